"""The one sum of a reply that is known to tell one: 600, "roughly 3k", 一百五吧, 大概四万出头."""

from decimal import Decimal

from bot.nlu.bilingual import bilingual
from bot.nlu.patterns.figures import find_figures
from bot.nlu.patterns.numerals import ENGLISH_WORD, english_number, plain

_IN_ENGLISH = bilingual(
    rf"\b(?P<figure>(?:{ENGLISH_WORD}|grand)(?:[ -](?:and )?(?:{ENGLISH_WORD}|grand))*)\b"
    r"(?P<half> and a half)?"
)
# a smaller number in words may count anything
_LEAST_SPELLED = 10


def sole_sum(text: str, currency: str) -> str | None:
    """The sum that a reply tells.

    Args:
        text: folded text in lower case, known to tell a sum.
        currency: ISO code of what is paid with where it was written.

    Returns:
        figure and currency; None where there is no figure, or several differ.
    """
    figures = [figure for figure in find_figures(text) if text[figure.end : figure.end + 1] != "%"]
    told = {figure.number for figure in figures if figure.number} or set(_spelled(text))
    return f"{plain(told.pop())} {currency}" if len(told) == 1 else None


def _spelled(text: str) -> list[Decimal]:
    """Sums in English words: "about six hundred"."""
    found = []
    for match in _IN_ENGLISH.finditer(text):
        value = english_number(match["figure"].replace("grand", "thousand"))
        found.append(value * (Decimal("1.5") if match["half"] else 1))
    return [value for value in found if value >= _LEAST_SPELLED]
