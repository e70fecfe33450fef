"""Numbers as people write them in Chinese and English."""

import re
from decimal import Decimal

HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# as they stand in contracts and on receipts: 贰仟陆佰捌拾
_FORMAL_DIGITS = {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_FORMAL_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
# a sign of a number in words, as an expression
HAN = r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]"
_DIGITS = HAN_DIGITS | _FORMAL_DIGITS
_UNITS = _HAN_UNITS | _FORMAL_UNITS
_ENGLISH = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_ENGLISH_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
# what stands behind figures: 3k, 2 lakhs, 1.2m
SCALES = {"k": 1000, "thousand": 1000, "grand": 1000, "m": 1_000_000, "million": 1_000_000}
SCALES |= {"lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000}
SCALES |= {"crore": 10_000_000, "crores": 10_000_000}
ENGLISH_WORD = "(?:" + "|".join([*_ENGLISH, *_ENGLISH_SCALES]) + ")"


def han_number(text: str) -> Decimal:
    """The value of a Chinese numeral; digits may be mixed in.

    Args:
        text: 两千五百, 三万五, 2万, 1万5, 1.5万, 三百零五.

    Returns:
        the value; a lone digit after 万, 千 or 百 counts in the next lower unit (三万五 is 35,000).
    """
    total = section = Decimal(0)
    pending: Decimal | None = None
    last_unit = 1
    for token in re.findall(r"\d[\d,]*(?:\.\d+)?|.", text):
        if token[0].isdigit():
            pending = Decimal(token.replace(",", ""))
        elif token in _DIGITS:
            pending = Decimal(_DIGITS[token])
            if token in "零〇":
                last_unit = 1
        elif token in _UNITS:
            unit = _UNITS[token]
            if unit >= 10_000:
                whole = section + (pending or Decimal(0))
                total = (total + whole) * unit if unit > 10_000 else total + whole * unit
                section = Decimal(0)
            else:
                section += (Decimal(1) if pending is None else pending) * unit
            pending, last_unit = None, unit
    if pending is not None:
        section += pending * (last_unit // 10 if last_unit >= 100 and pending < 10 else 1)
    return total + section


def english_number(text: str) -> Decimal:
    """The value of an English numeral ("two thousand five hundred")."""
    total = current = Decimal(0)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _ENGLISH:
            current += _ENGLISH[word]
        elif word == "hundred":
            current = (current or Decimal(1)) * 100
        elif word in _ENGLISH_SCALES:
            total += (current or Decimal(1)) * _ENGLISH_SCALES[word]
            current = Decimal(0)
    return total + current


def plain(value: Decimal) -> str:
    """A number without exponent or separators; whole amounts without decimals, cents as told."""
    return format(value.quantize(Decimal(1)) if value == value.to_integral() else value, "f")
