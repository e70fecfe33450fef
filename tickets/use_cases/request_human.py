"""Bring a person to the customer: mark a ticket, or open one, and call staff."""

from dataclasses import dataclass, replace
from datetime import datetime

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand, InvalidReference
from tickets.events import EventName
from tickets.handover import Handover, HandoverReason, reasons_by_rule
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.reference import parse_reference
from tickets.ticket import Ticket
from tickets.use_cases.call_person import alert_reason, call_person
from tickets.use_cases.complaint import (
    Complaint,
    Receipt,
    check_id,
    person_asked,
    queue_alert,
    record_change,
    register,
    remember_customer,
    with_complaint,
)
from tickets.use_cases.ownership import is_theirs
from tickets.use_cases.presence import PersonExpected, person_expected
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import Flag


@dataclass(frozen=True, kw_only=True)
class RequestHuman(Complaint):
    """The customer wants a person; the complaint is what is known of it so far, maybe nothing.

    Attributes:
        message_id: id of the message that asks.
        reference: the ticket that it is about, as typed, if one was named.
        reason: `requested`, or why a person is called unasked.
    """

    message_id: str
    reference: str | None = None
    reason: HandoverReason = HandoverReason.REQUESTED

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
        handover: of the conversation; None when the same message is told again after its end.
        expected: when the customer can expect a person.
        contact: phone number or address by which the customer can be reached, if one is known.
        waited_already: the customer had asked before, and nobody has come yet.
    """

    receipt: Receipt
    opened: bool
    repeated: bool
    handover: Handover | None
    expected: PersonExpected
    contact: str | None
    waited_already: bool = False


def request_human(
    command: RequestHuman, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> HumanRequested:
    """Open a handover of the conversation, mark a ticket, and queue an alert to staff.

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
            return _told(unit, command, known, policies, time, opened=False, repeated=True)
        now = time.now()
        asked = command.reason is HandoverReason.REQUESTED
        marked = replace(command, flags=command.flags | ({Flag.WANTS_HUMAN} if asked else set()))
        found = _existing(unit, command)
        waiting = unit.handovers.open_in(command.conversation_id)
        if found is None:
            ticket = register(
                unit, marked, policies, now, details_complete=False, with_person=asked
            )
            remember_customer(unit, command, now)
        elif asked:
            ticket = _mark(unit, found, marked, policies, now)
        else:
            ticket = found
        handover = call_person(
            unit,
            ticket,
            (command.reason.value, *reasons_by_rule(ticket)),
            now,
            conversation_id=command.conversation_id,
            customer_id=command.customer_id,
        )
        why = "wants_human" if asked else command.reason.value
        reasons = (why, *ticket.alert_reasons(), alert_reason(handover))
        queue_alert(unit, key, ticket, reasons, now)
        told = _told(unit, command, ticket, policies, time, opened=found is None, repeated=False)
        unit.commit()
        asked_before = waiting is not None and HandoverReason.REQUESTED.value in waiting.reasons
        return replace(told, waited_already=asked_before)


def _told(
    unit: UnitOfWork,
    command: RequestHuman,
    ticket: Ticket,
    policies: PolicyBook,
    time: TimeSource,
    *,
    opened: bool,
    repeated: bool,
) -> HumanRequested:
    policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    profile = unit.customers.get(command.customer_id)
    return HumanRequested(
        receipt=Receipt.of(ticket, repeated=repeated),
        opened=opened,
        repeated=repeated,
        handover=unit.handovers.open_in(command.conversation_id),
        expected=person_expected(unit, policy, command.language, ticket.clocks, time.now()),
        contact=command.contact or ticket.contact or (profile.contact if profile else None),
    )


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
    also = unit.identities.bound_to(command.customer_id)
    return unit.tickets.newest_of(command.customer_id, also, open_only=True)


def _named(unit: UnitOfWork, command: RequestHuman) -> Ticket | None:
    if command.reference is None:
        return None
    try:
        ticket = unit.tickets.get(parse_reference(command.reference))
    except InvalidReference:
        return None
    return ticket if ticket and is_theirs(unit, ticket, command.customer_id) else None


def _mark(
    unit: UnitOfWork, ticket: Ticket, command: RequestHuman, policies: PolicyBook, now: datetime
) -> Ticket:
    # what the draft knows belongs to the draft's own ticket, and only until it is confirmed
    same_draft = ticket.draft_id == command.draft_id and not ticket.details_complete
    filled = with_complaint(ticket, command) if same_draft else ticket
    policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    marked = replace(
        filled,
        clocks=person_asked(policy, filled.clocks, now),
        flags=ticket.flags | command.flags,
        updated_at=now,
        last_event=EventName.HUMAN_REQUESTED,
    ).assessed()
    unit.tickets.save(marked)
    record_change(unit, EventName.HUMAN_REQUESTED, ticket, marked)
    return marked
