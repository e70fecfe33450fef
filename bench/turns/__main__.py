"""`python -m bench.turns`: measure, and write docs/benchmarks/turns.{md,json,png}."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path

import uvloop

from bench.turns import picture, report
from bench.turns.clients import BenchError
from bench.turns.load import Cell
from bench.turns.plan import CELLS, measure, tell
from bench.turns.sides import EngineAlone, Side, StockInMemory, StockOnSqlite, WholeSystem
from bench.turns.stock import starter_bot
from bot import training

_SIDES = [side.key for side in (WholeSystem, EngineAlone, StockInMemory, StockOnSqlite)]
_LOADS = [cell.name for cell in CELLS]


def small(cell: Cell) -> Cell:
    """The least of a cell that still gives every figure."""
    return Cell(cell.simultaneous, cell.turns, cell.simultaneous)


def run(options: argparse.Namespace) -> None:
    """Measure the sides and write the page; a part of the loads or sides is only told.

    Args:
        options: of the command line.

    Raises:
        BenchError: a side failed or did not do its work.
        ModelError: this project's model cannot be trained.
    """
    cells = tuple(cell for cell in CELLS if cell.name in options.loads)
    if options.quick:
        cells = tuple(small(cell) for cell in cells if cell.simultaneous < 16)
    with tempfile.TemporaryDirectory(prefix="front-door-bench-") as temporary:
        sides = _sides(options, Path(temporary))
        # the loop of least work: what the clients take is part of every turn of every side
        measured = uvloop.run(measure(sides, cells, options.rounds, tell))
    if (options.sides, options.loads) != (_SIDES, _LOADS):
        return
    report.write(measured, options.out)
    picture.draw(measured, options.out / "turns.png")
    print(report.page(measured))
    print(f"Written to {options.out}/turns.md, .json and .png.")


def _sides(options: argparse.Namespace, folder: Path) -> list[Side]:
    model = training.ensure_trained(options.models.resolve())
    sides: list[Side] = [
        kind(folder / kind.key, model)
        for kind in (WholeSystem, EngineAlone)
        if kind.key in options.sides
    ]
    stock = [kind for kind in (StockInMemory, StockOnSqlite) if kind.key in options.sides]
    if stock:
        bot = starter_bot(options.cache.resolve())
        sides += [kind(folder / kind.key, bot) for kind in stock]
    return sides


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark.

    Returns:
        0, or 1 with a message when nothing could be measured. A target that is not met is a result.
    """
    project = training.PROJECT
    parser = argparse.ArgumentParser(prog="python -m bench.turns", description=__doc__)
    parser.add_argument("--out", type=Path, default=project / "docs/benchmarks")
    parser.add_argument("--cache", type=Path, default=project / "var/bench")
    parser.add_argument("--models", type=Path, default=project / "models")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="a try with few turns")
    parser.add_argument("--sides", nargs="+", choices=_SIDES, default=_SIDES, help="only these")
    parser.add_argument(
        "--loads",
        nargs="+",
        choices=_LOADS,
        default=_LOADS,
        help="only these, as conversations at once x turns of each",
    )
    options = parser.parse_args(arguments)
    # ended from outside, it still ends what it started
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        run(options)
    except (BenchError, training.ModelError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
