"""The side question in a message that tells something else as well."""

import re

from bot.nlu.asked.desk import asks_whether
from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_how_long, asks_when, opens_by_asking_when
from bot.nlu.question_form import asks_something, bare
from bot.nlu.rule_phrases import rules
from bot.nlu.text import SENTENCE

_PHRASES = rules("asked/besides")
_NOBODY_SAYS = _PHRASES["tells that nobody says"]
# where a sentence turns to asking: "I want it back, and how long will that take"
_TURNS_TO_ASK = re.compile(
    r"(?:^|[,，:：-]\s*|\b(?:and|but|so|also|plus|then)\s+)(?:also |just |then |and |but |so )*"
    r"(?=(?:how|when|what|who|where|can|could|may|will|would|do|does|is|are)\b)"
    r"|[,，]\s*(?=[^\s,，])",
    re.I,
)
# Side questions that are answered beside what is told.
ASKED_BESIDES = frozenset({"ask_process", "ask_rights", "ask_privacy", "explain_term"})


def question_besides(text: str) -> str | None:
    """The side question in a message that tells something else as well; None without one.

    Args:
        text: the customer's words.

    Returns:
        the question's own words, which `side_question` reads as procedure, privacy, rights or what
        a term means.
    """
    whole = text.strip()
    for sentence in SENTENCE.findall(text):
        for begins in (0, *(turn.end() for turn in _TURNS_TO_ASK.finditer(sentence))):
            part = str(sentence[begins:]).strip()
            if part != whole and _asks_besides(part):
                return part
    return None


def told_beside_question(text: str) -> str | None:
    """The sentences beside a side question; None where there is no such question, or nothing else.

    "what is a deductible? they say the bill is below it" → "they say the bill is below it"
    """
    asked = question_besides(text)
    if asked is None:
        return None
    told = [part.strip() for part in SENTENCE.findall(text) if asked not in part]
    return " ".join(told) or None


def asks_beside_a_yes(part: str) -> bool:
    """Whether words behind a yes ask a side question: "how long will that take"."""
    return _has_form(part) and side_question(part, in_form=True) in ASKED_BESIDES


def _asks_besides(part: str) -> bool:
    # at the end of a story "do you call that service" is no question; hardly any part of one is,
    # and this is told sooner than what would be asked
    return asks_beside_a_yes(part) and not asks_whether(part)


def _has_form(part: str) -> bool:
    """Whether words have the form of a question, and do not tell that nobody answers it."""
    asks = asks_something(part) or asks_how_long(part)
    asks = asks or (asks_when(part) and opens_by_asking_when(part))
    return asks and not _NOBODY_SAYS.search(bare(part))
