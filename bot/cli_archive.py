"""`frontdoor archive`: put ended complaints into files that can be read without this system."""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.archive_page import ArchivePage
from bot.catalogue import Catalogue
from bot.cli_files import plain_name
from bot.cli_options import local_instant
from tickets.archive import archive_record, check_archive
from tickets.errors import ArchiveChanged, FrontDoorError, NotEnded
from tickets.use_cases.archive_ticket import ended_before, note_archived
from tickets.use_cases.case_file import case_file
from tickets.use_cases.open_files import OpenFiles, file_content, open_files

# what an archive holds is for whoever made it, until it was put where it belongs
_FOLDER, _FILE = 0o700, 0o600


class CannotWrite(FrontDoorError):
    """An archive cannot be written; the message names the folder."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Mount `archive`; it sets `handler`, from arguments to exit code.

    Args:
        subparsers: the sub-commands of `frontdoor`.
    """
    parser = subparsers.add_parser(
        "archive",
        help="write ended complaints as JSON and as pages to print, or check such a file",
        description="Writes FOLDER/<reference>.json and .html, readable by their owner alone.",
    )
    chosen = parser.add_mutually_exclusive_group(required=True)
    chosen.add_argument("reference", nargs="?", metavar="REF", help="one ended ticket")
    chosen.add_argument(
        "--closed-before", metavar="DATE", help="all that ended before this day (2026-10-01)"
    )
    chosen.add_argument(
        "--check", type=Path, metavar="FILE", help="find whether an archive is as it was made"
    )
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="made when absent")
    parser.add_argument(
        "--files",
        action="store_true",
        help="the files too, decrypted, in FOLDER/<reference>/; needs --as, noted in the trail",
    )
    parser.add_argument("--as", dest="by", default="system", metavar="STAFF", help="who does it")
    parser.set_defaults(handler=lambda arguments: _run(parser, arguments))


def _run(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    if arguments.check is None and arguments.out is None:
        parser.error("--out FOLDER says where to")
    if arguments.files and arguments.by == "system":
        parser.error("--files needs --as STAFF: whoever opens files is named in the trail")
    if arguments.check is not None:
        _check(arguments.check)
    else:
        _archive(parser, arguments)


def _archive(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    with bootstrap.opened(settings.load()) as app:
        maker = ArchiveMaker(app)
        references = [arguments.reference]
        if arguments.closed_before is not None:
            try:
                before = local_instant(arguments.closed_before, ZoneInfo(app.settings.timezone))
            except ValueError as error:
                parser.error(f"--closed-before: {error}")
            references = ended_before(before, app.units)
        for reference in references:
            print(maker.write(reference, arguments.out, arguments.by, with_files=arguments.files))


def _check(file: Path) -> None:
    try:
        record = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveChanged(f"{file} cannot be read") from error
    if not isinstance(record, dict):
        raise ArchiveChanged("it is no archive of this form")
    count = check_archive(record)
    files = _check_files(record, file.parent)
    print(f"{record['reference']}: as it was made, with {count} events of the audit trail{files}")


def _check_files(record: Mapping[str, Any], folder: Path) -> str:
    """Hold the files that were written out against their fingerprints."""
    named = [told for told in record.get("files", []) if told["file"]]
    away = 0
    for told in named:
        try:
            content = (folder / told["file"]).read_bytes()
        except FileNotFoundError:
            away += 1
            continue
        except OSError as error:
            raise ArchiveChanged(f"{told['file']} cannot be read") from error
        if hashlib.sha256(content).hexdigest() != told["sha256"]:
            raise ArchiveChanged(f"{told['file']} does not fit its fingerprint")
    if not named:
        return ""
    found = f" and {len(named) - away} files"
    return found + (f" ({away} more are not beside it)" if away else "")


class ArchiveMaker:
    """Makes archives of tickets.

    Args:
        app: the parts of this process.

    Raises:
        PolicyError: the terms of retention cannot be used.
    """

    def __init__(self, app: bootstrap.App) -> None:
        data, zone = app.settings.data_dir, ZoneInfo(app.settings.timezone)
        self._app, self._zone = app, zone
        self._retention = bootstrap.retention_of(app)
        self._page = ArchivePage(
            data / "archive" / "labels.yml", Catalogue(data / "responses"), zone
        )

    def record(self, reference: str, exported: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The archive of one ticket.

        Args:
            reference: the ticket.
            exported: names of files that were written out beside it, by id of the file.

        Raises:
            NotEnded: it is still open.
            UnknownTicket: there is none under that reference.
        """
        app = self._app
        case = case_file(reference, app.units)
        ticket = case.ticket
        if ticket.is_open:
            raise NotEnded(ticket.state)
        policy = app.policies.version(ticket.policy_id, ticket.policy_effective_from)
        kept = self._retention.of(ticket, self._zone)
        return archive_record(case, policy, kept, app.time.now(), exported)

    def write(self, reference: str, folder: Path, by: str, *, with_files: bool = False) -> Path:
        """Write the archive of one ticket, and note it in the trail.

        Args:
            reference: the ticket.
            folder: where to; made when absent.
            by: who does it; with files a member of staff.
            with_files: the ticket's files too, decrypted, into a folder of the ticket's name. What
                a scanner has not found clean stays closed and is told on standard error.

        Returns:
            the file with the JSON; the page stands beside it.

        Raises:
            CannotWrite: the folder cannot be written to.
            ProcedureError: the ticket is open, there is none, or it is not for this member of
                staff to open its files.
        """
        record = self.record(reference)
        file = folder / f"{record['reference']}.json"
        try:
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            if with_files:
                exported = self._write_files(record["reference"], folder, by)
                record = self.record(reference, exported)
            _write(file, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())
            _write(file.with_suffix(".html"), self._page.render(record).encode())
        except OSError as error:
            raise CannotWrite(f"{folder} cannot be written to: {error.strerror}.") from error
        # afterwards: the trail must not tell of an archive that was never written
        note_archived(record["reference"], record["seal"], by, self._app.units, self._app.time)
        return file

    def _write_files(self, reference: str, folder: Path, by: str) -> dict[str, str]:
        app = self._app
        command = OpenFiles(reference=reference, staff_id=by, scanner=bool(app.settings.scanner))
        files = open_files(command, app.units, app.time)
        names: dict[str, str] = {}
        for number, file in enumerate(files.opened, start=1):
            content = file_content(file.id, app.units)
            if content is None:
                continue
            (folder / reference).mkdir(mode=_FOLDER, exist_ok=True)
            names[file.id] = f"{reference}/{plain_name(number, file)}"
            _write(folder / names[file.id], content)
        for file in files.closed:
            print(f"frontdoor: {file.id} stays closed: {file.scan}", file=sys.stderr)
        return names


def _write(file: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    new = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
    try:
        with open(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
