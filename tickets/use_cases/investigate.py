"""Look into a complaint, and keep what was found."""

from dataclasses import dataclass, replace

from tickets.clock_changes import meet
from tickets.clocks import ClockKind, TimeSource
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.procedure import Change, Step, by_staff, moved_on

PRELIMINARY = frozenset({ClockKind.PRELIMINARY_INVESTIGATION})


@dataclass(frozen=True, kw_only=True)
class Investigate(StaffCommand):
    """The handler begins to look into it."""


@dataclass(frozen=True, kw_only=True)
class RecordFindings(StaffCommand):
    """The handler has found something out.

    Attributes:
        findings: what, in words.
    """

    findings: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "findings", required("findings", self.findings))


def investigate(
    command: Investigate, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Begin the investigation of an assigned or reopened ticket.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    work = moved_on(EventName.INVESTIGATION_STARTED)
    return by_staff(Action.INVESTIGATE, command, units, time, policies, work)


def record_findings(
    command: RecordFindings, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Keep what the investigation found; the first time ends the preliminary investigation.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        clocks = meet(step.policy, step.ticket.clocks, PRELIMINARY, step.now)
        return Change(
            replace(step.ticket, clocks=clocks),
            EventName.FINDINGS_RECORDED,
            {"findings": command.findings},
        )

    return by_staff(Action.RECORD_FINDINGS, command, units, time, policies, work)
