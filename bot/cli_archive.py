"""`frontdoor archive`: put ended complaints into files that can be read without this system."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot import bootstrap, settings
from bot.archive_page import ArchivePage
from bot.catalogue import Catalogue
from bot.cli_options import local_instant
from bot.letters.wiring import writer_for
from bot.letters.writer import LetterWriter, Medium
from tickets.archive import archive_record, check_archive
from tickets.errors import ArchiveChanged, FrontDoorError, LetterError, NotEnded, ProcedureError
from tickets.letter_views import as_text
from tickets.notice import Notice
from tickets.retention import Retention
from tickets.retention_file import load_retention
from tickets.rewind import as_of
from tickets.use_cases.archive_ticket import ended_before, note_archived
from tickets.use_cases.case_file import CaseFile, case_file
from tickets.use_cases.notice_delivery import NoticeCase

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
    parser.add_argument("--as", dest="by", default="system", metavar="STAFF", help="who does it")
    parser.set_defaults(handler=lambda arguments: _guarded(parser, arguments))


def _guarded(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    if arguments.check is None and arguments.out is None:
        parser.error("--out FOLDER says where to")
    try:
        if arguments.check is not None:
            return _check(arguments.check)
        return _archive(parser, arguments)
    except FrontDoorError as error:
        print(f"frontdoor archive: {error}", file=sys.stderr)
        return 1


def _archive(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    app = bootstrap.build(settings.load())
    try:
        maker = ArchiveMaker(app)
        references = [arguments.reference]
        if arguments.closed_before is not None:
            try:
                before = local_instant(arguments.closed_before, ZoneInfo(app.settings.timezone))
            except ValueError as error:
                parser.error(f"--closed-before: {error}")
            references = ended_before(before, app.units)
        for reference in references:
            print(maker.write(reference, arguments.out, arguments.by))
    finally:
        app.close()
    return 0


def _check(file: Path) -> int:
    try:
        record = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveChanged(f"{file} cannot be read") from error
    if not isinstance(record, dict):
        raise ArchiveChanged("it is no archive of this form")
    count = check_archive(record)
    print(f"{record['reference']}: as it was made, with {count} events of the audit trail")
    return 0


class ArchiveMaker:
    """Makes archives of tickets.

    Args:
        app: the parts of this process.

    Raises:
        PolicyError: the terms of retention cannot be used.
        LetterTemplateError: a template cannot be used.
    """

    def __init__(self, app: bootstrap.App) -> None:
        data, zone = app.settings.data_dir, ZoneInfo(app.settings.timezone)
        self._app, self._zone = app, zone
        self._retention = retention_of(app)
        self._letters = writer_for(app.settings, app.policies)
        self._page = ArchivePage(
            data / "archive" / "labels.yml", Catalogue(data / "responses"), zone
        )

    def record(self, reference: str) -> dict[str, Any]:
        """The archive of one ticket.

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
        letters = written_letters(case, self._letters)
        return archive_record(case, policy, kept, app.time.now(), letters)

    def write(self, reference: str, folder: Path, by: str) -> Path:
        """Write the archive of one ticket, and note it in the trail.

        Returns:
            the file with the JSON; the page stands beside it.

        Raises:
            CannotWrite: the folder cannot be written to.
            ProcedureError: the ticket is open, or there is none.
        """
        record = self.record(reference)
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        file = folder / f"{record['reference']}.json"
        try:
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
            _write(file, text)
            _write(file.with_suffix(".html"), self._page.render(record))
        except OSError as error:
            raise CannotWrite(f"{folder} cannot be written to: {error.strerror}.") from error
        # afterwards: the trail must not tell of an archive that was never written
        note_archived(record["reference"], record["seal"], by, self._app.units, self._app.time)
        return file


def retention_of(app: bootstrap.App) -> Retention:
    """The terms of retention of an installation.

    Raises:
        PolicyError: they cannot be used.
    """
    policy_ids = {policy.id for policy in app.policies.policies}
    return load_retention(app.settings.data_dir / "retention.yml", policy_ids)


def written_letters(case: CaseFile, writer: LetterWriter) -> dict[int, str]:
    """Texts of a ticket's letters by number of their notice.

    They are written anew from the templates of today, of the ticket as it was when each was asked
    for. One that cannot be written, as when a template has changed since, has none.
    """
    letters = {}
    for notice in case.notices:
        try:
            letter = writer.write(_notice_case(notice, case), notice.created_at, Medium.MAIL)
        except (LetterError, ProcedureError):
            continue
        letters[notice.id] = as_text(letter)
    return letters


def _notice_case(notice: Notice, case: CaseFile) -> NoticeCase:
    number = notice.about.get("response")
    response = next((r for r in case.responses if str(r.number) == number), None)
    ticket = as_of(case.ticket, case.events, notice.created_at)
    return NoticeCase(notice=notice, ticket=ticket, response=response, others=())


def _write(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    new = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
    try:
        with open(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        new.replace(file)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
