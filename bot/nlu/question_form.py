"""Whether words have the form of a question."""

import re

from bot.nlu.lead_words import without_hold_up
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

# a question alone, and with a few words beside; longer ones tell something of which it is a part
LONGEST_ASIDE, LONGEST_QUESTION = 45, 80
# at the ends of a text, which change nothing of what it asks
MARKS = " \t\n,.。!?~"
# request with which a question goes to whoever handles the complaint
FOR_THE_HANDLER = "question"
_PHRASES = rules("question_form")
_ASKING_WORD = _PHRASES["a word that asks"]
# "so who actually reads this"
_OPENS_WITH_WHO = re.compile(
    r"(?:(?:so|and|but|ok|then|well)[, ]+)*who\b|(?:那么?|所以|到底|究竟|请问|[\s,])*谁"
)
_QUESTION = _PHRASES["asks"]
_ASKS_SOMEBODY = _PHRASES["asks somebody to answer"]


def is_question(text: str) -> bool:
    """Whether the words have the form of a question."""
    return bool(_QUESTION.search(for_rules(text).strip()))


def bare(text: str) -> str:
    """A text as rules read it, without the marks at its ends."""
    return for_rules(text).strip(MARKS)


def wants_to_know(text: str) -> bool:
    """Whether words have one that asks to be told something: when, how, what, why, who."""
    return bool(_ASKING_WORD.search(for_rules(text)))


def asks_something(text: str) -> bool:
    """Whether words ask something, also behind some that only win time: "wait, does he …"."""
    read = for_rules(text)
    if _OPENS_WITH_WHO.match(read):
        return True
    return is_question(text) or is_question(without_hold_up(read))


def asks_for_an_answer(text: str) -> bool:
    """Whether a short message is a question that somebody is to answer, and not a mere mark.

    "because of the lapse?" is unsure of what it tells; "does he have to come again" asks.
    """
    return len(text) <= LONGEST_QUESTION and bool(_ASKS_SOMEBODY.search(for_rules(text).strip()))
