"""The procedure on the command line: every step that staff can take, for scripts and terminals."""

import argparse
import sys
from collections.abc import Callable

from bot import bootstrap, settings
from bot.cli_options import whole
from bot.cli_output import print_json
from bot.procedure_commands import COMMANDS, ProcedureCommand
from bot.ticket_record import ticket_record
from tickets.errors import (
    FrontDoorError,
    InvalidCommand,
    ProcedureError,
    StaleTicket,
    TransitionRefused,
    UnknownTicket,
)
from tickets.events import plain
from tickets.satisfaction import ScoreBy
from tickets.use_cases.case_file import actions_open_to
from tickets.use_cases.commands import StaffCommand
from tickets.use_cases.procedure import find_ticket
from tickets.use_cases.rate import scores, to_follow_up

_USAGE = 2

_EPILOG = (
    "Exit status: 0 done, 1 refused or not possible, 2 the command itself cannot be. Words about "
    "people belong into a file (@FILE) or a pipe (-): a command line can be seen by others."
)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount the steps of the procedure; each sets `handler`, which takes the arguments.

    Args:
        commands: the sub-commands of `frontdoor tickets`.
    """
    for command in COMMANDS:
        parser = commands.add_parser(command.name, help=command.told, epilog=_EPILOG)
        _add_common(parser)
        command.options(parser)
        parser.set_defaults(handler=_perform, procedure_command=command)

    allowed = commands.add_parser("allowed", help="what a member of staff may do with a ticket now")
    _add_ticket(allowed)
    allowed.set_defaults(handler=_ask, query=_allowed)

    waiting = commands.add_parser("follow-ups", help="low ratings that wait to be looked into")
    waiting.add_argument("--limit", type=whole(1), default=100, metavar="N", help="at most N")
    waiting.add_argument("--json", action="store_true", help="as a JSON array")
    waiting.set_defaults(handler=_ask, query=_follow_ups)

    scoring = commands.add_parser("scores", help="what customers thought of the handling")
    scoring.add_argument("--by", choices=list(ScoreBy), default=ScoreBy.HANDLER, type=str)
    scoring.add_argument("--json", action="store_true", help="as a JSON array")
    scoring.set_defaults(handler=_ask, query=_scores)


def _add_ticket(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help="its reference, as in FD-1234-5678-89")
    parser.add_argument(
        "--as", dest="staff_id", required=True, metavar="STAFF", help="id of who does it"
    )
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def _add_common(parser: argparse.ArgumentParser) -> None:
    _add_ticket(parser)
    parser.add_argument(
        "--version",
        dest="expected_version",
        type=whole(1),
        metavar="N",
        help="refuse unless the ticket is at this version, the one that was looked at",
    )
    parser.add_argument(
        "--key",
        dest="idempotency_key",
        metavar="KEY",
        help="the same key again changes nothing: for scripts that repeat themselves",
    )


def _perform(arguments: argparse.Namespace) -> int:
    """Take one step."""
    asked: ProcedureCommand = arguments.procedure_command
    try:
        command = asked.build(arguments)
    except InvalidCommand as error:
        print(f"frontdoor: {error}", file=sys.stderr)
        return _USAGE
    with bootstrap.opened(settings.load()) as app:
        _take(app, asked, command, as_json=arguments.json)
    return 0


def _take(
    app: bootstrap.App, asked: ProcedureCommand, command: StaffCommand, *, as_json: bool
) -> None:
    try:
        outcome = asked.use_case(command, app.units, app.time, app.policies)
    except (ProcedureError, StaleTicket, InvalidCommand) as error:
        raise _Refused(f"{error}{_standing(app, command, error)}") from error
    if as_json:
        with app.units(read_only=True) as unit:
            print_json(ticket_record(unit, find_ticket(unit, outcome.reference)))
        return
    repeated = ", was done before" if outcome.repeated else ""
    print(f"{outcome.reference}: {outcome.state}, version {outcome.version}{repeated}")


class _Refused(FrontDoorError):
    """A step that was refused, with where the ticket stands."""


def _standing(app: bootstrap.App, command: StaffCommand, error: FrontDoorError) -> str:
    """Where the ticket stands and what is open, unless the refusal says so itself."""
    if isinstance(error, TransitionRefused | UnknownTicket):
        return ""
    try:
        with app.units(read_only=True) as unit:
            ticket = find_ticket(unit, command.reference)
        actions = actions_open_to(command.staff_id, command.reference, app.units)
    except ProcedureError:
        return ""
    told = ", ".join(actions) or "nothing"
    return (
        f" The ticket is '{ticket.state}', at version {ticket.version}; "
        f"open to {command.staff_id} now: {told}."
    )


def _ask(arguments: argparse.Namespace) -> None:
    """Answer a question about the procedure."""
    query: Callable[[bootstrap.App, argparse.Namespace], None] = arguments.query
    with bootstrap.opened(settings.load()) as app:
        query(app, arguments)


def _allowed(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    actions = actions_open_to(arguments.staff_id, arguments.reference, app.units)
    if arguments.json:
        print_json(plain(actions))
        return
    print("\n".join(actions) or "nothing")


def _follow_ups(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    ratings = to_follow_up(app.units, arguments.limit)
    if arguments.json:
        print_json(plain(ratings))
        return
    for rating in ratings:
        print(f"{rating.reference}  {rating.score}  {rating.topic}  {rating.handler_id or '-'}")


def _scores(app: bootstrap.App, arguments: argparse.Namespace) -> None:
    found = scores(ScoreBy(arguments.by), app.units)
    if arguments.json:
        print_json(plain(found))
        return
    for score in found:
        print(f"{score.name or '-'}  {score.mean:.2f}  {score.count} ratings, {score.low} low")
