"""Staff see what files a ticket has, and write them out."""

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import bootstrap, chores
from bot.evidence.keeping import uploaded
from bot.store.evidence import keep_upload
from tests.auxil import files
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import installed
from tests.auxil.staff import EVERYBODY
from tests.bot.test_cli_tickets import run
from tickets.attachment import AttachmentState, ScanState
from tickets.use_cases.evidence import PlaceEvidence, place_evidence
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.staff import KeepStaff, keep_staff

NAMES = ["../../账单.png", "合同.pdf"]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bootstrap.App]:
    with installed(tmp_path, monkeypatch) as app:
        for member in EVERYBODY:
            keep_staff(KeepStaff(member=member), app.units, app.time)
        yield app


@pytest.fixture
def reference(app: bootstrap.App) -> str:
    """A ticket with a photo and a document."""
    ticket = open_ticket(CLAIM_ZH, app.units, app.time, app.policies).reference
    for name, content in zip(NAMES, (files.png(), files.pdf()), strict=True):
        sealed = uploaded("account", content, name, app.time.now())
        with app.engine.begin() as connection:
            keep_upload(connection, sealed)
        with app.units() as unit:
            file = unit.attachments.get(sealed.attachment.id)
            assert file is not None
            unit.attachments.save(
                replace(
                    file,
                    state=AttachmentState.KEPT,
                    customer_id=CLAIM_ZH.customer_id,
                    message_id="m_1",
                    caption="三月的",
                )
            )
            unit.commit()
    place = PlaceEvidence(
        customer_id=CLAIM_ZH.customer_id, message_id="m_1", most=20, reference=ticket
    )
    place_evidence(place, app.units, app.time, app.policies)
    return ticket


def test_show_lists_the_files(reference: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", reference, "--json") == 0
    shown = json.loads(capsys.readouterr().out)["files"]
    assert [(f["kind"], f["name"], f["caption"], f["scan"]) for f in shown] == [
        ("photo", NAMES[0], "三月的", "unscanned"),
        ("document", NAMES[1], "三月的", "unscanned"),
    ]
    assert run("show", reference) == 0
    assert "\nfiles:\n  id: f_" in capsys.readouterr().out


def test_files_are_written_out_under_plain_names_for_the_owner_only(
    reference: str, app: bootstrap.App, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run("files", reference, "--out", str(out), "--as", "chen") == 0
    assert capsys.readouterr().out.split() == ["01-photo.png", "02-document.pdf"]
    written = {path.name: path for path in out.iterdir()}
    assert sorted(written) == ["01-photo.png", "02-document.pdf", "index.json"]
    assert written["01-photo.png"].read_bytes() == files.png()
    assert {stat.S_IMODE(path.stat().st_mode) for path in written.values()} == {0o600}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    index = json.loads(written["index.json"].read_text("utf-8"))
    assert [entry["name"] for entry in index] == NAMES
    with app.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.name, last.actor) == ("FilesOpened", "chen")
    # a folder with something in it is left alone
    assert run("files", reference, "--out", str(out), "--as", "chen") == 1
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.parametrize(("staff", "told"), [("nobody", "nobody"), ("lin", "")])
def test_only_staff_open_files(
    reference: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    staff: str,
    told: str,
) -> None:
    status = run("files", reference, "--out", str(tmp_path / "out"), "--as", staff)
    assert status == (1 if told else 0)
    assert told in capsys.readouterr().err


def test_what_a_scanner_has_not_seen_or_found_infected_stays_closed(
    reference: str,
    app: bootstrap.App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "build", lambda _: replace(app, settings=scanning))
    scanning = app.settings.model_copy(update={"scanner": "tcp://127.0.0.1:9"})
    with app.units() as unit:
        first, second = unit.attachments.on(reference)
        unit.attachments.save(replace(first, scan=ScanState.INFECTED))
        unit.commit()
    assert run("files", reference, "--out", str(tmp_path / "a"), "--as", "chen") == 1
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["index.json"]
    assert capsys.readouterr().err == (
        f"frontdoor: {first.id} stays closed: infected\n"
        f"frontdoor: {second.id} stays closed: unscanned\n"
    )


def test_files_on_no_ticket_are_deleted_in_time_and_others_are_not(
    reference: str, app: bootstrap.App
) -> None:
    now = app.time.now()
    ages = {"fresh": 0.5, "left": 2.0}
    for days in ages.values():
        sealed = uploaded("account", files.png(), None, now - timedelta(days=days))
        with app.engine.begin() as connection:
            keep_upload(connection, sealed)
    chores.forget_files(app)
    with app.engine.connect() as connection:
        left = connection.exec_driver_sql("SELECT count(*) FROM attachments").scalar()
        parts = connection.exec_driver_sql("SELECT count(*) FROM attachment_parts").scalar()
    assert (left, parts) == (3, 3)
