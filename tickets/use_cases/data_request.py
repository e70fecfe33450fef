"""The customer wants a copy of all that is kept about them, and staff send it in time.

The request belongs to the person, not to the complaint: it runs on after a ticket has ended.
"""

from dataclasses import dataclass, replace

from tickets.clock_changes import after_event, meet
from tickets.clocks import Clock, ClockKind, TimeSource
from tickets.errors import NoSuchClock
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket, clean
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand, required
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, by_customer, by_staff


@dataclass(frozen=True, kw_only=True)
class RequestData(CustomerCommand):
    """The customer asks for a copy; without a reference it is noted on the newest ticket."""


@dataclass(frozen=True, kw_only=True)
class NoteDataRequest(StaffCommand):
    """The customer has asked for a copy elsewhere, as by post.

    Attributes:
        words: how, if it is to be kept.
    """

    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class SendData(StaffCommand):
    """Staff have sent the copy.

    Attributes:
        how: what was sent, and by which way.
    """

    how: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "how", required("how", self.how))


def request_data(
    command: RequestData, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Note that the customer wants a copy, start the term for it and call staff.

    While a request runs, a further one neither puts it off nor calls again.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """
    return by_customer(Action.REQUEST_DATA, command, units, time, policies, _requested)


def note_data_request(
    command: NoteDataRequest, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Note a request for a copy that came by another way; as `request_data`.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    words = clean(command.words)
    return by_staff(
        Action.REQUEST_DATA,
        command,
        units,
        time,
        policies,
        lambda step: replace(_requested(step), told={"words": words} if words else {}),
    )


def send_data(
    command: SendData, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Say that the copy was sent: the term for it is met.

    Raises:
        NoSuchClock: nobody waits for one.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        if data_clock(step.ticket) is None:
            raise NoSuchClock(ClockKind.DATA_REQUEST)
        clocks = meet(
            step.policy, step.ticket.clocks, frozenset({ClockKind.DATA_REQUEST}), step.now
        )
        return Change(
            replace(step.ticket, clocks=clocks), EventName.DATA_SENT, {"words": command.how}
        )

    return by_staff(Action.SEND_DATA, command, units, time, policies, work)


def data_clock(ticket: Ticket) -> Clock | None:
    """The term of a request for a copy that waits, if one does."""
    kind = ClockKind.DATA_REQUEST
    return next((c for c in ticket.clocks if c.kind is kind and c.is_running), None)


def _requested(step: Step) -> Change:
    clocks = after_event(step.policy, step.ticket.clocks, ClockStart.DATA_REQUESTED, step.now)
    if data_clock(step.ticket) is None:
        key = f"data_request:{step.ticket.reference}:{step.ticket.version}"
        queue_alert(step.unit, key, step.ticket, ("data_request",), step.now)
    return Change(replace(step.ticket, clocks=clocks), EventName.DATA_REQUESTED)
