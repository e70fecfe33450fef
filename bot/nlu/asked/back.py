"""What a customer asks back of the questions put to them, and of what they have told."""

import re

from bot.nlu.question_form import (
    LONGEST_ASIDE,
    LONGEST_QUESTION,
    MARKS,
    bare,
    is_question,
    wants_to_know,
)
from bot.nlu.rule_phrases import rules
from bot.nlu.text import SENTENCE, for_rules

_PHRASES = rules("asked/back")
_PLAINER = _PHRASES["wants plainer words"]
_WHICH_NUMBER = _PHRASES["which number is meant"]
_HOW_MANY_LEFT = _PHRASES["how many questions are left"]
_WHY_ASKED = _PHRASES["asks why that is asked"]
_NOT_FOLLOWED = _PHRASES["does not follow"]
_OF_THE_QUESTION = _PHRASES["a part of what the form asks"]
_SO_FAR = _PHRASES["what was told so far"]
_LAST_SENTENCE = re.compile(r"(?<=[.!?;。！？；\n])[^.!?;。！？；\n]+$")


def asks_so_far(text: str) -> bool:
    """Whether a short message asks what was told so far: "which number did I give you"."""
    if len(text) > LONGEST_QUESTION:
        return False
    # also behind a word of excuse: "sorry for shouting. did you put the amount down?"
    told = (sentence.strip(" .!?。！？\n") for sentence in SENTENCE.findall(for_rules(text)))
    return any(len(part) <= LONGEST_ASIDE and bool(_SO_FAR.search(part)) for part in told)


def does_not_follow(text: str) -> bool:
    """Whether words ask what was meant: "what do you mean", "which number?", 什么意思."""
    return bool(_NOT_FOLLOWED.fullmatch(for_rules(text).strip(" \t\n,.，。!！?？~…")))


def asks_of_question(text: str) -> bool:
    """Whether a question is about what the form asked, and not about what can be done here."""
    asks = is_question(text) or wants_to_know(text)
    return asks and bool(_OF_THE_QUESTION.search(for_rules(text)))


def asks_for_plain_words(text: str) -> bool:
    """Whether a short message asks to be told in simpler words: "can you write more simple"."""
    return len(text) <= LONGEST_QUESTION and bool(_PLAINER.search(for_rules(text)))


def asks_which_number(text: str) -> bool:
    """Whether a short reply asks which number is meant: "what's that, the account number?"."""
    return len(text) <= LONGEST_QUESTION and bool(_WHICH_NUMBER.fullmatch(for_rules(text).strip()))


def asks_how_many_left(text: str) -> bool:
    """Whether a short message asks how many questions are still to come: 还要问多少."""
    return len(text) <= LONGEST_QUESTION and bool(_HOW_MANY_LEFT.search(for_rules(text)))


def asks_why_that(text: str) -> bool:
    """Whether a reply asks why the detail that was asked for is wanted: "why must I".

    Anger may stand before it: "you're not getting that. what's it for".
    """
    read = bare(text)
    last = _LAST_SENTENCE.search(read)
    whole = bool(_WHY_ASKED.fullmatch(read))
    return whole or bool(last and _WHY_ASKED.fullmatch(last.group().strip(MARKS)))
