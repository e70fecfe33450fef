"""`frontdoor tickets`: what the store holds, for staff at a terminal."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot import bootstrap, cli_files, cli_procedure, settings
from bot.cli_options import whole
from bot.cli_output import print_json, print_table
from bot.ticket_record import ticket_record
from tickets.clocks import Clock
from tickets.ports import TicketSummary, UnitOfWork
from tickets.ticket import Ticket
from tickets.use_cases.procedure import find_ticket

_COLUMNS = ("reference", "opened", "category", "topic", "severity", "state", "next deadline")
_PARTS = ("files", "plans", "responses", "ratings", "authorities", "recusals", "notices")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `tickets` with its own sub-commands; each sets `handler`, which takes the arguments.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("tickets", help="list, show, export and handle tickets")
    commands = parser.add_subparsers(dest="tickets_command", required=True)

    listing = commands.add_parser(
        "list", help="the newest tickets, without personal data unless --json is given"
    )
    listing.add_argument(
        "--limit", type=whole(0), default=50, metavar="N", help="at most N; 0 for all (default: 50)"
    )
    listing.add_argument(
        "--json", action="store_true", help="a JSON array of tickets with everything they hold"
    )
    listing.set_defaults(handler=_with_store, tickets_handler=_list)

    showing = commands.add_parser("show", help="everything that one ticket holds")
    showing.add_argument("reference", metavar="REF", help="its reference, as in FD-1234-5678-89")
    showing.add_argument("--json", action="store_true", help="as one JSON object")
    showing.set_defaults(handler=_with_store, tickets_handler=_show)

    exporting = commands.add_parser(
        "export", help="all tickets with everything they hold, one JSON object a line"
    )
    exporting.add_argument(
        "--format",
        choices=("jsonl", "csv"),
        default="jsonl",
        help="jsonl is exact; in csv, cells that a spreadsheet would compute begin with '",
    )
    exporting.add_argument(
        "--json", action="store_const", const="jsonl", dest="format", help="the same as jsonl"
    )
    exporting.set_defaults(handler=_with_store, tickets_handler=_export)
    cli_procedure.add_commands(commands)
    cli_files.add_commands(commands)


def _with_store(arguments: argparse.Namespace) -> None:
    with bootstrap.opened(settings.load()) as app, app.units(read_only=True) as unit:
        arguments.tickets_handler(arguments, unit, ZoneInfo(app.settings.timezone))


def _list(arguments: argparse.Namespace, unit: UnitOfWork, zone: ZoneInfo) -> None:
    limit = arguments.limit or None
    if arguments.json:
        _write_array(_records(unit, unit.tickets.all(limit)), sys.stdout)
        return
    rows = (_row(summary, zone) for summary in unit.tickets.summaries(limit))
    print_table(_COLUMNS, *rows)


def _row(summary: TicketSummary, zone: ZoneInfo) -> tuple[str, ...]:
    return (
        summary.reference,
        _local(summary.opened_at, zone),
        summary.category.value,
        summary.topic.value,
        summary.severity.value,
        summary.state.value,
        _deadline(summary.next_clock, zone) if summary.next_clock else "-",
    )


def _local(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _deadline(clock: Clock, zone: ZoneInfo) -> str:
    notes = [
        note
        for note, holds in (
            ("projected", clock.projected),
            ("calendar unconfirmed", clock.calendar_unconfirmed),
            ("paused", clock.paused_at is not None),
            ("met", clock.met_at is not None),
        )
        if holds
    ]
    told = f"{_local(clock.due_at, zone)} {clock.kind.value}"
    return f"{told} ({', '.join(notes)})" if notes else told


def _show(arguments: argparse.Namespace, unit: UnitOfWork, zone: ZoneInfo) -> None:
    ticket = find_ticket(unit, arguments.reference)
    record = ticket_record(unit, ticket)
    if arguments.json:
        print_json(record)
        return
    for name, value in record.items():
        if hasattr(ticket, name) and name != "clocks":
            print(f"{name:24}{_shown(getattr(ticket, name), value, zone)}")
    _print_section("deadlines", [_deadline(clock, zone) for clock in ticket.clocks])
    _print_section(
        "information",
        [
            f"{_local(item.added_at, zone)} {item.kind.value}: {item.text}"
            for item in unit.tickets.information_on(ticket.reference)
        ],
    )
    for name in _PARTS:
        _print_section(name, [_part(part) for part in record[name]])
    _print_section("audit trail", [_told(event) for event in record["audit"]])


def _shown(value: object, as_json: object, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"
    if value is None or value == () or value == frozenset() or value == {}:
        return "-"
    return _plain(as_json)


def _part(part: dict[str, Any]) -> str:
    told = ((name, value) for name, value in part.items() if name != "reference" and value)
    return "; ".join(f"{name}: {_plain(value)}" for name, value in told)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _told(event: dict[str, Any]) -> str:
    changes = "; ".join(
        f"{name}: {json.dumps(event['before'].get(name), ensure_ascii=False)} -> "
        f"{json.dumps(value, ensure_ascii=False)}"
        for name, value in event["after"].items()
    )
    head = f"{event['sequence']} {event['at']} {event['name']} by {event['actor']}"
    return f"{head}: {changes}" if changes else head


def _print_section(title: str, lines: list[str]) -> None:
    print(f"\n{title}:")
    for line in lines or ["-"]:
        print(f"  {line}")


def _export(arguments: argparse.Namespace, unit: UnitOfWork, zone: ZoneInfo) -> None:
    records = _records(unit, unit.tickets.all())
    if arguments.format == "csv":
        _write_csv(records, sys.stdout)
        return
    for record in records:
        json.dump(record, sys.stdout, ensure_ascii=False)
        print()


def _records(unit: UnitOfWork, tickets: Iterable[Ticket]) -> Iterator[dict[str, Any]]:
    return (ticket_record(unit, ticket) for ticket in tickets)


def _write_array(records: Iterator[dict[str, Any]], out: TextIO) -> None:
    # written as it goes: the whole need not fit into memory
    opening = "[\n"
    for record in records:
        out.write(opening)
        json.dump(record, out, ensure_ascii=False)
        opening = ",\n"
    out.write("\n]\n" if opening == ",\n" else "[]\n")


def _write_csv(records: Iterator[dict[str, Any]], out: TextIO) -> None:
    writer = None
    for record in records:
        if writer is None:
            writer = csv.DictWriter(out, list(record), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in record.items()})


def _cell(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in "=+-@\t\r" and value:
        return "'" + value
    return value
