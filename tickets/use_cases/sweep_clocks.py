"""Look after all clocks: mark breaches, and queue the calls to staff that deadlines ask for.

The worker runs this over and over; whatever was told already is not told again.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from tickets.clock_calls import CallStep, ClockCall, clock_calls, longest_reminder, quiet_until
from tickets.clock_changes import mark_breached
from tickets.clocks import TimeSource
from tickets.errors import PolicyNotFound
from tickets.events import Event, EventName, plain
from tickets.policies import Policy, PolicyBook
from tickets.ports import UnitOfWork, UnitOfWorkFactory
from tickets.ticket import Alert, Ticket
from tickets.use_cases.complaint import queue_alert
from tickets.use_cases.repetition import until_undisturbed

CLOCK_ALERTS = "clock:"


@dataclass(frozen=True)
class Sweep:
    """What one sweep did.

    Attributes:
        reminders: calls queued before a deadline.
        escalations: calls queued after one.
        breaches: deadlines whose passing was noticed now.
        orphans: references of tickets whose policy is in no file any more; their clocks cannot be
            looked after.
    """

    reminders: int = 0
    escalations: int = 0
    breaches: int = 0
    orphans: tuple[str, ...] = ()


def sweep_clocks(units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook) -> Sweep:
    """Queue every call that is due and not told yet, and put new breaches into the trail.

    Each ticket is a transaction of its own, so that a sweep that dies half-way is completed by the
    next one.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    now = time.now()
    waiting, orphans = _tickets_to_look_at(units, policies, now)
    total = Sweep(orphans=orphans)
    for reference in waiting:
        done = until_undisturbed(partial(_look_after, reference, units, policies, now))
        total = replace(
            total,
            reminders=total.reminders + done.reminders,
            escalations=total.escalations + done.escalations,
            breaches=total.breaches + done.breaches,
        )
    return total


def _tickets_to_look_at(
    units: UnitOfWorkFactory, policies: PolicyBook, now: datetime
) -> tuple[list[str], tuple[str, ...]]:
    found: list[str] = []
    orphans: list[str] = []
    keys: dict[str, str] = {}
    with units(read_only=True) as unit:
        for ticket in unit.tickets.with_deadlines_until(now + longest_reminder(policies.policies)):
            policy = _policy_of(ticket, policies)
            if policy is None:
                orphans.append(ticket.reference)
                continue
            if mark_breached(ticket.clocks, now)[1]:
                found.append(ticket.reference)
            for call in _calls(policy, ticket, now):
                keys[call.key(ticket.reference)] = ticket.reference
        told = unit.alerts.known_keys(keys)
    found += [reference for key, reference in keys.items() if key not in told]
    # the longest waiting first
    return list(dict.fromkeys(reversed(found))), tuple(orphans)


def _look_after(
    reference: str, units: UnitOfWorkFactory, policies: PolicyBook, now: datetime
) -> Sweep:
    with units() as unit:
        ticket = unit.tickets.get(reference)
        policy = None if ticket is None else _policy_of(ticket, policies)
        if ticket is None or policy is None:
            return Sweep()
        clocks, passed = mark_breached(ticket.clocks, now)
        if passed:
            unit.tickets.save(replace(ticket, clocks=clocks))
        for clock in passed:
            unit.audit.append(
                Event(
                    name=EventName.CLOCK_BREACHED,
                    at=now,
                    actor="system",
                    customer_id=ticket.customer_id,
                    reference=ticket.reference,
                    after={"kind": clock.kind.value, "due_at": plain(clock.due_at)},
                )
            )
        calls = _untold(unit, ticket, policy, now)
        for call in calls:
            queue_alert(unit, call.key(reference), ticket, call.reasons, now)
        if passed or calls:
            unit.commit()
    reminders = sum(call.step is CallStep.REMINDER for call in calls)
    return Sweep(reminders, len(calls) - reminders, len(passed))


def _untold(unit: UnitOfWork, ticket: Ticket, policy: Policy, now: datetime) -> list[ClockCall]:
    calls = {call.key(ticket.reference): call for call in _calls(policy, ticket, now)}
    told = unit.alerts.known_keys(calls)
    return [call for key, call in calls.items() if key not in told]


def _calls(policy: Policy, ticket: Ticket, now: datetime) -> tuple[ClockCall, ...]:
    return clock_calls(
        policy,
        ticket.clocks,
        now,
        severity=ticket.severity,
        has_handler=ticket.handler_id is not None,
    )


def _policy_of(ticket: Ticket, policies: PolicyBook) -> Policy | None:
    try:
        return policies.version(ticket.policy_id, ticket.policy_effective_from)
    except PolicyNotFound:
        return None


def rests_until(
    alert: Alert, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> datetime | None:
    """When an alert of a clock may be delivered that fell into quiet hours; None for at once.

    A call is only queued outside quiet hours, but its delivery may fail into them.
    """
    if not alert.key.startswith(CLOCK_ALERTS):
        return None
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(alert.reference)
    policy = None if ticket is None else _policy_of(ticket, policies)
    return None if policy is None else quiet_until(policy, time.now(), alert.severity)
