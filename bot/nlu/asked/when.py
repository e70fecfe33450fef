"""Whether a question is about when there is an answer, or how long that takes."""

from bot.nlu.lead_words import without_hold_up
from bot.nlu.question_form import LONGEST_ASIDE, LONGEST_QUESTION, MARKS, bare
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("asked/when")
_WHEN_RESULT = _PHRASES["when there is a result"]
# of the desk's own work; how long something of the matter took is told, and no question
_HOW_LONG = _PHRASES["how long"]
_ASKS_WHEN = _PHRASES["opens by asking when"]
_WHEN_ALONE = _PHRASES["when, and no more"]
_BY_SOME_DAY = _PHRASES["whether by some day"]


def asks_when(text: str) -> bool:
    """Whether a short question asks when there will be an answer, or how long that takes."""
    if len(text) > LONGEST_ASIDE:
        return False
    read = without_hold_up(for_rules(text))
    if _WHEN_ALONE.fullmatch(read.strip(MARKS)):
        return True
    return bool(_WHEN_RESULT.search(read)) or asks_how_long(text)


def only_asks_when(text: str) -> bool:
    """Whether a whole text asks when, and no more: "by when?", 几天到账."""
    return bool(_WHEN_ALONE.fullmatch(bare(text)))


def asks_by_when(text: str) -> bool:
    """Whether a short question asks if there is an answer by some day: "will I hear by Friday"."""
    return len(text) <= LONGEST_QUESTION and bool(_BY_SOME_DAY.search(bare(text)))


def asks_how_long(text: str) -> bool:
    """Whether a short question asks how long it takes: "how much longer?"."""
    return len(text) <= LONGEST_ASIDE and bool(_HOW_LONG.search(without_hold_up(for_rules(text))))


def opens_by_asking_when(text: str) -> bool:
    """Whether a text begins with the word that asks when, or how long: "when will you …"."""
    return bool(_ASKS_WHEN.search(bare(text)))
