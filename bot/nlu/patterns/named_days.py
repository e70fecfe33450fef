"""Days that are told by their name: 国庆节那天, 去年中秋, 大年初三, National Day, Boxing Day.

A span of days (国庆期间, Golden Week) names no single day.
"""

import re
from dataclasses import dataclass, replace

from bot.nlu.patterns.numerals import han_number
from bot.nlu.text import for_rules

_FIXED = tuple(
    (re.compile(pattern), day)
    for pattern, day in (
        (r"元旦|new year'?s day", (1, 1)),
        (r"情人节|valentine'?s day", (2, 14)),
        (r"妇女节|三八节|women'?s day", (3, 8)),
        (r"五一(?:劳动节|节)?|劳动节|labou?r day|may day", (5, 1)),
        (r"六一(?:儿童节)?|儿童节", (6, 1)),
        (r"国庆节?|十一国庆|(?:china'?s )?national day", (10, 1)),
        (r"万圣节|halloween", (10, 31)),
        (r"双十一|双11|双11\.11|光棍节|singles'? day", (11, 11)),
        (r"双十二|双12", (12, 12)),
        (r"圣诞节?|christmas day", (12, 25)),
        (r"boxing day", (12, 26)),
        (r"平安夜|christmas eve", (12, 24)),
        (r"618|六一八", (6, 18)),
        (r"(?:veterans?'? ?|remembrance |armistice )day", (11, 11)),
        (r"bonfire night|guy fawkes(?: night| day)?", (11, 5)),
        (r"(?:fourth|4th) of july", (7, 4)),
        (r"anzac day", (4, 25)),
        (r"(?:australia|india'?s republic|republic) day", (1, 26)),
        (r"canada day", (7, 1)),
        (r"gandhi jayanti", (10, 2)),
        (r"(?:st\.?|saint) patrick'?s day|paddy'?s day", (3, 17)),
        (r"burns night", (1, 25)),
        (r"new year'?s eve|hogmanay", (12, 31)),
        (r"juneteenth", (6, 19)),
        (r"xmas(?: day)?", (12, 25)),
        (r"xmas eve", (12, 24)),
    )
)
# name in the words, name in the calendar, days after its first day
_MOVING = tuple(
    (re.compile(pattern), name, after)
    for pattern, name, after in (
        (
            r"春节|大年初一|正月初一|(?:chinese|lunar) new year(?:'?s day)?",
            "Chinese New Year",
            0,
        ),
        (r"除夕|大年三十|年三十|(?:chinese|lunar) new year'?s eve", "Chinese New Year", -1),
        (r"元宵节?|正月十五|lantern festival", "Chinese New Year", 14),
        (r"清明节?|tomb-?sweeping day|ching ming", "Tomb-Sweeping Day", 0),
        (r"端午节?|dragon boat festival", "Dragon Boat Festival", 0),
        (r"中秋节?|(?:the )?mid-?autumn(?: festival)?", "Mid-Autumn Festival", 0),
        (r"重阳节?|chung yeung", "Chung Yeung Festival", 0),
        (r"good friday", "Easter Monday", -3),
        (r"easter(?: sunday)?", "Easter Monday", -1),
        (r"easter monday", "Easter Monday", 0),
        (r"thanksgiving(?: day)?", "Thanksgiving Day", 0),
        (r"black friday", "Thanksgiving Day", 1),
        (r"cyber monday", "Thanksgiving Day", 4),
        (r"memorial day", "Memorial Day", 0),
        (r"columbus day|indigenous peoples'? day", "Columbus Day", 0),
        (r"(?:martin luther king|mlk)(?: jr\.?)? day", "Martin Luther King Jr. Day", 0),
        (r"diwali|deepavali|排灯节|屠妖节", "Deepavali", 0),
    )
)
_DAY_OF_NEW_YEAR = re.compile(r"(?:大年|正月)初([一二三四五六七八九])")
# 国庆第二天, 春节后第三天
_NTH = re.compile(
    r"^(?P<name>.{2,5}?)(?:假期|放假|长假)?(?P<behind>后)?第(?P<nth>[一二两三四五六七八])天"
)
_YEAR = re.compile(r"^(去年|今年|前年|last year'?s?|this year'?s?)(?:的)?\s*")
_YEARS_BACK = {"去年": 1, "前年": 2, "今年": 0}
_LEADING = re.compile(r"^(?:on|at|in|the|在)\s+")
_REST = re.compile(
    r"\s*(?:那一?天|当天|当日|那日|这天|的?时候)?(?:的)?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜)?\s*(?:[\d一二三四五六七八九十两]{1,3}点(?:半|多|钟|左右|\d{1,2}分?)?|\d{1,2}:\d{2})?"
    r"|\s*(?:in the )?(?:morning|afternoon|evening|night)?(?: (?:at|around) [\d:]+\s?(?:am|pm)?)?"
)


@dataclass(frozen=True)
class NamedDay:
    """A day as words name it.

    Attributes:
        month_and_day: where it is the same in every year, else None.
        holiday: English name in the calendars of mainland China and Hong Kong, where it moves.
        after: days after the holiday's first day, or after the day itself.
        years_back: how many years ago, where it is said; else None.
    """

    month_and_day: tuple[int, int] | None = None
    holiday: str = ""
    after: int = 0
    years_back: int | None = None


def find_named_day(words: str) -> NamedDay | None:
    """The day that an expression names, and that alone.

    Args:
        words: the expression as told.
    """
    read = _LEADING.sub("", for_rules(words).strip())
    year, back = _YEAR.match(read), None
    if year:
        back = _YEARS_BACK.get(year[1], 1 if year[1].startswith("last") else 0)
        read = read[year.end() :]
    nth = _NTH.match(read)
    if nth and _REST.fullmatch(read, nth.end()):
        return _after(nth, back)
    first = _DAY_OF_NEW_YEAR.match(read)
    if first and _REST.fullmatch(read, first.end()):
        after = "一二三四五六七八九".index(first[1])
        return NamedDay(holiday="Chinese New Year", after=after, years_back=back)
    for pattern, month_and_day in _FIXED:
        if _names(pattern, read):
            return NamedDay(month_and_day, years_back=back)
    for pattern, holiday, after in _MOVING:
        if _names(pattern, read):
            return NamedDay(holiday=holiday, after=after, years_back=back)
    return None


def _after(nth: re.Match[str], years_back: int | None) -> NamedDay | None:
    """The second, third… day of a holiday; behind it none is told for certain."""
    first = None if nth["behind"] else find_named_day(nth["name"])
    days = int(han_number(nth["nth"])) - 1
    return replace(first, after=first.after + days, years_back=years_back) if first else None


def _names(pattern: re.Pattern[str], read: str) -> bool:
    match = pattern.match(read)
    return match is not None and _REST.fullmatch(read, match.end()) is not None
