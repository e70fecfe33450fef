"""Deadlines: the clocks that run on a ticket.

`tickets.policies` says which there are, `tickets.terms` is their arithmetic, and
`tickets.clock_changes` what happens to one that runs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tickets.vocabulary import Role


class TimeSource(Protocol):
    """Where "now" comes from; the wall clock stands only behind its implementation."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class ClockKind(StrEnum):
    """What a deadline is for."""

    ACKNOWLEDGE = "acknowledge"
    PRELIMINARY_INVESTIGATION = "preliminary_investigation"
    # to settle the matter at once; when it passes, the ordinary procedure goes on
    SUMMARY_RESOLUTION = "summary_resolution"
    PROGRESS = "progress"
    # the final response, or the holding response that the policy takes for it
    RESPONSE = "response"
    # the result told once handling is finished
    FEEDBACK = "feedback"
    # the result looked at again because the customer does not accept it
    REVIEW = "review"
    # the customer asked to speak with a person
    HUMAN_REQUEST = "human_request"
    # the customer asked for the own data, or for their deletion
    DATA_REQUEST = "data_request"

    @property
    def is_window(self) -> bool:
        """Whether it is a chance rather than a duty: its passing is no breach."""
        return self is ClockKind.SUMMARY_RESOLUTION


# These run beside the procedure: they are owed to the person, and are no step of the complaint.
BESIDES = frozenset({ClockKind.HUMAN_REQUEST, ClockKind.DATA_REQUEST})

# Answering the complaint meets these, whichever of them its policy has.
ANSWER_CLOCKS = frozenset({ClockKind.RESPONSE, ClockKind.FEEDBACK, ClockKind.SUMMARY_RESOLUTION})

# By these a result is told: of the complaint, or of looking at it again.
RESULT_CLOCKS = frozenset({ClockKind.RESPONSE, ClockKind.FEEDBACK, ClockKind.REVIEW})


@dataclass(frozen=True)
class Pause:
    """A time in which a clock rested; aware UTC."""

    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True)
class Extension:
    """A deadline that was put off.

    Attributes:
        up_to: length of the whole term from its start, in the unit of its rule.
        at: when it was decided, aware UTC.
        approved_by: rank of who approved it; None where the policy asks for no approval.
    """

    up_to: int
    at: datetime
    approved_by: Role | None = None


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
        breached_at: when it was noticed that the deadline had passed, if it was.
        stopped_at: when it ceased to matter without being met, as by a withdrawal.
        pauses: when it rested before.
        extensions: how it was put off, in order.
    """

    kind: ClockKind
    started_at: datetime
    due_at: datetime
    projected: bool = False
    calendar_unconfirmed: bool = False
    paused_at: datetime | None = None
    met_at: datetime | None = None
    breached_at: datetime | None = None
    stopped_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether something is still due under it, also while it rests."""
        return self.met_at is None and self.stopped_at is None

    def is_overdue(self, now: datetime) -> bool:
        """Whether the deadline has passed without what was due; exactly on it is in time.

        A projected deadline and a mere chance cannot be overdue.
        """
        if not self.is_running or self.paused_at is not None:
            return False
        return not self.projected and not self.kind.is_window and now > self.due_at


def next_clock(clocks: Sequence[Clock]) -> Clock | None:
    """The clock that runs out first of those not met, or None; mere chances are passed over."""
    running = (c for c in clocks if c.is_running and not c.kind.is_window)
    return min(running, key=lambda c: c.due_at, default=None)


def result_clock(clocks: Sequence[Clock]) -> Clock | None:
    """The clock by which a result is owed to the customer, or None while none is."""
    return next_clock([clock for clock in clocks if clock.kind in RESULT_CLOCKS])


def overdue(clocks: Iterable[Clock], now: datetime) -> tuple[Clock, ...]:
    """The clocks whose deadline has passed, the longest first."""
    return tuple(sorted((c for c in clocks if c.is_overdue(now)), key=lambda c: c.due_at))
