"""What a policy promises, as it can be told before there is a ticket."""

from dataclasses import dataclass

from tickets.clocks import ClockKind
from tickets.policies import ClockStart, Policy
from tickets.terms import TermUnit


@dataclass(frozen=True)
class Deadline:
    """A deadline as it can be told beforehand.

    Attributes:
        kind: what is due.
        starts: what it counts from.
        amount: in `unit`.
        unit: of the amount.
    """

    kind: ClockKind
    starts: ClockStart
    amount: int
    unit: TermUnit


def deadlines(policy: Policy) -> tuple[Deadline, ...]:
    """What every complaint under a policy can count on, in order; no chances, no repetitions."""
    return tuple(
        Deadline(rule.kind, rule.starts[0], rule.amount, rule.unit)
        for rule in policy.clocks
        if rule.starts[0] in (ClockStart.REGISTRATION, ClockStart.HANDLING_FINISHED)
        and not rule.kind.is_window
        and not rule.repeats
    )
