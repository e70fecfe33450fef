"""How long an ended complaint is kept, and until when one ticket is.

The terms are data (`tickets.retention_file` reads them): law sets the least for some firms, the
rest is the firm's own choice.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from tickets.ticket import Ticket


class CountedFrom(StrEnum):
    """The day that a term counts from."""

    RECEIVED = "received"
    ENDED = "ended"


@dataclass(frozen=True)
class RetentionRule:
    """How long tickets under one policy are kept.

    Attributes:
        years: whole years.
        counted_from: the day that they count from.
        source: the rule behind it.
        own_choice: the figure is ours; the source sets none, or a lower one.
    """

    years: int
    counted_from: CountedFrom
    source: str
    own_choice: bool = False


@dataclass(frozen=True)
class Kept:
    """Until when one ticket is kept.

    Attributes:
        rule: that says so.
        since: the day that the term counts from; None while the ticket is open.
        until: the last day on which it is kept; None while the ticket is open.
    """

    rule: RetentionRule
    since: date | None
    until: date | None

    def is_over(self, today: date) -> bool:
        """Whether nothing requires the ticket to be kept any longer."""
        return self.until is not None and today > self.until


@dataclass(frozen=True)
class Retention:
    """The terms of all policies.

    Attributes:
        default: for policies without a rule of their own.
        by_policy: rules by id of the policy.
    """

    default: RetentionRule
    by_policy: Mapping[str, RetentionRule]

    def rule(self, policy_id: str) -> RetentionRule:
        """The rule for tickets under a policy."""
        return self.by_policy.get(policy_id, self.default)

    def of(self, ticket: Ticket, zone: ZoneInfo) -> Kept:
        """Until when a ticket is kept.

        An open ticket is kept whatever its age. A term that begins on 29 February ends on the 28th
        of a common year.

        Args:
            ticket: any.
            zone: in which days are counted.
        """
        rule = self.rule(ticket.policy_id)
        if ticket.is_open or ticket.ended_at is None:
            return Kept(rule, None, None)
        from_end = rule.counted_from is CountedFrom.ENDED
        at = ticket.ended_at if from_end else ticket.opened_at
        since = at.astimezone(zone).date()
        return Kept(rule, since, years_later(since, rule.years))


def years_later(day: date, years: int) -> date:
    """The same day some years later, or the last of its month where there is none."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
