"""Runs the whole comparison and keeps what was measured."""

import asyncio
import platform
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil

from bench.turns import figures, stock
from bench.turns.clients import BenchError
from bench.turns.load import Cell, Run, hold
from bench.turns.scripts import SCRIPT_TURNS, read_scripts, receipts_due
from bench.turns.sides import Side

# simultaneous conversations, turns of each, conversations a round
CELLS = (
    Cell(1, 6, 10),
    Cell(4, 6, 16),
    Cell(16, 6, 32),
    Cell(1, 60, 2),
    Cell(4, 60, 4),
    Cell(16, 60, 16),
)
_WARM_UP = Cell(2, SCRIPT_TURNS, 4)


@dataclass
class Measured:
    """Everything of one benchmark.

    Attributes:
        machine: what it ran on, without names.
        rounds: how often each cell was run on each side.
        titles: name of each side for people, by key.
        starts: seconds from start to first answer, by side.
        megabytes: resident memory after all loads, by side.
        runs: by side and name of the cell.
    """

    machine: dict[str, str | int | float]
    rounds: int
    titles: dict[str, str] = field(default_factory=dict)
    starts: dict[str, list[float]] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)
    runs: dict[str, dict[str, list[Run]]] = field(default_factory=dict)


def machine() -> dict[str, str | int | float]:
    """What the figures depend on."""
    return {
        "cores": psutil.cpu_count() or 0,
        "memory_gb": round(psutil.virtual_memory().total / 1e9),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **stock.versions(),
        "load_before": round(psutil.getloadavg()[0], 2),
    }


def alternating(sides: list[Side], round_number: int) -> list[Side]:
    """The order of the sides: forwards, then backwards, so that a drift meets all alike."""
    return sides if round_number % 2 == 0 else sides[::-1]


async def measure(
    sides: list[Side], cells: tuple[Cell, ...], rounds: int, say: Callable[[str], None]
) -> Measured:
    """Measure starts one after the other, then the loads on all sides by turns.

    What the last round starts stays up for the loads.


    Raises:
        BenchError: a side failed, or did not do its work.
    """
    measured = Measured(machine(), rounds)
    for side in sides:
        measured.titles[side.key] = side.title
        measured.starts[side.key] = []
        measured.runs[side.key] = {}
    try:
        # the very first start fills caches of the disk and writes bytecode: not counted
        for number in range(rounds + 1):
            for side in alternating(sides, number):
                seconds = await side.start()
                if number > 0:
                    measured.starts[side.key].append(seconds)
                say(f"start {number}: {side.title}: {seconds:.1f} s")
                if number < rounds:
                    side.stop()
        for side in sides:
            await _run(side, _WARM_UP)
        for cell in cells:
            for number in range(rounds):
                for side in alternating(sides, number):
                    run = await _run(side, cell)
                    measured.runs[side.key].setdefault(cell.name, []).append(run)
                    median = statistics.median(figures.turn_milliseconds([run]))
                    say(
                        f"{cell.name} {number + 1}: {side.title}: "
                        f"{run.turns_per_second:.1f} turns/s, {median:.1f} ms"
                    )
        for side in sides:
            measured.megabytes[side.key] = side.resident_megabytes()
    finally:
        for side in sides:
            side.stop()
    return measured


async def _run(side: Side, cell: Cell) -> Run:
    # garbage of the last run is not this one's
    await asyncio.sleep(0.2)
    try:
        run = await hold(cell, read_scripts(side.script, cell.conversations), side.customer)
    except BenchError as error:
        raise BenchError(f"{side.title}, {cell.name}: {error}\n{side.last_lines()}") from error
    due = cell.conversations * receipts_due(cell.turns)
    if side.script == "front_door" and (run.silent or run.receipts != due):
        raise BenchError(
            f"{side.title}: {run.receipts} receipts instead of {due}, {run.silent} turns without "
            "a reply: the conversations did not go as their scripts say"
        )
    return run


def tell(line: str) -> None:
    """Progress for people."""
    print(line, file=sys.stderr, flush=True)
