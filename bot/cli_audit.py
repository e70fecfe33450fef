"""`frontdoor audit`: whether the trail is as it was written."""

import argparse
import sys

from bot import bootstrap, settings
from tickets.errors import FrontDoorError
from tickets.store.anchor import read_anchors
from tickets.store.audit import verify

NO_ANCHOR = 3


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
        description="Exit status: 0 whole, 1 changed or not readable, 3 whole as far as the "
        "database tells, but nothing was written down outside it.",
    )
    verifying.set_defaults(handler=_verify)


def _verify(_: argparse.Namespace) -> int:
    config = settings.load()
    try:
        app = bootstrap.build(config)
        try:
            anchors = read_anchors(config.anchor_path)
            with app.units(read_only=True) as unit:
                count = verify(unit.audit, anchors)
        finally:
            app.close()
    except FrontDoorError as error:
        print(f"frontdoor audit verify: {error}", file=sys.stderr)
        return 1
    if not anchors:
        print(f"{count} events fit each other; {config.anchor_path} does not exist yet, so a new")
        print("or shortened trail would not show. The worker writes it.")
        return NO_ANCHOR
    last = anchors[-1]
    print(
        f"{count} events, whole and in order; anchored up to {last.sequence} ({last.at:%F %T} UTC)"
    )
    return 0
