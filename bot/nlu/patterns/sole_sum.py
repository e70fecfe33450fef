"""The one sum of a reply that is known to tell one: 600, "roughly 3k", 一百五吧, 大概四万出头."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
from decimal import Decimal

from bot.nlu.bilingual import bilingual
from bot.nlu.patterns.numerals import ENGLISH_WORD, english_number, han_number, plain

_SCALES = {
    "k": 1000,
    "grand": 1000,
    "thousand": 1000,
    "hundred": 100,
    "m": 1_000_000,
    "mil": 1_000_000,
}
_SCALES |= {"million": 1_000_000, "lakh": 100_000, "lac": 100_000, "crore": 10_000_000}
_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_IN_FIGURES = bilingual(
    r"(?:(?<![\w/:.-])|(?<=\bn))(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)"
    rf"(?:(?P<han>[万千百亿](?:{_HAN}|\d)*)|\s?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})s?\b)?(?![\d/:%-]|\.\d|[a-z])"
)
_IN_HAN = bilingual(rf"(?={_HAN}*[十百千万]){_HAN}{{2,}}")
_IN_ENGLISH = bilingual(
    rf"\b(?:(?:an?|half a) )?(?P<figure>(?:{ENGLISH_WORD}|grand)(?:[ -](?:and )?(?:{ENGLISH_WORD}|grand))*)\b(?P<half> and a half)?"
)


def sole_sum(text: str, currency: str) -> str | None:
    """The sum that a reply tells.

    Args:
        text: folded text in lower case, known to tell a sum.
        currency: ISO code of what is paid with where it was written.

    Returns:
        figure and currency; None where there is no figure, or several differ.
    """
    told = [*_figures(text), *(han_number(match.group()) for match in _IN_HAN.finditer(text))]
    values = set(told or _spelled(text))
    return f"{plain(values.pop())} {currency}" if len(values) == 1 else None


def _figures(text: str) -> list[Decimal]:
    found = []
    for match in _IN_FIGURES.finditer(text):
        figure = Decimal(match["figure"].replace(",", ""))
        if match["han"]:
            figure = han_number(match["figure"] + match["han"])
        found.append(figure * _SCALES.get(match["scale"] or "", 1))
    return [figure for figure in found if figure > 0]


def _spelled(text: str) -> list[Decimal]:
    """Sums in English words, of which a small number may count anything: "six hundred"."""
    found = []
    for match in _IN_ENGLISH.finditer(text):
        words = match["figure"].replace("grand", "thousand")
        value = english_number(words) * (Decimal("1.5") if match["half"] else 1)
        found.append(value)
    return [value for value in found if value >= 10]
