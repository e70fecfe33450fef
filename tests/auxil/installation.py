"""A migrated installation of a test's own, which the command line finds."""

import contextlib
import io
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot import bootstrap, cli, settings
from tests.auxil.places import DATA
from tests.auxil.staff import EVERYBODY
from tickets.store import crypto
from tickets.ticket import Ticket
from tickets.use_cases.open_ticket import OpenTicket, open_ticket
from tickets.use_cases.staff import KeepStaff, keep_staff


@dataclass(frozen=True)
class Said:
    """What a command said.

    Attributes:
        status: its exit status.
        out: standard output.
        err: standard error.
    """

    status: int
    out: str
    err: str


@contextlib.contextmanager
def installed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, template: Path, database_url: str = ""
) -> Iterator[bootstrap.App]:
    """An installation in a folder, for the time of the block.

    Args:
        folder: becomes the working folder.
        monkeypatch: of the test.
        template: a migrated file of SQLite, which is copied into the folder.
        database_url: of a migrated database instead.
    """
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(folder / "var"))
    monkeypatch.setenv("FRONTDOOR_DATA_DIR", str(DATA))
    monkeypatch.setenv("FRONTDOOR_DATABASE_URL", database_url)
    monkeypatch.chdir(folder)
    settings.load.cache_clear()
    file = make_url(settings.load().store_url).database
    if not database_url and file:
        Path(file).parent.mkdir(parents=True)
        shutil.copy(template, file)
    app = bootstrap.build(settings.load())
    try:
        yield app
    finally:
        app.close()
        settings.load.cache_clear()
        crypto.install(None)


def frontdoor(*words: str, stdin: str = "") -> Said:
    """Run `frontdoor` in this process.

    Args:
        words: its arguments.
        stdin: what it reads.
    """
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdin
    sys.stdin = io.StringIO(stdin)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = cli.main(words)
            except SystemExit as end:
                status = int(end.code or 0)
    finally:
        sys.stdin = before
    return Said(status, out.getvalue(), err.getvalue())


def enter_everybody(app: bootstrap.App) -> None:
    """Enter the invented members of staff."""
    for member in EVERYBODY:
        keep_staff(KeepStaff(member=member), app.units, app.time)


def open_one(app: bootstrap.App, complaint: OpenTicket) -> str:
    """The reference of a new ticket."""
    return open_ticket(complaint, app.units, app.time, app.policies).reference


def ticket_in(app: bootstrap.App, reference: str) -> Ticket:
    """The ticket as it is kept."""
    with app.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    return ticket
