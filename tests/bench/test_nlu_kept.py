"""A run that keeps figures of an earlier one says so, and of how many examples they are."""

import json
from pathlib import Path

import pytest

from bench.nlu import report
from bench.nlu.kept import NothingKept, keep
from bench.nlu.report import Measured
from bench.nlu.verdict import verdicts


def earlier(folder: Path) -> None:
    values = Measured(100, 2)
    values.peers = {
        side: {"en": {"topic accuracy": f}} for side, f in (("ours", 0.8), ("stock", 0.5))
    }
    values.peer_terms = (50, 10)
    values.seconds = {"ours": 10.0, "stock": 200.0}
    values.public = {"banking77, 10-shot, one view, accuracy": 0.86}
    report.write(values, folder)


def test_what_is_kept_is_judged_and_told_apart(tmp_path: Path) -> None:
    earlier(tmp_path)
    values = Measured(120, 2)
    for part in ("stock", "public"):
        keep(values, part, tmp_path)
    met = {verdict.what: verdict.met for verdict in verdicts(values)}
    assert met == {
        "banking77, 10-shot, one view, accuracy ≥ 0.852": True,
        "en: topic accuracy above stock's 0.500": True,
        "processor time of training, ours ÷ stock ≤ 0.333": True,
    }
    page = report.page(values)
    assert page.count("Measured at an earlier state, of 100 examples") == 2
    assert "Trained on 50 of the examples, DIET for 10 epochs." in page


def test_what_was_kept_before_keeps_its_number_of_examples(tmp_path: Path) -> None:
    earlier(tmp_path)
    second = Measured(120, 2)
    keep(second, "public", tmp_path)
    report.write(second, tmp_path)
    third = Measured(140, 2)
    keep(third, "public", tmp_path)
    assert third.kept == {"public": 100}
    assert json.loads((tmp_path / "nlu.json").read_text("utf-8"))["kept"] == {"public": 100}


@pytest.mark.parametrize("part", ["stock", "public"])
def test_nothing_to_keep_is_told(tmp_path: Path, part: str) -> None:
    with pytest.raises(NothingKept, match=part):
        keep(Measured(120, 2), part, tmp_path)
    report.write(Measured(100, 2), tmp_path)
    with pytest.raises(NothingKept, match=part):
        keep(Measured(120, 2), part, tmp_path)
