from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.calendars import WorkingCalendar
from tickets.policies import PolicyBook

SHANGHAI = ZoneInfo("Asia/Shanghai")


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 9, 20), True),  # Sunday, made up for
        (date(2026, 10, 10), True),  # Saturday, made up for
        (date(2026, 10, 11), False),  # Sunday
        (date(2026, 10, 1), False),
        (date(2026, 10, 7), False),  # Wednesday, off in lieu
        (date(2026, 10, 8), True),
        (date(2026, 1, 4), True),  # Sunday, made up for
        (date(2026, 2, 16), False),  # New Year's Eve
        (date(2026, 5, 9), True),  # Saturday, made up for
    ],
)
def test_the_calendar_of_2026_is_the_announced_one(
    policies: PolicyBook, day: date, worked: bool
) -> None:
    calendar = policies.in_force(shanghai("2026-11-09 10:00")).calendar
    assert calendar.is_working_day(day) == worked


@given(st.dates(date(2024, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_counting_days_one_by_one_or_at_once_is_the_same(start: date, count: int) -> None:
    calendar = WorkingCalendar(
        days_off=frozenset({date(2025, 1, 1), date(2025, 1, 28)}),
        worked_weekends=frozenset({date(2025, 1, 26)}),
        confirmed_years=frozenset({2024, 2025, 2026}),
    )
    step = start
    for _ in range(count):
        step, _ = calendar.add_working_days(step, 1)
    assert calendar.add_working_days(start, count) == (step, True)
    assert calendar.is_working_day(step)
