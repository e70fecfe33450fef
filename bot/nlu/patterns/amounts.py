"""Sums of money: 2,500元, 两千五百块, ￥300, $45.50, £20, 300 bucks, HK$1,200, Rs 2 lakh."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from decimal import Decimal

from bot.language import words
from bot.nlu.bilingual import bilingual
from bot.nlu.patterns import Finding, overlaps
from bot.nlu.patterns.bare_sums import find_bare_sums
from bot.nlu.patterns.numerals import ENGLISH_WORD, HAN, SCALES, english_number, han_number, plain
from tickets.vocabulary import NO_CURRENCY

_SIGNS = {
    "hk$": "HKD", "nt$": "TWD", "us$": "USD", "s$": "SGD", "a$": "AUD", "$": "USD", "£": "GBP",
    "€": "EUR", "¥": "CNY", "￥": "CNY", "rmb": "CNY", "cny": "CNY", "usd": "USD", "gbp": "GBP",
    "hkd": "HKD", "eur": "EUR", "twd": "TWD", "sgd": "SGD", "aud": "AUD", "cad": "CAD", "jpy": "JPY",
    "myr": "MYR", "rm": "MYR", "mop": "MOP", "ntd": "TWD", "c$": "CAD", "mop$": "MOP",
    "rs.": "INR", "rs": "INR", "₹": "INR", "inr": "INR", "nz$": "NZD", "nzd": "NZD", "au$": "AUD", "chf": "CHF",
    "zar": "ZAR", "₦": "NGN", "ngn": "NGN", "ksh": "KES", "kes": "KES", "₱": "PHP", "php": "PHP", "aed": "AED",
    "฿": "THB", "thb": "THB", "ghs": "GHS", "idr": "IDR", "rp": "IDR", "₫": "VND", "vnd": "VND", "pln": "PLN",
    "新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "港纸": "HKD", "人民币": "CNY", "美元": "USD",
    "美金": "USD", "英镑": "GBP", "欧元": "EUR", "新币": "SGD", "坡币": "SGD", "澳元": "AUD", "加元": "CAD",
    "日元": "JPY", "日圆": "JPY", "马币": "MYR", "令吉": "MYR", "澳门元": "MOP",
}  # fmt: skip
_UNITS = {
    "元人民币": "CNY", "人民币": "CNY", "块钱": "CNY", "块": "CNY", "元": "CNY", "圆": "CNY",
    "港币": "HKD", "港元": "HKD", "美元": "USD", "美金": "USD", "刀": "USD", "英镑": "GBP", "镑": "GBP",
    "欧元": "EUR", "新台币": "TWD", "台币": "TWD", "新币": "SGD", "坡币": "SGD", "新加坡元": "SGD",
    "澳元": "AUD", "澳币": "AUD", "加元": "CAD", "加币": "CAD", "日元": "JPY", "日圆": "JPY", "马币": "MYR", "令吉": "MYR",
    "澳门元": "MOP", "蚊": "HKD", "蚊鸡": "HKD", "twd": "TWD", "ntd": "TWD", "aud": "AUD", "cad": "CAD", "jpy": "JPY",
    "rmb": "CNY", "cny": "CNY", "yuan": "CNY", "kuai": "CNY", "renminbi": "CNY",
    "hkd": "HKD", "hong kong dollars": "HKD", "usd": "USD", "us dollars": "USD", "dollars": "USD",
    "dollar": "USD", "bucks": "USD", "gbp": "GBP", "pounds": "GBP", "pound": "GBP", "quid": "GBP",
    "eur": "EUR", "euros": "EUR", "euro": "EUR", "sgd": "SGD", "singapore dollars": "SGD", "sing dollars": "SGD",
    "ringgit": "MYR", "myr": "MYR", "hk dollars": "HKD", "nt dollars": "TWD", "taiwan dollars": "TWD",
    "rupees": "INR", "rupee": "INR", "rs": "INR", "inr": "INR", "nzd": "NZD", "australian dollars": "AUD", "aussie dollars": "AUD",
    "new zealand dollars": "NZD", "swiss francs": "CHF", "chf": "CHF", "rand": "ZAR", "rands": "ZAR", "zar": "ZAR",
    "naira": "NGN", "ngn": "NGN", "kenyan shillings": "KES", "shillings": "KES", "kes": "KES", "pesos": "PHP", "php": "PHP",
    "dirhams": "AED", "dirham": "AED", "aed": "AED", "baht": "THB", "cedis": "GHS", "zloty": "PLN", "pln": "PLN",
}  # fmt: skip
# what the money of every place that writes Chinese is called
_OF_ANY_PLACE = frozenset({"元", "圆", "块", "块钱"})
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d+)?"
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
_UNIT_IN_LETTERS = "|".join(
    sorted((unit for unit in _UNITS if unit.isascii()), key=len, reverse=True)
)
_SIGN = "|".join(sorted((re.escape(sign) for sign in _SIGNS), key=len, reverse=True))
_SIGNED = bilingual(
    rf"(?<![a-z])(?P<sign>{_SIGN})\s*(?P<figure>{_FIGURE})\s*(?P<scale>[万千亿](?:\d(?!\d))?|k\b|m\b|la(?:kh|c)s?\b|crores?\b)?"
)
# 港币四万二千六: behind the name of its currency, in words
_NAMED_IN_WORDS = bilingual(
    rf"(?<![a-z])(?P<sign>{_SIGN})\s*(?P<figure>(?={HAN}*[十百千万佰仟拾]){HAN}{{2,}})"
)
_COUNTED = bilingual(
    rf"(?P<figure>(?:{_FIGURE})\s*(?:[万千百亿](?:{HAN}|\d)*)?|(?<![几数]){HAN}+)(?:多|来|几|/-)?\s*"
    # 三百块 ringgit: the currency behind what money is called anywhere
    rf"(?:个)?(?:(?:块钱?|元)\s*(?=[a-z新坡马令港台澳]))?(?P<unit>{_UNIT})(?![a-z])(?P<tail>[一二两三四五六七八九](?![一-鿿]))?"
)
_SPELLED = bilingual(
    rf"(?P<figure>{ENGLISH_WORD}(?:[ -](?:and )?{ENGLISH_WORD})*|\d+(?:\.\d+)?\s*(?:k|thousand|grand|million))"
    rf"\s*(?P<unit>{_UNIT_IN_LETTERS})\b"
)
# R1 150, r450: rand, where the figure is that of no order and counts nothing, and r is not "are"
_BEFORE_NO_RAND = "".join(
    rf"(?<!\b{word} )"
    for word in sorted(
        words(
            "order ref reference number no room claim policy section size row seat gate zone "
            "u you ya we they these those there here what where who how which both all"
        )
    )
)
_COUNTED_IN_NO_MONEY = (
    r"(?!\s?(?:(?:minute|min|hour|hr|day|night|week|month|year|yr|time|people|person|item|order(?! (?:(?:no|number|ref|id)[.:#]? ?)?[a-z]{0,4}-?\d)|call|e-?mail|mile|km|metre|point)s?\b"
    r"|percent\b|%|个|天|日|周|年|月|次|人|分钟|小时|件|点))"
)
_RAND = bilingual(
    rf"(?<![a-z0-9/-]){_BEFORE_NO_RAND}"
    r"r\s?(?P<figure>\d{1,3}(?:[ ,]\d{3})+|\d{2,5})(?P<cents>\.\d{2})?(?![\d/-]|[a-z])"
    rf"{_COUNTED_IN_NO_MONEY}"
)
# "2 lakhs", "one and a half crore rupees": of rupees, where no currency is named
_LAKHS = bilingual(
    rf"\b(?P<figure>{ENGLISH_WORD}(?:[ -](?:and )?{ENGLISH_WORD})*|an?|\d+(?:\.\d+)?)(?P<half> and a half)?\s*(?P<scale>la(?:kh|c)|crore)s?\b"
    rf"(?: (?P<thousands>\d{{1,2}}|{ENGLISH_WORD}(?:[ -]{ENGLISH_WORD})?) thousand)?(?:\s*(?:rupees?|rs|inr)\b)?"
)
# "three and a half grand", "two and a half thousand pounds", "a grand"; who says grand or quid
# without a currency counts in pounds
_GRAND = bilingual(
    rf"(?<!half )\b(?P<figure>{ENGLISH_WORD}(?:[ -](?:and )?{ENGLISH_WORD})*|an?|\d+(?:\.\d+)?)(?P<half> and a half)?\s*(?P<scale>grand|thousand|hundred|million)\b"
    r"(?:\s+(?P<unit>dollars|bucks|pounds|quid|euros|yuan|rmb|usd|gbp)\b)?"
    r"(?! (?:hotel|piano|national|prix|canyon|opening|total|central|tour|slam|hall|theatre|old))"
)
_HELD_WEIGHS = 1e-9
# 块 also counts pieces and places: 一块儿, 这块.
_NOT_MONEY = re.compile(r"块(?:儿|地|屏|表|手表|砖|板|牌|玻璃|肉|蛋糕)")


def _finding(match: re.Match[str], value: Decimal, currency: str) -> Finding:
    return Finding(match.start(), match.end(), f"{plain(value)} {currency}", float(value))


def find_amounts(
    text: str, *, dollar: str = "USD", yuan: str = "CNY", bare: str = NO_CURRENCY
) -> list[Finding]:
    """Sums of money in a folded, lower-case text.

    Args:
        text: folded text in lower case.
        dollar: currency of a bare $.
        yuan: currency of 元 and 块, and of a sum that is paid without a unit in Chinese.
        bare: currency of a sum that is paid without one in English.

    Returns:
        findings with value `<number> <ISO currency>`; the weight is the number,
        unless it is only held or insured, and stands beside others.
    """
    found = _signed(text, dollar)
    for read in (_named_in_words, _in_lakhs, _in_thousands, _spelled, _in_rand):
        found += [finding for finding in read(text) if not overlaps(finding, found)]
    found += [finding for finding in _counted(text, yuan) if not overlaps(finding, found)]
    named = {finding.value.split()[-1] for finding in found}
    if len(named) == 1:
        # "they took 2300 and then a £50 fee": a message counts in one currency
        yuan = bare = named.pop()
    # 保额60万，只赔3000元: what is insured or left is not meant beside a sum with its currency
    held_weighs = _HELD_WEIGHS if found else 1
    for finding in _bare(text, yuan, bare, held_weighs):
        if not overlaps(finding, found):
            found.append(finding)
    return found


def _signed(text: str, dollar: str) -> list[Finding]:
    """Sums behind the sign or name of their currency: $45.50, HK$1,200, 港币300."""
    sums = []
    for match in _SIGNED.finditer(text):
        scale = match["scale"] or ""
        if scale in SCALES:
            value = Decimal(match["figure"].replace(",", "")) * SCALES[scale]
        elif scale:
            value = han_number(match["figure"] + scale)
        else:
            value = Decimal(match["figure"].replace(",", ""))
        currency = dollar if match["sign"] == "$" else _SIGNS[match["sign"]]
        sums.append(_finding(match, value, currency))
    return sums


def _named_in_words(text: str) -> list[Finding]:
    """Sums in Chinese words behind the name of their currency: 港币四万二千六."""
    return [
        _finding(match, han_number(match["figure"]), _SIGNS[match["sign"]])
        for match in _NAMED_IN_WORDS.finditer(text)
    ]


def _in_rand(text: str) -> list[Finding]:
    """Sums in rand behind their letter: R1 150, R450.00."""
    return [
        _finding(one, Decimal(re.sub(r"[ ,]", "", one["figure"]) + (one["cents"] or "")), "ZAR")
        for one in _RAND.finditer(text)
    ]


def _spelled(text: str) -> list[Finding]:
    """Sums in words of English before their currency: two thousand pounds, 3 grand euros."""
    sums = []
    for match in _SPELLED.finditer(text):
        figure = match["figure"]
        digits = re.match(r"\d+(?:\.\d+)?", figure)
        if digits:
            value = Decimal(digits.group()) * SCALES[figure[digits.end() :].strip()]
        else:
            value = english_number(figure)
        if value > 0:
            sums.append(_finding(match, value, _UNITS[match["unit"]]))
    return sums


def _counted(text: str, yuan: str) -> list[Finding]:
    """Sums before their unit: 300 bucks, 两千五百块."""
    sums = []
    for match in _COUNTED.finditer(text):
        if _NOT_MONEY.match(text, match.start("unit")):
            continue
        figure, unit, tail = match["figure"], match["unit"], match["tail"] or ""
        if figure == "一" and unit == "块" and not tail:
            continue  # 一块 without 钱 is "together" or "a piece" as a rule
        digits = figure.strip().replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", digits):
            value = Decimal(digits)
        else:
            value = han_number(figure + (tail if figure[-1:] in "万千百" else ""))
        if value > 0:
            sums.append(_finding(match, value, yuan if unit in _OF_ANY_PLACE else _UNITS[unit]))
    return sums


def _bare(text: str, yuan: str, bare: str, held_weighs: float) -> list[Finding]:
    """Figures that were paid, taken or held: they took 300, 扣了我300, 交了五十万."""
    sums = []
    for told in find_bare_sums(text):
        weight = float(told.value) * (held_weighs if told.is_held else 1)
        currency = yuan if told.is_chinese else bare
        sums.append(Finding(told.start, told.end, f"{plain(told.value)} {currency}", weight))
    return sums


def _in_lakhs(text: str) -> list[Finding]:
    """Sums that are told by the lakh or crore."""
    sums = []
    for match in _LAKHS.finditer(text):
        value = _figure(match["figure"]) + (Decimal("0.5") if match["half"] else 0)
        value *= SCALES[match["scale"]]
        value += 1000 * _figure(match["thousands"]) if match["thousands"] else 0
        sums.append(_finding(match, value, "INR"))
    return sums


def _figure(told: str) -> Decimal:
    if told[0].isdigit():
        return Decimal(told)
    return Decimal(1) if told in ("a", "an") else english_number(told)


def _in_thousands(text: str) -> list[Finding]:
    """Sums that are told by the grand or with a half."""
    sums = []
    for match in _GRAND.finditer(text):
        scale, unit = match["scale"], match["unit"]
        if not (unit or scale == "grand") or not (match["half"] or scale == "grand"):
            continue
        value = _figure(match["figure"]) + (Decimal("0.5") if match["half"] else 0)
        times = 100 if scale == "hundred" else SCALES[scale]
        sums.append(_finding(match, value * times, _UNITS[unit] if unit else "GBP"))
    return sums
