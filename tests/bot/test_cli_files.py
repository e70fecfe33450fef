"""Staff see what files a ticket has, and write them out."""

import json
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import bootstrap, chores
from bot.evidence.keeping import uploaded
from bot.store.evidence import keep_upload
from tests.auxil import files
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.installation import Said, frontdoor
from tickets.attachment import AttachmentState, ScanState
from tickets.use_cases.evidence import PlaceEvidence, place_evidence
from tickets.use_cases.open_ticket import open_ticket

NAMES = ["../../账单.png", "合同.pdf"]


@pytest.fixture
def app(app_with_staff: bootstrap.App) -> bootstrap.App:
    return app_with_staff


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


def write(reference: str, out: Path, staff: str) -> Said:
    return frontdoor("tickets", "files", reference, "--out", str(out), "--as", staff)


def test_show_lists_the_files(reference: str) -> None:
    shown = json.loads(frontdoor("tickets", "show", reference, "--json").out)["files"]
    assert [(f["kind"], f["name"], f["caption"], f["scan"]) for f in shown] == [
        ("photo", NAMES[0], "三月的", "unscanned"),
        ("document", NAMES[1], "三月的", "unscanned"),
    ]
    assert "\nfiles:\n  id: f_" in frontdoor("tickets", "show", reference).out


def test_files_are_written_out_under_plain_names_for_the_owner_only(
    reference: str, app: bootstrap.App, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    said = write(reference, out, "chen")
    assert (said.status, said.out.split()) == (0, ["01-photo.png", "02-document.pdf"])
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
    again = write(reference, out, "chen")
    assert again.status == 1
    assert "is not empty" in again.err


@pytest.mark.parametrize(("staff", "told"), [("nobody", "nobody"), ("lin", "")])
def test_only_staff_open_files(
    reference: str,
    tmp_path: Path,
    staff: str,
    told: str,
) -> None:
    said = write(reference, tmp_path / "out", staff)
    assert said.status == (1 if told else 0)
    assert told in said.err


def test_what_a_scanner_has_not_seen_or_found_infected_stays_closed(
    reference: str,
    app: bootstrap.App,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap, "build", lambda _: replace(app, settings=scanning))
    scanning = app.settings.model_copy(update={"scanner": "tcp://127.0.0.1:9"})
    with app.units() as unit:
        first, second = unit.attachments.on(reference)
        unit.attachments.save(replace(first, scan=ScanState.INFECTED))
        unit.commit()
    said = write(reference, tmp_path / "a", "chen")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["index.json"]
    assert (said.status, said.err) == (
        1,
        f"frontdoor: {first.id} stays closed: infected\n"
        f"frontdoor: {second.id} stays closed: unscanned\n",
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
