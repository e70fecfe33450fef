"""The options of the procedure's sub-commands: each function mounts those of one step.

The options every step has (reference, `--as`, `--version`, `--key`) are `bot.cli_procedure`'s.
"""

import argparse
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot import settings
from bot.cli_options import add_text, local_instant, money, whole, words
from tickets.authority import Capacity
from tickets.clocks import ClockKind
from tickets.contact import CallOutcome
from tickets.response import Result
from tickets.vocabulary import AppealRoute, Category, Tone, Topic

Parser = argparse.ArgumentParser


def reason(parser: Parser) -> None:
    """Why; it must be said."""
    add_text(parser, "--reason", "why", required=True)


def reason_if_any(parser: Parser) -> None:
    """Why, for steps that need no reason."""
    add_text(parser, "--reason", "why, if it is to be kept")


def text(option: str, told: str) -> Callable[[Parser], None]:
    """One text under `option` that must be given."""
    return lambda parser: add_text(parser, option, told, required=True)


def assign(parser: Parser) -> None:
    """To whom."""
    _staff(parser, "--to", "handler_id", "the handler (default: who fits best and has least)")


def reassign(parser: Parser) -> None:
    """To whom, and why."""
    assign(parser)
    reason_if_any(parser)


def recuse(parser: Parser) -> None:
    """Who is kept out of it, and why."""
    reason(parser)
    _staff(parser, "--whom", "whom", "who has the interest (default: the one who says so)")


def propose(parser: Parser) -> None:
    """The handling plan."""
    add_text(parser, "--measures", "what is to be done", required=True)
    add_text(parser, "--reason", "the reason that was found")
    add_text(parser, "--basis", "clause, rule or contract that it rests on")
    parser.add_argument(
        "--option",
        dest="options",
        action="append",
        default=[],
        type=words,
        metavar="TEXT",
        help="a way that was weighed or is offered; once for each",
    )
    parser.add_argument("--redress", type=money, metavar="SUM", help="as in '2500 CNY'")


def respond(parser: Parser) -> None:
    """The result and what it rests on."""
    _coded(parser, "--result", Result, "what it came to", required=True)
    add_text(parser, "--basis", "clause, rule or fact that it rests on", required=True)
    parser.add_argument(
        "--advice",
        "--follow-up",
        dest="follow_up",
        required=True,
        type=words,
        metavar="TEXT",
        help="what the customer can or should do next (@FILE, - as well)",
    )
    add_text(parser, "--redress", "what is done to put things right")
    parser.add_argument("--redress-amount", type=money, metavar="SUM", help="as in '2500 CNY'")
    add_text(parser, "--reasons", "why not all of it was upheld")
    parser.add_argument(
        "--route",
        dest="routes",
        action="append",
        type=_code(AppealRoute),
        metavar="ROUTE",
        help=f"where to appeal, once for each of {', '.join(AppealRoute)} (default: all there are)",
    )


def extend(parser: Parser) -> None:
    """Which deadline, how far and why."""
    _coded(parser, "--clock", ClockKind, "which deadline", dest="kind", required=True)
    add_text(parser, "--reason", "why; the customer is told these words", required=True)
    parser.add_argument(
        "--up-to",
        type=whole(1),
        metavar="N",
        help="length of the whole term, in its own unit (default: the policy's next step)",
    )


def merge(parser: Parser) -> None:
    """Which ticket takes over."""
    parser.add_argument("--into", required=True, metavar="REF", help="the earlier ticket")
    reason(parser)


def appeal(parser: Parser) -> None:
    """Where it was taken."""
    _coded(parser, "--route", AppealRoute, "where it was taken", required=True)
    reason_if_any(parser)


def correct(parser: Parser) -> None:
    """The right labels."""
    reason(parser)
    _coded(parser, "--topic", Topic, "the right topic")
    _coded(parser, "--category", Category, "to be sure: that of the topic")
    _coded(parser, "--tone", Tone, "the right tone")


def authority(parser: Parser) -> None:
    """Who acts for whom, on what document."""
    _coded(parser, "--capacity", Capacity, "as what", required=True)
    add_text(parser, "--principal", "name of the person whose matter it is", required=True)
    add_text(parser, "--basis", "the document for it", required=True)
    parser.add_argument(
        "--agent",
        dest="agent_id",
        metavar="CUSTOMER",
        help="customer id of who acts (default: who filed the complaint)",
    )


def accept_authority(parser: Parser) -> None:
    """Which authority is decided on."""
    parser.add_argument(
        "--authority",
        dest="authority_id",
        required=True,
        type=whole(1),
        metavar="N",
        help="its number, as `frontdoor tickets show` has it",
    )


def refuse_authority(parser: Parser) -> None:
    """Which authority is decided on, and why it does not hold."""
    accept_authority(parser)
    reason(parser)


def call(parser: Parser) -> None:
    """What came of a call."""
    _coded(parser, "--outcome", CallOutcome, "what came of it", required=True)
    parser.add_argument(
        "--at", type=_instant, metavar="TIME", help="as in 2026-11-09T14:30 (default: now)"
    )
    add_text(parser, "--words", "what was said, if it is to be kept")


def _staff(parser: Parser, option: str, field: str, told: str) -> None:
    parser.add_argument(option, dest=field, metavar="STAFF", help=told)


def _coded(parser: Parser, option: str, codes: type[StrEnum], told: str, **how: Any) -> None:
    parser.add_argument(
        option, type=_code(codes), metavar="CODE", help=f"{told}: {', '.join(codes)}", **how
    )


def _code(codes: type[StrEnum]) -> Callable[[str], Any]:
    def read(value: str) -> StrEnum:
        if value not in set(codes):
            raise argparse.ArgumentTypeError(f"choose one of: {', '.join(codes)}")
        return codes(value)

    return read


def _instant(value: str) -> datetime:
    try:
        return local_instant(value, ZoneInfo(settings.load().timezone))
    except ValueError as error:
        raise argparse.ArgumentTypeError("write an instant as in 2026-11-09T14:30") from error
