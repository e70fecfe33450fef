"""The life of a ticket: which action leads from which state to which, and who may take it.

`TRANSITIONS` is the one table of it. The state machine is built from the table, docs/lifecycle.md
is drawn from it, and the tests go through it. The state itself is kept with the ticket.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from statemachine import State, StateMachine
from statemachine.exceptions import TransitionNotAllowed

from tickets.errors import NotTheHandler, Recused, SelfApproval, TransitionRefused
from tickets.ticket import Ticket
from tickets.vocabulary import STAFF_ROLES, Role, TicketState

S = TicketState


class Action(StrEnum):
    """Everything that can be done to a ticket after its registration."""

    ASSIGN = "assign"
    REASSIGN = "reassign"
    RECUSE = "recuse"
    INVESTIGATE = "investigate"
    RECORD_FINDINGS = "record_findings"
    PROPOSE_PLAN = "propose_plan"
    APPROVE_PLAN = "approve_plan"
    REJECT_PLAN = "reject_plan"
    EXECUTE = "execute"
    FINISH_HANDLING = "finish_handling"
    RESPOND = "respond"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    REOPEN = "reopen"
    CLOSE = "close"
    WAIT_FOR_CUSTOMER = "wait_for_customer"
    RESUME = "resume"
    EXTEND_DEADLINE = "extend_deadline"
    SEND_PROGRESS = "send_progress"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    APPEAL = "appeal"
    RATE = "rate"
    FOLLOW_UP = "follow_up"
    CORRECT_LABELS = "correct_labels"
    RECORD_AUTHORITY = "record_authority"
    VERIFY_AUTHORITY = "verify_authority"
    NOTE_CALL = "note_call"
    REQUEST_DATA = "request_data"
    SEND_DATA = "send_data"
    ADD_INFORMATION = "add_information"


@dataclass(frozen=True)
class Transition:
    """One line of the table.

    Attributes:
        action: what is done.
        source: the state that it is done in.
        target: the state that it leads to; the same one when it leaves the state alone.
        roles: who may do it. `handler` means the handler of this ticket, `customer` its customer
            or whoever may act for them.
    """

    action: Action
    source: TicketState
    target: TicketState
    roles: frozenset[Role]


CUSTOMER = frozenset({Role.CUSTOMER})
HANDLER = frozenset({Role.HANDLER})
SENIOR = frozenset({Role.SUPERVISOR, Role.HEAD})
SYSTEM = frozenset({Role.SYSTEM})
STAFF = STAFF_ROLES

# being handled: what a customer may withdraw, and what may turn out to be a duplicate
HANDLED = (
    S.REGISTERED,
    S.ASSIGNED,
    S.INVESTIGATING,
    S.PLAN_PROPOSED,
    S.PLAN_APPROVED,
    S.EXECUTING,
    S.WAITING_CUSTOMER,
    S.REOPENED,
)
# where a handler may find that only the customer can help on
INTERRUPTIBLE = (S.ASSIGNED, S.INVESTIGATING, S.PLAN_APPROVED, S.EXECUTING)
ANSWERED = (S.RESPONDED, S.DISPUTED, S.CONFIRMED)
WITH_STAFF = (*(s for s in HANDLED if s is not S.REGISTERED), S.RESPONDED, S.DISPUTED)
# where a customer waits for a result, and hears how it goes
TOLD_OF_PROGRESS = (*HANDLED, S.DISPUTED)
NOT_MERGED = tuple(s for s in S if s is not S.MERGED)


def _lines() -> Iterable[Transition]:
    def line(
        action: Action,
        sources: Iterable[TicketState],
        target: TicketState | None,
        roles: frozenset[Role],
    ) -> Iterable[Transition]:
        return (Transition(action, source, target or source, roles) for source in sources)

    yield from line(Action.ASSIGN, (S.REGISTERED,), S.ASSIGNED, SENIOR | SYSTEM)
    yield from line(Action.REASSIGN, WITH_STAFF, None, SENIOR | SYSTEM)
    yield from line(Action.RECUSE, (S.REGISTERED, *WITH_STAFF), None, STAFF)
    # the handler steps back and nobody has it any more
    yield from line(Action.RECUSE, (S.ASSIGNED,), S.REGISTERED, STAFF)

    yield from line(Action.INVESTIGATE, (S.ASSIGNED, S.REOPENED), S.INVESTIGATING, HANDLER)
    yield from line(Action.RECORD_FINDINGS, (S.INVESTIGATING,), None, HANDLER)
    yield from line(Action.PROPOSE_PLAN, (S.INVESTIGATING,), S.PLAN_PROPOSED, HANDLER)
    yield from line(Action.APPROVE_PLAN, (S.PLAN_PROPOSED,), S.PLAN_APPROVED, SENIOR)
    yield from line(Action.REJECT_PLAN, (S.PLAN_PROPOSED,), S.INVESTIGATING, SENIOR)
    yield from line(Action.EXECUTE, (S.PLAN_APPROVED,), S.EXECUTING, HANDLER)
    yield from line(Action.FINISH_HANDLING, (S.EXECUTING,), None, HANDLER)
    yield from line(Action.RESPOND, (S.EXECUTING,), S.RESPONDED, HANDLER)

    yield from line(Action.CONFIRM, (S.RESPONDED,), S.CONFIRMED, CUSTOMER)
    yield from line(Action.DISPUTE, (S.RESPONDED,), S.DISPUTED, CUSTOMER)
    yield from line(Action.REOPEN, (S.DISPUTED,), S.REOPENED, SENIOR | SYSTEM)
    yield from line(
        Action.REOPEN, (S.CONFIRMED, S.CLOSED, S.WITHDRAWN), S.REOPENED, SENIOR | CUSTOMER
    )
    # the body that it was taken to sends it back
    yield from line(Action.REOPEN, (S.APPEALED,), S.REOPENED, SENIOR)
    yield from line(Action.CLOSE, (S.RESPONDED, S.CONFIRMED), S.CLOSED, STAFF | SYSTEM)
    yield from line(Action.CLOSE, (S.DISPUTED, S.APPEALED), S.CLOSED, SENIOR)

    yield from line(Action.WAIT_FOR_CUSTOMER, INTERRUPTIBLE, S.WAITING_CUSTOMER, HANDLER)
    for interrupted in INTERRUPTIBLE:
        yield from line(
            Action.RESUME,
            (S.WAITING_CUSTOMER,),
            interrupted,
            HANDLER | SENIOR | CUSTOMER | SYSTEM,
        )
    yield from line(Action.EXTEND_DEADLINE, HANDLED, None, SENIOR)
    yield from line(Action.SEND_PROGRESS, TOLD_OF_PROGRESS, None, STAFF)

    yield from line(Action.WITHDRAW, (*HANDLED, S.RESPONDED, S.DISPUTED), S.WITHDRAWN, CUSTOMER)
    yield from line(Action.MERGE, HANDLED, S.MERGED, STAFF)
    yield from line(Action.APPEAL, (*ANSWERED, S.CLOSED), S.APPEALED, STAFF | CUSTOMER)

    yield from line(Action.RATE, (*ANSWERED, S.CLOSED, S.APPEALED), None, CUSTOMER)
    yield from line(Action.FOLLOW_UP, NOT_MERGED, None, SENIOR)
    yield from line(Action.CORRECT_LABELS, NOT_MERGED, None, STAFF)
    yield from line(Action.RECORD_AUTHORITY, NOT_MERGED, None, STAFF | CUSTOMER)
    yield from line(Action.VERIFY_AUTHORITY, NOT_MERGED, None, STAFF)
    yield from line(Action.NOTE_CALL, NOT_MERGED, None, STAFF)
    yield from line(Action.REQUEST_DATA, NOT_MERGED, None, STAFF | CUSTOMER)
    yield from line(Action.SEND_DATA, NOT_MERGED, None, STAFF)
    yield from line(Action.ADD_INFORMATION, S, None, CUSTOMER)


TRANSITIONS: tuple[Transition, ...] = tuple(_lines())
_ROLES = {(line.source, line.action): line.roles for line in TRANSITIONS}

# Without a reason, in words, these would be arbitrary.
ACTIONS_WITH_REASON = frozenset(
    {
        Action.RECUSE,
        Action.REJECT_PLAN,
        Action.WAIT_FOR_CUSTOMER,
        Action.EXTEND_DEADLINE,
        Action.DISPUTE,
        Action.REOPEN,
        Action.MERGE,
        Action.CORRECT_LABELS,
    }
)
# Senior staff decide on what somebody else proposed.
_DECISIONS_ON_PLANS = frozenset({Action.APPROVE_PLAN, Action.REJECT_PLAN})
# What is still open to somebody with an interest: to say so.
_DESPITE_INTEREST = frozenset({Action.RECUSE})


@dataclass(frozen=True)
class Actor:
    """Who acts.

    Attributes:
        id: of the member of staff or the customer; `system`.
        roles: held by this actor, whichever ticket it is about.
        has_interest: in the matter of the ticket that is acted on.
    """

    id: str
    roles: frozenset[Role]
    has_interest: bool = False

    def roles_for(self, action: Action, ticket: Ticket) -> frozenset[Role]:
        """The roles that count for an action: a handler is one only of the own tickets."""
        # an interest can be told of any ticket, best before one gets it
        if self.id == ticket.handler_id or action in _DESPITE_INTEREST:
            return self.roles
        return self.roles - {Role.HANDLER}


SYSTEM_ACTOR = Actor("system", SYSTEM)


def customer_actor(customer_id: str) -> Actor:
    """The customer of a ticket, or who may act for them; the caller has checked that."""
    return Actor(customer_id, CUSTOMER)


def allowed_actions(ticket: Ticket, actor: Actor) -> tuple[Action, ...]:
    """What an actor may do with a ticket as it stands, sorted; the plan's proposer aside."""
    return tuple(
        sorted(
            action
            for (source, action), allowed in _ROLES.items()
            if source is ticket.state
            and actor.roles_for(action, ticket) & allowed
            and (not actor.has_interest or action in _DESPITE_INTEREST)
        )
    )


def advance(
    ticket: Ticket,
    action: Action,
    actor: Actor,
    *,
    target: TicketState | None = None,
    proposed_by: str | None = None,
) -> TicketState:
    """The state that an action leads to.

    Args:
        ticket: as it stands.
        action: what is to be done.
        actor: who is to do it.
        target: which state is meant, for actions that lead to one of several.
        proposed_by: who proposed the open plan, for decisions on it.

    Raises:
        TransitionRefused: not in this state, or not by somebody of these roles.
        NotTheHandler: only the handler of the ticket may.
        Recused: the actor has an interest in the matter.
        SelfApproval: the actor proposed the plan, or handles the ticket.
    """
    machine = _machine()
    machine.model.state = ticket.state
    try:
        machine.send(
            action.value, ticket=ticket, actor=actor, wanted=target, proposed_by=proposed_by
        )
    except TransitionNotAllowed:
        raise _refusal(ticket, action, actor) from None
    reached: TicketState = machine.model.state
    return reached


def _refusal(ticket: Ticket, action: Action, actor: Actor) -> TransitionRefused:
    roles = sorted(_ROLES.get((ticket.state, action), ()))
    return TransitionRefused(ticket.state, action, allowed_actions(ticket, actor), roles)


@dataclass
class _Standing:
    """Where the machine stands; it writes the new state here."""

    state: TicketState


def _check(
    self: Any,  # the machine
    source: State,
    event: str,
    ticket: Ticket,
    actor: Actor,
    proposed_by: str | None,
) -> None:
    action = Action(str(event))
    allowed = _ROLES[source.value, action]
    if not actor.roles_for(action, ticket) & allowed:
        if Role.HANDLER in actor.roles & allowed:
            raise NotTheHandler(action)
        raise _refusal(ticket, action, actor)
    if actor.has_interest and action not in _DESPITE_INTEREST:
        raise Recused(actor.id)
    if action in _DECISIONS_ON_PLANS and actor.id in (proposed_by, ticket.handler_id):
        raise SelfApproval


def _is_wanted(self: Any, target: State, wanted: TicketState | None) -> bool:
    return wanted is None or target.value is wanted


def _build() -> Any:
    states = {state: State(state.value, value=state, initial=state is S.REGISTERED) for state in S}
    body: dict[str, Any] = {state.value: declared for state, declared in states.items()}
    body |= {"check": _check, "is_wanted": _is_wanted}
    for line in TRANSITIONS:
        declared = states[line.source].to(
            states[line.target],
            event=line.action.value,
            validators="check",
            cond="is_wanted",
            internal=line.source is line.target,
        )
        name = line.action.value
        body[name] = body[name] | declared if name in body else declared
    return type("Procedure", (StateMachine,), body)


_Procedure = _build()
_of_thread = threading.local()


def _machine() -> Any:
    # To make one costs more than a hundred transitions, and it holds nothing besides the state.
    # One per thread, since a machine queues what others send while it works.
    if not hasattr(_of_thread, "machine"):
        _of_thread.machine = _Procedure(_Standing(S.REGISTERED))
    return _of_thread.machine
