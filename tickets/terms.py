"""The arithmetic of terms: from a start, an amount and a unit to the last instant in time.

Every count yields its lines day by day, so that what is explained is what was counted.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tickets.calendars import DayKind, WorkingCalendar

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_LAST_SECOND = time(23, 59, 59)


class TermUnit(StrEnum):
    """How the length of a term is counted."""

    HOURS = "hours"
    BUSINESS_HOURS = "business_hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class DayReason(StrEnum):
    """Why a line counts or does not."""

    START = "start"  # the day of the start is not counted
    ELAPSED = "elapsed"  # wall hours count on every day
    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MADE_UP = "made_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OPEN = "open"  # business hours on that day
    CLOSED = "closed"  # worked, but not in what is left of its hours


_REASONS = {
    DayKind.WORKING_DAY: DayReason.WORKING_DAY,
    DayKind.MADE_UP: DayReason.MADE_UP,
    DayKind.WEEKEND: DayReason.WEEKEND,
    DayKind.HOLIDAY: DayReason.HOLIDAY,
}


@dataclass(frozen=True)
class CountedDay:
    """One line of a count.

    Attributes:
        day: local day.
        counted: how much of it counts: hours for hours, else 0 or 1.
        total: counted so far, this day included.
        reason: why.
        note: name of the holiday, if it has one.
        confirmed: whether the calendar of its year was announced, or does not matter.
    """

    day: date
    counted: float
    total: float
    reason: DayReason
    note: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Term:
    """A term as counted.

    Attributes:
        due_at: the last instant that is in time, aware UTC.
        confirmed: whether every year whose working days mattered was announced.
        days: the lines.
    """

    due_at: datetime
    confirmed: bool
    days: tuple[CountedDay, ...]


def count_term(
    start: datetime, amount: int, unit: TermUnit, zone: ZoneInfo, calendar: WorkingCalendar
) -> Term:
    """Count a term.

    Hours are elapsed hours, whatever clocks do at a change to or from summer time. In days, weeks
    and months the day of the start is not counted, and the term ends with the last day, at 23:59:59
    local time (Civil Code of the PRC, articles 201 and 203; the same is common usage elsewhere). A
    last day that is a holiday is not moved: the earlier day is in time under every rule. Months end
    on the day of the same number, or on the last day of a shorter month.

    Args:
        start: aware.
        amount: from 0.
        unit: of the amount.
        zone: zone in which days begin and end; business hours have that of their calendar.
        calendar: working days.

    Raises:
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    return _COUNTS[unit](start, amount, zone, calendar)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last second of a local day, aware UTC."""
    return datetime.combine(day, _LAST_SECOND, zone).astimezone(UTC)


def _count_hours(start: datetime, amount: int, zone: ZoneInfo, _: WorkingCalendar) -> Term:
    start = start.astimezone(UTC)
    due = start + amount * _HOUR
    lines: list[CountedDay] = []
    total, moment = 0.0, start
    while moment < due:
        day = moment.astimezone(zone).date()
        midnight = datetime.combine(day + _DAY, time(), zone).astimezone(UTC)
        hours = (min(midnight, due) - moment) / _HOUR
        total += hours
        lines.append(CountedDay(day, hours, total, DayReason.ELAPSED))
        moment = min(midnight, due)
    return Term(due, True, tuple(lines))


def _count_business_hours(
    start: datetime, amount: int, zone: ZoneInfo, calendar: WorkingCalendar
) -> Term:
    left, due = amount * _HOUR, start.astimezone(UTC)
    if not left:
        return Term(due, True, ())
    taken: dict[date, timedelta] = {}
    for day, opens, closes in calendar.open_spans(due):
        part = min(closes - opens, left)
        taken[day] = taken.get(day, timedelta()) + part
        left, due = left - part, opens + part
        if not left:
            break
    hours = calendar.office_hours
    assert hours is not None
    first = start.astimezone(hours.timezone).date()
    lines: list[CountedDay] = []
    total = timedelta()
    for number in range((max(taken) - first).days + 1):
        day = first + number * _DAY
        kind, open_for = calendar.kind_of(day), taken.get(day, timedelta())
        total += open_for
        worked = kind in (DayKind.WORKING_DAY, DayKind.MADE_UP)
        reason = DayReason.OPEN if open_for else DayReason.CLOSED if worked else _REASONS[kind]
        lines.append(_line(calendar, day, open_for / _HOUR, total / _HOUR, reason))
    return Term(due, all(line.confirmed for line in lines), tuple(lines))


def _count_working_days(
    start: datetime, amount: int, zone: ZoneInfo, calendar: WorkingCalendar
) -> Term:
    day = start.astimezone(zone).date()
    lines = [CountedDay(day, 0, 0, DayReason.START)]
    total = 0
    while total < amount:
        day += _DAY
        worked = calendar.is_working_day(day)
        total += worked
        lines.append(_line(calendar, day, worked, total, _REASONS[calendar.kind_of(day)]))
    return Term(end_of_day(day, zone), all(line.confirmed for line in lines), tuple(lines))


def _count_days(start: datetime, last: date, zone: ZoneInfo) -> Term:
    first = start.astimezone(zone).date()
    lines = [CountedDay(first, 0, 0, DayReason.START)]
    for number in range(1, (last - first).days + 1):
        lines.append(CountedDay(first + number * _DAY, 1, number, DayReason.CALENDAR_DAY))
    return Term(end_of_day(last, zone), True, tuple(lines))


def _count_calendar_days(start: datetime, amount: int, zone: ZoneInfo, _: WorkingCalendar) -> Term:
    return _count_days(start, start.astimezone(zone).date() + amount * _DAY, zone)


def _count_weeks(start: datetime, amount: int, zone: ZoneInfo, _: WorkingCalendar) -> Term:
    return _count_days(start, start.astimezone(zone).date() + 7 * amount * _DAY, zone)


def _count_months(start: datetime, amount: int, zone: ZoneInfo, _: WorkingCalendar) -> Term:
    first = start.astimezone(zone).date()
    years, month = divmod(first.month - 1 + amount, 12)
    year, month = first.year + years, month + 1
    last = date(year, month, min(first.day, monthrange(year, month)[1]))
    return _count_days(start, last, zone)


def _line(
    calendar: WorkingCalendar, day: date, counted: float, total: float, reason: DayReason
) -> CountedDay:
    note = calendar.names.get(day, "") if reason is DayReason.HOLIDAY else ""
    return CountedDay(day, float(counted), total, reason, note, calendar.is_confirmed(day))


_COUNTS: dict[TermUnit, Callable[[datetime, int, ZoneInfo, WorkingCalendar], Term]] = {
    TermUnit.HOURS: _count_hours,
    TermUnit.BUSINESS_HOURS: _count_business_hours,
    TermUnit.CALENDAR_DAYS: _count_calendar_days,
    TermUnit.WORKING_DAYS: _count_working_days,
    TermUnit.WEEKS: _count_weeks,
    TermUnit.MONTHS: _count_months,
}


def moved_by_pause(
    due_at: datetime,
    paused_at: datetime,
    resumed_at: datetime,
    unit: TermUnit,
    zone: ZoneInfo,
    calendar: WorkingCalendar,
) -> tuple[datetime, bool]:
    """A deadline moved by the time that its clock rested, counted in the clock's own unit.

    Hours move it by the elapsed time, business hours by the open time, working days by the working
    days that began during the pause, all other units by the days that began during it.

    Returns:
        the new deadline, aware UTC, and whether the calendar was confirmed where it mattered.

    Raises:
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    if unit is TermUnit.HOURS:
        return due_at + (resumed_at - paused_at), True
    if unit is TermUnit.BUSINESS_HOURS:
        return _moved_by_open_time(due_at, paused_at, resumed_at, calendar)
    first, last = (at.astimezone(zone).date() for at in (paused_at, resumed_at))
    due_day = due_at.astimezone(zone).date()
    if unit is TermUnit.WORKING_DAYS:
        rested = calendar.working_days_between(first, last)
        day, confirmed = calendar.add_working_days(due_day, rested)
        confirmed = confirmed and (not rested or calendar.is_confirmed(last))
        return (end_of_day(day, zone) if rested else due_at), confirmed
    rested = (last - first).days
    return (end_of_day(due_day + rested * _DAY, zone) if rested else due_at), True


def _moved_by_open_time(
    due_at: datetime, paused_at: datetime, resumed_at: datetime, calendar: WorkingCalendar
) -> tuple[datetime, bool]:
    left, due, confirmed = calendar.open_time_between(paused_at, resumed_at), due_at, True
    if not left:
        return due_at, True
    for day, opens, closes in calendar.open_spans(due_at):
        part = min(closes - opens, left)
        confirmed = confirmed and calendar.is_confirmed(day)
        left, due = left - part, opens + part
        if not left:
            break
    return due, confirmed
