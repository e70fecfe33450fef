"""Which days are worked, and which hours of them; standard library only.

The data stand in `data/calendars`, read by `tickets.calendar_files`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from tickets.errors import CalendarYearMissing

_DAY_MINUTES = 24 * 60
_NO_NAMES: Mapping[date, str] = MappingProxyType({})


class DayKind(StrEnum):
    """Why a day counts as worked or not."""

    WORKING_DAY = "working_day"
    # a Saturday or Sunday worked in exchange for a day off (China)
    MADE_UP = "made_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class OfficeHours:
    """When an office is open; a day may have several spans.

    Attributes:
        timezone: zone in which the hours are meant.
        weekdays: for Monday to Sunday the spans, each (from, until) in minutes since midnight, in
            order and without overlap; 1440 is the end of the day.
        made_up: spans of a weekend day that is worked to make up for a day off.
    """

    timezone: ZoneInfo
    weekdays: tuple[tuple[tuple[int, int], ...], ...]
    made_up: tuple[tuple[int, int], ...] = ()

    def spans_on(self, day: date, kind: DayKind) -> Iterator[tuple[datetime, datetime]]:
        """The open spans of a local day, aware UTC; none on a day that is not worked.

        Hours are wall hours of the zone: over a change to summer time a span may be longer or
        shorter than its figures say.
        """
        if kind is DayKind.HOLIDAY:
            return
        spans = self.made_up if kind is DayKind.MADE_UP else self.weekdays[day.weekday()]
        for opens, closes in spans:
            start, end = self._at(day, opens), self._at(day, closes)
            if start < end:
                yield start, end

    def _at(self, day: date, minutes: int) -> datetime:
        if minutes == _DAY_MINUTES:
            day, minutes = day + timedelta(days=1), 0
        local = datetime.combine(day, time(minutes // 60, minutes % 60), self.timezone)
        return local.astimezone(UTC)


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked in one jurisdiction.

    Attributes:
        days_off: holidays and days off in lieu, whatever weekday they are.
        worked_weekends: weekend days that are worked to make up for days off.
        confirmed_years: years whose calendar was announced officially.
        name: file in `data/calendars` without its ending; for messages.
        known_years: years that the data hold; None for all.
        names: what a day off is called.
        weekend: weekdays that are not worked, Monday is 0.
        office_hours: opening hours; None when nothing is counted in business hours.
    """

    days_off: frozenset[date]
    worked_weekends: frozenset[date]
    confirmed_years: frozenset[int]
    name: str = ""
    known_years: frozenset[int] | None = None
    names: Mapping[date, str] = field(default_factory=lambda: _NO_NAMES)
    weekend: frozenset[int] = frozenset({5, 6})
    office_hours: OfficeHours | None = None

    def kind_of(self, day: date) -> DayKind:
        """What sort of day it is.

        Raises:
            CalendarYearMissing: the data do not hold its year.
        """
        if self.known_years is not None and day.year not in self.known_years:
            raise CalendarYearMissing(self.name, day.year)
        if day in self.worked_weekends:
            return DayKind.MADE_UP if day.weekday() in self.weekend else DayKind.WORKING_DAY
        if day in self.days_off:
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if day.weekday() in self.weekend else DayKind.WORKING_DAY

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day."""
        return self.kind_of(day) in (DayKind.WORKING_DAY, DayKind.MADE_UP)

    def is_confirmed(self, day: date) -> bool:
        """Whether the working days of its year were announced."""
        return day.year in self.confirmed_years

    def add_working_days(self, start: date, count: int) -> tuple[date, bool]:
        """The `count`-th working day after `start`; the day itself is not counted.

        Returns:
            the day, and whether every year counted over is confirmed.

        Raises:
            CalendarYearMissing: the data do not hold a year that is counted over.
        """
        day, confirmed = start, True
        while count > 0:
            day += timedelta(days=1)
            confirmed = confirmed and self.is_confirmed(day)
            count -= self.is_working_day(day)
        return day, confirmed

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and including `end`."""
        days = (end - start).days
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, days + 1))

    def open_spans(self, start: datetime) -> Iterator[tuple[date, datetime, datetime]]:
        """Open spans from an instant on, the first cut at it: local day, from and until.

        Args:
            start: aware.

        Raises:
            CalendarYearMissing: the data end before the caller has enough.
        """
        hours = self.office_hours
        assert hours is not None  # a policy that counts in business hours is refused without
        day = start.astimezone(hours.timezone).date()
        while True:
            for opens, closes in hours.spans_on(day, self.kind_of(day)):
                if closes > start:
                    yield day, max(opens, start), closes
            day += timedelta(days=1)

    def open_time_between(self, start: datetime, end: datetime) -> timedelta:
        """How long the office is open between two aware instants."""
        total = timedelta()
        if end <= start:
            return total
        for _, opens, closes in self.open_spans(start):
            if opens >= end:
                return total
            total += min(closes, end) - opens
        raise AssertionError("unreachable")
