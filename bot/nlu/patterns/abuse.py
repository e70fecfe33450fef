"""Insults at whoever reads the message; swearing about the matter itself is no abuse."""

from bot.nlu.patterns import Finding
from bot.nlu.rule_phrases import rules

_PHRASES = rules("patterns/abuse")

# over folded, lower-case text
_CHINESE = _PHRASES["in Chinese"]
_ENGLISH = _PHRASES["in English"]


def find_abuse(text: str) -> list[Finding]:
    """Insults in a text.

    Args:
        text: folded and in lower case.
    """
    return [
        Finding(match.start(), match.end(), "yes")
        for pattern in (_CHINESE, _ENGLISH)
        for match in pattern.finditer(text)
    ]
