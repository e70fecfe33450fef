"""Whom to tell of a deadline now: reminders before it, a ladder of roles after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tickets.clocks import Clock
from tickets.policies import ClockRule, Policy
from tickets.vocabulary import Role, Severity


class CallStep(StrEnum):
    """What a call is for."""

    REMINDER = "deadline_near"
    BREACH = "deadline_passed"


@dataclass(frozen=True)
class ClockCall:
    """A call to staff that a deadline asks for.

    Attributes:
        clock: the deadline.
        step: what for.
        role: who is called.
        rung: number of the rung on the ladder; 0 for a reminder.
    """

    clock: Clock
    step: CallStep
    role: Role
    rung: int = 0

    def key(self, reference: str) -> str:
        """The one alert that this call may become; a deadline that moved is a new one.

        Args:
            reference: of the ticket.
        """
        due = f"{self.clock.due_at:%Y%m%dT%H%M%S}"
        return f"clock:{reference}:{self.clock.kind}:{due}:{self.step}:{self.rung}"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons of the alert."""
        return (self.step.value, f"clock:{self.clock.kind}", f"role:{self.role}")


def clock_calls(
    policy: Policy,
    clocks: Sequence[Clock],
    now: datetime,
    *,
    severity: Severity = Severity.NORMAL,
    has_handler: bool = True,
) -> tuple[ClockCall, ...]:
    """Every call that the clocks of a ticket ask for by now, told already or not.

    In quiet hours there is none, unless the ticket is critical; what is still due after them comes
    then. Where nobody has the ticket, a supervisor is called in the handler's place.

    Args:
        policy: of the ticket.
        clocks: all of the ticket.
        now: aware.
        severity: of the ticket.
        has_handler: whether somebody has it.
    """
    if quiet_until(policy, now, severity) is not None:
        return ()
    calls: list[ClockCall] = []
    for clock in clocks:
        rule = policy.rule(clock.kind)
        if rule is None or not clock.is_running or clock.paused_at or clock.projected:
            continue
        if clock.is_overdue(now):
            calls += _ladder(policy, clock, now, has_handler)
        elif _is_near(clock, rule, now):
            calls.append(ClockCall(clock, CallStep.REMINDER, _present(Role.HANDLER, has_handler)))
    return tuple(calls)


def _ladder(policy: Policy, clock: Clock, now: datetime, has_handler: bool) -> list[ClockCall]:
    climbed: dict[Role, ClockCall] = {}
    for number, rung in enumerate(policy.escalation.ladder, start=1):
        if now - clock.due_at >= timedelta(hours=rung.after_hours):
            role = _present(rung.role, has_handler)
            # who stood in for the handler is not called again on the own rung
            climbed.setdefault(role, ClockCall(clock, CallStep.BREACH, role, number))
    return list(climbed.values())


def _is_near(clock: Clock, rule: ClockRule, now: datetime) -> bool:
    remind_at = clock.due_at - timedelta(hours=rule.remind_hours)
    return rule.remind_hours > 0 and max(remind_at, clock.started_at) <= now <= clock.due_at


def _present(role: Role, has_handler: bool) -> Role:
    return role if has_handler or role is not Role.HANDLER else Role.SUPERVISOR


def quiet_until(policy: Policy, now: datetime, severity: Severity) -> datetime | None:
    """When the quiet hours end that a call must wait for; None when it need not wait.

    Args:
        policy: of the ticket.
        now: aware.
        severity: of the ticket; a critical one never waits.
    """
    if severity is Severity.CRITICAL:
        return None
    return policy.escalation.quiet_end(now, policy.timezone)


def longest_reminder(policies: Sequence[Policy]) -> timedelta:
    """How long before its deadline a clock may first ask for a call."""
    hours = (rule.remind_hours for policy in policies for rule in policy.clocks)
    return timedelta(hours=max(hours, default=0))
