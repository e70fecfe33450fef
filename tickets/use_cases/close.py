"""Close a ticket, also because nobody answered."""

from dataclasses import dataclass, replace

from tickets.clock_changes import stop
from tickets.clocks import TimeSource
from tickets.errors import InvalidCommand, ProcedureError, TooEarly
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import clean
from tickets.use_cases.commands import Outcome, StaffCommand
from tickets.use_cases.procedure import Change, Step, Telling, by_staff, by_system
from tickets.vocabulary import TicketState

# closing these decides something against or beside the customer's word
_NEEDS_REASON = frozenset({TicketState.DISPUTED, TicketState.APPEALED})


@dataclass(frozen=True, kw_only=True)
class Close(StaffCommand):
    """A member of staff closes a ticket.

    Attributes:
        reason: why; required for a disputed one (why the response stands) and for one that was
            taken elsewhere (what came of it).
    """

    reason: str | None = None


def close(
    command: Close, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Close a ticket and tell the customer so, with the way back.

    Raises:
        TooEarly: the customer was told the result and may still answer.
        InvalidCommand: there must be a reason.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    reason = clean(command.reason)
    return by_staff(
        Action.CLOSE, command, units, time, policies, lambda step: _closed(step, reason)
    )


def close_answered(
    units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook, limit: int = 100
) -> list[Outcome]:
    """Close what customers confirmed, and what they left unanswered for the policy's time.

    The worker calls it.

    Args:
        units: the store.
        time: now.
        policies: all policies.
        limit: at most so many of each policy.
    """
    with units(read_only=True) as unit:
        due = [
            reference
            for policy in policies.policies
            for reference in unit.tickets.to_close(
                policy.id,
                policy.effective_from,
                time.now() - policy.periods.answer.length,
                limit,
            )
        ]
    outcomes = []
    for reference in due:
        try:
            outcomes.append(
                by_system(
                    Action.CLOSE,
                    reference,
                    units,
                    time,
                    policies,
                    lambda step: _closed(step, None),
                )
            )
        except ProcedureError:
            continue  # the customer answered meanwhile
    return outcomes


def _closed(step: Step, reason: str | None) -> Change:
    before = step.ticket
    unanswered = before.state is TicketState.RESPONDED
    if unanswered and before.responded_at is not None:
        waited_until = before.responded_at + step.policy.periods.answer.length
        if step.now < waited_until:
            raise TooEarly(Action.CLOSE, waited_until)
    if before.state in _NEEDS_REASON and reason is None:
        raise InvalidCommand("reason must not be empty.")
    told: dict[str, object] = {"unanswered": unanswered}
    if reason is not None:
        told["reason"] = reason
    return Change(
        replace(before, ended_at=step.now, clocks=stop(before.clocks, step.now)),
        EventName.TICKET_CLOSED,
        told,
        (Telling(NoticeKind.CLOSING, {"from": before.state.value}, reason),),
    )
