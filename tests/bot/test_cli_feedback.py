import json
from pathlib import Path

import pytest

from bot import bootstrap, cli, settings
from tickets.feedback import FeedbackKind
from tickets.store import crypto
from tickets.use_cases.feedback import GiveFeedback, give_feedback
from tickets.vocabulary import Language

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def given(installation: settings.Settings) -> None:
    """One praise, then one suggestion."""
    app = bootstrap.build(installation)
    for kind, text, language in (
        (FeedbackKind.PRAISE, "柜台的小李\n特别耐心", Language.ZH),
        (FeedbackKind.SUGGESTION, "Put a bench by the door", Language.EN),
    ):
        command = GiveFeedback(
            customer_id="cu_wang",
            conversation_id="c_1",
            kind=kind,
            text=text,
            language=language,
            channel="web",
            idempotency_key=f"m_{kind}",
        )
        give_feedback(command, app.units, app.time)
    app.close()


def run(*words: str) -> int:
    return cli.main(["feedback", *words])


@pytest.mark.usefixtures("given")
def test_the_list_has_a_line_for_each_the_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    lines = [line.split(maxsplit=3)[2:] for line in capsys.readouterr().out.splitlines()]
    assert lines == [
        ["suggestion", "Put a bench by the door"],
        ["praise", "柜台的小李 特别耐心"],
    ]


@pytest.mark.usefixtures("given")
def test_the_list_can_be_of_one_kind_and_short(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--kind", "praise") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run("list", "--limit", "1", "--json") == 0
    assert [piece["kind"] for piece in json.loads(capsys.readouterr().out)] == ["suggestion"]


@pytest.mark.usefixtures("given")
def test_json_holds_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json", "--kind", "praise") == 0
    (piece,) = json.loads(capsys.readouterr().out)
    del piece["at"]
    assert piece == {
        "kind": "praise",
        "text": "柜台的小李\n特别耐心",
        "language": "zh",
        "channel": "web",
        "customer_id": "cu_wang",
        "conversation_id": "c_1",
        "idempotency_key": "m_praise",
    }


@pytest.mark.usefixtures("installation")
def test_without_feedback_the_list_is_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    assert run("list", "--json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_a_store_that_is_not_there_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("FRONTDOOR_DATA_DIR", str(DATA))
    monkeypatch.chdir(tmp_path)
    settings.load.cache_clear()
    try:
        assert run("list") == 1
        told = capsys.readouterr().err
        assert (told.startswith("frontdoor: "), told.count("\n")) == (True, 1)
    finally:
        settings.load.cache_clear()
        crypto.install(None)
