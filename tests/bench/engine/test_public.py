"""Public sets are measured by one view and by two, and what is missing is named."""

import json
from pathlib import Path

import pytest

from bench.nlu import minilm, public
from bench.nlu.public import ONE_VIEW, TWO_VIEWS

TOPICS = {"card_lost": "I lost my {} card", "rate": "What is the {} exchange rate?"}
WORDS = ("blue", "old", "new", "second", "company")


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder of public sets with a small one of two intents."""
    folder = tmp_path / "bench" / "banking77"
    folder.mkdir(parents=True)
    lines = [
        json.dumps({"text": text.format(word), "intent": intent, "lang": "en"})
        for intent, text in TOPICS.items()
        for word in WORDS
    ]
    for name in ("train_10", "test"):
        (folder / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder.parent


def test_a_set_is_measured_by_both_views(shared: Path) -> None:
    found = public.measure(shared, heads=None)  # type: ignore[arg-type]
    assert found.told == {
        f"banking77, 10-shot, {views}, accuracy": 1.0 for views in (ONE_VIEW, TWO_VIEWS)
    }
    assert [name.split(",")[0].split(" (")[0] for name in found.views] == [
        "Universal Sentence Encoder",
        "all-MiniLM-L6-v2",
    ]
    assert found.skipped == [
        f"{name}: not in bench/"
        for name in ("clinc150_oos", "xsid_zh_en", "mams_acsa", "complaints_xci")
    ]


def test_without_the_second_encoder_the_page_says_so(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minilm, "PACKAGE", "front_door_has_no_such_package")
    found = public.measure(shared, heads=None)  # type: ignore[arg-type]
    assert list(found.told) == [f"banking77, 10-shot, {ONE_VIEW}, accuracy"]
    assert len(found.views) == 1
    assert found.skipped[-1] == (
        "banking77 by two views: front_door_has_no_such_package is not installed"
    )


def test_without_public_sets_nothing_is_measured(tmp_path: Path) -> None:
    found = public.measure(tmp_path, heads=None)  # type: ignore[arg-type]
    assert (found.told, found.views, len(found.skipped)) == ({}, {}, 5)
