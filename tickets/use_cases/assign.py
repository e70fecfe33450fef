"""Give a ticket to a handler."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.errors import NoHandlerAvailable, ProcedureError, Recused, UnknownStaff
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.staff import Staff, choose_handler, has_interest
from tickets.ticket import clean
from tickets.use_cases.commands import Outcome, StaffCommand
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, Telling, by_staff, by_system, member_of_staff
from tickets.vocabulary import Role, TicketState

# where a ticket without a handler gets nowhere by itself
_NEEDS_HANDLER = (
    TicketState.REGISTERED,
    TicketState.REOPENED,
    TicketState.INVESTIGATING,
    TicketState.PLAN_PROPOSED,
    TicketState.PLAN_APPROVED,
    TicketState.EXECUTING,
    TicketState.WAITING_CUSTOMER,
)


@dataclass(frozen=True, kw_only=True)
class Assign(StaffCommand):
    """A registered ticket gets its handler.

    Attributes:
        handler_id: who; None has the handler chosen (see `tickets.staff.choose_handler`).
    """

    handler_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Reassign(Assign):
    """A ticket gets another handler.

    Attributes:
        reason: why, if it is to be kept.
    """

    reason: str | None = None


def assign(
    command: Assign, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Give a registered ticket to a handler.

    Raises:
        NoHandlerAvailable: nobody may take it.
        Recused: the named handler has an interest in it.
        UnknownStaff: the named handler is no active member of staff with that role.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    return by_staff(
        Action.ASSIGN,
        command,
        units,
        time,
        policies,
        lambda step: _given(step, EventName.TICKET_ASSIGNED, command.handler_id),
    )


def reassign(
    command: Reassign, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Give a ticket to another handler; its stage and its deadlines stay.

    Raises:
        as `assign`.
    """
    return by_staff(
        Action.REASSIGN,
        command,
        units,
        time,
        policies,
        lambda step: _given(
            step, EventName.TICKET_REASSIGNED, command.handler_id, clean(command.reason)
        ),
    )


def assign_automatically(
    reference: str, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Give a ticket that nobody has to whoever may take it and has least.

    Raises:
        NoHandlerAvailable: nobody may.
        ProcedureError, StoreUnavailable: see `procedure.by_system`.
    """
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    new = ticket is None or ticket.state is TicketState.REGISTERED
    action = Action.ASSIGN if new else Action.REASSIGN
    event = EventName.TICKET_ASSIGNED if new else EventName.TICKET_REASSIGNED
    return by_system(
        action, reference, units, time, policies, lambda step: _given(step, event, None)
    )


def assign_waiting(
    units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook, limit: int = 200
) -> list[Outcome]:
    """Give out the tickets that nobody has, the oldest first; the worker calls it.

    A ticket that nobody may take stays where it is, and supervisors are called to it once. Where no
    handler was entered yet, tickets wait in silence.

    Args:
        units: the store.
        time: now.
        policies: all policies.
        limit: at most so many.
    """
    with units(read_only=True) as unit:
        if not any(m.active and Role.HANDLER in m.roles for m in unit.staff.all()):
            return []
        waiting = unit.tickets.without_handler(_NEEDS_HANDLER, limit)
    outcomes = []
    for reference in waiting:
        try:
            outcomes.append(assign_automatically(reference, units, time, policies))
        except NoHandlerAvailable:
            _call_supervisors(reference, units, time)
        except ProcedureError:
            continue  # somebody else was faster
    return outcomes


def _call_supervisors(reference: str, units: UnitOfWorkFactory, time: TimeSource) -> None:
    with units() as unit:
        ticket = unit.tickets.get(reference)
        if ticket is None:
            return
        key = f"unassigned:{reference}:{ticket.reopenings}"
        if unit.alerts.by_key(key) is None:
            queue_alert(unit, key, ticket, ("unassigned",), time.now())
            unit.commit()


def _given(
    step: Step, event: EventName, handler_id: str | None, reason: str | None = None
) -> Change:
    handler = _chosen(step) if handler_id is None else _named(step, handler_id)
    told: dict[str, object] = {} if reason is None else {"reason": reason}
    told["automatic"] = handler_id is None
    first = step.ticket.state is TicketState.REGISTERED
    return Change(
        replace(step.ticket, handler_id=handler.id),
        event,
        told,
        (Telling(NoticeKind.STATE_CHANGED),) if first else (),
    )


def _chosen(step: Step) -> Staff:
    unit, ticket = step.unit, step.ticket
    others = [member for member in unit.staff.all() if member.id != ticket.handler_id]
    recusals = unit.staff.recusals_on(ticket.reference)
    return choose_handler(others, ticket, recusals, unit.staff.workload())


def _named(step: Step, handler_id: str) -> Staff:
    handler = member_of_staff(step.unit, handler_id)
    if Role.HANDLER not in handler.roles:
        raise UnknownStaff(handler_id)
    recusals = step.unit.staff.recusals_on(step.ticket.reference)
    if has_interest(handler, step.ticket, recusals):
        raise Recused(handler_id)
    return handler
