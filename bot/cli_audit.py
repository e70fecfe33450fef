"""`frontdoor audit`: whether the trail is as it was written."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import bootstrap, settings
from bot.cli_output import print_json
from tickets.events import plain
from tickets.store.anchor import Anchor, read_anchors
from tickets.store.audit_findings import FindingKind, Verdict, judge

_TOLD = {
    FindingKind.CHANGED: "event {0} was changed after it was written",
    FindingKind.DELETED: "event {0} was deleted",
    FindingKind.REORDERED: "event {0} was moved: another one stands in its place",
    FindingKind.TRUNCATED: "the end was cut off: event {0} and all after it are gone",
    FindingKind.REWRITTEN: "the trail was written anew: event {0} is not the one that was anchored",
    FindingKind.ANCHOR_MISSING: (
        "{0} events fit each other, but {1} does not exist or is empty, so that a new or "
        "shortened trail would not show: the worker writes it"
    ),
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `audit` with its sub-command.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("audit", help="the trail of everything that was done")
    commands = parser.add_subparsers(dest="audit_command", required=True)
    verifying = commands.add_parser(
        "verify",
        help="find whether an event was changed, removed, moved or cut off",
        description="Exit status: 0 whole and anchored, 1 anything else.",
    )
    verifying.add_argument("--json", action="store_true", help="as one JSON object")
    verifying.set_defaults(handler=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    config = settings.load()
    with bootstrap.opened(config) as app:
        anchors = read_anchors(config.anchor_path)
        with app.units(read_only=True) as unit:
            verdict = judge(unit.audit, anchors)
    if arguments.json:
        _print_json(verdict, anchors)
    else:
        _print(verdict, anchors, config.anchor_path)
    return 0 if verdict.finding is None else 1


def _print_json(verdict: Verdict, anchors: Sequence[Anchor]) -> None:
    record = {
        "whole": verdict.finding is None,
        "events": verdict.events,
        "finding": plain(verdict.finding),
        "anchored": plain(anchors[-1]) if anchors else None,
    }
    print_json(record)


def _print(verdict: Verdict, anchors: Sequence[Anchor], anchor_path: Path) -> None:
    if verdict.finding is not None:
        told = _TOLD[verdict.finding.kind].format(verdict.finding.sequence, anchor_path)
        print(f"frontdoor: {told}.", file=sys.stderr)
        return
    if not anchors:
        print("No event was written yet.")
        return
    last = anchors[-1]
    print(
        f"{verdict.events} events, whole and in order; anchored up to {last.sequence} "
        f"({last.at:%F %T} UTC)"
    )
