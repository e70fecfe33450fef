"""The page says what was measured, and whether targets were met."""

import json
from pathlib import Path

import pytest

from bench.turns import picture, report
from bench.turns.load import Cell, Run
from bench.turns.plan import CELLS, Measured
from bench.turns.verdicts import rate_ratio, verdicts

TITLES = {"gateway": "whole", "engine": "engine", "stock": "memory", "stock_sql": "sqlite"}


def run(cell: Cell, milliseconds: float) -> Run:
    turns = [[milliseconds] * cell.turns] * cell.conversations
    return Run(cell.turns * cell.conversations * milliseconds / 1000, turns, receipts=1)


def measured(engine_ms: float, stock_ms: float, start_seconds: float) -> Measured:
    times = {"gateway": 2 * engine_ms, "engine": engine_ms, "stock": stock_ms, "stock_sql": 100.0}
    machine: dict[str, str | int | float] = {
        "cores": 2,
        "memory_gb": 24,
        "system": "Linux",
        "python": "3.11",
        "engine_python": "3.11",
        "rasa": "3.6",
        "load_before": 0.1,
    }
    return Measured(
        machine,
        rounds=2,
        titles=TITLES,
        starts={side: [start_seconds, start_seconds + 2] for side in TITLES},
        megabytes=dict.fromkeys(TITLES, 512.4),
        runs={
            side: {cell.name: [run(cell, ms), run(cell, ms)] for cell in CELLS}
            for side, ms in times.items()
        },
    )


def test_a_ratio_is_ours_over_theirs() -> None:
    assert rate_ratio(measured(10.0, 25.0, 1.0), "engine", "stock", "4x60") == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("engine_ms", "start_seconds", "met"),
    [
        (10.0, 29.0, [True] * 6 + [True, True]),
        (10.1, 29.1, [False] * 6 + [True, False]),
    ],
)
def test_a_target_exactly_reached_is_met(
    engine_ms: float, start_seconds: float, met: list[bool]
) -> None:
    found = verdicts(measured(engine_ms, 30.0, start_seconds))
    assert [verdict.met for verdict in found] == met


def test_late_turns_beyond_the_limit_are_not_met() -> None:
    values = measured(10.0, 30.0, 1.0)
    for one in values.runs["engine"]["1x60"]:
        one.milliseconds = [[10.0] * 50 + [12.1] * 10]
    assert [v.met for v in verdicts(values) if "late turn" in v.what] == [False]


def test_page_data_and_picture_are_written(tmp_path: Path) -> None:
    values = measured(20.0, 30.0, 31.0)
    report.write(values, tmp_path)
    picture.draw(values, tmp_path / "turns.png")
    page = (tmp_path / "turns.md").read_text("utf-8")
    data = json.loads((tmp_path / "turns.json").read_text("utf-8"))
    assert "| 16 at once, 60 turns | 1.5 × | 5.0 × | 0.8 × | 2.5 × |" in page
    assert page.count("**not met**") == 7
    assert [target["met"] for target in data["targets"]] == [False] * 6 + [True, False]
    assert data["sides"]["engine"]["cells"]["1x6"]["turn_median_ms"] == 20.0
    assert (tmp_path / "turns.png").read_bytes().startswith(b"\x89PNG")
