"""One step of the procedure, whoever takes it: the frame that all its use cases share.

A step is one transaction: the ticket is read, the lifecycle is asked, the use case changes what it
changes, and ticket, event, notices and idempotency key are kept together or not at all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from tickets import lifecycle
from tickets.clocks import Clock, TimeSource
from tickets.errors import (
    InvalidCommand,
    InvalidReference,
    OutdatedVersion,
    TicketNotFound,
    UnknownStaff,
    UnknownTicket,
)
from tickets.events import EventName
from tickets.lifecycle import Action, Actor
from tickets.notice import Notice, NoticeKind
from tickets.plan import Plan
from tickets.policies import Policy, PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.procedure_ports import Performed
from tickets.reference import parse_reference
from tickets.staff import Staff, has_interest
from tickets.ticket import Ticket
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand
from tickets.use_cases.complaint import record_change
from tickets.use_cases.ownership import note_failure, target_ticket
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import TicketState


@dataclass(frozen=True)
class Step:
    """What a use case has to work with.

    Attributes:
        unit: the transaction.
        ticket: as read.
        state: that the action leads to.
        actor: who acts.
        now: aware UTC.
        policy: that the ticket was opened under.
        plan: the open plan.
    """

    unit: UnitOfWork
    ticket: Ticket
    state: TicketState
    actor: Actor
    now: datetime
    policy: Policy
    plan: Plan | None


@dataclass(frozen=True)
class Telling:
    """A notice that a change asks for (see `Notice`)."""

    kind: NoticeKind
    about: Mapping[str, str] = field(default_factory=dict)
    text: str | None = None


@dataclass(frozen=True)
class Change:
    """What a use case makes of a step.

    Attributes:
        ticket: the ticket with what changes; state, instant and last event are set by the frame.
        event: what happened.
        told: values besides the ticket's own for the trail.
        notices: what the customer is to be told.
    """

    ticket: Ticket
    event: EventName
    told: Mapping[str, object] = field(default_factory=dict)
    notices: tuple[Telling, ...] = ()


Work = Callable[[Step], Change]
Aim = Callable[[Ticket], TicketState | None]


def moved_on(event: EventName) -> Work:
    """The work of a step that only leads on: the customer is told the new state."""
    return lambda step: Change(step.ticket, event, notices=(Telling(NoticeKind.STATE_CHANGED),))


def member_of_staff(unit: UnitOfWork, staff_id: str) -> Staff:
    """The active member of staff with this id.

    Raises:
        UnknownStaff: there is none.
    """
    member = unit.staff.get(staff_id)
    if member is None or not member.active:
        raise UnknownStaff(staff_id)
    return member


def staff_actor(unit: UnitOfWork, ticket: Ticket, staff_id: str) -> Actor:
    """A member of staff as an actor on one ticket.

    Raises:
        UnknownStaff: no active member has this id.
    """
    member = member_of_staff(unit, staff_id)
    recusals = unit.staff.recusals_on(ticket.reference)
    return Actor(member.id, member.roles, has_interest(member, ticket, recusals))


def find_ticket(unit: UnitOfWork, reference: str) -> Ticket:
    """A ticket for staff.

    Raises:
        UnknownTicket: there is none under that reference.
    """
    try:
        ticket = unit.tickets.get(parse_reference(reference))
    except InvalidReference:
        ticket = None
    if ticket is None:
        raise UnknownTicket
    return ticket


def by_staff(
    action: Action,
    command: StaffCommand,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
    work: Work,
    *,
    aim: Aim = lambda _: None,
) -> Outcome:
    """Take a step for a member of staff.

    Raises:
        ProcedureError: the procedure does not allow it.
        StaleTicket: the ticket is not at the expected version.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> Outcome:
        with units() as unit:
            key = command.idempotency_key
            earlier = key and _earlier(unit, command.staff_id, key, action)
            if earlier:
                return earlier
            ticket = find_ticket(unit, command.reference)
            expected = command.expected_version
            if expected is not None and expected != ticket.version:
                raise OutdatedVersion(expected, ticket.version)
            actor = staff_actor(unit, ticket, command.staff_id)
            return take(unit, ticket, action, actor, time.now(), policies, work, aim, key=key)

    return until_undisturbed(attempt)


def by_customer(
    action: Action,
    command: CustomerCommand,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
    work: Work,
    *,
    aim: Aim = lambda _: None,
) -> Outcome:
    """Take a step for a customer, on a ticket that is theirs.

    Raises:
        TicketNotFound: the customer has no such ticket, or none at all; the attempt is counted.
        TooManyAttempts: too many look-ups failed.
        ProcedureError: the procedure does not allow it.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> Outcome:
        with units() as unit:
            earlier = _earlier(unit, command.customer_id, command.idempotency_key, action)
            if earlier:
                return earlier
            now = time.now()
            try:
                ticket = target_ticket(unit, command.customer_id, command.reference, now)
            except TicketNotFound:
                if command.reference is not None:
                    note_failure(unit, command.customer_id, now)
                    unit.commit()
                raise
            actor = lifecycle.customer_actor(command.customer_id)
            key = command.idempotency_key
            return take(unit, ticket, action, actor, now, policies, work, aim, key=key)

    return until_undisturbed(attempt)


def by_system(
    action: Action,
    reference: str,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
    work: Work,
    *,
    aim: Aim = lambda _: None,
) -> Outcome:
    """Take a step that nobody takes in person, such as the closing after a period.

    Raises:
        ProcedureError: the procedure does not allow it, as when somebody was faster.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> Outcome:
        with units() as unit:
            ticket = find_ticket(unit, reference)
            actor = lifecycle.SYSTEM_ACTOR
            return take(unit, ticket, action, actor, time.now(), policies, work, aim)

    return until_undisturbed(attempt)


def take(
    unit: UnitOfWork,
    ticket: Ticket,
    action: Action,
    actor: Actor,
    now: datetime,
    policies: PolicyBook,
    work: Work,
    aim: Aim = lambda _: None,
    *,
    key: str | None = None,
) -> Outcome:
    """Take a step and commit it.

    Args:
        unit: a transaction that writes.
        ticket: as read in it.
        action: what is done.
        actor: who does it.
        now: aware UTC.
        policies: all policies.
        work: makes the change once the lifecycle allows it.
        aim: which state is meant, for actions that lead to one of several.
        key: idempotency key.

    Raises:
        ProcedureError: the procedure does not allow it.
    """
    plan = unit.plans.open_on(ticket.reference)
    state = lifecycle.advance(
        ticket,
        action,
        actor,
        target=aim(ticket),
        proposed_by=plan.proposed_by if plan else None,
    )
    policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    change = work(Step(unit, ticket, state, actor, now, policy, plan))
    after = replace(change.ticket, state=state, updated_at=now, last_event=change.event)
    unit.tickets.save(after)
    by = "customer" if actor.roles == lifecycle.CUSTOMER else actor.id
    # who acts for the customer under an authority is told apart in the trail
    agent = {"agent": actor.id} if by == "customer" and actor.id != ticket.customer_id else {}
    record_change(unit, change.event, ticket, after, {**change.told, **agent}, actor=by)
    version = ticket.version + 1
    for telling in change.notices:
        tell(unit, after, telling, now, key=f"{telling.kind}:{ticket.reference}:{version}")
    if key is not None:
        unit.performed.add(Performed(actor.id, key, action, ticket.reference, state, version, now))
    unit.commit()
    return Outcome(ticket.reference, action, state, version, now, repeated=False)


def tell(unit: UnitOfWork, ticket: Ticket, telling: Telling, now: datetime, *, key: str) -> None:
    """Request that the customer be told something; the same key again changes nothing."""
    unit.notices.add(
        Notice(
            key=key,
            reference=ticket.reference,
            kind=telling.kind,
            ticket_state=ticket.state,
            created_at=now,
            next_attempt_at=now,
            about=telling.about,
            text=telling.text,
        )
    )


def about_clock(clock: Clock) -> dict[str, str]:
    """A deadline, for a notice."""
    return {"clock": clock.kind.value, "due_at": clock.due_at.isoformat()}


def _earlier(unit: UnitOfWork, actor: str, key: str, action: Action) -> Outcome | None:
    done = unit.performed.get(actor, key)
    if done is None:
        return None
    if done.action != action:
        raise InvalidCommand("idempotency_key was used for another request.")
    return Outcome(done.reference, action, done.state, done.version, done.at, repeated=True)
