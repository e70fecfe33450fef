"""Open a ticket from a confirmed complaint."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.call_person import call_by_rule
from tickets.use_cases.complaint import (
    Complaint,
    Receipt,
    new_reasons,
    queue_alert,
    record_change,
    register,
    remember_customer,
    with_complaint,
    with_profile,
)
from tickets.use_cases.joining import join_waiting
from tickets.use_cases.procedure import Telling, tell
from tickets.use_cases.repetition import until_undisturbed


@dataclass(frozen=True, kw_only=True)
class OpenTicket(Complaint):
    """The customer confirmed the summary of the draft.

    Raises:
        InvalidCommand: there is no story, or a field cannot be.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.story is None:
            raise InvalidCommand("story must not be empty.")


def open_ticket(
    command: OpenTicket, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Receipt:
    """Open the draft's ticket, or complete the one that was opened early to reach a person.

    Repeating it gives the same ticket and changes nothing.

    Returns:
        the receipt, read back from the store after the commit.

    Raises:
        InvalidCommand: the draft belongs to another customer.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    repeated = until_undisturbed(lambda: _open(command, units, time, policies))
    with units(read_only=True) as unit:
        ticket = unit.tickets.of_draft(command.draft_id)
        called = unit.handovers.open_in(command.conversation_id) is not None
    assert ticket is not None  # committed above, and tickets are never removed
    return Receipt.of(ticket, repeated=repeated, person_called=called)


def _open(
    command: OpenTicket, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> bool:
    with units() as unit:
        existing = unit.tickets.of_draft(command.draft_id)
        if existing is not None and existing.customer_id != command.customer_id:
            raise InvalidCommand("draft_id is not a draft of this customer.")
        if existing is not None and existing.details_complete:
            return True
        now = time.now()
        if existing is None:
            ticket = register(unit, command, policies, now, details_complete=True)
            reasons = (*ticket.alert_reasons(), *call_by_rule(unit, ticket, now))
            queue_alert(unit, f"opened:{ticket.reference}", ticket, reasons, now)
        else:
            ticket = _complete(unit, existing, command, time)
        acknowledgement = Telling(NoticeKind.ACKNOWLEDGEMENT)
        tell(unit, ticket, acknowledgement, now, key=f"acknowledgement:{ticket.reference}")
        remember_customer(unit, command, now)
        unit.commit()
        return False


def _complete(unit: UnitOfWork, early: Ticket, command: OpenTicket, time: TimeSource) -> Ticket:
    now = time.now()
    ticket = replace(
        with_profile(with_complaint(early, command), unit).assessed(),
        details_complete=True,
        updated_at=now,
        last_event=EventName.TICKET_COMPLETED,
    )
    unit.tickets.save(ticket)
    record_change(unit, EventName.TICKET_COMPLETED, early, ticket)
    join_waiting(unit, ticket, now)
    reasons = new_reasons(early, ticket)
    if reasons:
        reasons += call_by_rule(unit, ticket, now)
    queue_alert(unit, f"completed:{ticket.reference}", ticket, reasons, now)
    return ticket
