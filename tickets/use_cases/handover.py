"""A conversation goes to a person and comes back; `tickets.use_cases.call_person` begins it.

Each step is one transaction with one event on the ticket that staff were called to. What the
customer is told of it stands in the conversation, and is the edge's to say (`bot.handover_desk`).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tickets.clock_changes import meet
from tickets.clocks import ClockKind, TimeSource
from tickets.errors import InvalidReference, Recused, UnknownHandover
from tickets.events import EventName
from tickets.handover import (
    Handover,
    HandoverReason,
    HandoverState,
    may_close_for_others,
)
from tickets.policies import Policy, PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.reference import parse_reference
from tickets.staff import Staff, has_interest
from tickets.ticket import Ticket
from tickets.use_cases.call_person import SYSTEM, alert_reason, record_handover
from tickets.use_cases.complaint import check_id, queue_alert, record_change
from tickets.use_cases.ownership import still_going
from tickets.use_cases.presence import stay_present
from tickets.use_cases.procedure import member_of_staff
from tickets.use_cases.repetition import until_undisturbed


@dataclass(frozen=True, kw_only=True)
class HandoverCommand:
    """A member of staff does something with a handover.

    Attributes:
        handover: its number, or the reference of the ticket that it is about.
        staff_id: who.

    Raises:
        InvalidCommand: the id cannot be.
    """

    handover: str
    staff_id: str

    def __post_init__(self) -> None:
        check_id("staff_id", self.staff_id)


@dataclass(frozen=True)
class Moved:
    """What a step led to.

    Attributes:
        handover: as it is now.
        member: who did it; None for the system.
        repeated: it had been done before, and nothing was changed.
        waits: the taker fell silent and the customer still waits for a person.
    """

    handover: Handover
    member: Staff | None
    repeated: bool = False
    waits: bool = False


def take_handover(
    command: HandoverCommand,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
    stays: timedelta,
) -> Moved:
    """Take a conversation over: from now on the bot is silent in it.

    The time within which a person must answer is met by it. Whoever has it already changes nothing.

    Args:
        command: who takes which.
        units: the store.
        time: now.
        policies: deadlines.
        stays: how long the taker counts as present without doing anything.

    Raises:
        HandoverTaken: somebody else has it; of two at once one is told this.
        HandoverClosed: it is over.
        Recused: who has an interest in the ticket takes no part in it.
        UnknownHandover, UnknownStaff: there is none.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """

    def attempt() -> Moved:
        with units() as unit:
            member = member_of_staff(unit, command.staff_id)
            handover = find_handover(unit, command.handover)
            now = time.now()
            if handover.state is HandoverState.TAKEN and handover.taken_by == member.id:
                return Moved(handover, member, repeated=True)
            handover.require_waiting()
            ticket = _ticket(unit, handover)
            if has_interest(member, ticket, unit.staff.recusals_on(ticket.reference)):
                raise Recused(member.id)
            taken = unit.handovers.save(
                replace(
                    handover,
                    state=HandoverState.TAKEN,
                    taken_by=member.id,
                    taken_at=now,
                    active_at=now,
                )
            )
            stay_present(unit, member, now + stays)
            record_handover(unit, EventName.HANDOVER_TAKEN, taken, now, member.id, {})
            _answered(unit, ticket, policies, now, member.id)
            unit.commit()
            return Moved(taken, member)

    return until_undisturbed(attempt)


def hand_back(command: HandoverCommand, units: UnitOfWorkFactory, time: TimeSource) -> Moved:
    """Give a conversation back to the bot. The taker does it, or senior staff.

    Raises:
        HandoverTaken: somebody else has it.
        HandoverClosed: nobody has it; when it was handed back already, that is told as repeated.
        UnknownHandover, UnknownStaff: there is none.
    """
    return _close(command, units, time, HandoverState.HANDED_BACK, EventName.HANDED_BACK, None)


def end_handover(
    command: HandoverCommand,
    units: UnitOfWorkFactory,
    time: TimeSource,
    policies: PolicyBook,
) -> Moved:
    """Say that the matter with the person is over; also one that nobody took, as after a call.

    The time within which a person must answer is met by it.

    Raises:
        HandoverTaken: somebody else has it.
        HandoverClosed: it was handed back.
        UnknownHandover, UnknownStaff: there is none.
    """
    return _close(command, units, time, HandoverState.ENDED, EventName.HANDOVER_ENDED, policies)


def note_activity(
    command: HandoverCommand, units: UnitOfWorkFactory, time: TimeSource, stays: timedelta
) -> Moved:
    """The taker is at it: puts the time-out off.

    Raises:
        HandoverTaken: somebody else has it.
        HandoverClosed: nobody has it.
        UnknownHandover, UnknownStaff: there is none.
    """

    def attempt() -> Moved:
        with units() as unit:
            member = member_of_staff(unit, command.staff_id)
            handover = find_handover(unit, command.handover)
            handover.require_taken_by(member.id)
            now = time.now()
            active = unit.handovers.save(replace(handover, active_at=now))
            stay_present(unit, member, now + stays)
            unit.commit()
            return Moved(active, member)

    return until_undisturbed(attempt)


def return_silent(
    number: int,
    customer_waits: bool,
    silent_for: timedelta,
    units: UnitOfWorkFactory,
    time: TimeSource,
) -> Moved | None:
    """Take a conversation from a taker who fell silent.

    Where the customer waits for an answer the handover waits again, and staff are called anew;
    else it counts as handed back.

    Args:
        number: of the handover.
        customer_waits: whether the last word was the customer's.
        silent_for: time without a sign of life after which a taker has left.
        units: the store.
        time: now.

    Returns:
        None when the taker has come back meanwhile, or it is over.
    """

    def attempt() -> Moved | None:
        with units() as unit:
            handover = unit.handovers.get(number)
            now = time.now()
            if handover is None or handover.state is not HandoverState.TAKEN:
                return None
            if handover.active_at is not None and handover.active_at > now - silent_for:
                return None
            if not customer_waits:
                closed = replace(handover, state=HandoverState.HANDED_BACK, closed_at=now)
                kept = unit.handovers.save(closed)
                record_handover(unit, EventName.HANDED_BACK, kept, now, SYSTEM, {"silent": True})
                unit.commit()
                return Moved(kept, unit.staff.get(handover.taken_by or ""))
            reasons = dict.fromkeys([*handover.reasons, HandoverReason.TAKER_GONE.value])
            back = replace(handover, state=HandoverState.WAITING, reasons=tuple(reasons))
            kept = unit.handovers.save(back)
            record_handover(unit, EventName.HANDOVER_RETURNED, kept, now, SYSTEM, {})
            ticket = _ticket(unit, kept)
            why = (HandoverReason.TAKER_GONE.value, alert_reason(kept))
            queue_alert(unit, f"handover:{kept.number}:{kept.version}", ticket, why, now)
            unit.commit()
            return Moved(kept, unit.staff.get(handover.taken_by or ""), waits=True)

    return until_undisturbed(attempt)


def find_handover(unit: UnitOfWork, named: str) -> Handover:
    """A handover by its number or, the newest, by its ticket's reference.

    Raises:
        UnknownHandover: there is none.
    """
    name = named.strip()
    found = unit.handovers.get(int(name)) if name.isdecimal() and len(name) < 18 else None
    if found is None:
        try:
            found = unit.handovers.newest_of_ticket(parse_reference(name))
        except InvalidReference:
            found = None
    if found is None:
        raise UnknownHandover
    return found


def _close(
    command: HandoverCommand,
    units: UnitOfWorkFactory,
    time: TimeSource,
    state: HandoverState,
    event: EventName,
    policies: PolicyBook | None,
) -> Moved:
    def attempt() -> Moved:
        with units() as unit:
            member = member_of_staff(unit, command.staff_id)
            handover = find_handover(unit, command.handover)
            if handover.state is state:
                return Moved(handover, member, repeated=True)
            waiting = handover.state is HandoverState.WAITING
            if not (waiting and state is HandoverState.ENDED):
                handover.require_taken_by(
                    handover.taken_by or "" if may_close_for_others(member) else member.id
                )
            now = time.now()
            closed = unit.handovers.save(replace(handover, state=state, closed_at=now))
            record_handover(
                unit, event, closed, now, member.id, {"waited": True} if waiting else {}
            )
            if waiting and policies is not None:
                _answered(unit, _ticket(unit, closed), policies, now, member.id)
            unit.commit()
            return Moved(closed, member)

    return until_undisturbed(attempt)


def _ticket(unit: UnitOfWork, handover: Handover) -> Ticket:
    ticket = unit.tickets.get(handover.reference)
    assert ticket is not None  # a foreign key holds it
    # of a merged one the clocks run on the ticket that it went into
    return still_going(unit, ticket)


def _answered(
    unit: UnitOfWork, ticket: Ticket, policies: PolicyBook, now: datetime, actor: str
) -> None:
    """Meet the clock of the customer's request for a person, where one runs."""
    policy: Policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    clocks = meet(policy, ticket.clocks, frozenset({ClockKind.HUMAN_REQUEST}), now)
    if clocks == ticket.clocks:
        return
    met = replace(ticket, clocks=clocks, updated_at=now)
    unit.tickets.save(met)
    record_change(unit, EventName.HUMAN_ANSWERED, ticket, met, actor=actor)
