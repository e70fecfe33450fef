"""Days in words that the library of dates does not read: Cantonese, 昨晚, "14 and 15 May"."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.patterns.lengths import IN_DAYS, IN_DAYS_ZH, LENGTH
from bot.nlu.patterns.numerals import han_number

_HAN = re.compile(r"[一-鿿]")
_TH = r"(?:st|nd|rd|th)?"
_AND = r"(?:and|to|till|until|or|-|–|&|/)"
_WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
_MISSED = (
    (re.compile(r"今朝"), "今天早上"),
    (re.compile(r"头先|頭先|啱啱|啱先"), "今天"),
    (re.compile(r"廿([一二三四五六七八九]?)[日号]?"), r"二十\1日"),
    (re.compile(r"(?<=[今昨前]天)(?:半夜|深夜|三更)"), "晚上"),
    (re.compile(r"今个月"), "这个月"),
    # the library counts weeks by one of their names
    (re.compile(r"(?<=[\d一二两三四五六七八九十])个?(?:星期|礼拜)(?![一二三四五六日天\d])"), "周"),
    (re.compile(r"(?<=[今昨前])儿个?"), "天"),
    (re.compile(r"[琴尋寻噚][日天]"), "昨天"),
    (re.compile(r"[琴尋寻噚昨][晚夜]"), "昨天晚上"),
    (re.compile(r"前[晚夜]"), "前天晚上"),
    (re.compile(r"前日"), "前天"),
    (re.compile(r"今[早晨]"), "今天早上"),
    (re.compile(r"今晚"), "今天晚上"),
    (re.compile(r"^(?:right now|at the moment|as we speak|just now)$", re.I), "today"),
    (re.compile(r"^就?(?:刚才|刚刚)$"), "今天"),
    (re.compile(r"\bnite\b", re.I), "night"),
    (re.compile(r"^(?:a|one) fortnight ago$", re.I), "14 days ago"),
    (re.compile(r"\bnights? (?=(?:ago|back|earlier)$)", re.I), "days "),
    (re.compile(r"^(.+ (?:days?|weeks?|months?)) (?:back|earlier|before)$", re.I), r"\1 ago"),
    (re.compile(rf"^since ({IN_DAYS})$", re.I), r"\1 ago"),
    # for so long now: since then
    (re.compile(r"(?<=[天周期拜月])了$"), "前"),
    (
        re.compile(r"^[拖等卡]了(?:我|快|将近|足足|整整|差不多|都|有)*(.+(?:天|周|星期|礼拜))$"),
        r"\1前",
    ),
    (
        re.compile(rf"^(?:已经|整整|足足|都|快)*({IN_DAYS_ZH})(?:都|也|一直|来)?$"),
        r"\1前",
    ),
    (re.compile(r"^半个?月[之以]?前$"), "15天前"),
    (
        re.compile(r"^(?:been|already)\b(?: (?:already|about|over|nearly|almost))* (.+)$", re.I),
        r"\1 ago",
    ),
    (re.compile(r"^(.+) (?:now|already|liao|lor|lah|leh|and counting)$", re.I), r"\1 ago"),
    (
        re.compile(
            r"^(?:(?:for|over|in|about|nearly|almost|the|past|last) )*"
            rf"({IN_DAYS})$",
            re.I,
        ),
        r"\1 ago",
    ),
    (re.compile(r"^day (\d{1,2})$", re.I), r"\1 days ago"),
    # of several days the first
    (
        re.compile(rf"\b(\d{{1,2}}){_TH}\s?{_AND}\s?\d{{1,2}}{_TH}(?=\s(?:of )?[a-z]{{3}})", re.I),
        r"\1",
    ),
    (re.compile(rf"\b([a-z]{{3,9}}\.? \d{{1,2}}){_TH}\s?{_AND}\s?\d{{1,2}}{_TH}", re.I), r"\1"),
    # the day of the month says more than that of the week
    (re.compile(rf"^.*\b(?:{_WEEKDAY}),? (?:the )?(\d{{1,2}})(st|nd|rd|th)$", re.I), r"the \1\2"),
)
_BEFORE_LAST = re.compile(
    r"上(?=上[个個]?(?:[周週]|星期|[礼禮]拜))|^(?:a )?week (?:ago )?(?=last [a-z]+day$)", re.I
)
_MONTHS_BEFORE = re.compile(
    r"(?:大约|大概|差不多|都|有|足足|整整|[拖等卡]了|快|将近)*(?:(?P<half>半)年|(?P<n>\d{1,2}|[一二两三四五六七八九]?十?[一二两三四五六七八九]?)个?(?P<half_month>半)?多?(?P<unit>月|年)(?P<half_year>半)?)多?(?:[之以]?前|了|(?<=个月)|(?<=半年)|(?<=[个月]多))"
)
_MONTHS_OF_YEAR, _MONTHS_OF_HALF = 12, 6
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# "a week ago today", "two weeks ago on Monday", and as it is said in Ulster "a week on Monday past"
_LENGTH_BEFORE = re.compile(
    rf"(?:about |around )?(?P<length>{LENGTH}),? "
    rf"(?:ago,? (?:on )?(?P<day>today|yesterday|{_WEEKDAYS})|(?:past )?on (?P<past>{_WEEKDAYS}) (?:past|gone|last))"
    r"(?:,? (?:in the |at )?(?:morning|afternoon|evening|night|lunchtime|noon))?",
    re.I,
)
# "this day last week"
_SAME_DAY = re.compile(
    r"(?:on )?(?:this (?:very |same )?day|the (?:very )?same day|same day|today) (?:last (?P<unit>week|month|year)|(?P<length>a week) ago)",
    re.I,
)
_LENGTH_BEFORE_ZH = re.compile(
    r"(?:(?P<last>上(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)|去年)|(?P<length>.{1,5}?)(?:之|以)?前)的?(?P<day>今天|今日|昨天|昨日)(?:早上|上午|中午|下午|晚上)?"
)
_LASTS = (
    (re.compile("去年"), "一年"),
    (re.compile("上(?:个|個)?月"), "一个月"),
    (re.compile("上(?:个|個)?(?:周|週|星期|礼拜|禮拜)"), "一周"),
)
_IN_FIGURES_OR_WORDS = r"(\d{1,2}|[一二两三四五六七八九十]{1,3})"
_MONTH_AND_DAY = re.compile(rf"{_IN_FIGURES_OR_WORDS}月份?的?{_IN_FIGURES_OR_WORDS}[日号]")
_SIMPLIFIED = str.maketrans("個號兩週禮後點剛纔", "个号两周礼后点刚才")


def in_chinese(words: str) -> bool:
    """Whether an expression is Chinese: who is answered in English may still say 上周三."""
    return bool(_HAN.search(words))


def in_plain_words(words: str) -> str:
    """The expression in the characters and names that the library reads."""
    words = words.translate(_SIMPLIFIED)
    for pattern, day in _MISSED:
        words = pattern.sub(day, words)
    return words


def month_and_day(words: str) -> tuple[int, int] | None:
    """Month and day of an expression that names both in Chinese, whether there is such a day.

    Returns:
        (10, 32) for 十月32号; None where it does not name both.
    """
    told = _MONTH_AND_DAY.search(words.translate(_SIMPLIFIED))
    if told is None:
        return None
    month, day = (int(part) if part.isdigit() else int(han_number(part)) for part in told.groups())
    return month, day


def week_after(words: str) -> str | None:
    """A day of the week before last as one of last week (上週五 for 上上週五); None for others.

    "A week last Tuesday" is the Tuesday a week before last Tuesday.
    """
    found = _BEFORE_LAST.search(words)
    return words[: found.start()] + words[found.end() :] if found else None


def counted_from(words: str) -> tuple[str, str] | None:
    """How long before another day an expression means, and that day: "a week ago", "yesterday".

    Returns:
        two expressions, which each name a day; None for anything else.
    """
    if found := _LENGTH_BEFORE.fullmatch(words):
        return f"{found['length']} ago", found["day"] or found["past"]
    if found := _SAME_DAY.fullmatch(words):
        return f"{found['length'] or 'one ' + found['unit']} ago", "today"
    if found := _LENGTH_BEFORE_ZH.fullmatch(words):
        length = found["length"] or found["last"]
        for last, whole in _LASTS:
            length = last.sub(whole, length)
        return f"{length}前", found["day"]
    return None


def months_before(words: str) -> int | None:
    """How many whole months ago an expression in Chinese means: 3 for 三个月前, 6 for 半年前.

    Returns:
        None for anything else, and where no whole months are meant (一个半月前, 大半年).
    """
    told = _MONTHS_BEFORE.fullmatch(words.translate(_SIMPLIFIED).strip())
    if told is None or told["half_month"]:
        return None
    if told["half"]:
        return _MONTHS_OF_HALF
    if not told["n"]:
        return None
    count = int(told["n"] if told["n"].isdigit() else han_number(told["n"]))
    if told["unit"] == "月":
        return None if told["half_year"] else count
    return count * _MONTHS_OF_YEAR + (_MONTHS_OF_HALF if told["half_year"] else 0)
