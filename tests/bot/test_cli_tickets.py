import csv
import io
import json
from pathlib import Path

import pytest

from bot import bootstrap, cli, settings
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.open_ticket import open_ticket

DATA = Path(__file__).parents[2] / "data"
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


def run(*words: str) -> int:
    return cli.main(["tickets", *words])


def test_the_list_has_a_line_per_ticket_and_no_personal_data(
    references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list") == 0
    header, *lines = capsys.readouterr().out.splitlines()
    assert header.split("  ")[0] == "reference"
    assert [line.split()[0] for line in lines] == references
    assert lines[1].split()[3:7] == ["product", "claim_denied", "normal", "registered"]
    assert lines[1].endswith("preliminary_investigation")
    assert [word for word in PERSONAL if word in "".join(lines)] == []


def test_the_list_can_be_limited(references: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--limit", "1") == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert run("list", "--limit", "0") == 0
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_the_list_as_json_holds_everything(
    references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list", "--json") == 0
    newer, older = json.loads(capsys.readouterr().out)
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


def test_one_ticket_is_shown_in_full(
    references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("show", references[1].lower()) == 0
    shown = capsys.readouterr().out
    for told in (CLAIM_ZH.story, CLAIM_ZH.customer_name, CLAIM_ZH.contact, "出院小结已寄出"):
        assert str(told) in shown
    assert "TicketOpened by customer" in shown


def test_one_ticket_is_shown_as_the_list_has_it(
    references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run("list", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert run("show", references[0], "--json") == 0
    assert json.loads(capsys.readouterr().out) == listed[0]


@pytest.mark.parametrize("words", [("export",), ("export", "--json"), ("export", "--format=jsonl")])
def test_the_export_has_a_json_object_a_line(
    references: list[str], capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert run(*words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["reference"] for line in lines] == references


def test_the_export_as_csv_can_be_opened_in_a_spreadsheet(
    references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("export", "--format", "csv") == 0
    newer, older = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert [newer["reference"], older["reference"]] == references
    assert older["story"] == CLAIM_ZH.story
    # a spreadsheet would take it for a formula
    assert older["contact"] == "'+8613800138000"
    assert json.loads(older["flags"]) == ["repeat"]


def test_an_empty_store_gives_empty_answers(
    installation: settings.Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("list") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run("list", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    for words in (("export",), ("export", "--format", "csv")):
        assert run(*words) == 0
        assert capsys.readouterr().out == ""


@pytest.mark.parametrize("reference", ["FD-1234-5678-89", "FD-1234-5678-00", "nonsense", ""])
def test_a_ticket_that_is_not_there_is_a_clean_error(
    references: list[str], capsys: pytest.CaptureFixture[str], reference: str
) -> None:
    assert run("show", reference) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "frontdoor: There is no ticket under that reference.\n"


def test_a_missing_key_file_is_a_clean_error(
    installation: settings.Settings, references: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    installation.keys_path.unlink()
    assert run("list") == 1
    assert "Restore the key file" in capsys.readouterr().err


def test_a_store_without_tables_is_a_clean_error(
    tmp_path: Path,
    installation: settings.Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "elsewhere"))
    settings.load.cache_clear()
    assert run("list") == 1
    assert "run the migrations" in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["-1", "many"])
def test_a_limit_that_cannot_be_is_refused(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        run("list", "--limit", limit)
    assert refusal.value.code == 2
