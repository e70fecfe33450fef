"""The calendar day that a name means: 国庆节那天, 去年中秋, 大年初三, National Day, Boxing Day.

The dates of holidays that move come from the `holidays` package's calendars of mainland China, Hong
Kong, the United States and Singapore.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

from bot.nlu.patterns.named_days import NamedDay, find_named_day

_YEARS_LOOKED_AT = 3
# the first that knows a name tells its day
_CALENDARS = (("CN", "en_US"), ("HK", "en_HK"), ("US", "en_US"), ("SG", "en_SG"))


def named_day(words: str, today: date) -> date | None:
    """The latest day not after today that bears the name.

    Args:
        words: the expression as told.
        today: the day it was said.

    Returns:
        the day, or None when the words name none, or more than one.
    """
    named = find_named_day(words)
    if named is None:
        return None
    for day in _days(named, today.year):
        if named.years_back is not None and day.year == today.year - named.years_back:
            return day if day <= today else None
        if named.years_back is None and day <= today:
            return day
    return None


def _days(named: NamedDay, year: int) -> list[date]:
    """The day of this year and of the two before, the newest first, where there is one."""
    years = [year - back for back in range(_YEARS_LOOKED_AT)]
    if named.month_and_day:
        return [date(each, *named.month_and_day) + timedelta(days=named.after) for each in years]
    known = (_first_days(each).get(named.holiday) for each in years)
    return [day + timedelta(days=named.after) for day in known if day]


@lru_cache(maxsize=16)
def _first_days(year: int) -> dict[str, date]:
    found: dict[str, date] = {}
    for country, language in _CALENDARS:
        calendar = holidays.country_holidays(country, years=year, language=language)
        for day, told in sorted(calendar.items()):
            if "observed" not in told:
                found.setdefault(told.split(" (")[0], day)
    return found
