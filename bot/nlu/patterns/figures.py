"""Figures of any kind as they are written: sums, numbers of papers and phones, e-mail addresses."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.nlu.patterns.numerals import SCALES, han_number
from bot.nlu.patterns.weekdays import MONTH
from bot.nlu.text import for_rules

# What a figure counts, where it is a part of a day or an hour and stands with another figure.
_PART_OF_DATE = re.compile(r"\s*([年月日号点/:])")
# behind the number of a day: the 12th, 12号
_DAY_OF_MONTH = re.compile(rf"(?:st|nd|rd|th)\b|[号日]|(?= {MONTH}\b)")
_HAN_SIGNS = "零〇一二两三四五六七八九十百千万亿"
_FIGURE = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<day>\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<halves>\d+)个半|(?P<pieces>\d+)个(?=[小钟月])"
    rf"|(?P<han>\d+(?:\.\d+)?[万千百亿][{_HAN_SIGNS}\d]*"
    rf"|(?=[{_HAN_SIGNS}]*[一二两三四五六七八九])[{_HAN_SIGNS}]{{2,}})"
    r"|(?:(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?!\d)|(?P<row>\d+(?:[ -]\d{2,})*))"
    rf"(?:\s?(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b)?"
)


@dataclass(frozen=True)
class Figure:
    """A figure or an address in a text.

    Args:
        start: its first character in the text.
        end: the character after its last.
        text: as it was written.
        digits: its digits alone; empty where it is written in Chinese numerals, or an address.
        number: its value; None where it is none, but a phone number or the like.
    """

    start: int
    end: int
    text: str
    digits: str
    number: Decimal | None

    def is_same_as(self, other: "Figure") -> bool:
        """Whether both mean one value, however it is written: 8万 and 80,000."""
        if self.number is not None and other.number is not None:
            return self.number == other.number
        return self.text == other.text or (self.digits != "" and self.digits == other.digits)


def find_figures(text: str) -> list[Figure]:
    """The figures of a text in their order."""
    read = for_rules(text)
    return [
        Figure(
            found.start(),
            found.end(),
            text[slice(*found.span())],
            "" if found["email"] else re.sub(r"\D", "", found.group()),
            _number(found),
        )
        for found in _FIGURE.finditer(read)
    ]


def day_ending(text: str, figure: Figure) -> str | None:
    """What makes a figure the number of a day: the "th" of 12th, 号, and nothing before a month.

    Returns:
        None where it is no such number.
    """
    ending = _DAY_OF_MONTH.match(for_rules(text), figure.end)
    return ending.group() if ending else None


def part_of_date(text: str, figure: Figure) -> str | None:
    """The sign behind a figure by which it is a part of a day or an hour: 月, 点, a colon."""
    part = _PART_OF_DATE.match(for_rules(text), figure.end)
    return part[1] if part else None


def _number(found: re.Match[str]) -> Decimal | None:
    if found["halves"]:
        return Decimal(found["halves"]) + Decimal("0.5")
    if found["han"]:
        return han_number(found["han"])
    plain = found["number"] or found["pieces"] or found["row"]
    if not plain or not re.fullmatch(r"[\d,.]+", plain):
        return None
    return Decimal(plain.replace(",", "")) * SCALES.get(found["scale"] or "", 1)
