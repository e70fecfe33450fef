"""Propose what is to be done about a complaint."""

from dataclasses import dataclass, replace

from tickets.clock_changes import meet
from tickets.clocks import TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.plan import Plan
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Money, clean
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.investigate import PRELIMINARY
from tickets.use_cases.procedure import Change, Step, by_staff


@dataclass(frozen=True, kw_only=True)
class ProposePlan(StaffCommand):
    """The handler proposes a plan; fields as on `tickets.plan.Plan`."""

    measures: str
    reason: str | None = None
    basis: str | None = None
    options: tuple[str, ...] = ()
    redress: Money | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "measures", required("measures", self.measures))
        object.__setattr__(self, "reason", clean(self.reason))
        object.__setattr__(self, "basis", clean(self.basis))
        options = tuple(kept for kept in map(clean, self.options) if kept)
        object.__setattr__(self, "options", options)


def propose_plan(
    command: ProposePlan, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Propose a plan, for somebody else to decide on.

    A plan presupposes the preliminary investigation, so it ends that too.

    Raises:
        ContentMissing: the plan says too little for this topic.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        plan = Plan(
            reference=step.ticket.reference,
            number=len(step.unit.plans.on(step.ticket.reference)) + 1,
            proposed_by=step.actor.id,
            proposed_at=step.now,
            measures=command.measures,
            reason=command.reason,
            basis=command.basis,
            options=command.options,
            redress=command.redress,
        )
        plan.check(step.ticket.topic)
        step.unit.plans.add(plan)
        clocks = meet(step.policy, step.ticket.clocks, PRELIMINARY, step.now)
        return Change(replace(step.ticket, clocks=clocks), EventName.PLAN_PROPOSED, {"plan": plan})

    return by_staff(Action.PROPOSE_PLAN, command, units, time, policies, work)
