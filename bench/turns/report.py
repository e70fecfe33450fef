"""The page and the data file of the benchmark."""

import json
import statistics
from pathlib import Path
from typing import Any

from bench.turns import figures
from bench.turns.plan import Measured
from bench.turns.verdicts import (
    ENGINE,
    GATEWAY,
    LATE_CELL,
    STOCK,
    STOCK_SQL,
    late_ratio,
    rate,
    rate_ratio,
    verdicts,
)

_INTRODUCTION = """\
# Turns a second, beside Rasa's starter bot

Written by `make bench`; do not edit. The figures are in [turns.json](turns.json).

![turns per second, turn time along a conversation, start and memory](turns.png)
"""

# how the sides differ, in the words of the page
_DIFFERENCES = Path(__file__).with_name("differences.md")


def page(measured: Measured) -> str:
    """The page in Markdown, ratios first."""
    parts = [
        _INTRODUCTION,
        _verdict_table(measured),
        _ratio_table(measured),
        _rate_table(measured),
        _turn_table(measured),
        _along_table(measured),
        _start_table(measured),
        _DIFFERENCES.read_text("utf-8"),
        _conditions(measured),
    ]
    return "\n".join(parts)


def data(measured: Measured) -> dict[str, Any]:
    """What the page says, as JSON; milliseconds by conversation stay out, they are many."""
    return {
        "machine": measured.machine,
        "rounds": measured.rounds,
        "targets": [
            {"target": v.what, "measured": v.figure, "met": v.met} for v in verdicts(measured)
        ],
        "sides": {
            side: {
                "title": title,
                "start_seconds": [round(s, 2) for s in measured.starts[side]],
                "resident_megabytes": round(measured.megabytes[side], 1),
                "late_to_early": round(late_ratio(measured, side), 3),
                "cells": {
                    cell: {
                        "turns": sum(run.turns for run in runs),
                        "turns_without_reply": sum(run.silent for run in runs),
                        "receipts": sum(run.receipts for run in runs),
                        "turns_per_second": [round(run.turns_per_second, 2) for run in runs],
                        "turn_median_ms": round(
                            statistics.median(figures.turn_milliseconds(runs)), 2
                        ),
                        "turn_p95_ms": round(
                            figures.percentile(figures.turn_milliseconds(runs), 95), 2
                        ),
                    }
                    for cell, runs in measured.runs[side].items()
                },
            }
            for side, title in measured.titles.items()
        },
    }


def write(measured: Measured, folder: Path) -> None:
    """Write page and data into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "turns.md").write_text(page(measured), encoding="utf-8")
    text = json.dumps(data(measured), indent=1, ensure_ascii=False)
    (folder / "turns.json").write_text(text + "\n", encoding="utf-8")


def _verdict_table(measured: Measured) -> str:
    rows = [[v.what, v.figure, "met" if v.met else "**not met**"] for v in verdicts(measured)]
    return "## Targets\n" + _table(["target", "measured", ""], rows)


def _ratio_table(measured: Measured) -> str:
    pairs = [(ENGINE, STOCK), (ENGINE, STOCK_SQL), (GATEWAY, STOCK), (GATEWAY, STOCK_SQL)]
    rows = [
        [
            _load(cell),
            *(f"{rate_ratio(measured, ours, theirs, cell):.1f} ×" for ours, theirs in pairs),
        ]
        for cell in measured.runs[ENGINE]
    ]
    names = {ENGINE: "engine", GATEWAY: "gateway", STOCK: "in memory", STOCK_SQL: "SQLite"}
    heads = [f"{names[ours]} ÷ starter {names[theirs]}" for ours, theirs in pairs]
    return "## Turns a second, ours ÷ theirs\n" + _table(["load", *heads], rows)


def _rate_table(measured: Measured) -> str:
    def cell_text(side: str, cell: str) -> str:
        spread = rate(measured, side, cell)
        return f"{spread.median:.1f} ({spread.low:.1f}–{spread.high:.1f})"

    return _side_table(measured, "Turns a second: median (lowest–highest) of the rounds", cell_text)


def _turn_table(measured: Measured) -> str:
    def cell_text(side: str, cell: str) -> str:
        times = figures.turn_milliseconds(measured.runs[side][cell])
        return f"{statistics.median(times):.1f} / {figures.percentile(times, 95):.1f}"

    return _side_table(measured, "One turn, ms: median / 95th percentile of all turns", cell_text)


def _along_table(measured: Measured) -> str:
    rows = []
    for side, title in measured.titles.items():
        runs = measured.runs[side][LATE_CELL]
        early = figures.turns_between(runs, *figures.EARLY_TURNS)
        late = figures.turns_between(runs, *figures.LATE_TURNS)
        rows.append(
            [
                title,
                f"**{late_ratio(measured, side):.2f} ×**",
                f"{statistics.median(early):.1f}",
                f"{statistics.median(late):.1f}",
                f"{len(late)}",
            ]
        )
    heads = ["side", "late ÷ early", "turns 5–10, ms", "turns 55–60, ms", "turns in each"]
    return "## A late turn of a long conversation, one at a time\n" + _table(heads, rows)


def _start_table(measured: Measured) -> str:
    rows = []
    for side, title in measured.titles.items():
        start = figures.Spread.of(measured.starts[side])
        rows.append(
            [
                title,
                f"{start.median:.1f} ({start.low:.1f}–{start.high:.1f})",
                f"{measured.megabytes[side]:.0f}",
            ]
        )
    heads = ["side", "start to first answer, s", "resident memory, MB"]
    return "## Start and memory\n" + _table(heads, rows)


def _conditions(measured: Measured) -> str:
    machine = measured.machine
    turns = sum(run.turns for cells in measured.runs.values() for r in cells.values() for run in r)
    silent = {
        measured.titles[side]: sum(run.silent for runs in cells.values() for run in runs)
        for side, cells in measured.runs.items()
    }
    quiet = ", ".join(f"{title}: {count}" for title, count in silent.items() if count)
    sizes = ", ".join(
        f"{_load(cell)}: {sum(run.turns for run in runs)}"
        for cell, runs in measured.runs[ENGINE].items()
    )
    receipts = sum(
        run.receipts
        for side in (GATEWAY, ENGINE)
        for runs in measured.runs[side].values()
        for run in runs
    )
    return (
        "## Conditions\n"
        f"{machine['cores']} cores, {machine['memory_gb']} GB, {machine['system']}, "
        f"Python {machine['python']} (engines {machine['engine_python']}), Rasa {machine['rasa']}; "
        f"load average {machine['load_before']} before the first start.\n\n"
        f"{measured.rounds} rounds, {turns} turns in all, none failed. "
        f"Turns counted a side: {sizes}. "
        f"Front Door's conversations ended in {receipts} tickets, exactly as many as their scripts "
        f"have. Turns without any reply: {quiet or 'none'}.\n"
    )


def _side_table(measured: Measured, title: str, text: Any) -> str:
    rows = [
        [_load(cell), *(text(side, cell) for side in measured.titles)]
        for cell in measured.runs[ENGINE]
    ]
    return f"## {title}\n" + _table(["load", *measured.titles.values()], rows)


def _load(cell: str) -> str:
    simultaneous, turns = cell.split("x")
    return f"{simultaneous} at once, {turns} turns"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
