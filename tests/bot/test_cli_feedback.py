import json
from pathlib import Path

import pytest

from bot import bootstrap, settings
from tests.auxil.installation import Said, frontdoor
from tests.auxil.places import DATA
from tickets.feedback import FeedbackKind
from tickets.store import crypto
from tickets.use_cases.feedback import GiveFeedback, give_feedback
from tickets.vocabulary import Language


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


def run(*words: str) -> Said:
    return frontdoor("feedback", *words)


@pytest.mark.usefixtures("given")
def test_the_list_has_a_line_for_each_the_newest_first() -> None:
    lines = [line.split(maxsplit=3)[2:] for line in run("list").out.splitlines()]
    assert lines == [
        ["suggestion", "Put a bench by the door"],
        ["praise", "柜台的小李 特别耐心"],
    ]


@pytest.mark.usefixtures("given")
def test_the_list_can_be_of_one_kind_and_short() -> None:
    assert len(run("list", "--kind", "praise").out.splitlines()) == 1
    newest = json.loads(run("list", "--limit", "1", "--json").out)
    assert [piece["kind"] for piece in newest] == ["suggestion"]


@pytest.mark.usefixtures("given")
def test_json_holds_everything() -> None:
    (piece,) = json.loads(run("list", "--json", "--kind", "praise").out)
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
def test_without_feedback_the_list_is_empty() -> None:
    assert run("list") == Said(0, "", "")
    assert run("list", "--json") == Said(0, "[]\n", "")


def test_a_store_that_is_not_there_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("FRONTDOOR_DATA_DIR", str(DATA))
    monkeypatch.chdir(tmp_path)
    settings.load.cache_clear()
    try:
        told = run("list")
        assert (told.status, told.err[:11], told.err.count("\n")) == (1, "frontdoor: ", 1)
    finally:
        settings.load.cache_clear()
        crypto.install(None)
