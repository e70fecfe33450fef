"""Who is called for a deadline, and when nobody is.

The default policy: 24 hours, a reminder 4 hours before, the handler at the breach, a supervisor
2 hours and the head 24 hours after it; quiet from 21:00 to 08:00.
"""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tickets.clock_calls import CallStep, clock_calls
from tickets.clock_changes import meet, pause
from tickets.clocks import ClockKind
from tickets.escalation import Escalation
from tickets.policies import Policy, PolicyBook
from tickets.vocabulary import Role, Severity

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEAR, PASSED = CallStep.REMINDER, CallStep.BREACH


def november(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=SHANGHAI)


@pytest.fixture
def policy(policies: PolicyBook) -> Policy:
    return policies.in_force(november("09 10:00"))


def told(
    policy: Policy, now: datetime, severity: Severity = Severity.NORMAL, has_handler: bool = True
) -> list[tuple[CallStep, Role]]:
    # registered on Monday 9 November at 16:00, so due on Tuesday at 16:00
    clocks = policy.clocks_for(november("09 16:00"))
    calls = clock_calls(policy, clocks, now, severity=severity, has_handler=has_handler)
    return [(call.step, call.role) for call in calls]


@pytest.mark.parametrize(
    ("now", "calls"),
    [
        ("09 16:00", []),
        ("10 11:59", []),
        ("10 12:00", [(NEAR, Role.HANDLER)]),
        # exactly on the deadline is in time
        ("10 16:00", [(NEAR, Role.HANDLER)]),
        ("10 16:00:01", [(PASSED, Role.HANDLER)]),
        ("10 17:59:59", [(PASSED, Role.HANDLER)]),
        ("10 18:00", [(PASSED, Role.HANDLER), (PASSED, Role.SUPERVISOR)]),
        ("10 20:59:59", [(PASSED, Role.HANDLER), (PASSED, Role.SUPERVISOR)]),
        # in peace until the morning
        ("10 21:00", []),
        ("11 00:00", []),
        ("11 07:59:59", []),
        ("11 08:00", [(PASSED, Role.HANDLER), (PASSED, Role.SUPERVISOR)]),
        ("11 16:00", [(PASSED, Role.HANDLER), (PASSED, Role.SUPERVISOR), (PASSED, Role.HEAD)]),
    ],
)
def test_reminders_and_the_ladder(
    policy: Policy, now: str, calls: list[tuple[CallStep, Role]]
) -> None:
    assert told(policy, november(now)) == calls


def test_a_critical_ticket_knows_no_quiet_hours(policy: Policy) -> None:
    midnight = november("11 00:00")
    assert told(policy, midnight, Severity.HIGH) == []
    assert told(policy, midnight, Severity.CRITICAL) == [
        (PASSED, Role.HANDLER),
        (PASSED, Role.SUPERVISOR),
    ]


def test_a_supervisor_stands_in_where_nobody_has_the_ticket(policy: Policy) -> None:
    assert told(policy, november("10 12:00"), has_handler=False) == [(NEAR, Role.SUPERVISOR)]
    # and is called once, not again on the own rung
    assert told(policy, november("10 18:00"), has_handler=False) == [(PASSED, Role.SUPERVISOR)]


def test_clocks_that_are_met_rest_or_are_projected_call_nobody(policy: Policy) -> None:
    clocks, late = policy.clocks_for(november("09 16:00")), november("30 12:00")
    met = meet(policy, clocks, {ClockKind.PRELIMINARY_INVESTIGATION}, november("10 09:00"))
    resting = pause(policy, clocks, november("10 09:00"))
    assert clock_calls(policy, met, late) == ()
    assert clock_calls(policy, resting, late) == ()


def test_a_deadline_that_moved_is_told_anew(policy: Policy) -> None:
    first, second = (
        clock_calls(policy, policy.clocks_for(november(start)), november(now))[0]
        for start, now in (("09 16:00", "10 12:00"), ("10 16:00", "11 12:00"))
    )
    assert first.key("FD-1") == (
        "clock:FD-1:preliminary_investigation:20261110T080000:deadline_near:0"
    )
    assert second.key("FD-1") != first.key("FD-1")
    assert first.reasons == (
        "deadline_near",
        "clock:preliminary_investigation",
        "role:handler",
    )


@pytest.mark.parametrize(
    ("quiet", "local", "ends"),
    [
        (("21:00", "08:00"), "10 23:30", "11 08:00"),
        (("21:00", "08:00"), "10 03:00", "10 08:00"),
        (("21:00", "08:00"), "10 08:00", None),
        (("00:00", "07:00"), "10 06:59", "10 07:00"),
        (("00:00", "07:00"), "10 23:59", None),
        # no quiet hours at all
        (("00:00", "00:00"), "10 00:00", None),
    ],
)
def test_quiet_hours_end_in_local_time(
    quiet: tuple[str, str], local: str, ends: str | None
) -> None:
    escalation = Escalation(
        quiet_from=time.fromisoformat(quiet[0]), quiet_until=time.fromisoformat(quiet[1])
    )
    expected = None if ends is None else november(ends).astimezone(UTC)
    assert escalation.quiet_end(november(local), SHANGHAI) == expected
