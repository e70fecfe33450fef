"""Phone numbers and e-mail addresses."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

import phonenumbers

from bot.nlu.patterns import Finding, overlaps

_EMAIL = re.compile(
    r"(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.A
)
_PHONE = re.compile(r"(?<![\w.\-/])(?:\+|00)?\(?\d[\d\-. ()]{5,20}\d(?![\w\-/])(?!\.\d)", re.A)
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
_SHORTEST_DIGITS, _LONGEST_DIGITS = 7, 15
_NAMED = re.compile(
    r"(?:电话|手机|座机|联系方式|号码|致电|打给?我?|phone|mobile|cell|number|call(?: me)?|tel|whatsapp|text me)"
    r"[^\d+]{0,20}$"
)


def find_emails(text: str) -> list[Finding]:
    """E-mail addresses in a folded, lower-case text."""
    return [
        Finding(match.start(), match.end(), match.group().rstrip("."))
        for match in _EMAIL.finditer(text)
    ]


def _parse(written: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    # Written with its country code, a possible number is meant as one even where the numbering plan
    # does not list it yet; else only a valid one is told from any other row of digits.
    plausible = (
        phonenumbers.is_possible_number if written[0] == "+" else phonenumbers.is_valid_number
    )
    if not plausible(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _regions(digits: str, named: bool) -> list[str]:
    if digits.startswith("07") and len(digits) == 11:
        return ["GB", "CN"]
    if digits.startswith("09") and len(digits) == 10:
        return ["TW"]
    regions = ["CN"]
    if len(digits) == 10 and digits[0] in "23456789":
        regions = ["US", "CN"]
    if named and len(digits) == 8:
        regions.append("HK")
    if named and digits.startswith("0"):
        regions += ["GB", "TW"]
    return regions


def phone_in_answer(text: str) -> Finding | None:
    """The number in an answer to "which number may we call", even a bare row of digits.

    Args:
        text: folded text in lower case.

    Returns:
        its E.164 form where a numbering plan knows it, else the digits as told: the customer knows
        best what to dial.
    """
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _SHORTEST_DIGITS <= len(digits) <= _LONGEST_DIGITS:
            known = (_parse(digits, region) for region in _regions(digits, True))
            value = next((number for number in known if number), digits)
            return Finding(match.start(), match.end(), value)
    return None


def find_phones(text: str, taken: list[Finding]) -> list[Finding]:
    """Phone numbers in a folded, lower-case text.

    Args:
        text: folded text in lower case.
        taken: what is already read as something else.

    Returns:
        findings with the E.164 value. A bare row of digits is a phone only when it is a mainland
        mobile, is written with separators, or the words before it say so.
    """
    found: list[Finding] = []
    for match in _PHONE.finditer(text):
        written = match.group()
        digits = re.sub(r"\D", "", written)
        if not _SHORTEST_DIGITS <= len(digits) <= _LONGEST_DIGITS:
            continue
        start, end = match.span()
        if overlaps(Finding(start, end, ""), taken):
            continue
        international = written.startswith(("+", "00"))
        named = bool(_NAMED.search(text[max(0, start - 30) : start]))
        separated = bool(re.search(r"\d[\-. ()]+\d", written))
        mobile = bool(_CHINESE_MOBILE.fullmatch(digits))
        alone = len(text.strip()) == len(written)
        if not (international or named or mobile or separated or alone):
            continue
        if international:
            value = _parse(written if written[0] == "+" else "+" + digits[2:], "CN")
        else:
            parsed = (_parse(written, region) for region in _regions(digits, named or alone))
            value = next((number for number in parsed if number), None)
        if value:
            found.append(Finding(start, end, value))
    return found
