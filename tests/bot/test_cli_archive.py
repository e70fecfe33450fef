import hashlib
import json
import re
import stat
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import bootstrap
from tests.auxil.complaints import CLAIM_ZH, replace
from tests.auxil.installation import frontdoor, installed, open_one
from tests.auxil.places import DATA
from tickets.attachment import Attachment, AttachmentKind, AttachmentState
from tickets.use_cases.withdraw import Withdraw, withdraw


@pytest.fixture
def app(app_with_staff_on_each_database: bootstrap.App) -> bootstrap.App:
    """An installation with staff, over each kind of database."""
    return app_with_staff_on_each_database


def ended(app: bootstrap.App, draft_id: str = "dr_1", story: str | None = CLAIM_ZH.story) -> str:
    """The reference of a ticket that its customer withdrew."""
    reference = open_one(app, replace(CLAIM_ZH, draft_id=draft_id, story=story))
    by = Withdraw(customer_id="cu_wang", idempotency_key=f"m_{draft_id}", reference=reference)
    withdraw(by, app.units, app.time, app.policies)
    return reference


def read(file: Path) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return record


def test_an_ended_ticket_is_written_for_its_owner_alone(app: bootstrap.App, tmp_path: Path) -> None:
    reference = ended(app)
    out = tmp_path / "archive"
    said = frontdoor("archive", reference, "--out", str(out), "--as", "lin")
    assert (said.status, said.out, said.err) == (0, f"{out / reference}.json\n", "")
    files = sorted(out.iterdir())
    assert [file.name for file in files] == [f"{reference}.html", f"{reference}.json"]
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    record = read(out / f"{reference}.json")
    assert record["standing"]["state"] == "withdrawn"
    # nothing has been sent, and nothing is made up
    assert {notice["letter"] for notice in record["notices"]} == {None}
    assert record["files"] == []
    with app.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.name, last.actor, last.after) == (
        "TicketArchived",
        "lin",
        {"seal": record["seal"]},
    )


def test_an_archive_is_checked_and_a_change_is_found(app: bootstrap.App, tmp_path: Path) -> None:
    reference = ended(app)
    frontdoor("archive", reference, "--out", str(tmp_path / "a"))
    file = tmp_path / "a" / f"{reference}.json"
    said = frontdoor("archive", "--check", str(file))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"{reference}: as it was made, with ")
    file.write_text(file.read_text("utf-8").replace("12800", "18200"), "utf-8")
    said = frontdoor("archive", "--check", str(file))
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "frontdoor: The archive cannot be relied on: its seal does not fit its content.\n"
    )


def with_a_file(app: bootstrap.App, reference: str) -> None:
    with app.units() as unit:
        unit.attachments.add(
            Attachment(
                id="f_1",
                uploader="account",
                added_at=app.time.now(),
                kind=AttachmentKind.DOCUMENT,
                state=AttachmentState.KEPT,
                customer_id="cu_wang",
                reference=reference,
                media_type="application/pdf",
                size_bytes=4,
                sha256=hashlib.sha256(b"bill").hexdigest(),
                name="../../账单.pdf",
            ),
            b"bill",
        )
        unit.commit()


def test_files_are_written_out_by_a_member_of_staff_and_checked(
    app: bootstrap.App, tmp_path: Path
) -> None:
    reference = ended(app)
    with_a_file(app, reference)
    out = tmp_path / "a"
    assert frontdoor("archive", reference, "--out", str(out), "--files").status == 2
    said = frontdoor("archive", reference, "--out", str(out), "--files", "--as", "lin")
    assert (said.status, said.err) == (0, "")
    exported = out / reference / "01-document.pdf"
    assert (exported.read_bytes(), stat.S_IMODE(exported.stat().st_mode)) == (b"bill", 0o600)
    (told,) = read(out / f"{reference}.json")["files"]
    assert (told["file"], told["file_name"]) == (f"{reference}/01-document.pdf", "../../账单.pdf")
    with app.units(read_only=True) as unit:
        names = [r.event.name.value for r in unit.audit.of_ticket(reference)[-2:]]
    assert names == ["FilesOpened", "TicketArchived"]
    check = ("archive", "--check", str(out / f"{reference}.json"))
    assert frontdoor(*check).out.endswith("events of the audit trail and 1 files\n")
    exported.write_bytes(b"bull")
    assert frontdoor(*check).err == (
        "frontdoor: The archive cannot be relied on: "
        f"{reference}/01-document.pdf does not fit its fingerprint.\n"
    )
    exported.unlink()
    assert frontdoor(*check).out.endswith("and 0 files (1 more are not beside it)\n")


def test_without_the_option_files_are_only_listed(app: bootstrap.App, tmp_path: Path) -> None:
    reference = ended(app)
    with_a_file(app, reference)
    frontdoor("archive", reference, "--out", str(tmp_path / "a"))
    (told,) = read(tmp_path / "a" / f"{reference}.json")["files"]
    assert (told["file"], told["sha256"]) == (None, hashlib.sha256(b"bill").hexdigest())
    assert not (tmp_path / "a" / reference).exists()


def test_all_that_ended_before_a_day_are_archived(app: bootstrap.App, tmp_path: Path) -> None:
    references = [ended(app), ended(app, "dr_2")]
    open_one(app, replace(CLAIM_ZH, draft_id="dr_3"))
    out = tmp_path / "archive"
    none = frontdoor("archive", "--closed-before", "2020-01-01", "--out", str(out))
    assert (none.status, none.out) == (0, "")
    said = frontdoor("archive", "--closed-before", "2999-01-01", "--out", str(out))
    assert said.out.splitlines() == [str(out / f"{reference}.json") for reference in references]


def test_open_and_unknown_tickets_are_refused_and_nothing_is_written(
    app: bootstrap.App, tmp_path: Path
) -> None:
    reference = open_one(app, CLAIM_ZH)
    out = tmp_path / "archive"
    said = frontdoor("archive", reference, "--out", str(out))
    assert said.status == 1
    assert "'registered': only tickets that are closed" in said.err
    assert frontdoor("archive", "../../etc", "--out", str(out)).err == (
        "frontdoor: There is no ticket under that reference.\n"
    )
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("FD-1234-5678-89",),
        ("FD-1234-5678-89", "--closed-before", "2026-01-01", "--out", "x"),
        ("--closed-before", "yesterday", "--out", "x"),
    ],
)
def test_commands_that_cannot_be_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edge_template: Path, words: tuple[str, ...]
) -> None:
    with installed(tmp_path, monkeypatch, edge_template):
        assert frontdoor("archive", *words).status == 2


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_stands_alone_and_runs_nothing(app: bootstrap.App, tmp_path: Path) -> None:
    story = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'story'"
    reference = ended(app, story=story)
    frontdoor("archive", reference, "--out", str(tmp_path / "a"))
    page = (tmp_path / "a" / f"{reference}.html").read_text("utf-8")
    parsed = _Page()
    parsed.feed(page)
    assert story in "".join(parsed.text)
    assert parsed.tags & {"script", "img", "link", "iframe", "a", "form"} == set()
    assert parsed.attributes <= {"lang", "charset", "http-equiv", "content", "class"}
    assert "default-src 'none'" in page
    assert "@page { size: A4;" in page
    assert re.search(r"url\(|@import|https?://", page.split("</style>")[0]) is None
    for words in ("投诉档案", "Complaint record", "登记表", "Registration form", "操作记录"):
        assert words in page


def test_every_field_of_an_archive_has_a_label_in_both_languages(
    app: bootstrap.App, tmp_path: Path
) -> None:
    labels = yaml.safe_load((DATA / "archive" / "labels.yml").read_text("utf-8"))
    told = [labels["page"], labels["not_given"]]
    told += [*labels["sections"].values(), *labels["fields"].values()]
    assert [words for words in told if set(words) != {"zh", "en"} or not all(words.values())] == []
