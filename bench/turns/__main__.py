"""`python -m bench.turns`: measure, and write docs/benchmarks/turns.{md,json,png}."""

import argparse
import asyncio
import signal
import sys
import tempfile
from pathlib import Path

from bench.turns import picture, report
from bench.turns.clients import BenchError
from bench.turns.load import Cell
from bench.turns.plan import CELLS, measure, tell
from bench.turns.sides import EngineAlone, Side, StockInMemory, StockOnSqlite, WholeSystem
from bench.turns.stock import starter_bot
from bot import training


def small(cell: Cell) -> Cell:
    """The least of a cell that still gives every figure."""
    return Cell(cell.simultaneous, cell.turns, cell.simultaneous)


def run(out: Path, cache: Path, models: Path, rounds: int, quick: bool) -> None:
    """Measure all sides and write the page.

    Args:
        out: folder of the page.
        cache: keeps the trained starter bot.
        models: folder of this project's models.
        rounds: how often each load is run on each side.
        quick: as little as possible, to see that it works.

    Raises:
        BenchError: a side failed or did not do its work.
        ModelError: this project's model cannot be trained.
    """
    model = training.ensure_trained(models.resolve())
    bot = starter_bot(cache.resolve())
    cells = tuple(small(cell) for cell in CELLS if cell.simultaneous < 16) if quick else CELLS
    with tempfile.TemporaryDirectory(prefix="front-door-bench-") as temporary:
        folder = Path(temporary)
        sides: list[Side] = [
            WholeSystem(folder / "gateway", model),
            EngineAlone(folder / "engine", model),
            StockInMemory(folder / "stock", bot),
            StockOnSqlite(folder / "stock_sql", bot),
        ]
        measured = asyncio.run(measure(sides, cells, rounds, tell))
    report.write(measured, out)
    picture.draw(measured, out / "turns.png")
    print(report.page(measured))
    print(f"Written to {out}/turns.md, .json and .png.")


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
    options = parser.parse_args(arguments)
    # ended from outside, it still ends what it started
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        run(options.out, options.cache, options.models, options.rounds, options.quick)
    except (BenchError, training.ModelError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
