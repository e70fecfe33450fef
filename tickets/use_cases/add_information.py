"""Add what a customer says to a ticket that is open already."""

from dataclasses import dataclass, replace
from datetime import datetime

from tickets import clock_changes
from tickets.clocks import TimeSource
from tickets.errors import TicketNotFound
from tickets.events import EventName
from tickets.lifecycle import Action, advance, customer_actor
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Information, InformationKind, Ticket
from tickets.use_cases.call_person import call_by_rule
from tickets.use_cases.commands import required
from tickets.use_cases.complaint import check_id, new_reasons, queue_alert, record_change
from tickets.use_cases.ownership import (
    is_theirs,
    note_failure,
    still_going,
    target_ticket,
)
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import Flag, TicketState, Tone

_EVENT = {
    InformationKind.INFORMATION: EventName.INFORMATION_ADDED,
    InformationKind.WITHDRAWAL_REQUEST: EventName.WITHDRAWAL_REQUESTED,
    InformationKind.REOPEN_REQUEST: EventName.REOPENING_REQUESTED,
    InformationKind.RATING: EventName.SERVICE_RATED,
}


@dataclass(frozen=True, kw_only=True)
class AddInformation:
    """A customer adds something to a ticket.

    Attributes:
        customer_id: who; given by the edge.
        text: the customer's words.
        idempotency_key: id of the message that brings it.
        reference: the ticket as typed; None means the newest one.
        kind: what it is.
        flags: signals found in the text; they are added to the ticket's.
        mood: mood of the conversation now, if it is to replace the ticket's.

    Raises:
        InvalidCommand: the text is empty, or an id cannot be.
    """

    customer_id: str
    text: str
    idempotency_key: str
    reference: str | None = None
    kind: InformationKind = InformationKind.INFORMATION
    flags: frozenset[Flag] = frozenset()
    mood: Tone | None = None

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)
        check_id("idempotency_key", self.idempotency_key)
        object.__setattr__(self, "text", required("text", self.text))


@dataclass(frozen=True)
class Added:
    """What was added to which ticket.

    Attributes:
        repeated: the same message had added it before.
    """

    reference: str
    kind: InformationKind
    added_at: datetime
    state: TicketState
    repeated: bool


def add_information(
    command: AddInformation,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook | None = None,
) -> Added:
    """Add to the ticket; repeating it with the same key changes nothing.

    What is added to a ticket that waits for its customer is the answer: with `policies` the
    handling goes on and its deadlines run again. Without, staff are only told of it.

    Raises:
        TicketNotFound: the customer has no such ticket, or none at all.
        TooManyAttempts: too many look-ups failed.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    return until_undisturbed(lambda: _add(command, units, time, policies))


def _add(
    command: AddInformation,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook | None,
) -> Added:
    with units() as unit:
        earlier = unit.tickets.information_by_key(command.customer_id, command.idempotency_key)
        if earlier is not None:
            ticket = unit.tickets.get(earlier.reference)
            assert ticket is not None  # a foreign key holds it
            return Added(earlier.reference, earlier.kind, earlier.added_at, ticket.state, True)
        now = time.now()
        ticket = _target(unit, command, now)
        unit.tickets.add_information(
            Information(
                reference=ticket.reference,
                customer_id=command.customer_id,
                kind=command.kind,
                text=command.text,
                added_at=now,
                idempotency_key=command.idempotency_key,
            )
        )
        answers = (
            ticket.state is TicketState.WAITING_CUSTOMER
            and command.kind is InformationKind.INFORMATION
        )
        changed = replace(
            going_on(ticket, policies, now) if answers and policies else ticket,
            flags=ticket.flags | command.flags,
            mood=command.mood or ticket.mood,
            updated_at=now,
            last_event=_EVENT[command.kind],
        ).assessed()
        unit.tickets.save(changed)
        record_change(unit, _EVENT[command.kind], ticket, changed, {"text": command.text})
        new = new_reasons(ticket, changed)
        by_rule = call_by_rule(unit, changed, now) if new else ()
        reasons = (("customer_answered",) if answers else ()) + new + by_rule
        key = f"added:{command.customer_id}:{command.idempotency_key}"
        queue_alert(unit, key, changed, reasons, now)
        unit.commit()
        return Added(ticket.reference, command.kind, now, changed.state, False)


def going_on(ticket: Ticket, policies: PolicyBook, now: datetime) -> Ticket:
    """The ticket after its customer answered: the handling goes on, the deadlines run again."""
    actor = customer_actor(ticket.customer_id)
    state = advance(ticket, Action.RESUME, actor, target=ticket.resume_state)
    policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    clocks = clock_changes.resume(policy, ticket.clocks, now)
    return replace(ticket, state=state, clocks=clocks, resume_state=None)


def _target(unit: UnitOfWork, command: AddInformation, now: datetime) -> Ticket:
    try:
        named = target_ticket(unit, command.customer_id, command.reference, now)
    except TicketNotFound:
        if command.reference is not None:
            note_failure(unit, command.customer_id, now)
            unit.commit()
        raise
    # nobody works on a merged ticket any more
    return still_going(unit, named) if is_theirs(unit, named, command.customer_id) else named
