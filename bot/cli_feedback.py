"""`frontdoor feedback`: praise and suggestions, for staff at a terminal."""

import argparse
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.cli_options import whole
from bot.cli_output import print_json
from tickets.events import plain
from tickets.feedback import Feedback, FeedbackKind
from tickets.use_cases.feedback import feedback_given


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `feedback` with its sub-command.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("feedback", help="praise and suggestions of customers")
    commands = parser.add_subparsers(dest="feedback_command", required=True)
    listing = commands.add_parser(
        "list", help="the newest first, in the customers' words and without their ids"
    )
    listing.add_argument("--kind", choices=[kind.value for kind in FeedbackKind], help="only these")
    listing.add_argument(
        "--limit", type=whole(0), default=50, metavar="N", help="at most N; 0 for all (default: 50)"
    )
    listing.add_argument("--json", action="store_true", help="a JSON array with everything kept")
    listing.set_defaults(handler=_list)


def _list(arguments: argparse.Namespace) -> None:
    kind = FeedbackKind(arguments.kind) if arguments.kind else None
    with bootstrap.opened(settings.load()) as app:
        given = feedback_given(app.units, kind, arguments.limit or None)
    if arguments.json:
        print_json([_record(piece) for piece in given])
        return
    zone = ZoneInfo(app.settings.timezone)
    for piece in given:
        words = " ".join(piece.text.split())
        print(f"{piece.at.astimezone(zone):%Y-%m-%d %H:%M}  {piece.kind.value:10}  {words}")


def _record(piece: Feedback) -> dict[str, object]:
    return {
        "at": plain(piece.at),
        "kind": piece.kind.value,
        "text": piece.text,
        "language": piece.language.value,
        "channel": piece.channel,
        "customer_id": piece.customer_id,
        "conversation_id": piece.conversation_id,
        "idempotency_key": piece.idempotency_key,
    }
