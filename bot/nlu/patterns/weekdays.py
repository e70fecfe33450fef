"""A day told in place of another: "it was Thursday" of "last Wednesday", 16号 of 上个月15号."""

import re

_HAN_DAYS = "一二三四五六日"
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(
    r"(?:周|週|星期|礼拜|禮拜)(?P<han>[一二三四五六日天])"
    r"|\b(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:day|s(?:day)?|nesday|rs(?:day)?|urday|r)?\b",
    re.I,
)
_ALONE = re.compile(r"(?:(?:on|the|at|是|在)\s*)?", re.I)
_DAY_OF_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[号號日]")
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
# "the 12th" in place of "11 March" or "March 11th"
_ORDINAL_ALONE = re.compile(r"(?:on |the |at )*(\d{1,2}(?:st|nd|rd|th))", re.I)
_NUMBERED = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_IN_MONTH = re.compile(
    rf"\b{_NUMBERED}(?= (?:of )?{MONTH}\b)|(?<!\d )\b(?P<month>{MONTH} ){_NUMBERED}\b", re.I
)
_NAMED_MONTH = re.compile(r"月(?:份)?的?\s*$")


def in_its_week(earlier: str | None, now: str) -> str:
    """The day as told, in the week that was told before where it names none itself.

    Args:
        earlier: the expression that stood, "last Wednesday" or 上个礼拜三.
        now: the one that takes its place, "Thursday" or 周四下午.

    Returns:
        `earlier` with the other day of the week; `now` where it is more than such a day.
    """
    month = _in_its_month(earlier or "", now)
    if month:
        return month
    told = _DAY.search(now)
    stood = _DAY.search(earlier or "")
    if not (earlier and told and stood) or not _ALONE.fullmatch(now[: told.start()]):
        return now
    number = _number(told)
    if stood["han"]:
        start, end, name = *stood.span("han"), _HAN_DAYS[number]
    else:
        start, end, name = *stood.span(), _ENGLISH_DAYS[number].capitalize()
    rest = now[told.end() :] or earlier[stood.end() :]
    return earlier[:start] + name + (rest if stood["han"] is None or told["han"] else earlier[end:])


def _in_its_month(earlier: str, now: str) -> str | None:
    """The day of the month in the month that was told before, where it names none itself."""
    day, month = _ORDINAL_ALONE.fullmatch(now.strip()), _DAY_IN_MONTH.search(earlier)
    if day and month:
        return f"{earlier[: month.start()]}{month['month'] or ''}{day[1]}{earlier[month.end() :]}"
    told, stood = _DAY_OF_MONTH.search(now), _DAY_OF_MONTH.search(earlier)
    if not (told and stood and _NAMED_MONTH.search(earlier[: stood.start()])):
        return None
    if not _ALONE.fullmatch(now[: told.start()]):
        return None
    return earlier[: stood.start()] + now[told.start() :]


def _number(day: re.Match[str]) -> int:
    if day["han"]:
        return _HAN_DAYS.index(day["han"].replace("天", "日"))
    return next(
        n for n, name in enumerate(_ENGLISH_DAYS) if name.startswith(day["english"].lower())
    )
