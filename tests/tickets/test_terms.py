"""Terms in every unit, each deadline worked out by hand; the working is in the comments.

China 2026 (State Council): off 15 to 23 February, 1 to 5 May, 1 to 7 October; worked on Saturday 14
and 28 February, Saturday 9 May, Sunday 20 September, Saturday 10 October. England 2026: Good Friday
3 April, Easter Monday 6 April, early May 4 May, Christmas Friday 25 December, Boxing Day (Saturday)
in lieu on Monday 28 December. Summer time: London 29 March to 25 October 2026; New York 8 March to
1 November 2026, and from 12 March 2028.
"""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.auxil.places import DATA
from tickets.calendar_files import load_calendar
from tickets.calendars import WorkingCalendar
from tickets.errors import CalendarYearMissing
from tickets.terms import DayReason, Term, TermUnit, count_term, moved_by_pause

ZONES = {
    "CN": ZoneInfo("Asia/Shanghai"),
    "GB-ENG": ZoneInfo("Europe/London"),
    "US": ZoneInfo("America/New_York"),
    "IN": ZoneInfo("Asia/Kolkata"),
}


@cache
def calendar(name: str) -> WorkingCalendar:
    return load_calendar(DATA / "calendars" / f"{name}.yml")


def at(name: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONES[name])


def term(name: str, start: str, amount: int, unit: TermUnit) -> Term:
    return count_term(at(name, start), amount, unit, ZONES[name], calendar(name))


@pytest.mark.parametrize(
    ("name", "start", "amount", "last_day"),
    [
        # Sat 14 Feb is worked (1), nine days off, then 24 (2), 25 (3), 26 (4), 27 (5)
        ("CN", "2026-02-13 10:00", 5, "2026-02-27"),
        # … and Sat 28 Feb is worked again (6)
        ("CN", "2026-02-13 10:00", 6, "2026-02-28"),
        # begins within the festival: 24 (1), 25 (2), 26 (3)
        ("CN", "2026-02-18 23:00", 3, "2026-02-26"),
        # Fri 18 Sep: Sun 20 is worked (1), Mon 21 (2)
        ("CN", "2026-09-18 12:00", 2, "2026-09-21"),
        # Wed 30 Sep: seven days off, 8 Oct (1), 9 (2), Sat 10 is worked (3), Mon 12 (4)
        ("CN", "2026-09-30 09:00", 3, "2026-10-10"),
        ("CN", "2026-09-30 09:00", 4, "2026-10-12"),
        # Thu 30 Apr: off until Tue 5 May; 6 (1), 7 (2), 8 (3), Sat 9 is worked (4)
        ("CN", "2026-04-30 09:00", 4, "2026-05-09"),
        # New Year: Wed 31 Dec 2025; off Thu 1 to Sat 3 Jan, Sun 4 is worked (1), Mon 5 (2)
        ("CN", "2025-12-31 09:00", 2, "2026-01-05"),
        # Thu 2 Apr: Good Friday, weekend, Easter Monday; Tue 7 (1), 8 (2), 9 (3)
        ("GB-ENG", "2026-04-02 16:00", 3, "2026-04-09"),
        # Thu 24 Dec: Christmas, weekend, Mon 28 in lieu; Tue 29 (1), 30 (2), 31 (3)
        ("GB-ENG", "2026-12-24 10:00", 3, "2026-12-31"),
        # … Fri 1 Jan 2027 is a bank holiday; Mon 4 Jan (4)
        ("GB-ENG", "2026-12-24 10:00", 4, "2027-01-04"),
        # Christmas 2027 is a Saturday, Boxing Day a Sunday: Mon 27 and Tue 28 in lieu; Wed 29 (1)
        ("GB-ENG", "2027-12-24 10:00", 1, "2027-12-29"),
        # 15 business days from Mon 30 Mar: 31 Mar, 1, 2 Apr (3); 7 to 10 (7); 13 to 17 (12);
        # 20, 21, 22 (15)
        ("GB-ENG", "2026-03-30 09:00", 15, "2026-04-22"),
        # 35: … 23, 24 (17); 27 Apr to 1 May (22); 5 to 8 May, the 4th is off (26); 11 to 15 (31);
        # 18 to 21 (35)
        ("GB-ENG", "2026-03-30 09:00", 35, "2026-05-21"),
        # Wed 1 July: Thu 2 (1), Independence Day is observed on Fri 3, Mon 6 (2)
        ("US", "2026-07-01 09:00", 2, "2026-07-06"),
        # Thanksgiving is Thu 26 Nov; Fri 27 (1)
        ("US", "2026-11-25 09:00", 1, "2026-11-27"),
        # Thu 1 Oct: Fri 2 is Gandhi's birthday; Mon 5 (1), Tue 6 (2), Wed 7 (3)
        ("IN", "2026-10-01 09:00", 3, "2026-10-07"),
    ],
)
def test_working_days(name: str, start: str, amount: int, last_day: str) -> None:
    counted = term(name, start, amount, TermUnit.WORKING_DAYS)
    assert counted.due_at == at(name, f"{last_day} 23:59:59")
    assert counted.confirmed


@pytest.mark.parametrize(
    ("name", "start", "amount", "unit", "due"),
    [
        # 15, 30 and 60 days from 2 March: 17 March; 1 April (29 days to 31 March, and one);
        # 1 May (29 + 30 + 1)
        ("CN", "2026-03-02 09:00", 15, TermUnit.CALENDAR_DAYS, "2026-03-17 23:59:59"),
        ("CN", "2026-03-02 09:00", 30, TermUnit.CALENDAR_DAYS, "2026-04-01 23:59:59"),
        ("CN", "2026-03-02 09:00", 60, TermUnit.CALENDAR_DAYS, "2026-05-01 23:59:59"),
        # ends within the National Day holiday and is not moved
        ("CN", "2026-09-20 09:00", 15, TermUnit.CALENDAR_DAYS, "2026-10-05 23:59:59"),
        # leap day: 25 Feb 2028 and 4 days is the 29th, 11 more are 11 March
        ("US", "2028-02-25 20:00", 15, TermUnit.CALENDAR_DAYS, "2028-03-11 23:59:59"),
        # 25 Feb to 25 March are 29 days in a leap year, to 25 April 31 more
        ("US", "2028-02-25 20:00", 60, TermUnit.CALENDAR_DAYS, "2028-04-25 23:59:59"),
        # over the year's end: 16 December and 21 days
        ("IN", "2026-12-16 10:00", 21, TermUnit.CALENDAR_DAYS, "2027-01-06 23:59:59"),
        # 56 days from 2 March: 29 to the end of March, 27 in April; summer time began meanwhile
        ("GB-ENG", "2026-03-02 09:00", 8, TermUnit.WEEKS, "2026-04-27 23:59:59"),
        # 56 days from 21 September: 9, 31 and 16; summer time ended meanwhile
        ("GB-ENG", "2026-09-21 09:00", 8, TermUnit.WEEKS, "2026-11-16 23:59:59"),
        ("GB-ENG", "2028-01-31 09:00", 1, TermUnit.MONTHS, "2028-02-29 23:59:59"),
        ("GB-ENG", "2027-01-31 09:00", 1, TermUnit.MONTHS, "2027-02-28 23:59:59"),
        ("GB-ENG", "2026-12-31 09:00", 1, TermUnit.MONTHS, "2027-01-31 23:59:59"),
        ("GB-ENG", "2026-11-30 09:00", 3, TermUnit.MONTHS, "2027-02-28 23:59:59"),
        ("CN", "2028-02-28 10:00", 24, TermUnit.HOURS, "2028-02-29 10:00:00"),
        ("CN", "2026-12-31 18:00", 24, TermUnit.HOURS, "2027-01-01 18:00:00"),
        # the clocks go forward on 29 March at 01:00: 24 hours end an hour later by the wall
        ("GB-ENG", "2026-03-28 12:00", 24, TermUnit.HOURS, "2026-03-29 13:00:00"),
        # … and back on 25 October at 02:00
        ("GB-ENG", "2026-10-24 12:00", 24, TermUnit.HOURS, "2026-10-25 11:00:00"),
        ("US", "2026-03-07 12:00", 24, TermUnit.HOURS, "2026-03-08 13:00:00"),
        ("US", "2026-10-31 12:00", 24, TermUnit.HOURS, "2026-11-01 11:00:00"),
    ],
)
def test_hours_days_weeks_and_months(
    name: str, start: str, amount: int, unit: TermUnit, due: str
) -> None:
    assert term(name, start, amount, unit).due_at == at(name, due)


def test_the_end_of_a_day_is_that_of_the_season() -> None:
    # 27 April is in summer time (UTC+1), 16 November is not
    spring = term("GB-ENG", "2026-03-02 09:00", 8, TermUnit.WEEKS)
    autumn = term("GB-ENG", "2026-09-21 09:00", 8, TermUnit.WEEKS)
    assert spring.due_at == datetime(2026, 4, 27, 22, 59, 59, tzinfo=UTC)
    assert autumn.due_at == datetime(2026, 11, 16, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "start", "amount", "due"),
    [
        # open 09:00 to 12:00 and 13:30 to 17:30: one hour before lunch, three after
        ("CN", "2026-11-09 11:00", 4, "2026-11-09 16:30"),
        # ends exactly with the morning, not with the opening after lunch
        ("CN", "2026-11-09 11:00", 1, "2026-11-09 12:00"),
        # asked at lunch: 13:30 to 14:30
        ("CN", "2026-11-09 12:30", 1, "2026-11-09 14:30"),
        # asked before the opening, and after the closing
        ("CN", "2026-11-09 07:00", 2, "2026-11-09 11:00"),
        ("CN", "2026-11-09 20:00", 2, "2026-11-10 11:00"),
        # Friday one hour, then Saturday 10 October is worked: 09:00 to 12:00
        ("CN", "2026-10-09 16:30", 4, "2026-10-10 12:00"),
        # half an hour on 30 September, half an hour on 8 October
        ("CN", "2026-09-30 17:00", 1, "2026-10-08 09:30"),
        # a whole day has 7 hours
        ("CN", "2026-11-09 09:00", 14, "2026-11-10 17:30"),
        # Friday one hour; on Sunday the clocks change, on Monday 09:00 to 12:00 by the wall
        ("GB-ENG", "2026-03-27 16:00", 4, "2026-03-30 12:00"),
        ("GB-ENG", "2026-10-23 16:00", 4, "2026-10-26 12:00"),
        # Thu 2 April one hour, then Tuesday after Easter
        ("GB-ENG", "2026-04-02 16:00", 2, "2026-04-07 10:00"),
    ],
)
def test_business_hours(name: str, start: str, amount: int, due: str) -> None:
    assert term(name, start, amount, TermUnit.BUSINESS_HOURS).due_at == at(name, due)


def test_office_hours_are_those_of_their_own_zone() -> None:
    # 03:00 in London is 11:00 in Shanghai, where the office is
    start = datetime(2026, 11, 9, 3, 0, tzinfo=ZONES["GB-ENG"])
    counted = count_term(start, 4, TermUnit.BUSINESS_HOURS, ZONES["GB-ENG"], calendar("CN"))
    assert counted.due_at == at("CN", "2026-11-09 16:30")


@pytest.mark.parametrize(
    ("start", "amount", "confirmed"),
    [
        ("2026-12-29 09:00", 2, True),  # 30 and 31 December
        ("2026-12-29 09:00", 3, False),  # … and a day of 2027, which is not announced
    ],
)
def test_a_year_that_is_not_announced_leaves_a_deadline_unconfirmed(
    start: str, amount: int, confirmed: bool
) -> None:
    assert term("CN", start, amount, TermUnit.WORKING_DAYS).confirmed == confirmed
    assert term("CN", start, amount, TermUnit.CALENDAR_DAYS).confirmed


def test_a_calendar_without_the_year_is_refused_naming_file_and_year() -> None:
    with pytest.raises(CalendarYearMissing) as refusal:
        term("CN", "2032-12-31 09:00", 1, TermUnit.WORKING_DAYS)
    assert str(refusal.value) == (
        "data/calendars/CN.yml: years: 2033 is missing: add the year, or put it into "
        "data/calendars/overrides.yml."
    )


def test_the_lines_say_which_day_counted_and_why() -> None:
    lines = term("CN", "2026-09-30 09:00", 3, TermUnit.WORKING_DAYS).days
    assert [(line.day.day, line.counted, line.reason) for line in lines] == [
        (30, 0, DayReason.START),
        (1, 0, DayReason.HOLIDAY),
        (2, 0, DayReason.HOLIDAY),
        (3, 0, DayReason.HOLIDAY),
        (4, 0, DayReason.WEEKEND),
        (5, 0, DayReason.HOLIDAY),
        (6, 0, DayReason.HOLIDAY),
        (7, 0, DayReason.HOLIDAY),
        (8, 1, DayReason.WORKING_DAY),
        (9, 1, DayReason.WORKING_DAY),
        (10, 1, DayReason.MADE_UP),
    ]
    assert lines[1].note == "国庆节"


def test_the_lines_of_hours_add_up_over_midnight() -> None:
    lines = term("CN", "2026-09-29 18:30", 24, TermUnit.HOURS).days
    assert [(line.day.day, line.counted, line.total) for line in lines] == [
        (29, 5.5, 5.5),
        (30, 18.5, 24.0),
    ]


@pytest.mark.parametrize(
    ("unit", "due", "paused", "resumed", "moved"),
    [
        # elapsed time
        (TermUnit.HOURS, "11-10 10:00", "11-09 12:00", "11-11 12:00", "11-12 10:00"),
        # Thu 12, Fri 13 and Mon 16 began meanwhile: 23 November and three working days
        (TermUnit.WORKING_DAYS, "11-23 23:59:59", "11-11 15:00", "11-16 09:00", "11-26 23:59:59"),
        # over the National Day holiday only 8 October is a working day
        (TermUnit.WORKING_DAYS, "10-14 23:59:59", "09-30 15:00", "10-08 09:00", "10-15 23:59:59"),
        # no day began meanwhile
        (TermUnit.WORKING_DAYS, "11-23 23:59:59", "11-11 09:00", "11-11 17:00", "11-23 23:59:59"),
        (TermUnit.CALENDAR_DAYS, "11-23 23:59:59", "11-11 15:00", "11-16 09:00", "11-28 23:59:59"),
        (TermUnit.WEEKS, "11-23 23:59:59", "11-11 23:59", "11-12 00:01", "11-24 23:59:59"),
        # open 11:00 to 12:00 and 13:30 to 15:00, so 2.5 hours: one is left on Monday
        (TermUnit.BUSINESS_HOURS, "11-09 16:30", "11-09 11:00", "11-09 15:00", "11-10 10:30"),
        # asleep all the while
        (TermUnit.BUSINESS_HOURS, "11-10 10:00", "11-09 18:00", "11-10 08:00", "11-10 10:00"),
    ],
)
def test_a_pause_moves_a_deadline_in_its_own_unit(
    unit: TermUnit, due: str, paused: str, resumed: str, moved: str
) -> None:
    instants = [at("CN", f"2026-{text}") for text in (due, paused, resumed)]
    outcome = moved_by_pause(*instants, unit, ZONES["CN"], calendar("CN"))
    assert outcome == (at("CN", f"2026-{moved}"), True)


# hypothesis takes its bounds without a zone
starts = st.datetimes(datetime(2024, 1, 1), datetime(2027, 6, 30))  # noqa: DTZ001
zones = st.sampled_from(sorted(ZONES))
units = st.sampled_from(list(TermUnit))


@given(zones, starts, st.timedeltas(timedelta(0), timedelta(days=40)), st.integers(1, 40), units)
def test_a_later_start_never_gives_an_earlier_deadline(
    name: str, start: datetime, later: timedelta, amount: int, unit: TermUnit
) -> None:
    zone = ZONES[name]
    first = start.replace(tzinfo=UTC)
    dues = [
        count_term(moment, amount, unit, zone, calendar(name)).due_at
        for moment in (first, first + later)
    ]
    assert dues[0] <= dues[1]
    assert dues[0] > first


@given(zones, starts, st.integers(1, 20), st.integers(1, 20), units)
def test_counting_in_steps_is_counting_at_once(
    name: str, start: datetime, first: int, second: int, unit: TermUnit
) -> None:
    if unit is TermUnit.MONTHS:
        return  # 31 January and a month is 28 February, and one more is 28 March
    zone, moment = ZONES[name], start.replace(tzinfo=UTC)
    halfway = count_term(moment, first, unit, zone, calendar(name)).due_at
    in_steps = count_term(halfway, second, unit, zone, calendar(name))
    at_once = count_term(moment, first + second, unit, zone, calendar(name))
    assert in_steps.due_at == at_once.due_at


@given(zones, starts, st.integers(1, 40), units)
def test_the_lines_add_up_to_the_amount(
    name: str, start: datetime, amount: int, unit: TermUnit
) -> None:
    counted = count_term(start.replace(tzinfo=UTC), amount, unit, ZONES[name], calendar(name))
    total = counted.days[-1].total
    if unit in (TermUnit.CALENDAR_DAYS, TermUnit.WEEKS, TermUnit.MONTHS):
        assert total == (counted.days[-1].day - counted.days[0].day).days
    else:
        assert total == pytest.approx(amount)
    days = [line.day for line in counted.days]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]


@given(
    zones,
    starts,
    st.integers(1, 30),
    units,
    st.timedeltas(timedelta(0), timedelta(days=20)),
    st.timedeltas(timedelta(0), timedelta(days=20)),
)
def test_a_rest_never_shortens_a_term_and_a_longer_one_never_less(
    name: str,
    start: datetime,
    amount: int,
    unit: TermUnit,
    rest: timedelta,
    longer: timedelta,
) -> None:
    zone, moment = ZONES[name], start.replace(tzinfo=UTC)
    due = count_term(moment, amount, unit, zone, calendar(name)).due_at
    short, _ = moved_by_pause(due, moment, moment + rest, unit, zone, calendar(name))
    long, _ = moved_by_pause(due, moment, moment + rest + longer, unit, zone, calendar(name))
    assert due <= short <= long
