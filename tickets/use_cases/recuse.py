"""Keep somebody with an interest in the matter out of it."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.staff import Recusal
from tickets.ticket import Ticket
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.complaint import check_id
from tickets.use_cases.procedure import Change, Step, by_staff, member_of_staff
from tickets.vocabulary import Role, TicketState


@dataclass(frozen=True, kw_only=True)
class Recuse(StaffCommand):
    """A member of staff has an interest in a ticket.

    Attributes:
        reason: which.
        whom: who has it; None means the member who says so. Senior staff may name others.
    """

    reason: str
    whom: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))
        if self.whom is not None:
            check_id("whom", self.whom)


def recuse(
    command: Recuse, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Keep a member of staff out of a ticket; one that had it loses it to whoever comes next.

    The ticket is then without a handler until it is assigned again (`assign`, `reassign`, or the
    worker's `assign_waiting`).

    Raises:
        InvalidCommand: a handler names somebody else.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    whom = command.whom or command.staff_id

    def aim(ticket: Ticket) -> TicketState:
        loses = ticket.state is TicketState.ASSIGNED and ticket.handler_id == whom
        return TicketState.REGISTERED if loses else ticket.state

    def work(step: Step) -> Change:
        member = member_of_staff(step.unit, whom)
        senior = step.actor.roles & {Role.SUPERVISOR, Role.HEAD}
        if member.id != step.actor.id and not senior:
            raise InvalidCommand("whom must be the member of staff who says so.")
        step.unit.staff.recuse(
            Recusal(step.ticket.reference, whom, command.reason, step.actor.id, step.now)
        )
        had_it = step.ticket.handler_id == whom
        after = replace(step.ticket, handler_id=None) if had_it else step.ticket
        return Change(after, EventName.STAFF_RECUSED, {"whom": whom, "reason": command.reason})

    return by_staff(Action.RECUSE, command, units, time, policies, work, aim=aim)
