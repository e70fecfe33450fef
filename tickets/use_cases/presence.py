"""Who is at the desk, and when somebody will be."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tickets.clocks import Clock, ClockKind, TimeSource
from tickets.handover import Presence, at_the_desk
from tickets.policies import Policy
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.staff import Staff
from tickets.use_cases.complaint import check_id
from tickets.use_cases.procedure import member_of_staff
from tickets.use_cases.repetition import until_undisturbed
from tickets.vocabulary import Language


@dataclass(frozen=True)
class PersonExpected:
    """When a customer can expect a person.

    Attributes:
        is_there: somebody who speaks the customer's language is at the desk now.
        open_now: it is within office hours.
        opens_at: when the office opens next, aware UTC; now within office hours, None where the
            policy's calendar names no hours.
        due_at: by when a person must have answered, aware UTC; None where the policy sets no time.
    """

    is_there: bool
    open_now: bool
    opens_at: datetime | None
    due_at: datetime | None


def be_present(
    staff_id: str, stays: timedelta, units: UnitOfWorkFactory, time: TimeSource
) -> datetime:
    """A member of staff is at the desk for so long; saying it again puts the end off.

    Args:
        staff_id: who.
        stays: for how long; zero or less means that the member leaves.
        units: the store.
        time: now.

    Returns:
        Until when, aware UTC.

    Raises:
        UnknownStaff: no active member has this id.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    check_id("staff_id", staff_id)

    def attempt() -> datetime:
        with units() as unit:
            until = time.now() + stays
            member = member_of_staff(unit, staff_id)
            unit.handovers.note_presence(Presence(member.id, until))
            unit.commit()
            return until

    return until_undisturbed(attempt)


def stay_present(unit: UnitOfWork, member: Staff, until: datetime) -> None:
    """Note a sign of life, in a transaction that runs; nobody leaves earlier for it.

    Args:
        unit: the transaction.
        member: who is there.
        until: at least so long.
    """
    known = [p.until for p in unit.handovers.presences() if p.staff_id == member.id]
    if not known or known[0] < until:
        unit.handovers.note_presence(Presence(member.id, until))


def present_staff(units: UnitOfWorkFactory, time: TimeSource) -> list[tuple[Staff, datetime]]:
    """Who is at the desk and until when, by id."""
    with units(read_only=True) as unit:
        members = {member.id: member for member in unit.staff.all() if member.active}
        return [
            (members[presence.staff_id], presence.until)
            for presence in unit.handovers.presences()
            if presence.staff_id in members and presence.until > time.now()
        ]


def person_expected(
    unit: UnitOfWork, policy: Policy, language: Language, clocks: tuple[Clock, ...], now: datetime
) -> PersonExpected:
    """When a customer can expect a person, as things are now.

    Args:
        unit: the transaction.
        policy: of the ticket.
        language: of the customer.
        clocks: of the ticket.
        now: aware.

    Raises:
        CalendarYearMissing: the calendar does not hold the days to come.
    """
    present = at_the_desk(unit.handovers.presences(), unit.staff.all(), language, now)
    due = [c.due_at for c in clocks if c.kind is ClockKind.HUMAN_REQUEST and c.is_running]
    opens_at = next_opening(policy, now)
    return PersonExpected(
        is_there=bool(present),
        open_now=opens_at == now,
        opens_at=opens_at,
        due_at=due[0] if due else None,
    )


def next_opening(policy: Policy, now: datetime) -> datetime | None:
    """When the office of a policy's calendar is open next: `now` itself within its hours.

    Raises:
        CalendarYearMissing: the calendar does not hold the days to come.
    """
    if policy.calendar.office_hours is None:
        return None
    _, opens, _ = next(policy.calendar.open_spans(now))
    return opens
