"""Phone numbers and e-mail addresses."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

import phonenumbers

from bot.nlu.bilingual import bilingual
from bot.nlu.patterns import Finding, overlaps
from bot.nlu.patterns.regions import Region

_EMAIL = re.compile(
    r"(?<![\w.+-])[a-z0-9][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+", re.A
)
# "lei dot wang at example dot com", wanglei艾特example点com
_DOT = re.compile(r"\s*(?:点|\bdot\b)\s*", re.A)
_ENDING = r"(?:com|cn|net|org|edu|tw|hk|uk|co|io|me)(?![\w-])"
_PROVIDER = r"(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|proton(?:mail)?|live|msn|qq|163|126|foxmail|sina)\."
_SPELT_EMAIL = re.compile(
    r"(?<![\w.+-])(?P<name>[a-z0-9][\w+-]*(?:(?:\.|\s?点\s?|\sdot\s)[\w+-]+)*)"
    rf"(?:\sat\s(?=[^,;]*(?:点|\bdot\b)|{_PROVIDER})|\s?(?:\(at\)|\[at\]|艾特|圈a|@)\s?)"
    rf"(?P<place>[a-z0-9-]+(?:(?:\s?点\s?|\sdot\s|\.)[a-z0-9-]+){{0,2}}(?:\s?点\s?|\sdot\s|\.){_ENDING})",
    re.A,
)
_PHONE = re.compile(
    r"(?<![\w.\-/])(?:\+|00)?\(?\d(?:[\d\-. ()]|\0+){5,20}\d(?![\w\-/])(?!\.\d)", re.A
)
# 070 is Nigeria's, as 080 and 090 are; what Britain has of these is no customer's
_BRITISH_MOBILE = re.compile(r"07[1-57-9]\d{8}")
_BRITISH = re.compile(r"0[12]\d{8,9}|07[1-57-9]\d{8}")
# written as there, in three groups
_AMERICAN = re.compile(r"\(?[2-9]\d{2}\)?[ .\-]\d{3}[ .\-]\d{4}")
# as numbers are grouped there: with the same digits others ring elsewhere
_AUSTRALIAN_LANDLINE = re.compile(r"\(?0[2378]\)?[ .-]?\d{4}[ .-]?\d{4}")
_AUSTRALIAN_MOBILE = re.compile(r"04\d{2}[ .-]?\d{3}[ .-]?\d{3}")
_MALAYSIAN_MOBILE = re.compile(r"01\d[ .-]?\d{3,4}[ .-]?\d{4}")
_INTERNATIONAL = ("+", "00")
_CHINESE_WORDS = re.compile(r"[\u4e00-\u9fff]")
# of the mainland and of Taiwan
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}|09\d{8}")
# 一三八 零零一三 八零零零, and 幺 for the one of telephone numbers
_SPOKEN = "零〇一幺壹二两贰三叁四肆五伍六陆七柒八捌九玖"
_SPOKEN_ROW = bilingual(rf"[{_SPOKEN}](?:[ \-]?[{_SPOKEN}]){{6,}}")
_SPOKEN_DIGITS = str.maketrans(_SPOKEN, "0011122233445566778899")
# "oh seven seven double oh nine", of telephone numbers only
_SPOKEN_WORDS = {
    "oh": "0", "o": "0", "zero": "0", "nought": "0", "naught": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
}  # fmt: skip
_SPOKEN_WORD = rf"(?:(?:double|triple|treble)[ -])?(?:{'|'.join(_SPOKEN_WORDS)})"
_SPOKEN_ENGLISH = bilingual(rf"\b{_SPOKEN_WORD}(?:[ ,.-]+{_SPOKEN_WORD}){{4,}}\b")
_FILLING = "\0"
_TIMES = {"double": 2, "triple": 3, "treble": 3}
_SHORTEST_DIGITS, _LONGEST_DIGITS = 7, 15
_DIGITS_OF_A_CITY, _DIGITS_IN_BRITAIN = 8, 11
# Regions whose numbers have eight digits; where none is told and more than one knows a number, it
# stays as told: a wrong calling code reaches a stranger.
_CITIES = (Region.HONG_KONG, Region.SINGAPORE)
_NAMED = bilingual(
    r"(?:电话|手机|座机|联系方式|号码|致电|打给?我?|phone|mobile|cell|number|call(?: me)?|landline|tel|whatsapp|text me)"
    r"[^\d+]{0,20}$"
)

# somebody is to be reached there, whoever's plan it is
_TO_BE_REACHED = bilingual(
    r"(?:\b(?:call|ring|phone|telephone|text|sms|whatsapp|reach|contact) (?:to )?(?:me|us)\b|\bmy (?:own )?(?:phone|mobile|cell|tel|whatsapp|contact|number)(?: (?:no|number))?\b"
    r"|(?:打|拨|发|call)(?:给|到)?(?:我|咱)|(?:联系|联络|找)我|我(?:的)?(?:电话|手机|号码))[^\d+.;。；]{0,16}$"
)


def _with_digits(text: str) -> str:
    """The text with numbers that are spelt out digit by digit in digits, every one in its place."""
    text = _SPOKEN_ROW.sub(lambda row: row.group().translate(_SPOKEN_DIGITS), text)
    return _SPOKEN_ENGLISH.sub(_in_digits, text)


def _in_digits(row: re.Match[str]) -> str:
    """A number that is spelt out in English, in digits, as long as it stood."""
    digits, times = "", 1
    for word in re.findall(r"[a-z]+", row.group()):
        if word in _TIMES:
            times = _TIMES[word]
        else:
            digits += _SPOKEN_WORDS[word] * times
            times = 1
    # the last digit stands where the last word ends
    return digits[:-1] + _FILLING * (len(row.group()) - len(digits)) + digits[-1]


def find_emails(text: str) -> list[Finding]:
    """E-mail addresses in a folded, lower-case text."""
    found = [
        Finding(match.start(), match.end(), match.group().rstrip("."))
        for match in _EMAIL.finditer(text)
    ]
    return found or [_spelt_out(match) for match in _SPELT_EMAIL.finditer(text)]


def _spelt_out(match: re.Match[str]) -> Finding:
    name, place = (_DOT.sub(".", match[part]).replace(" ", "") for part in ("name", "place"))
    return Finding(match.start(), match.end(), f"{name}@{place}")


def _parse(written: str, region: str, listed: bool = True) -> str | None:
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return None
    # Written with its country code, a possible number is meant as one even where the numbering plan
    # does not list it yet; else only a valid one is told from any other row of digits.
    plausible = (
        phonenumbers.is_valid_number
        if listed and written[0] != "+"
        else phonenumbers.is_possible_number
    )
    if not plausible(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _anywhere(written: str, text: str, named: bool, region: Region | None) -> str | None:
    if written.startswith(_INTERNATIONAL):
        return _parse("+" + re.sub(r"\D", "", written).removeprefix("00"), "CN")
    digits = re.sub(r"\D", "", written)
    if named and len(digits) == _DIGITS_OF_A_CITY and digits[0] not in "01":
        return _in_city(digits, region)
    return _national(written, text, named, region)


def _in_city(digits: str, region: Region | None) -> str | None:
    """A number of eight digits, which Hong Kong, Macau and Singapore have."""
    if region is Region.MACAU:
        return _parse(digits, region)
    cities = [region] if region in _CITIES else list(_CITIES)
    if region is Region.TAIWAN:  # Traditional characters, and no number of Taiwan is so short
        cities = [Region.HONG_KONG]
    known = [number for city in cities if (number := _parse(digits, city))]
    return known[0] if len(known) == 1 else (digits if known else None)


def _national(written: str, text: str, named: bool, region: Region | None) -> str | None:
    """The number of a row of digits without a country code; words around it tell where it rings."""
    digits = re.sub(r"\D", "", written)
    in_chinese = bool(_CHINESE_WORDS.search(text))
    if not in_chinese:
        # not all that people give stand in the plans, and none of them is a landline in China
        for shape, country in ((_BRITISH_MOBILE, "GB"), (_AMERICAN, "US")):
            if shape.fullmatch(digits if country == "GB" else written):
                return _parse(digits, country, listed=False)
    if region is Region.TAIWAN and (number := _parse(digits, region)):
        return number
    regions = _regions(written, digits, named, in_chinese)
    return next((number for country in regions if (number := _parse(digits, country))), None)


def _regions(written: str, digits: str, named: bool, in_chinese: bool) -> list[str]:
    """Countries whose plan and whose way of writing a number may have it, the likeliest first."""
    elsewhere = []
    if len(digits) == 10 and digits.startswith("01"):
        # no number in China has so few digits after 01
        return ["MY", "GB"] if _MALAYSIAN_MOBILE.fullmatch(written) else []
    if len(digits) == 10 and digits[0] in "23456789":
        elsewhere = ["US", "IN"] if named else ["US"]
    if _BRITISH.fullmatch(digits) and (named or len(digits) == _DIGITS_IN_BRITAIN):
        elsewhere.append("GB")
    if not in_chinese and _AUSTRALIAN_MOBILE.fullmatch(written):
        elsewhere.append("AU")
    if not in_chinese and named and _AUSTRALIAN_LANDLINE.fullmatch(written):
        # with the same digits some ring in Taiwan
        elsewhere += [] if _parse(digits, Region.TAIWAN) else ["AU"]
    if in_chinese and len(digits) == 10 and digits.startswith("09"):
        elsewhere.append(Region.TAIWAN)
    return ["CN", *elsewhere] if in_chinese else [*elsewhere, "CN"]


def phone_in_answer(text: str, region: Region | None = None) -> Finding | None:
    """The number in an answer to "which number may we call", even a bare row of digits.

    Args:
        text: folded text in lower case.
        region: where the customer writes from, if told.

    Returns:
        its E.164 form where a numbering plan knows it, else the digits as told: the customer knows
        best what to dial.
    """
    for match in _PHONE.finditer(text := _with_digits(text)):
        digits = re.sub(r"\D", "", match.group())
        if _SHORTEST_DIGITS <= len(digits) <= _LONGEST_DIGITS:
            value = _anywhere(match.group(), text, True, region) or digits
            return Finding(match.start(), match.end(), value)
    return None


def find_phones(text: str, taken: list[Finding], region: Region | None = None) -> list[Finding]:
    """Phone numbers in a folded, lower-case text.

    Args:
        text: folded text in lower case.
        taken: what is already read as something else.
        region: where the customer writes from, if told.

    Returns:
        findings with the E.164 value. A bare row of digits is a phone only when it is a mainland
        mobile, is written with separators, or the words before it say so.
    """
    found: list[Finding] = []
    for match in _PHONE.finditer(text := _with_digits(text)):
        written = match.group()
        digits = re.sub(r"\D", "", written)
        if not _SHORTEST_DIGITS <= len(digits) <= _LONGEST_DIGITS:
            continue
        start, end = match.span()
        if overlaps(Finding(start, end, ""), taken):
            continue
        international = written.startswith(_INTERNATIONAL)
        named = bool(_NAMED.search(text[max(0, start - 30) : start]))
        separated = bool(re.search(r"\d[\-. ()]+\d", written))
        spoken = _FILLING in written
        mobile = bool(_CHINESE_MOBILE.fullmatch(digits))
        alone = len(text.strip()) == len(written)
        if not (international or named or mobile or separated or spoken or alone):
            continue
        value = _anywhere(written, text, named or alone, region)
        if value is None and _TO_BE_REACHED.search(text[max(0, start - 40) : start]):
            value = digits
        if value:
            found.append(Finding(start, end, value))
    return found
