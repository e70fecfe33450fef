"""`frontdoor labels`: what staff put right, for the training data."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.cli_options import local_instant
from bot.label_files import label_files
from tickets.errors import FrontDoorError
from tickets.use_cases.export_labels import corrected_examples

_FILE = 0o600


class CannotWrite(FrontDoorError):
    """A file cannot be written, or would take the place of another; the message names it."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `labels` with its sub-command.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser("labels", help="labels that staff put right")
    commands = parser.add_subparsers(dest="labels_command", required=True)
    exporting = commands.add_parser(
        "export",
        help="stories with the labels that staff gave them, masked, as training data to review",
        description="Without --out everything is printed, one YAML document per language.",
    )
    exporting.add_argument(
        "--since", metavar="DATE", help="only what was put right from this day on (2026-10-01)"
    )
    exporting.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="one file per language: labels.yml becomes labels.en.yml, labels.zh.yml; never "
        "overwrites",
    )
    exporting.set_defaults(handler=lambda arguments: _export(exporting, arguments))


def _export(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    given = settings.load()
    since = None
    if arguments.since is not None:
        try:
            since = local_instant(arguments.since, ZoneInfo(given.timezone))
        except ValueError as error:
            parser.error(f"--since: {error}")
    with bootstrap.opened(given) as app:
        examples = corrected_examples(app.units, since)
    _deliver(label_files(examples), arguments.out)


def _deliver(files: Mapping[str, str], out: Path | None) -> None:
    if not files:
        print("No labels were put right in that time.", file=sys.stderr)
    if out is None:
        sys.stdout.write("---\n".join(files.values()))
        return
    for language, content in files.items():
        file = out.with_name(f"{out.stem}.{language}{out.suffix or '.yml'}")
        try:
            # what was reviewed already must not be lost to a second export
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
        except OSError as error:
            raise CannotWrite(f"{file}: {error.strerror}.") from error
        with open(descriptor, "w", encoding="utf-8") as written:
            written.write(content)
        print(file)
