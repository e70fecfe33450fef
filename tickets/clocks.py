"""Deadlines: policies that set them, calendars that count working days, clocks that run.

A policy is data (see `tickets.policies`); this module is its arithmetic, on the standard library.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Protocol
from zoneinfo import ZoneInfo

from tickets.errors import PolicyError, PolicyNotFound


class TimeSource(Protocol):
    """Where "now" comes from; the wall clock stands only behind its implementation."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class ClockKind(StrEnum):
    """What a deadline is for."""

    PRELIMINARY_INVESTIGATION = "preliminary_investigation"
    RESPONSE = "response"


class ClockStart(StrEnum):
    """What a clock counts from."""

    REGISTRATION = "registration"
    # Handling is not finished yet when the ticket opens: until it is, the clock is projected from
    # the day on which the preliminary investigation is due.
    HANDLING_FINISHED = "handling_finished"


class TermUnit(StrEnum):
    """How the length of a term is counted."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class Clock:
    """One deadline of one ticket; all instants are aware UTC.

    Attributes:
        kind: what is due.
        started_at: what it counts from.
        due_at: the last instant that is in time.
        projected: it counts from an event that has not happened yet and will be re-based on it.
        calendar_unconfirmed: it was counted over a year whose working days are not announced yet.
        paused_at: since when it rests, if it does.
        met_at: when what was due was done, if it was.
    """

    kind: ClockKind
    started_at: datetime
    due_at: datetime
    projected: bool = False
    calendar_unconfirmed: bool = False
    paused_at: datetime | None = None
    met_at: datetime | None = None

    def is_overdue(self, now: datetime) -> bool:
        """Whether the deadline has passed without what was due; exactly on it is in time."""
        return self.met_at is None and self.paused_at is None and now > self.due_at


def next_clock(clocks: Sequence[Clock]) -> Clock | None:
    """The clock that runs out first of those not met, or None."""
    return min((c for c in clocks if c.met_at is None), key=lambda c: c.due_at, default=None)


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked in one jurisdiction.

    Attributes:
        days_off: holidays and days off in lieu, whatever weekday they are.
        worked_weekends: Saturdays and Sundays that are worked to make up for days off.
        confirmed_years: years whose calendar was announced officially.
    """

    days_off: frozenset[date]
    worked_weekends: frozenset[date]
    confirmed_years: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        """Whether people work on that day."""
        if day in self.worked_weekends:
            return True
        return day.weekday() < 5 and day not in self.days_off

    def add_working_days(self, start: date, count: int) -> tuple[date, bool]:
        """The `count`-th working day after `start`; the day itself is not counted.

        Returns:
            the day, and whether every year counted over is confirmed.
        """
        day, confirmed = start, True
        while count > 0:
            day += timedelta(days=1)
            confirmed = confirmed and day.year in self.confirmed_years
            count -= self.is_working_day(day)
        return day, confirmed


@dataclass(frozen=True)
class ClockRule:
    """One deadline that a policy sets."""

    kind: ClockKind
    starts: ClockStart
    amount: int
    unit: TermUnit


@dataclass(frozen=True)
class Regulator:
    """The authority that a customer can turn to."""

    name_en: str
    name_zh: str
    hotline: str


@dataclass(frozen=True)
class Policy:
    """A procedure's deadlines as they hold for a span of dates.

    Attributes:
        id: name in settings and on tickets.
        jurisdiction: ISO 3166 country code.
        timezone: zone in which its days begin and end.
        effective_from: first day on which tickets open under it.
        effective_until: last such day; None while it is in force.
        source: where its figures come from.
        clocks: its deadlines; rules that start at registration come first.
        rights: catalogue keys of what the customer may do besides.
        regulator: the authority.
        calendar: working days.
    """

    id: str
    jurisdiction: str
    timezone: ZoneInfo
    effective_from: date
    effective_until: date | None
    source: str
    clocks: tuple[ClockRule, ...]
    rights: tuple[str, ...]
    regulator: Regulator
    calendar: WorkingCalendar

    def covers(self, day: date) -> bool:
        """Whether a ticket registered on that local day opens under this policy."""
        return self.effective_from <= day and (
            self.effective_until is None or day <= self.effective_until
        )

    def start_clock(self, rule: ClockRule, start: datetime, *, projected: bool = False) -> Clock:
        """A clock under `rule` that counts from `start` (aware).

        Hours are wall hours. Working days: the day of the start is not counted, and the term ends
        with the last day (Civil Code of the PRC, articles 201 and 203), at 23:59:59 local time.
        """
        confirmed = True
        if rule.unit is TermUnit.HOURS:
            due = start.astimezone(UTC) + timedelta(hours=rule.amount)
        else:
            local_day = start.astimezone(self.timezone).date()
            last_day, confirmed = self.calendar.add_working_days(local_day, rule.amount)
            due = datetime.combine(last_day, time(23, 59, 59), self.timezone)
        return Clock(
            kind=rule.kind,
            started_at=start.astimezone(UTC),
            due_at=due.astimezone(UTC),
            projected=projected,
            calendar_unconfirmed=not confirmed,
        )

    def clocks_for(self, registered_at: datetime) -> tuple[Clock, ...]:
        """The clocks of a ticket that was registered at that instant (aware)."""
        registration = [r for r in self.clocks if r.starts is ClockStart.REGISTRATION]
        running = [self.start_clock(rule, registered_at) for rule in registration]
        expected_end = max((c.due_at for c in running), default=registered_at)
        return (
            *running,
            *(
                self.start_clock(rule, expected_end, projected=True)
                for rule in self.clocks
                if rule.starts is ClockStart.HANDLING_FINISHED
            ),
        )


@dataclass(frozen=True)
class PolicyBook:
    """All policies, and the one under which new tickets open.

    Args:
        policies: no two of one id may cover the same day.
        default_id: id of the policy for new tickets.

    Raises:
        PolicyError: two policies of one id overlap.
        PolicyNotFound: there is none with the default id.
    """

    policies: tuple[Policy, ...]
    default_id: str

    def __post_init__(self) -> None:
        if not any(policy.id == self.default_id for policy in self.policies):
            raise PolicyNotFound(f"There is no deadline policy {self.default_id!r}.")
        ordered = sorted(self.policies, key=lambda p: (p.id, p.effective_from))
        for earlier, later in pairwise(ordered):
            if earlier.id == later.id and earlier.covers(later.effective_from):
                raise PolicyError(f"Two policies {later.id!r} hold on {later.effective_from}.")

    def in_force(self, at: datetime, policy_id: str | None = None) -> Policy:
        """The policy for a ticket that is registered at that instant (aware).

        Raises:
            PolicyNotFound: no policy of that id is in force then.
        """
        wanted = policy_id or self.default_id
        for policy in self.policies:
            if policy.id == wanted and policy.covers(at.astimezone(policy.timezone).date()):
                return policy
        raise PolicyNotFound(f"No deadline policy {wanted!r} is in force at {at:%Y-%m-%d}.")
