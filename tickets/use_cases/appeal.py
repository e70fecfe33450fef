"""The customer takes a complaint to a body outside, or to review."""

from dataclasses import dataclass, replace

from tickets.clock_changes import after_event
from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.response import routes_in
from tickets.ticket import clean
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.procedure import Change, Step, Telling, by_customer, by_staff
from tickets.vocabulary import AppealRoute


@dataclass(frozen=True, kw_only=True)
class Appeal(CustomerCommand):
    """The customer goes on elsewhere.

    Attributes:
        route: where; one that the jurisdiction of the ticket has.
        reason: in the customer's words, if any.
    """

    route: AppealRoute
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class NoteAppeal(StaffCommand):
    """Staff learned that the customer went on elsewhere.

    Attributes:
        route: where.
        reason: how it became known, if that is to be kept.
    """

    route: AppealRoute
    reason: str | None = None


def appeal(
    command: Appeal, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Note where the customer takes the complaint, and tell how that is done there.

    Raises:
        InvalidCommand: the jurisdiction has no such route; the message names those it has.
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """
    reason = clean(command.reason)
    return by_customer(
        Action.APPEAL,
        command,
        units,
        time,
        policies,
        lambda step: _appealed(step, command.route, reason),
    )


def note_appeal(
    command: NoteAppeal, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Note that the complaint was taken elsewhere, as an authority or the customer let know.

    Raises:
        InvalidCommand: the jurisdiction has no such route.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    reason = clean(command.reason)
    return by_staff(
        Action.APPEAL,
        command,
        units,
        time,
        policies,
        lambda step: _appealed(step, command.route, reason),
    )


def _appealed(step: Step, route: AppealRoute, reason: str | None) -> Change:
    offered = routes_in(step.policy.rights)
    if route not in offered:
        raise InvalidCommand(f"route must be one of: {', '.join(offered)}.")
    clocks = step.ticket.clocks
    if route is AppealRoute.REVIEW:
        clocks = after_event(step.policy, clocks, ClockStart.REVIEW_REQUESTED, step.now)
    key = f"appealed:{step.ticket.reference}:{step.ticket.version}"
    queue_alert(step.unit, key, step.ticket, ("appealed",), step.now)
    return Change(
        replace(step.ticket, clocks=clocks, appeal_route=route, ended_at=None),
        EventName.TICKET_APPEALED,
        {"reason": reason} if reason else {},
        (Telling(NoticeKind.APPEAL, {"route": route.value}),),
    )
