"""`frontdoor handovers`: conversations that go to a person, for staff at a terminal."""

import argparse
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.cli_options import add_text, whole
from bot.cli_output import print_json, print_table
from bot.handover_card import Card, answer_by, card_of
from bot.handover_desk import HandoverDesk, idle_time
from bot.handover_loop import TakerLoop, message_line
from bot.nudges import edge_texts
from tickets.events import plain
from tickets.handover import Handover
from tickets.use_cases.handover import Moved
from tickets.use_cases.presence import be_present, present_staff

_LIMIT = 50
_COLUMNS = ("no.", "ticket", "state", "since", "answer by", "language", "taken by", "why")

Work = Callable[[bootstrap.App, HandoverDesk, argparse.Namespace], None]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `handovers` with its own sub-commands.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("handovers", help="conversations that go to a person")
    commands = parser.add_subparsers(dest="handovers_command", required=True)

    listing = commands.add_parser("list", help="those that wait or are taken, the oldest first")
    listing.add_argument("--all", action="store_true", help=f"the newest {_LIMIT} in any state")
    _add(listing, _list)

    card = commands.add_parser("card", help="what to know before taking one, and all that was said")
    _add(card, _card, named=True)

    taking = commands.add_parser(
        "take", help="take a conversation over; at a terminal, talk until it is handed back"
    )
    taking.add_argument("--once", action="store_true", help="take it and return")
    _add(taking, _take, named=True, by=True)

    saying = commands.add_parser("say", help="say something to the customer")
    add_text(saying, "--text", "what to say", required=True)
    saying.add_argument("--key", help="the same key again says nothing")
    _add(saying, _say, named=True, by=True)

    _add(
        commands.add_parser("hand-back", help="give it back; the bot goes on where it stood"),
        _hand_back,
        named=True,
        by=True,
    )
    _add(
        commands.add_parser("end", help="it is over, also after a call without taking it"),
        _end,
        named=True,
        by=True,
    )

    there = commands.add_parser("online", help="be at the desk, so that customers are told so")
    there.add_argument(
        "--minutes", type=whole(1), metavar="N", help="for so long (default: the setting)"
    )
    _add(there, _online, by=True)
    _add(commands.add_parser("offline", help="leave the desk"), _offline, by=True)


def _add(
    parser: argparse.ArgumentParser, work: Work, *, named: bool = False, by: bool = False
) -> None:
    if named:
        parser.add_argument("handover", metavar="REF", help="its number, or its ticket's reference")
    if by:
        parser.add_argument("--as", dest="by", required=True, metavar="STAFF", help="who does it")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.set_defaults(handler=_at_the_desk, work=work)


def _at_the_desk(arguments: argparse.Namespace) -> None:
    work: Work = arguments.work
    with bootstrap.opened(settings.load()) as app:
        work(app, HandoverDesk(app, edge_texts(app.settings)), arguments)


def _list(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    with app.units(read_only=True) as unit:
        found = unit.handovers.newest(_LIMIT) if arguments.all else unit.handovers.all_open()
        tickets = {h.reference: unit.tickets.get(h.reference) for h in found}
    due = {name: answer_by(ticket.clocks) for name, ticket in tickets.items() if ticket}
    there = present_staff(app.units, app.time)
    if arguments.json:
        online = [{"id": member.id, "until": plain(until)} for member, until in there]
        records = [plain(h) | {"answer_by": plain(due.get(h.reference))} for h in found]
        print_json({"handovers": records, "online": online})
        return
    zone = ZoneInfo(app.settings.timezone)
    rows = [_COLUMNS, *(_row(handover, due.get(handover.reference), zone) for handover in found)]
    print_table(*rows)
    names = ", ".join(f"{m.id} (until {_at(until, zone)})" for m, until in there)
    print(f"at the desk: {names or 'nobody'}")


def _row(handover: Handover, due: datetime | None, zone: ZoneInfo) -> tuple[str, ...]:
    return (
        str(handover.number),
        handover.reference,
        handover.state.value,
        _at(handover.requested_at, zone),
        _at(due, zone) if due else "-",
        handover.language.value,
        handover.taken_by or "-",
        ", ".join(handover.reasons),
    )


def _card(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    card = card_of(app, desk, arguments.handover)
    if arguments.json:
        print_json(card.record())
        return
    print_card(card, ZoneInfo(app.settings.timezone))


def print_card(card: Card, zone: ZoneInfo) -> None:
    """Print a card as staff read it.

    Args:
        card: what to print.
        zone: of the installation.
    """
    handover = card.handover
    taken = f" by {handover.taken_by}" if handover.taken_by else ""
    print(f"Handover {handover.number}: {handover.state}{taken}, ticket {handover.reference}")
    print(f"why:        {', '.join(handover.reasons)}, since {_at(handover.requested_at, zone)}")
    print(f"ticket:     {card.topic}, {card.severity}, {card.state}", end="")
    if card.next_clock:
        print(f", {card.next_clock.kind} until {_at(card.next_clock.due_at, zone)}", end="")
    due = f" until {_at(card.answer_by, zone)}" if card.answer_by else ""
    print(f"\ncall back:  {card.reach or 'in the chat'}{due}")
    print(f"language:   {handover.language}")
    print(f"summary:    {card.summary or '-'}")
    print(f"mood:       {card.mood} ({' > '.join(card.mood_path) or 'no path'})")
    print(f"flags:      {', '.join(card.flags) or '-'}")
    print(f"files:      {card.files}")
    print("facts:")
    for name, value in card.facts.items():
        print(f"  {name}: {' '.join(value.split())}")
    print(f"the form asks now:    {card.asked or '-'}")
    print(f"the form still needs: {', '.join(card.open_questions) or '-'}")
    print("transcript:")
    for message in card.transcript:
        print(f"  {message_line(message, zone)}")


def _take(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    moved = desk.take(arguments.handover, arguments.by)
    if arguments.json or arguments.once or not sys.stdin.isatty():
        _told(moved, arguments)
        return
    zone = ZoneInfo(app.settings.timezone)
    card = card_of(app, desk, arguments.handover)
    print_card(card, zone)
    loop = TakerLoop(desk, card, arguments.by, zone, lambda line: print(line, flush=True))
    talk(loop, sys.stdin.readline)


def talk(loop: TakerLoop, read: Callable[[], str]) -> None:
    """Talk with a customer until it is over.

    Args:
        loop: the conversation.
        read: waits for a line of staff; empty at the end of the input.
    """
    loop.greet()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(1.0):
            loop.show_new()

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        while line := read():
            if not loop.obey(line):
                break
    finally:
        over.set()
        watching.join(5)


def _say(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    _told(desk.say(arguments.handover, arguments.by, arguments.text, arguments.key), arguments)


def _hand_back(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    _told(desk.hand_back(arguments.handover, arguments.by), arguments)


def _end(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    _told(desk.end(arguments.handover, arguments.by), arguments)


def _online(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    asked = arguments.minutes
    stays = timedelta(minutes=asked) if asked else idle_time(app.settings)
    until = be_present(arguments.by, stays, app.units, app.time)
    _present(app, arguments, until)


def _offline(app: bootstrap.App, desk: HandoverDesk, arguments: argparse.Namespace) -> None:
    _present(app, arguments, be_present(arguments.by, timedelta(), app.units, app.time))


def _present(app: bootstrap.App, arguments: argparse.Namespace, until: datetime) -> None:
    if arguments.json:
        print_json({"id": arguments.by, "until": plain(until)})
    elif until > app.time.now():
        print(f"{arguments.by} is at the desk until {_at(until, ZoneInfo(app.settings.timezone))}.")
    else:
        print(f"{arguments.by} has left the desk.")


def _told(moved: Moved, arguments: argparse.Namespace) -> None:
    handover = moved.handover
    if arguments.json:
        print_json(plain(handover) | {"repeated": moved.repeated})
        return
    again = " (it was already)" if moved.repeated else ""
    print(f"Handover {handover.number} of {handover.reference} is '{handover.state}'{again}.")


def _at(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
