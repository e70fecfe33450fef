"""Days that are told by a weekday's place in a month: the first Tuesday of this month."""

import re
from datetime import date, timedelta

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HAN_DAYS = "一二三四五六日"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLACES = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_HAN_PLACES = {"一": 1, "二": 2, "三": 3, "四": 4}
ENGLISH = (
    rf"(?:the )?(?:{'|'.join(_PLACES)}|last) (?:{'|'.join(_DAYS)})[a-z]{{0,6}}"
    rf" (?:of|in) (?:(?:this|last|the) month|(?:{'|'.join(_MONTHS)})[a-z]{{0,6}})"
)
CHINESE = (
    r"(?:这个?|上个?|本)月(?:的)?(?:第[一二三四]个?|最后一个)(?:周|星期|礼拜)[一二三四五六日天]"
)
_ENGLISH = re.compile(
    r"(?:the )?(?P<place>\w+) (?P<day>[a-z]{3})[a-z]* (?:of|in) (?:(?P<which>this|last|the) month"
    r"|(?P<month>[a-z]{3})[a-z]*)"
)
_CHINESE = re.compile(
    r"(?P<which>[这上本]).?月的?(?:第(?P<place>[一二三四])个?|最后一个)(?:周|星期|礼拜)(?P<day>.)"
)


def weekday_of_month(words: str, today: date) -> date | None:
    """The latest day not after `today` that a weekday's place in a month can be.

    Args:
        words: the expression as told.
        today: the day on which it was said.

    Returns:
        None of any other words, and of a day that has not come.
    """
    told = words.strip().casefold()
    if english := re.fullmatch(ENGLISH, told) and _ENGLISH.match(told):
        place = _PLACES.get(english["place"])
        weekday = _DAYS.index(english["day"])
        month = _MONTHS.index(english["month"]) + 1 if english["month"] else None
        earlier = english["which"] == "last"
    elif chinese := re.fullmatch(CHINESE, told) and _CHINESE.match(told):
        place = _HAN_PLACES.get(chinese["place"] or "")
        weekday = _HAN_DAYS.index(chinese["day"].replace("天", "日"))
        month, earlier = None, chinese["which"] == "上"
    else:
        return None
    first = today.replace(day=1)
    if earlier:
        first = (first - timedelta(days=1)).replace(day=1)
    if month:
        first = date(today.year - (month > today.month), month, 1)
    day = _placed(first, weekday, place)
    return day if day <= today else None


def _placed(first: date, weekday: int, place: int | None) -> date:
    """The weekday in that place of the month that begins with `first`; None is the last."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    if place:
        return day + timedelta(weeks=place - 1)
    while (day + timedelta(weeks=1)).month == first.month:
        day += timedelta(weeks=1)
    return day
