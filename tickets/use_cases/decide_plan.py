"""Approve a plan, or send it back."""

from dataclasses import dataclass

from tickets.clocks import TimeSource
from tickets.errors import StaleTicket
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.plan import Plan, PlanStatus
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.procedure import Change, Step, Telling, by_staff


@dataclass(frozen=True, kw_only=True)
class ApprovePlan(StaffCommand):
    """A supervisor approves the plan.

    Attributes:
        reason: remarks, if any.
    """

    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class RejectPlan(StaffCommand):
    """A supervisor sends the plan back.

    Attributes:
        reason: why, for the handler.
    """

    reason: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "reason", required("reason", self.reason))


def approve_plan(
    command: ApprovePlan, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Approve the plan that was proposed, as somebody who did not propose it.

    Raises:
        SelfApproval: the supervisor proposed it, or handles the ticket.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        plan = _decided(step, PlanStatus.APPROVED, clean(command.reason))
        about = {"plan": str(plan.number)}
        return Change(
            step.ticket,
            EventName.PLAN_APPROVED,
            {"plan": plan.number, "reason": plan.decision_reason},
            (Telling(NoticeKind.PLAN_APPROVED, about),),
        )

    return by_staff(Action.APPROVE_PLAN, command, units, time, policies, work)


def reject_plan(
    command: RejectPlan, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Send the plan back to its handler, who investigates further.

    Raises:
        SelfApproval: the supervisor proposed it, or handles the ticket.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        plan = _decided(step, PlanStatus.SENT_BACK, command.reason)
        return Change(
            step.ticket,
            EventName.PLAN_SENT_BACK,
            {"plan": plan.number, "reason": command.reason},
        )

    return by_staff(Action.REJECT_PLAN, command, units, time, policies, work)


def _decided(step: Step, status: PlanStatus, reason: str | None) -> Plan:
    if step.plan is None:  # decided by somebody else since the ticket was read
        raise StaleTicket
    plan = step.plan.decided(status, step.actor.id, step.now, reason)
    step.unit.plans.save(plan)
    return plan
