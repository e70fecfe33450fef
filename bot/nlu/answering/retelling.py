"""Whether what is told of a matter again takes the place of what was told, or comes to it."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("answering/retelling")
_INSTEAD = _PHRASES["takes the place of what was told"]
_LEAST_OF_ALL = 0.7
_LEAST_SHARED = 0.5
_PARTS = re.compile(r"[a-z']{4,}|\d+|[一-鿿](?=[一-鿿])")


def takes_the_place(now: str, earlier: str) -> bool:
    """Whether a story that is told again replaces the one before.

    Args:
        now: what is told.
        earlier: what was told before.

    Returns:
        True where the customer says so, or tells most of it over again at length.
    """
    if _INSTEAD.search(for_rules(now)):
        return True
    if len(now) < len(earlier) * _LEAST_OF_ALL:
        return False
    parts = _parts(earlier)
    return bool(parts) and len(parts & _parts(now)) >= len(parts) * _LEAST_SHARED


def _parts(text: str) -> set[str]:
    """Words of a text, and its pairs of Chinese characters."""
    read = for_rules(text)
    return {
        read[found.start() : found.end() + 1] if "一" <= found[0] <= "鿿" else found[0]
        for found in _PARTS.finditer(read)
    }
