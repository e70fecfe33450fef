"""Staff have rung the customer up."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tickets.clock_changes import meet
from tickets.clocks import ClockKind, TimeSource
from tickets.contact import CallOutcome
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import Outcome, StaffCommand
from tickets.use_cases.procedure import Change, Step, by_staff


@dataclass(frozen=True, kw_only=True)
class NoteCall(StaffCommand):
    """A member of staff has rung the customer up.

    Attributes:
        outcome: what came of it.
        at: when, aware; None for just now.
        words: what was said, if it is to be kept.

    Raises:
        InvalidCommand: the instant has no zone.
    """

    outcome: CallOutcome
    at: datetime | None = None
    words: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.at is not None and self.at.tzinfo is None:
            raise InvalidCommand("at must say in which zone it is.")
        object.__setattr__(self, "words", clean(self.words))


def note_call(
    command: NoteCall, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Keep that the customer was rung up: who, when, and what came of it.

    Whoever asked for a person and was reached has got one: the term for it is met.

    Raises:
        InvalidCommand: the call lies before the registration, or has not been yet.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        at = (command.at or step.now).astimezone(UTC)
        if not step.ticket.opened_at <= at <= step.now:
            raise InvalidCommand("at must lie between the registration and now.")
        reached = command.outcome is CallOutcome.REACHED
        met = frozenset({ClockKind.HUMAN_REQUEST}) if reached else frozenset()
        clocks = meet(step.policy, step.ticket.clocks, met, at)
        told: dict[str, object] = {"outcome": command.outcome, "called_at": at}
        if command.words:
            told["words"] = command.words
        return Change(replace(step.ticket, clocks=clocks), EventName.CUSTOMER_CALLED, told)

    return by_staff(Action.NOTE_CALL, command, units, time, policies, work)
