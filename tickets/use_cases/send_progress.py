"""Tell the customer how the handling goes: in words of staff, or by itself when nobody did."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from tickets.clocks import Clock, ClockKind, TimeSource
from tickets.events import Event, EventName
from tickets.lifecycle import TOLD_OF_PROGRESS, Action
from tickets.notice import DeliveryState, NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.notices import MET_BY
from tickets.use_cases.procedure import Change, Telling, about_clock, by_staff, tell
from tickets.use_cases.repetition import until_undisturbed

# Terms counted in days end at midnight: the news then goes out at noon, by daylight, and staff
# have had the hours since the reminder for better words.
AUTOMATIC_BEFORE = timedelta(hours=12)
_NEWS = frozenset(kind for kind, met in MET_BY.items() if ClockKind.PROGRESS in met)


@dataclass(frozen=True, kw_only=True)
class SendProgress(StaffCommand):
    """Staff tell the customer how the handling goes.

    Attributes:
        words: for the customer, as they are.
    """

    words: str

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "words", required("words", self.words))


def send_progress(
    command: SendProgress, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Tell the customer how the handling goes; the letter adds state and next deadline.

    The deadline for it, where the policy has one, is met when the news is delivered.

    Raises:
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """
    return by_staff(
        Action.SEND_PROGRESS,
        command,
        units,
        time,
        policies,
        lambda step: Change(
            step.ticket,
            EventName.PROGRESS_TOLD,
            {"words": command.words},
            (Telling(NoticeKind.PROGRESS, text=command.words),),
        ),
    )


def send_due_progress(
    units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook, limit: int = 100
) -> list[str]:
    """Tell customers the state of their tickets where the policy's term for news runs out.

    The worker calls it. It asks for one notice per deadline, and for none while other news waits to
    be delivered.

    Args:
        units: the store.
        time: now.
        policies: all policies.
        limit: at most so many.

    Returns:
        the references of the tickets.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    if not any(policy.rule(ClockKind.PROGRESS) for policy in policies.policies):
        return []
    now = time.now()
    with units(read_only=True) as unit:
        due = [
            ticket.reference
            for ticket in unit.tickets.with_deadlines_until(now + AUTOMATIC_BEFORE)
            if (clock := _due(ticket, now)) and not _is_told(unit, ticket, clock)
        ]
    # the longest waiting first
    told = due[: -limit - 1 : -1]
    return [ref for ref in told if until_undisturbed(partial(_tell_state, ref, units, now))]


def _tell_state(reference: str, units: UnitOfWorkFactory, now: datetime) -> bool:
    with units() as unit:
        ticket = unit.tickets.get(reference)
        clock = None if ticket is None else _due(ticket, now)
        if ticket is None or clock is None or _is_told(unit, ticket, clock):
            return False
        telling = Telling(NoticeKind.PROGRESS, about_clock(clock))
        tell(unit, ticket, telling, now, key=_key(ticket, clock))
        # the ticket itself stays as it is: the last step is what was done
        unit.audit.append(
            Event(
                name=EventName.PROGRESS_TOLD,
                at=now,
                actor="system",
                customer_id=ticket.customer_id,
                reference=ticket.reference,
                after=about_clock(clock),
            )
        )
        unit.commit()
        return True


def _due(ticket: Ticket, now: datetime) -> Clock | None:
    """The clock for news, when it is time to send some."""
    clock = next((c for c in ticket.clocks if c.kind is ClockKind.PROGRESS), None)
    if clock is None or not clock.is_running or clock.paused_at is not None:
        return None
    ahead = min(AUTOMATIC_BEFORE, (clock.due_at - clock.started_at) / 2)
    return clock if ticket.state in TOLD_OF_PROGRESS and now >= clock.due_at - ahead else None


def _is_told(unit: UnitOfWork, ticket: Ticket, clock: Clock) -> bool:
    return any(
        notice.key == _key(ticket, clock)
        or (notice.kind in _NEWS and notice.delivery is DeliveryState.WAITING)
        for notice in unit.notices.on(ticket.reference)
    )


def _key(ticket: Ticket, clock: Clock) -> str:
    return f"{NoticeKind.PROGRESS}:{ticket.reference}:{clock.due_at:%Y%m%dT%H%M%S}"
