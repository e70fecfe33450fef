"""`frontdoor clocks`: the arithmetic of deadlines, for staff and for whoever keeps the policies."""

import argparse
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.cli_output import print_json
from tickets.calendar_files import load_calendar
from tickets.calendar_source import year_as_yaml
from tickets.clocks import Clock
from tickets.data_fields import load_yaml
from tickets.errors import PolicyError
from tickets.events import plain
from tickets.explanations import Explanation, explain
from tickets.policies import Policy
from tickets.policy_table import policy_tables
from tickets.system_time import SystemTime
from tickets.terms import CountedDay, TermUnit
from tickets.use_cases.procedure import find_ticket

_IN_HOURS = (TermUnit.HOURS, TermUnit.BUSINESS_HOURS)


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `clocks` with its own sub-commands; each sets `handler`, which takes the arguments.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("clocks", help="how deadlines are counted, day by day")
    commands = parser.add_subparsers(dest="clocks_command", required=True)

    explaining = commands.add_parser("explain", help="every deadline of one ticket, day by day")
    explaining.add_argument("reference", metavar="REF", help="its reference, as in FD-1234-5678-89")
    explaining.add_argument("--json", action="store_true", help="as one JSON object")
    explaining.set_defaults(handler=_explain)

    simulating = commands.add_parser(
        "simulate", help="the deadlines that a complaint of some instant would have"
    )
    simulating.add_argument("--policy", metavar="ID", help="default: that of the settings")
    simulating.add_argument(
        "--from",
        dest="start",
        metavar="DATETIME",
        help="such as 2026-09-30T17:45, in the policy's zone unless it names one (default: now)",
    )
    simulating.add_argument("--json", action="store_true", help="as one JSON object")
    simulating.set_defaults(handler=_simulate)

    table = commands.add_parser("table", help="all policies as the tables of docs/policies.md")
    table.set_defaults(handler=_table)

    calendar = commands.add_parser(
        "calendar", help="a year of a calendar as the library has it, to put into data/calendars"
    )
    calendar.add_argument("name", metavar="CALENDAR", help="a file in data/calendars, such as CN")
    calendar.add_argument("year", metavar="YEAR", type=int)
    calendar.set_defaults(handler=_calendar)


def _explain(arguments: argparse.Namespace) -> None:
    with bootstrap.opened(settings.load()) as app, app.units(read_only=True) as unit:
        ticket = find_ticket(unit, arguments.reference)
    policy = app.policies.version(ticket.policy_id, ticket.policy_effective_from)
    explained = [explain(policy, clock) for clock in ticket.clocks]
    if arguments.json:
        _write_json(policy, explained, reference=ticket.reference)
        return
    print(f"{ticket.reference}, opened {_local(ticket.opened_at, policy.timezone)}")
    _print(policy, explained)


def _simulate(arguments: argparse.Namespace) -> None:
    book = bootstrap.policies_of(settings.load())
    at = _instant(arguments.start) if arguments.start else SystemTime().now()
    if at.tzinfo is None:
        # the zone is the policy's; which version holds on that day does not hang on a few hours
        candidates = [p for p in book.policies if p.id == (arguments.policy or book.default_id)]
        at = at.replace(tzinfo=candidates[0].timezone if candidates else ZoneInfo("UTC"))
    policy = book.in_force(at, arguments.policy)
    clocks = [*policy.clocks_for(at)]
    begun = {clock.kind for clock in clocks}
    # as if what starts the others happened at the same instant
    clocks += [policy.start_clock(rule, at) for rule in policy.clocks if rule.kind not in begun]
    explained = [explain(policy, clock) for clock in clocks]
    if arguments.json:
        _write_json(policy, explained, start=plain(at))
        return
    _print(policy, explained)


def _instant(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise PolicyError(f"--from {text!r}: write it like 2026-09-30T17:45.") from None


def _table(arguments: argparse.Namespace) -> None:
    print(policy_tables(bootstrap.policies_of(settings.load()).policies), end="")


def _calendar(arguments: argparse.Namespace) -> None:
    file = settings.load().data_dir / "calendars" / f"{arguments.name}.yml"
    load_calendar(file)
    content = load_yaml(file)
    print(
        year_as_yaml(
            content["country"],
            arguments.year,
            content.get("subdivision", ""),
            content.get("language", ""),
        ),
        end="",
    )


def _write_json(policy: Policy, explained: list[Explanation], **about: Any) -> None:
    record = about | {
        "policy": policy.id,
        "policy_effective_from": plain(policy.effective_from),
        "timezone": policy.timezone.key,
        "calendar": policy.calendar.name,
        "clocks": [_record(explanation) for explanation in explained],
    }
    print_json(record)


def _record(explanation: Explanation) -> dict[str, Any]:
    rule = explanation.rule
    own: dict[str, Any] = plain(explanation.clock)
    return own | {
        "starts": [start.value for start in rule.starts],
        "amount": explanation.length,
        "unit": rule.unit.value,
        "source": rule.source,
        "own_choice": rule.own_choice,
        "days": [plain(line) for line in explanation.days],
        "counted_to": plain(explanation.counted_to),
        "moved_by_pauses": [plain(pause) for pause in explanation.pauses],
        "agrees": explanation.agrees,
    }


def _print(policy: Policy, explained: list[Explanation]) -> None:
    print(
        f"policy {policy.id} from {policy.effective_from}, {policy.timezone.key}, "
        f"calendar {policy.calendar.name}"
    )
    for explanation in explained:
        print()
        _print_one(explanation, policy.timezone)


def _print_one(explanation: Explanation, zone: ZoneInfo) -> None:
    clock, rule = explanation.clock, explanation.rule
    unit = rule.unit.replace("_", " ")
    event = " or ".join(rule.starts).replace("_", " ")
    put_off = f", put off from {rule.amount}" if clock.extensions else ""
    print(
        f"{clock.kind}: {explanation.length} {unit}{put_off} from "
        f"{_local(clock.started_at, zone)} ({event})"
    )
    for line in explanation.days:
        print(f"  {_line(line, rule.unit)}")
    for pause in explanation.pauses:
        print(
            f"  rested {_local(pause.started_at, zone)} to {_local(pause.ended_at, zone)}: "
            f"{_local(pause.due_before, zone)} becomes {_local(pause.due_after, zone)}"
        )
    print(f"  due {_local(clock.due_at, zone)}{_state(clock, zone)}")
    if not explanation.agrees:
        print(
            f"  counted today it would be {_local(explanation.due_at, zone)}: calendar or policy "
            "changed since; the deadline that was told holds"
        )


def _line(line: CountedDay, unit: TermUnit) -> str:
    counted = f"+{line.counted:g} h" if unit in _IN_HOURS else f"+{line.counted:g}"
    why = line.reason.replace("_", " ") + (f": {line.note}" if line.note else "")
    doubt = "" if line.confirmed else " (calendar unconfirmed)"
    return f"{line.day:%Y-%m-%d %a} {counted:>9} {line.total:>6g}  {why}{doubt}"


def _state(clock: Clock, zone: ZoneInfo) -> str:
    notes = [
        name if at is None else f"{name} {_local(at, zone)}"
        for name, holds, at in (
            ("projected", clock.projected, None),
            ("calendar unconfirmed", clock.calendar_unconfirmed, None),
            ("rests since", clock.paused_at, clock.paused_at),
            ("met", clock.met_at, clock.met_at),
            ("stopped", clock.stopped_at, clock.stopped_at),
            ("breach noticed", clock.breached_at, clock.breached_at),
        )
        if holds
    ]
    return f" ({', '.join(notes)})" if notes else ""


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
