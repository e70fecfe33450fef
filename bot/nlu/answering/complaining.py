"""Whether words say that there is a complaint, and whether they tell what it is about."""

import re

from bot.language import words
from bot.nlu.lead_words import without_assent
from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, count_han, for_rules

_PHRASES = rules("answering/complaining")
_BARE_COMPLAINT = _PHRASES["speaks of complaining alone"]
_WISH_TO_COMPLAIN = _PHRASES["bare wish to complain"]
_ENGLISH_BARE = words(
    "i i'd i'm id we you your a an the to would like want wanna need wish have has had make "
    "made file lodge raise submit register report start open complaint complaints complain "
    "complaining about against with of on my our please hello hi hey there can could how do "
    "does is are this that it for in at some another new one something someone company bank "
    "insurer hospital service problem issue matter case really just here again yes so and am"
)
_LEAST_HAN, _LEAST_WORDS = 4, 3
_COMPLAINING = _PHRASES["speaks of complaining"]


def wishes_to_complain(text: str) -> bool:
    """Whether the message says that its writer wants to complain, and nothing else."""
    words = without_assent(between_marks(text))
    return bool(_WISH_TO_COMPLAIN.fullmatch(words))


def tells_story(text: str) -> bool:
    """Whether a complaint says what it is about, not only that there is one."""
    text = for_rules(text)
    han = count_han(_BARE_COMPLAINT.sub("", text))
    words = [word for word in re.findall(r"[a-z']+", text) if word not in _ENGLISH_BARE]
    # in a sentence of both languages an English word says as much as two characters
    mixed = han + 2 * len(words) if han and words else 0
    return han >= _LEAST_HAN or len(words) >= _LEAST_WORDS or mixed > _LEAST_HAN


def says_little(text: str) -> bool:
    """Whether words leave nothing to understand: 单号是, "my number is", or none at all."""
    read = for_rules(text)
    return count_han(read) <= 4 and len(re.findall(r"[a-z']+", read)) <= 3


def speaks_of_complaining(text: str) -> bool:
    """Whether a message says that it is to be a complaint, whatever about."""
    return bool(_COMPLAINING.search(for_rules(text)))
