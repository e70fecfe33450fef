"""What is asked of the desk at work: what it has done, what it will do, and who does it."""

from bot.nlu.answering.matter import narrates
from bot.nlu.question_form import LONGEST_ASIDE, LONGEST_QUESTION, bare, is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked/desk")
# with what it may be found by
_LONGEST_SEARCH = 120
_LONGEST_FEAR = 16
# too short to tell anything beside "pay or not"
_LONGEST_OUTCRY = 12
_HAS_A_RULE = _PHRASES["whether a rule says so"]
_WHAT_THEN = _PHRASES["asks what then"]
_ANYBODY = _PHRASES["whether anybody is there"]
_IS_IT_DONE = _PHRASES["whether it is handed in"]
_WHO_DECIDES = _PHRASES["who decides it"]
_FOR_SOMEBODY = _PHRASES["asks for somebody to ring or speak to"]
_FOR_A_PERSON = _PHRASES["asks for a person"]
_FEARS = _PHRASES["fears to be paid back"]
_WAYS = _PHRASES["another way to be answered"]
_OF_A_CALL = _PHRASES["of a call"]
_BOTH_IN = _PHRASES["whether both are handed in"]
_SECOND_KEPT = _PHRASES["whether the second is kept"]
_THAT_WAS_ALL = _PHRASES["whether that was all"]
# "pay or not?" wants a word that nobody can give yet; a complaint asks the same of what was done
_YES_OR_NO = _PHRASES["asks for yes or no"]
_FINDS_IT = _PHRASES["asks to have it found without its number"]
_ON_WHAT_GROUNDS = _PHRASES["on what grounds"]


def asks_for_another_way(text: str) -> bool:
    """Whether words ask to be answered in a way that is not offered: "whatsapp can?"."""
    return bool(_WAYS.search(for_rules(text)))


def asks_if_anybody_is_there(text: str) -> bool:
    """Whether a whole message asks if a person is there: 没人吗, "is anybody there?"."""
    return bool(_ANYBODY.fullmatch(bare(text)))


def asks_if_done(text: str) -> bool:
    """Whether a short message asks if that was all there is to do: 这就行了是吧, "is that it?"."""
    return bool(_THAT_WAS_ALL.fullmatch(bare(text))) or asks_if_handed_in(text)


def asks_if_handed_in(text: str) -> bool:
    """Whether a short message asks if the complaint is handed in: "is it submitted yet?"."""
    return bool(_IS_IT_DONE.fullmatch(bare(text)))


def asks_if_both(text: str) -> bool:
    """Whether a short message asks if two complaints are registered: 两件都登记了吗."""
    return bool(_BOTH_IN.fullmatch(bare(text)))


def asks_of_the_second(text: str) -> bool:
    """Whether a short message asks if the second of two matters is kept, too."""
    return bool(_SECOND_KEPT.fullmatch(bare(text)))


def asks_what_then(text: str) -> bool:
    """Whether a short question asks what if nothing comes: "and if you miss that date?"."""
    return bool(_WHAT_THEN.fullmatch(bare(text)))


def asks_for_a_call(text: str) -> bool:
    """Whether a question is about somebody who rings or comes: "when does a person ring"."""
    return bool(_OF_A_CALL.search(for_rules(text)))


def asks_for_somebody(text: str) -> bool:
    """Whether words ask for a person to ring or speak to: "any chance a person calls me?"."""
    return bool(_FOR_SOMEBODY.search(for_rules(text)))


def asks_for_a_person(text: str) -> bool:
    """Whether a short message only asks for a person: "real person please", 转人工."""
    brief = len(text) <= LONGEST_ASIDE and not narrates(text)
    return brief and bool(_FOR_A_PERSON.search(for_rules(text).strip()))


def asks_on_what_grounds(text: str) -> bool:
    """Whether words ask who found something so, and on what: 依据是什么, "on what basis?"."""
    return bool(_ON_WHAT_GROUNDS.search(for_rules(text)))


def asks_to_find_it(text: str) -> bool:
    """Whether a complaint is to be found by something else than its number: 用手机号查."""
    return len(text) <= _LONGEST_SEARCH and bool(_FINDS_IT.search(for_rules(text)))


def asks_who_decides(text: str) -> bool:
    """Whether a short question asks who decides or looks again: "the same person again?"."""
    return len(text) <= LONGEST_QUESTION and bool(_WHO_DECIDES.search(for_rules(text)))


def asks_for_a_rule(text: str) -> bool:
    """Whether words ask if a rule allows something: 提前赎回有没有规定可以走."""
    return bool(_HAS_A_RULE.search(for_rules(text)))


def fears_to_be_paid_back(text: str) -> bool:
    """Whether words ask or fear that whom they complain of makes them pay for it: 怕他报复."""
    if len(text) > LONGEST_QUESTION or not _FEARS.search(for_rules(text)):
        return False
    short = len(text) <= _LONGEST_FEAR
    return short or is_question(text) or not narrates(text)


def asks_whether(text: str) -> bool:
    """Whether a short question wants a word that nobody can give yet: 你们到底给不给赔."""
    if len(text) > LONGEST_ASIDE or not _YES_OR_NO.search(for_rules(text)):
        return False
    return len(text) <= _LONGEST_OUTCRY or not narrates(text)


def asks_of_what_was_done(text: str) -> bool:
    """Whether a question is for the handler to read, too: what it was decided on, or a fear."""
    return fears_to_be_paid_back(text) or asks_on_what_grounds(text)
