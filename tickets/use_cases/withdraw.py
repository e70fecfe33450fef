"""The customer takes a complaint back."""

from dataclasses import dataclass, replace

from tickets.clock_changes import resume, stop
from tickets.clocks import TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.plan import PlanStatus
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import CustomerCommand, Outcome
from tickets.use_cases.procedure import Change, Step, Telling, by_customer


@dataclass(frozen=True, kw_only=True)
class Withdraw(CustomerCommand):
    """The customer takes the complaint back.

    Attributes:
        reason: in the customer's words; nobody has to give one.
    """

    reason: str | None = None


def withdraw(
    command: Withdraw, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """End the procedure because the customer wants it so; it can be reopened within the window.

    Raises:
        ProcedureError, TicketNotFound, TooManyAttempts, StoreUnavailable: see
            `procedure.by_customer`.
    """
    reason = clean(command.reason)

    def work(step: Step) -> Change:
        drop_open_plan(step)
        # nobody waits for the customer any more: what goes on beside the complaint rests no longer
        clocks = stop(resume(step.policy, step.ticket.clocks, step.now), step.now)
        return Change(
            replace(step.ticket, clocks=clocks, ended_at=step.now, resume_state=None),
            EventName.TICKET_WITHDRAWN,
            {"reason": reason} if reason else {},
            (Telling(NoticeKind.CLOSING, {"from": step.ticket.state.value}),),
        )

    return by_customer(Action.WITHDRAW, command, units, time, policies, work)


def drop_open_plan(step: Step) -> None:
    """Mark the open plan, if there is one, as overtaken."""
    if step.plan is not None:
        step.unit.plans.save(replace(step.plan, status=PlanStatus.SUPERSEDED))
