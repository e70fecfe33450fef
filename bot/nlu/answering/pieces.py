"""The first pieces of a story told bit by bit: what it is about, and not yet what happened."""

from bot.nlu.answering.complaining import speaks_of_complaining
from bot.nlu.answering.matter import narrates, states_a_fact, wishes
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han

_PHRASES = rules("answering/pieces")
_NAMES_A_THING = _PHRASES["names a thing"]
_NAMES_THEIRS = _PHRASES["names a thing of theirs or ours"]
_TELLS = _PHRASES["tells something of it"]
_PRODUCT_ALONE = _PHRASES["a product alone"]
_LONGEST_WORDS, _LONGEST_HAN = 8, 14


def only_names_a_product(text: str) -> bool:
    """Whether words are a product by its name: 信用卡, "about my broadband"."""
    return bool(_PRODUCT_ALONE.fullmatch(between_marks(text)))


def is_a_piece(text: str, *, of_theirs: bool = False) -> bool:
    """Whether words only name what a story will be about: "my mum's funeral plan", 我妈那份保险.

    Args:
        text: the customer's words.
        of_theirs: the thing must be the teller's or the firm's, where nothing else says that the
            words are meant for a complaint.
    """
    read = between_marks(text)
    if only_names_a_product(text):
        return True
    if len(read.split()) > _LONGEST_WORDS or count_han(read) > _LONGEST_HAN:
        return False
    names = _NAMES_THEIRS if of_theirs else _NAMES_A_THING
    if not names.fullmatch(read) or _TELLS.search(read) or is_question(text):
        return False
    told = narrates(text) or states_a_fact(text) or wishes(text)
    return not (told or speaks_of_complaining(text))
