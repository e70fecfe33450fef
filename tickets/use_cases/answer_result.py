"""The customer accepts the result, or does not."""

from dataclasses import dataclass, replace

from tickets.clock_changes import after_event
from tickets.clocks import TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import CustomerCommand, Outcome, required
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, by_customer


@dataclass(frozen=True, kw_only=True)
class Confirm(CustomerCommand):
    """The customer accepts the result.

    Attributes:
        words: the customer's, if any.
    """

    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dispute(CustomerCommand):
    """The customer does not accept the result.

    Attributes:
        reason: in the customer's words.
    """

    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


def confirm(
    command: Confirm, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Accept the result that was told.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """
    words = clean(command.words)
    return by_customer(
        Action.CONFIRM,
        command,
        units,
        time,
        policies,
        lambda step: Change(
            step.ticket, EventName.RESULT_CONFIRMED, {"words": words} if words else {}
        ),
    )


def dispute(
    command: Dispute, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Do not accept the result: senior staff look at it again, within the term for reviews.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """

    def work(step: Step) -> Change:
        clocks = after_event(step.policy, step.ticket.clocks, ClockStart.REVIEW_REQUESTED, step.now)
        key = f"disputed:{step.ticket.reference}:{step.ticket.version}"
        queue_alert(step.unit, key, step.ticket, ("disputed",), step.now)
        return Change(
            replace(step.ticket, clocks=clocks),
            EventName.RESULT_DISPUTED,
            {"reason": command.reason},
        )

    return by_customer(Action.DISPUTE, command, units, time, policies, work)
