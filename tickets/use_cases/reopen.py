"""Take a complaint up again."""

from dataclasses import dataclass, replace

from tickets.clock_changes import after_event
from tickets.clocks import TimeSource
from tickets.errors import TooLate
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand, required
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, Telling, by_customer, by_staff


@dataclass(frozen=True, kw_only=True)
class Reopen(StaffCommand):
    """Senior staff take a complaint up again.

    Attributes:
        reason: why.
    """

    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


@dataclass(frozen=True, kw_only=True)
class AskReopening(CustomerCommand):
    """The customer wants an ended complaint taken up again.

    Attributes:
        reason: in the customer's words.
    """

    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


def reopen(
    command: Reopen, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Take a complaint up again: a disputed one after a review, an ended one, or one sent back.

    Senior staff are bound to no window, since it protects the firm and not the customer.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    return by_staff(
        Action.REOPEN, command, units, time, policies, lambda step: _reopened(step, command.reason)
    )


def ask_reopening(
    command: AskReopening, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Have an ended complaint taken up again, within the policy's window.

    Raises:
        TooLate: the window has passed; a new complaint, or an appeal, is the way then.
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """

    def work(step: Step) -> Change:
        _check_window(step)
        key = f"reopened:{step.ticket.reference}:{step.ticket.version}"
        queue_alert(step.unit, key, step.ticket, ("reopened",), step.now)
        return _reopened(step, command.reason)

    return by_customer(Action.REOPEN, command, units, time, policies, work)


def _check_window(step: Step) -> None:
    ended = step.ticket.ended_at or step.ticket.responded_at
    if ended is None:
        return
    until = ended + step.policy.periods.reopen.length
    if step.now > until:
        raise TooLate(Action.REOPEN, until)


def _reopened(step: Step, reason: str) -> Change:
    clocks = after_event(step.policy, step.ticket.clocks, ClockStart.REOPENED, step.now)
    after: Ticket = replace(
        step.ticket,
        clocks=clocks,
        handler_id=_still_here(step),
        reopenings=step.ticket.reopenings + 1,
        resume_state=None,
        handled_at=None,
        responded_at=None,
        ended_at=None,
        appeal_route=None,
    )
    return Change(
        after,
        EventName.TICKET_REOPENED,
        {"reason": reason},
        (Telling(NoticeKind.REOPENING),),
    )


def _still_here(step: Step) -> str | None:
    # the worker gives tickets that nobody has to somebody
    handler = step.unit.staff.get(step.ticket.handler_id) if step.ticket.handler_id else None
    return handler.id if handler and handler.active else None
