"""Days out of words: 上周三, 昨天下午三点, last Tuesday, 3 November.

recognizers-text reads both languages, `named_days` the holidays that it misses; what neither can
read stays as it was told.
"""

import calendar
import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from recognizers_date_time import DateTimeRecognizer
from recognizers_text import Culture

from actions.named_days import named_day
from bot.nlu.patterns.month_weekdays import weekday_of_month
from bot.nlu.patterns.spoken_days import (
    counted_from,
    in_chinese,
    in_plain_words,
    month_and_day,
    months_before,
    week_after,
)

_LATIN = re.compile(r"[A-Za-z]{3}")
_ORDINAL = re.compile(r"(?:on |since )?the (\d{1,2})(?:st|nd|rd|th)")
_MONTHS_LOOKED_AT = 4
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/])")
_MONTHS = 12
_MONTH_NAMES = [name.lower() for name in calendar.month_abbr if name]
_NAMED = rf"(?P<{{}}>{'|'.join(_MONTH_NAMES)})[a-z]*\.?"
_DAY_AND_MONTH = re.compile(
    rf"\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_NAMED.format('english')}\b"
    rf"|\b{_NAMED.format('first')} (?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])",
    re.I,
)
# of a year that has a 29th of February
_LEAP_YEAR = 2024


# summary, ticket and receipt of a complaint all ask for the same words
@lru_cache(maxsize=512)
def day_told(words: str, language: str, today: date) -> date | None:
    """The calendar day that a time expression means.

    Args:
        words: the expression as told.
        language: catalogue language of the customer.
        today: the day the expression was said, in the customer's time zone.

    Returns:
        The latest day not after `today` that fits, or None when the words name no single day.
    """
    named = (
        named_day(words, today)
        or weekday_of_month(words, today)
        or _day_of_month(in_plain_words(words), today)
    )
    if named is not None:
        return named
    if slashed := _SLASHED.match(words.strip()):
        return _day_slashed(
            int(slashed[1]),
            int(slashed[2]),
            today,
            is_english=not in_chinese(words) and language == "en",
        )
    if (months := months_before(words)) is not None:
        # the library takes every number of months for one, and of years
        return _months_before(today, months)
    if counted := counted_from(words.strip()):
        # the library reads the day and leaves the length
        before, other = (day_told(part, language, today) for part in counted)
        return before - (today - other) if before and other else None
    if last := week_after(words):
        # the library takes the week before last for the last one
        day = day_told(last, language, today)
        return day - timedelta(weeks=1) if day else None
    in_english = not in_chinese(words) and (language == "en" or _LATIN.search(words))
    culture = Culture.English if in_english else Culture.Chinese
    words = in_plain_words(words)
    reference = datetime(today.year, today.month, today.day, 12)  # noqa: DTZ001 - the library wants naive local time
    days: list[date] = []
    for result in _reader(culture).parse(words, reference):
        for value in (result.resolution or {}).get("values", []):
            day = _day_of(value)
            if day is not None:
                days.append(day)
    past = [day for day in days if day <= today]
    return max(past) if past else None


def is_no_day(words: str) -> bool:
    """Whether words name a day that its month never has: "32 March", "30 February"."""
    told = month_and_day(words) or _in_english(words)
    if told is None:
        return False
    month, day = told
    if not 1 <= month <= _MONTHS:
        return True
    return not 1 <= day <= calendar.monthrange(_LEAP_YEAR, month)[1]


def _in_english(words: str) -> tuple[int, int] | None:
    """Month and day of an expression that names both in English, whether there is such a day."""
    told = _DAY_AND_MONTH.search(words)
    if told is None:
        return None
    name = told["english"] or told["first"]
    return _MONTH_NAMES.index(name.lower()) + 1, int(told["before"] or told["after"])


@lru_cache(maxsize=2)
def _reader(culture: str) -> Any:
    # the library's own short cut builds its grammar anew at every call, which takes longer than all
    # else that an action does
    return DateTimeRecognizer(culture).get_datetime_model(culture)


def _day_of(value: dict[str, Any]) -> date | None:
    if value.get("type") in {"date", "datetime"}:
        told = value.get("value")
    elif value.get("type") == "datetimerange":  # an afternoon is one day
        told = value.get("start")
    else:
        return None
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None


def _day_slashed(first: int, second: int, today: date, *, is_english: bool) -> date | None:
    """The latest day that "11/14" can be: month and day, or the other way where no month is 14.

    What both ways could be is none in English, where customers write either.
    """
    if first > _MONTHS:
        first, second = second, first
    elif is_english and second <= _MONTHS and first != second:
        return None
    for year in (today.year, today.year - 1):
        with suppress(ValueError):
            day = date(year, first, second)
            if day <= today:
                return day
    return None


def _months_before(today: date, months: int) -> date:
    """The same day of an earlier month, or the last day of a month that is too short."""
    index = today.year * _MONTHS + today.month - 1 - months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def _day_of_month(words: str, today: date) -> date | None:
    """The latest day not after today that "the 9th" can be."""
    told = _ORDINAL.fullmatch(words.strip().casefold())
    if told is None:
        return None
    number, year, month = int(told[1]), today.year, today.month
    # among four months one at least has so many days
    for _ in range(_MONTHS_LOOKED_AT):
        with suppress(ValueError):
            day = date(year, month, number)
            if day <= today:
                return day
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None
