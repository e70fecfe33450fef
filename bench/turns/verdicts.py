"""The targets, and whether they were met."""

import statistics
from dataclasses import dataclass

from bench.turns import figures
from bench.turns.plan import Measured

ENGINE, GATEWAY, STOCK, STOCK_SQL = "engine", "gateway", "stock", "stock_sql"

TIMES_STOCK = 3.0
LATE_TO_EARLY = 1.2
START_SECONDS = 30.0
LATE_CELL = "1x60"


@dataclass(frozen=True)
class Verdict:
    """One target.

    Attributes:
        what: the target in words.
        figure: what was measured, with its unit.
        met: whether it is.
    """

    what: str
    figure: str
    met: bool


def rate(measured: Measured, side: str, cell: str) -> figures.Spread:
    """Turns a second over the rounds."""
    return figures.Spread.of([run.turns_per_second for run in measured.runs[side][cell]])


def rate_ratio(measured: Measured, side: str, base: str, cell: str) -> float:
    """How many times the turns a second of `base` the side takes: medians of the rounds."""
    return rate(measured, side, cell).median / rate(measured, base, cell).median


def late_ratio(measured: Measured, side: str, cell: str = LATE_CELL) -> float:
    """Late turn over early turn, medians of all rounds."""
    return figures.late_to_early(measured.runs[side][cell])


def verdicts(measured: Measured) -> list[Verdict]:
    """All targets of issue 2 and DESIGN decision 10."""
    found = []
    for cell in measured.runs[ENGINE]:
        simultaneous, turns = cell.split("x")
        ratio = rate_ratio(measured, ENGINE, STOCK, cell)
        found.append(
            Verdict(
                f"engine alone ≥ {TIMES_STOCK:g} × the starter bot (in memory) in turns/s, "
                f"{simultaneous} at once, {turns} turns each",
                f"{ratio:.1f} ×",
                ratio >= TIMES_STOCK,
            )
        )
    late = late_ratio(measured, ENGINE)
    found.append(
        Verdict(
            f"a late turn costs ≤ {LATE_TO_EARLY:g} × an early one (engine alone, turns 55–60 over "
            "5–10, one conversation at a time)",
            f"{late:.2f} ×",
            late <= LATE_TO_EARLY,
        )
    )
    start = statistics.median(measured.starts[GATEWAY])
    found.append(
        Verdict(
            f"the whole system answers ≤ {START_SECONDS:g} s after a later start",
            f"{start:.1f} s",
            start <= START_SECONDS,
        )
    )
    return found
