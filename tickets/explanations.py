"""The arithmetic of a clock laid open: which day counted, which did not, and why."""

from dataclasses import dataclass
from datetime import datetime

from tickets.clocks import Clock
from tickets.errors import NoSuchClock
from tickets.policies import ClockRule, Policy
from tickets.terms import CountedDay, count_term, moved_by_pause


@dataclass(frozen=True)
class ExplainedPause:
    """What a rest did to a deadline; aware UTC.

    Attributes:
        started_at: since when the clock rested.
        ended_at: until when.
        due_before: the deadline before.
        due_after: the deadline after.
    """

    started_at: datetime
    ended_at: datetime
    due_before: datetime
    due_after: datetime


@dataclass(frozen=True)
class Explanation:
    """How a deadline came about.

    Attributes:
        clock: as it is kept.
        rule: that it runs under.
        length: of the term with its extensions, in the unit of the rule.
        days: the count, line by line.
        counted_to: where the count ends, before any rest; aware UTC.
        pauses: what rests did to it, in order.
        due_at: the deadline that comes out; aware UTC.
    """

    clock: Clock
    rule: ClockRule
    length: int
    days: tuple[CountedDay, ...]
    counted_to: datetime
    pauses: tuple[ExplainedPause, ...]
    due_at: datetime

    @property
    def agrees(self) -> bool:
        """Whether the count gives the deadline that is kept.

        It does not after a calendar or the policy's figures were changed: the kept one holds, since
        it is what the customer was told.
        """
        return self.due_at == self.clock.due_at


def explain(policy: Policy, clock: Clock) -> Explanation:
    """Count a clock again and keep the lines.

    Args:
        policy: of the ticket.
        clock: of the ticket.

    Raises:
        NoSuchClock: the policy has no rule for it.
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    rule = policy.rule(clock.kind)
    if rule is None:
        raise NoSuchClock(clock.kind)
    length = clock.extensions[-1].up_to if clock.extensions else rule.amount
    term = count_term(clock.started_at, length, rule.unit, policy.timezone, policy.calendar)
    due = term.due_at
    pauses = []
    for rest in clock.pauses:
        after, _ = moved_by_pause(
            due, rest.started_at, rest.ended_at, rule.unit, policy.timezone, policy.calendar
        )
        pauses.append(ExplainedPause(rest.started_at, rest.ended_at, due, after))
        due = after
    return Explanation(clock, rule, length, term.days, term.due_at, tuple(pauses), due)
