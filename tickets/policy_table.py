"""The policies as tables in Markdown, for docs/policies.md."""

from collections.abc import Iterable

from tickets.periods import Period
from tickets.policies import ClockRule, Policy


def policy_tables(policies: Iterable[Policy]) -> str:
    """One section per policy: its dates, its source and a table of its clocks."""
    ordered = sorted(policies, key=lambda p: (p.id, p.effective_from))
    return "\n".join(_section(policy) for policy in ordered)


def _section(policy: Policy) -> str:
    until = f"until {policy.effective_until}" if policy.effective_until else "in force"
    ladder = ", ".join(
        f"{rung.role} after {rung.after_hours} h" if rung.after_hours else f"{rung.role} at once"
        for rung in policy.escalation.ladder
    )
    quiet = f"{policy.escalation.quiet_from:%H:%M} to {policy.escalation.quiet_until:%H:%M}"
    rows = "\n".join(map(_row, policy.clocks))
    return (
        f"### `{policy.id}`\n\n"
        f"{policy.name_en} ({policy.name_zh}). "
        f"{policy.jurisdiction}, {policy.timezone.key}, calendar `{policy.calendar.name}`, "
        f"from {policy.effective_from}, {until}.\n\n"
        f"Source: {policy.source}\n\n"
        "| clock | counts from | term | may be put off | rests | reminder | source |\n"
        "|---|---|---|---|---|---|---|\n"
        f"{rows}\n\n"
        f"A result that nobody answers closes the ticket after {_period(policy.periods.answer)} "
        f"Customers have it reopened within {_period(policy.periods.reopen)}\n\n"
        f"After a breach: {ladder}. Quiet hours: {quiet}.\n"
    )


def _period(period: Period) -> str:
    return f"{period.days} days. {_source(period.source, period.own_choice)}"


def _source(told: str, own_choice: bool) -> str:
    return f"Own choice. {told}" if own_choice and not told.startswith("Own choice") else told


def _row(rule: ClockRule) -> str:
    starts = ", ".join(start.replace("_", " ") for start in rule.starts)
    unit = rule.unit.replace("_", " ")
    term = f"{rule.amount} {unit}" + (", again and again" if rule.repeats else "")
    steps = "; ".join(
        f"up to {step.up_to}"
        + (f" by {step.approval}" if step.approval else "")
        + (" with notice" if step.notice else "")
        for step in rule.extensions
    )
    sources = [rule.source, *(step.source for step in rule.extensions)]
    told = " ".join(dict.fromkeys(sources)).replace("|", "\\|")
    cells = (
        f"`{rule.kind}`",
        starts,
        term,
        steps or "no",
        "yes" if rule.may_pause else "no",
        f"{rule.remind_hours} h before" if rule.remind_hours else "none",
        _source(told, rule.own_choice),
    )
    return f"| {' | '.join(cells)} |"
