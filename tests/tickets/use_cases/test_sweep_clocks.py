"""The worker's sweep: every call once, every breach once in the trail, on every store."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tickets.clock_changes import extend, meet, pause, resume, stop
from tickets.clocks import ClockKind
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Alert, Ticket
from tickets.use_cases.alerts import pending_alerts, postpone_alert
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.sweep_clocks import Sweep, rests_until, sweep_clocks
from tickets.vocabulary import Role, Severity, TicketState

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def reference(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> str:
    """A ticket of Monday 10:00, so due on Tuesday 10:00; nobody has it."""
    return open_ticket(COUNTER_EN, units, time, policies).reference


def read(units: UnitOfWorkFactory, reference: str) -> Ticket:
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    return ticket


def change(units: UnitOfWorkFactory, ticket: Ticket) -> None:
    with units() as unit:
        unit.tickets.save(ticket)
        unit.commit()


def clock_alerts(units: UnitOfWorkFactory, time: FrozenTime) -> list[Alert]:
    return [a for a in pending_alerts(units, time) if a.key.startswith("clock:")]


def test_each_call_is_queued_once_and_each_breach_marked_once(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    done = []
    # Tuesday 09:00 (reminder), 10:30 (breach, told to a supervisor since nobody has the ticket),
    # 12:30 (the supervisor's own rung: told already), Wednesday 10:30 (head)
    for hours in (0, 23, 24.5, 26.5, 48.5):
        time.at = datetime(2026, 11, 9, 10, tzinfo=SHANGHAI).astimezone(UTC)
        time.move(hours=hours)
        done += [sweep_clocks(units, time, policies) for _ in range(2)]
    nothing = Sweep()
    assert done == [
        *(nothing, nothing),
        *(Sweep(reminders=1), nothing),
        *(Sweep(escalations=1, breaches=1), nothing),
        *(nothing, nothing),
        *(Sweep(escalations=1), nothing),
    ]
    assert [alert.reasons for alert in clock_alerts(units, time)] == [
        ("deadline_near", "clock:preliminary_investigation", "role:supervisor"),
        ("deadline_passed", "clock:preliminary_investigation", "role:supervisor"),
        ("deadline_passed", "clock:preliminary_investigation", "role:head"),
    ]


def test_a_breach_stands_in_the_trail_and_on_the_clock(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    before = read(units, reference)
    time.move(hours=25)
    sweep_clocks(units, time, policies)
    ticket = read(units, reference)
    assert ticket.clocks[0].breached_at == time.now()
    # what the customer reads as the last step is not the breach
    assert (ticket.updated_at, ticket.last_event) == (before.updated_at, before.last_event)
    with units(read_only=True) as unit:
        trail = unit.audit.of_ticket(reference)
    event = trail[-1].event
    assert (event.name, event.actor, event.at) == (EventName.CLOCK_BREACHED, "system", time.now())
    assert event.after == {
        "kind": "preliminary_investigation",
        "due_at": "2026-11-10T02:00:00+00:00",
    }


def test_a_breach_at_night_is_marked_at_once_and_told_in_the_morning(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    time.at = datetime(2026, 11, 9, 23, 0, tzinfo=SHANGHAI).astimezone(UTC)
    open_ticket(COUNTER_EN, units, time, policies)
    time.move(hours=24, minutes=1)
    assert sweep_clocks(units, time, policies) == Sweep(breaches=1)
    time.move(hours=8, minutes=59)
    # Wednesday 08:00, nine hours after it
    assert sweep_clocks(units, time, policies) == Sweep(escalations=1)


def test_a_critical_ticket_is_told_of_at_night(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    time.at = datetime(2026, 11, 9, 23, 0, tzinfo=SHANGHAI).astimezone(UTC)
    reference = open_ticket(COUNTER_EN, units, time, policies).reference
    change(units, replace(read(units, reference), severity=Severity.CRITICAL))
    time.move(hours=24, minutes=1)
    assert sweep_clocks(units, time, policies) == Sweep(escalations=1, breaches=1)


def test_clocks_that_were_met_or_stopped_and_ended_tickets_call_nobody(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    ticket = read(units, reference)
    policy = policies.version(ticket.policy_id, ticket.policy_effective_from)
    met = meet(policy, ticket.clocks, {ClockKind.PRELIMINARY_INVESTIGATION}, time.now())
    other = open_ticket(replace(COUNTER_EN, draft_id="dr_2"), units, time, policies).reference
    third = open_ticket(replace(COUNTER_EN, draft_id="dr_3"), units, time, policies).reference
    change(units, replace(ticket, clocks=met))
    change(units, replace(read(units, other), clocks=stop(ticket.clocks, time.now())))
    closed = replace(read(units, third), clocks=stop(ticket.clocks, time.now()))
    change(units, replace(closed, state=TicketState.CLOSED))
    time.move(days=3)
    assert sweep_clocks(units, time, policies) == Sweep()


def test_a_ticket_whose_policy_is_gone_is_named_and_keeps_nobody_from_the_others(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    lost = open_ticket(replace(COUNTER_EN, draft_id="dr_2"), units, time, policies).reference
    change(units, replace(read(units, lost), policy_effective_from=date(2001, 1, 1)))
    time.move(hours=23)
    assert sweep_clocks(units, time, policies) == Sweep(reminders=1, orphans=(lost,))


def test_a_delivery_that_failed_into_the_night_waits_for_the_morning(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, reference: str
) -> None:
    time.move(hours=23)
    sweep_clocks(units, time, policies)
    (alert,) = clock_alerts(units, time)
    assert rests_until(alert, units, time, policies) is None
    time.move(hours=14)  # 23:00 on Tuesday
    morning = datetime(2026, 11, 11, 8, 0, tzinfo=SHANGHAI)
    until = rests_until(alert, units, time, policies)
    assert until == morning
    postpone_alert(alert.id, until, units)
    assert clock_alerts(units, time) == []
    time.at = morning.astimezone(UTC)
    assert [(a.id, a.attempts) for a in clock_alerts(units, time)] == [(alert.id, 0)]
    other = replace(alert, key="opened:x")
    assert rests_until(other, units, time, policies) is None


def test_clocks_are_kept_with_their_history(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    plain = PolicyBook(policies.policies, "plain")
    reference = open_ticket(COUNTER_EN, units, time, plain).reference
    ticket = read(units, reference)
    policy = plain.version(ticket.policy_id, ticket.policy_effective_from)
    now = time.now()
    clocks = resume(
        policy, pause(policy, ticket.clocks, now + timedelta(days=1)), now + timedelta(days=3)
    )
    clocks = extend(
        policy, clocks, ClockKind.RESPONSE, now + timedelta(days=4), approved_by=Role.HEAD
    ).clocks
    clocks = stop(clocks, now + timedelta(days=5), {ClockKind.PROGRESS})
    change(units, replace(ticket, clocks=clocks))
    assert read(units, reference).clocks == clocks
