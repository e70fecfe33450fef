import csv
import io
import json
from pathlib import Path

import pytest

from bot import bootstrap, settings
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.installation import Said, frontdoor
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.open_ticket import open_ticket

PERSONAL = ("王小芳", "13800138000", "住院", "P2026", "Smithers", "Moor Lane")


@pytest.fixture
def references(installation: settings.Settings) -> list[str]:
    """Two tickets, the newest first; the older one with an addition."""
    app = bootstrap.build(installation)
    older = open_ticket(CLAIM_ZH, app.units, app.time, app.policies).reference
    newer = open_ticket(COUNTER_EN, app.units, app.time, app.policies).reference
    more = AddInformation(customer_id="cu_wang", text="出院小结已寄出", idempotency_key="m_1")
    add_information(more, app.units, app.time)
    app.close()
    return [newer, older]


def run(*words: str) -> Said:
    return frontdoor("tickets", *words)


def test_the_list_has_a_line_per_ticket_and_no_personal_data(references: list[str]) -> None:
    listed = run("list")
    header, *lines = listed.out.splitlines()
    assert listed.status == 0
    assert header.split("  ")[0] == "reference"
    assert [line.split()[0] for line in lines] == references
    assert lines[1].split()[3:7] == ["product", "claim_denied", "normal", "registered"]
    assert lines[1].endswith("preliminary_investigation")
    assert [word for word in PERSONAL if word in "".join(lines)] == []


def test_the_list_can_be_limited(references: list[str]) -> None:
    assert len(run("list", "--limit", "1").out.splitlines()) == 2
    assert len(run("list", "--limit", "0").out.splitlines()) == 3


def test_the_list_as_json_holds_everything(references: list[str]) -> None:
    newer, older = json.loads(run("list", "--json").out)
    assert [newer["reference"], older["reference"]] == references
    assert {
        name: older[name]
        for name in ("category", "topic", "story", "demand", "amount", "incident_date", "flags")
    } == {
        "category": "product",
        "topic": "claim_denied",
        "story": CLAIM_ZH.story,
        "demand": CLAIM_ZH.demand,
        "amount": "12800.00 CNY",
        "incident_date": "2026-11-04",
        "flags": ["repeat"],
    }
    assert [clock["kind"] for clock in older["clocks"]] == [
        "preliminary_investigation",
        "feedback",
    ]
    assert older["next_clock"] == older["clocks"][0]
    assert [item["text"] for item in older["information"]] == ["出院小结已寄出"]
    assert [event["name"] for event in older["audit"]] == ["TicketOpened", "InformationAdded"]


def test_one_ticket_is_shown_in_full(references: list[str]) -> None:
    shown = run("show", references[1].lower()).out
    for told in (CLAIM_ZH.story, CLAIM_ZH.customer_name, CLAIM_ZH.contact, "出院小结已寄出"):
        assert str(told) in shown
    assert "TicketOpened by customer" in shown


def test_one_ticket_is_shown_as_the_list_has_it(references: list[str]) -> None:
    listed = json.loads(run("list", "--json").out)
    assert json.loads(run("show", references[0], "--json").out) == listed[0]


@pytest.mark.parametrize("words", [("export",), ("export", "--json"), ("export", "--format=jsonl")])
def test_the_export_has_a_json_object_a_line(references: list[str], words: tuple[str, ...]) -> None:
    lines = run(*words).out.splitlines()
    assert [json.loads(line)["reference"] for line in lines] == references


def test_the_export_as_csv_can_be_opened_in_a_spreadsheet(references: list[str]) -> None:
    newer, older = csv.DictReader(io.StringIO(run("export", "--format", "csv").out))
    assert [newer["reference"], older["reference"]] == references
    assert older["story"] == CLAIM_ZH.story
    # a spreadsheet would take it for a formula
    assert older["contact"] == "'+8613800138000"
    assert json.loads(older["flags"]) == ["repeat"]


def test_an_empty_store_gives_empty_answers(installation: settings.Settings) -> None:
    assert len(run("list").out.splitlines()) == 1
    assert json.loads(run("list", "--json").out) == []
    for words in (("export",), ("export", "--format", "csv")):
        assert run(*words) == Said(0, "", "")


@pytest.mark.parametrize("reference", ["FD-1234-5678-89", "FD-1234-5678-00", "nonsense", ""])
def test_a_ticket_that_is_not_there_is_a_clean_error(references: list[str], reference: str) -> None:
    nothing = "frontdoor: There is no ticket under that reference.\n"
    assert run("show", reference) == Said(1, "", nothing)


def test_a_missing_key_file_is_a_clean_error(
    installation: settings.Settings, references: list[str]
) -> None:
    installation.keys_path.unlink()
    told = run("list")
    assert (told.status, "Restore the key file" in told.err) == (1, True)


def test_a_store_without_tables_is_a_clean_error(
    tmp_path: Path,
    installation: settings.Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "elsewhere"))
    settings.load.cache_clear()
    told = run("list")
    assert (told.status, "run the migrations" in told.err) == (1, True)


@pytest.mark.parametrize("limit", ["-1", "many"])
def test_a_limit_that_cannot_be_is_refused(limit: str) -> None:
    assert run("list", "--limit", limit).status == 2
