"""What can be found in a text by its form: references, contacts, amounts, times, names.

Every finder reads folded text (Simplified, half-width, see `bot.nlu.text.fold`).
"""

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing found in a text.

    Attributes:
        start: its first character.
        end: the character after its last.
        value: what it says, normalised.
        weight: the greatest of several findings of a kind is the one that is meant.
    """

    start: int
    end: int
    value: str
    weight: float = 1.0


def overlaps(one: Finding, others: list[Finding]) -> bool:
    """Whether a finding shares a character with any of the others."""
    return any(one.start < other.end and other.start < one.end for other in others)
