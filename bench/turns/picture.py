"""The picture of the benchmark."""

import statistics
from pathlib import Path
from typing import Any

import matplotlib

from bench.turns import figures
from bench.turns.plan import Measured
from bench.turns.verdicts import LATE_CELL, rate

# two blues for this project, two greys for the peer
_COLOURS = {"gateway": "#7fb2e5", "engine": "#1f5fa8", "stock": "#9a9a9a", "stock_sql": "#c9a27e"}
_WINDOW_TURNS = 10


def draw(measured: Measured, path: Path) -> None:
    """Draw turns a second, the course of a long conversation, start and memory."""
    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, grid = pyplot.subplots(2, 2, figsize=(11, 7.2), layout="constrained")
    _rates(grid[0][0], measured, 6)
    _rates(grid[0][1], measured, 60)
    _course(grid[1][0], measured)
    _start_and_memory(grid[1][1], measured)
    handles, labels = grid[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, frameon=False)
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def _rates(axes: Any, measured: Measured, turns: int) -> None:
    cells = [cell for cell in next(iter(measured.runs.values())) if cell.endswith(f"x{turns}")]
    width = 0.8 / len(measured.titles)
    for place, (side, title) in enumerate(measured.titles.items()):
        spreads = [rate(measured, side, cell) for cell in cells]
        lefts = [index + (place - 1.5) * width for index in range(len(cells))]
        medians = [spread.median for spread in spreads]
        errors = [
            [s.median - s.low for s in spreads],
            [s.high - s.median for s in spreads],
        ]
        bars = axes.bar(
            lefts, medians, width * 0.92, yerr=errors, label=title, color=_COLOURS[side], capsize=2
        )
        axes.bar_label(bars, fmt="%.0f", fontsize=8, padding=2)
    axes.set_xticks(range(len(cells)), [cell.split("x")[0] for cell in cells])
    axes.set_xlabel("simultaneous conversations")
    axes.set_ylabel("turns a second")
    axes.set_title(f"{turns} turns a conversation", loc="left")
    _plain(axes)


def _course(axes: Any, measured: Measured) -> None:
    for side, title in measured.titles.items():
        runs = measured.runs[side][LATE_CELL]
        length = len(runs[0].milliseconds[0])
        # a window of one whole script, so that every point is a median of the same messages
        places = range(1, length - _WINDOW_TURNS + 2)
        medians = [
            statistics.median(figures.turns_between(runs, first, first + _WINDOW_TURNS - 1))
            for first in places
        ]
        axes.plot(
            [place + (_WINDOW_TURNS - 1) / 2 for place in places],
            medians,
            color=_COLOURS[side],
            linewidth=2,
            label=title,
        )
    axes.set_ylim(bottom=0)
    axes.set_xlabel("turn of a conversation of 60, one at a time")
    axes.set_ylabel("ms a turn")
    axes.set_title("Along a conversation (median of 10 turns)", loc="left")
    _plain(axes)


def _start_and_memory(axes: Any, measured: Measured) -> None:
    axes.axis("off")
    axes.set_title("Start to first answer, and memory", loc="left")
    left, right = axes.inset_axes((0.0, 0.1, 0.45, 0.85)), axes.inset_axes((0.55, 0.1, 0.45, 0.85))
    sides = list(measured.titles)
    colours = [_COLOURS[side] for side in sides]
    starts = [statistics.median(measured.starts[side]) for side in sides]
    memory = [measured.megabytes[side] for side in sides]
    for inset, values, unit in ((left, starts, "s"), (right, memory, "MB")):
        bars = inset.barh(range(len(sides)), values, color=colours)
        inset.bar_label(bars, fmt="%.0f", fontsize=8, padding=2)
        inset.set_yticks([])
        inset.invert_yaxis()
        inset.margins(x=0.15)
        inset.set_xlabel(unit)
        _plain(inset)


def _plain(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)
