"""Carry an approved plan out."""

from dataclasses import dataclass, replace

from tickets.clock_changes import after_event
from tickets.clocks import TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.procedure import Change, Step, by_staff, moved_on


@dataclass(frozen=True, kw_only=True)
class Execute(StaffCommand):
    """The handler begins to carry the plan out."""


@dataclass(frozen=True, kw_only=True)
class FinishHandling(StaffCommand):
    """The handler has done what the plan says.

    Attributes:
        done: what was done, in words.
    """

    done: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "done", required("done", self.done))


def execute(
    command: Execute, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Begin to carry the approved plan out.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    work = moved_on(EventName.EXECUTION_STARTED)
    return by_staff(Action.EXECUTE, command, units, time, policies, work)


def finish_handling(
    command: FinishHandling, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Say that the handling is finished: from now on the term to tell the result runs.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        clocks = after_event(
            step.policy, step.ticket.clocks, ClockStart.HANDLING_FINISHED, step.now
        )
        # told a second time it puts nothing off
        first = step.ticket.handled_at or step.now
        return Change(
            replace(step.ticket, clocks=clocks, handled_at=first),
            EventName.HANDLING_FINISHED,
            {"done": command.done},
        )

    return by_staff(Action.FINISH_HANDLING, command, units, time, policies, work)
