"""Bring a person to the customer: mark a ticket, or open one, and call staff."""

from dataclasses import dataclass, replace
from datetime import datetime

from tickets.clocks import PolicyBook, TimeSource
from tickets.errors import InvalidCommand, InvalidReference
from tickets.events import EventName
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.reference import parse_reference
from tickets.ticket import Ticket
from tickets.use_cases.complaint import (
    Complaint,
    Receipt,
    check_id,
    queue_alert,
    record_change,
    register,
    remember_customer,
    with_complaint,
)
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import Flag


@dataclass(frozen=True, kw_only=True)
class RequestHuman(Complaint):
    """The customer wants a person; the complaint is what is known of it so far, maybe nothing.

    Attributes:
        message_id: id of the message that asks.
        reference: the ticket that it is about, as typed, if one was named.
    """

    message_id: str
    reference: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        check_id("message_id", self.message_id)


@dataclass(frozen=True)
class HumanRequested:
    """Staff were called.

    Attributes:
        receipt: of the ticket that they were called to.
        opened: the ticket was opened for it.
        repeated: the same message had called them before.
    """

    receipt: Receipt
    opened: bool
    repeated: bool


def request_human(
    command: RequestHuman, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> HumanRequested:
    """Mark a ticket as waiting for a person and queue an alert to staff.

    Which ticket: the customer's own one that was named; else the one of this draft; else a new one
    if the draft already tells a story; else the newest open one; else a new one. A ticket opened
    here is completed by `open_ticket` under the same draft. A reference that is not the customer's
    is passed over without a word: nobody is kept from a person by it, and nobody learns from it.

    Repeating it with the same message changes nothing.

    Raises:
        InvalidCommand: the draft belongs to another customer.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    return until_undisturbed(lambda: _request(command, units, time, policies))


def _request(
    command: RequestHuman, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> HumanRequested:
    key = f"human:{command.customer_id}:{command.message_id}"
    with units() as unit:
        earlier = unit.alerts.by_key(key)
        known = unit.tickets.get(earlier.reference) if earlier else None
        if known is not None:
            return HumanRequested(Receipt.of(known, repeated=True), False, True)
        now = time.now()
        marked = replace(command, flags=command.flags | {Flag.WANTS_HUMAN})
        found = _existing(unit, command)
        if found is None:
            ticket = register(unit, marked, policies, now, details_complete=False)
            remember_customer(unit, command, now)
        else:
            ticket = _mark(unit, found, marked, now)
        reasons = ("wants_human", *ticket.alert_reasons())
        queue_alert(unit, key, ticket, reasons, now)
        unit.commit()
        return HumanRequested(Receipt.of(ticket, repeated=False), found is None, False)


def _existing(unit: UnitOfWork, command: RequestHuman) -> Ticket | None:
    named = _named(unit, command)
    if named is not None:
        return named
    of_draft = unit.tickets.of_draft(command.draft_id)
    if of_draft is not None and of_draft.customer_id != command.customer_id:
        raise InvalidCommand("draft_id is not a draft of this customer.")
    if of_draft is not None:
        return of_draft
    if command.story is not None:
        return None
    return unit.tickets.newest_of(command.customer_id, open_only=True)


def _named(unit: UnitOfWork, command: RequestHuman) -> Ticket | None:
    if command.reference is None:
        return None
    try:
        ticket = unit.tickets.get(parse_reference(command.reference))
    except InvalidReference:
        return None
    return ticket if ticket and ticket.customer_id == command.customer_id else None


def _mark(unit: UnitOfWork, ticket: Ticket, command: RequestHuman, now: datetime) -> Ticket:
    # what the draft knows belongs to the draft's own ticket, and only until it is confirmed
    same_draft = ticket.draft_id == command.draft_id and not ticket.details_complete
    filled = with_complaint(ticket, command) if same_draft else ticket
    marked = replace(
        filled,
        flags=ticket.flags | command.flags,
        updated_at=now,
        last_event=EventName.HUMAN_REQUESTED,
    ).assessed()
    unit.tickets.save(marked)
    record_change(unit, EventName.HUMAN_REQUESTED, ticket, marked)
    return marked
