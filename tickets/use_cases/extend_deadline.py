"""Put a deadline off."""

from dataclasses import dataclass, replace

from tickets.clock_changes import extend
from tickets.clocks import ClockKind, TimeSource
from tickets.errors import SelfApproval
from tickets.events import EventName
from tickets.lifecycle import Action, Actor
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.procedure import Change, Step, Telling, about_clock, by_staff
from tickets.vocabulary import Role


@dataclass(frozen=True, kw_only=True)
class ExtendDeadline(StaffCommand):
    """Senior staff put a deadline off.

    Attributes:
        kind: which.
        reason: why; the customer is told these words.
        up_to: length of the whole term in the unit of the policy's rule; None takes the policy's
            next step.
    """

    kind: ClockKind
    reason: str
    up_to: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


def extend_deadline(
    command: ExtendDeadline, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Put a deadline off within what the policy allows, and tell the customer why and until when.

    Raises:
        SelfApproval: whoever handles the ticket does not approve its delay.
        ExtensionRefused: the policy does not allow it, or not at this rank.
        NoSuchClock: no such deadline is running.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        if step.actor.id == step.ticket.handler_id:
            raise SelfApproval
        done = extend(
            step.policy,
            step.ticket.clocks,
            command.kind,
            step.now,
            approved_by=_rank(step.actor),
            up_to=command.up_to,
        )
        return Change(
            replace(step.ticket, clocks=done.clocks),
            EventName.DEADLINE_EXTENDED,
            {"clock": command.kind, "reason": command.reason},
            (Telling(NoticeKind.HOLDING, about_clock(done.clock), command.reason),),
        )

    return by_staff(Action.EXTEND_DEADLINE, command, units, time, policies, work)


def _rank(actor: Actor) -> Role:
    return Role.HEAD if Role.HEAD in actor.roles else Role.SUPERVISOR
