"""Common nouns of firms, offices, papers and conditions, which no person is called by."""

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("patterns/common_nouns")
_FIRMS = _PHRASES["firms and offices"]
_THINGS = _PHRASES["papers and conditions"]


def names_no_person(text: str) -> bool:
    """Whether capitalised words are those of no person: "Insurance Ombudsman", not "Ann Banks"."""
    return names_a_thing(text) or bool(_FIRMS.search(for_rules(text)))


def names_a_thing(text: str) -> bool:
    """Whether words name a paper, a condition or a place, and not even a firm that complains."""
    return bool(_THINGS.search(for_rules(text)))
