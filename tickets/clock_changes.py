"""What happens to the clocks of a ticket: pure functions from clocks to clocks.

Each takes the policy that the ticket was opened under (`PolicyBook.version`), all its clocks and an
aware instant, and returns all its clocks. What does not apply is left as it is: an event without a
rule starts nothing, and a clock that was met, stopped or has already begun is not touched.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tickets.clocks import BESIDES, Clock, ClockKind, Extension, Pause
from tickets.errors import ExtensionRefused, NoSuchClock
from tickets.policies import ClockRule, ClockStart, ExtensionStep, Policy
from tickets.terms import count_term, moved_by_pause
from tickets.vocabulary import Role

Clocks = tuple[Clock, ...]

_RANKS = (Role.HANDLER, Role.SUPERVISOR, Role.HEAD)


def after_event(policy: Policy, clocks: Clocks, event: ClockStart, at: datetime) -> Clocks:
    """The clocks after something happened that clocks count from.

    Starts the clocks whose rules begin at the event, re-bases those that were projected on it, and
    begins anew those that were met or stopped. A clock that is running already stays: an event
    that is told twice puts no deadline off. After a reopening, clocks that wait for the end of
    handling are projected again.

    Args:
        policy: of the ticket.
        clocks: all of the ticket.
        event: what happened.
        at: when (aware).

    Raises:
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    by_kind = {clock.kind: clock for clock in clocks}
    for rule in policy.clocks:
        if event in rule.starts and _may_begin(by_kind.get(rule.kind)):
            by_kind[rule.kind] = policy.start_clock(rule, at)
    if event in (ClockStart.REGISTRATION, ClockStart.REOPENED):
        for projection in policy.projections(by_kind.values(), at):
            if _may_begin(by_kind.get(projection.kind)):
                by_kind[projection.kind] = projection
    return tuple(by_kind.values())


def _may_begin(clock: Clock | None) -> bool:
    return clock is None or clock.projected or not clock.is_running


def meet(policy: Policy, clocks: Clocks, kinds: Collection[ClockKind], at: datetime) -> Clocks:
    """The clocks after what was due under some of them was done; a repeating one begins anew.

    Args:
        policy: of the ticket.
        clocks: all of the ticket.
        kinds: what was done; kinds that are not running are passed over.
        at: when (aware).
    """
    moment = at.astimezone(UTC)

    def met(clock: Clock) -> Clock:
        rule = policy.rule(clock.kind)
        if rule is not None and rule.repeats:
            return policy.start_clock(rule, moment)
        return replace(_awake(policy, clock, moment), met_at=moment)

    return _changed(clocks, met, lambda clock: clock.kind in kinds and clock.is_running)


def stop(clocks: Clocks, at: datetime, kinds: Collection[ClockKind] | None = None) -> Clocks:
    """The clocks after they ceased to matter, as by a withdrawal, a merger or the closing.

    Args:
        clocks: all of the ticket.
        at: when (aware).
        kinds: which; None for all that belong to the complaint. What is owed to the person goes on.
    """
    moment = at.astimezone(UTC)
    return _changed(
        clocks,
        lambda clock: replace(clock, stopped_at=moment, paused_at=None),
        lambda clock: (
            clock.is_running
            and (clock.kind not in BESIDES if kinds is None else clock.kind in kinds)
        ),
    )


def pause(policy: Policy, clocks: Clocks, at: datetime) -> Clocks:
    """The clocks while the customer is waited for: those that may rest, rest.

    A clock whose deadline has passed does not: waiting does not undo a breach.
    """
    moment = at.astimezone(UTC)

    def may_rest(clock: Clock) -> bool:
        rule = policy.rule(clock.kind)
        return (
            rule is not None
            and rule.may_pause
            and clock.is_running
            and clock.paused_at is None
            and clock.started_at <= moment <= clock.due_at
        )

    return _changed(clocks, lambda clock: replace(clock, paused_at=moment), may_rest)


def resume(policy: Policy, clocks: Clocks, at: datetime) -> Clocks:
    """The clocks after the customer answered: deadlines move by the time of the pause.

    It is counted in the unit of the rule (see `tickets.terms.moved_by_pause`).

    Raises:
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    moment = at.astimezone(UTC)
    return _changed(
        clocks,
        lambda clock: _awake(policy, clock, moment),
        lambda clock: clock.paused_at is not None,
    )


def _awake(policy: Policy, clock: Clock, moment: datetime) -> Clock:
    if clock.paused_at is None:
        return clock
    rest = Pause(clock.paused_at, max(moment, clock.paused_at))
    due, confirmed = _moved(policy, clock, rest)
    return replace(
        clock,
        due_at=due,
        calendar_unconfirmed=clock.calendar_unconfirmed or not confirmed,
        paused_at=None,
        pauses=(*clock.pauses, rest),
    )


def _moved(policy: Policy, clock: Clock, rest: Pause) -> tuple[datetime, bool]:
    rule = policy.rule(clock.kind)
    if rule is None:
        return clock.due_at, True
    return moved_by_pause(
        clock.due_at,
        rest.started_at,
        rest.ended_at,
        rule.unit,
        policy.timezone,
        policy.calendar,
    )


@dataclass(frozen=True)
class Extended:
    """A deadline that was put off.

    Attributes:
        clocks: all clocks of the ticket.
        clock: the one that was put off.
        notice_due: the customer must be told, with the reason and the new deadline.
    """

    clocks: Clocks
    clock: Clock
    notice_due: bool


def extend(
    policy: Policy,
    clocks: Clocks,
    kind: ClockKind,
    at: datetime,
    *,
    approved_by: Role | None = None,
    up_to: int | None = None,
) -> Extended:
    """Put a deadline off, within what the policy allows.

    Args:
        policy: of the ticket.
        clocks: all of the ticket.
        kind: which deadline.
        at: when it is decided (aware).
        approved_by: rank of who approved it; that it is somebody else is the caller's to check.
        up_to: length of the whole term, in the unit of the rule; default the next step's.

    Raises:
        NoSuchClock: no such clock is running.
        ExtensionRefused: the deadline has passed, the clock rests or is projected, the policy goes
            no further, or the approval is missing or of too low a rank.
        CalendarYearMissing: the calendar does not hold a year that is counted over.
    """
    rule = policy.rule(kind)
    clock = next((c for c in clocks if c.kind is kind and c.is_running), None)
    if clock is None or rule is None:
        raise NoSuchClock(kind)
    step, length = _step(policy, rule, clock, up_to)
    if clock.projected or clock.paused_at is not None:
        state = "is only projected" if clock.projected else "rests"
        raise ExtensionRefused(f"The clock {kind.value!r} {state}: there is nothing to put off.")
    if at > clock.due_at:
        raise ExtensionRefused(
            f"The deadline {kind.value!r} passed at {clock.due_at:%Y-%m-%d %H:%M} UTC: "
            "it can only be put off before."
        )
    if step.approval is not None and _rank(approved_by) < _rank(step.approval):
        raise ExtensionRefused(
            f"{policy.id}: {kind.value!r} up to {length} {rule.unit} needs the approval of "
            f"{step.approval.value!r} or higher."
        )
    term = count_term(clock.started_at, length, rule.unit, policy.timezone, policy.calendar)
    longer = replace(
        clock,
        due_at=term.due_at,
        calendar_unconfirmed=not term.confirmed,
        pauses=(),
        extensions=(*clock.extensions, Extension(length, at.astimezone(UTC), approved_by)),
    )
    for rest in clock.pauses:
        due, confirmed = _moved(policy, longer, rest)
        longer = replace(
            longer,
            due_at=due,
            calendar_unconfirmed=longer.calendar_unconfirmed or not confirmed,
            pauses=(*longer.pauses, rest),
        )
    everything = _changed(clocks, lambda _: longer, lambda other: other is clock)
    return Extended(everything, longer, step.notice)


def _step(
    policy: Policy, rule: ClockRule, clock: Clock, up_to: int | None
) -> tuple[ExtensionStep, int]:
    present = clock.extensions[-1].up_to if clock.extensions else rule.amount
    for step in rule.extensions:
        if step.up_to > present and (up_to is None or present < up_to <= step.up_to):
            return step, up_to or step.up_to
    limit = rule.extensions[-1].up_to if rule.extensions else rule.amount
    raise ExtensionRefused(
        f"{policy.id}: {rule.kind.value!r} stands at {present} {rule.unit} and may be put off "
        f"up to {limit} {rule.unit} from its start, no further."
    )


def _rank(role: Role | None) -> int:
    return _RANKS.index(role) if role in _RANKS else -1


def mark_breached(clocks: Clocks, now: datetime) -> tuple[Clocks, tuple[Clock, ...]]:
    """The clocks with those marked whose deadline has passed, and which were marked just now."""
    moment = now.astimezone(UTC)
    marked = _changed(
        clocks,
        lambda clock: replace(clock, breached_at=moment),
        lambda clock: clock.breached_at is None and clock.is_overdue(moment),
    )
    return marked, tuple(c for c in marked if c not in clocks)


def _changed(
    clocks: Iterable[Clock], change: Callable[[Clock], Clock], applies: Callable[[Clock], bool]
) -> Clocks:
    return tuple(change(clock) if applies(clock) else clock for clock in clocks)
