"""The benchmark's arithmetic: medians, spreads, ratios."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from bench.turns.load import Run

# turns of a long conversation that are compared, counted from 1, both ends included
EARLY_TURNS = (5, 10)
LATE_TURNS = (55, 60)


@dataclass(frozen=True)
class Spread:
    """Middle, lowest and highest of some figures of one unit."""

    median: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Summarise at least one figure."""
        return cls(statistics.median(values), min(values), max(values), len(values))


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of the values that `percent` of 100 of them do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(len(ordered) * percent / 100)) - 1]


def turn_milliseconds(runs: Sequence[Run]) -> list[float]:
    """All turns of some runs."""
    return [ms for run in runs for times in run.milliseconds for ms in times]


def turns_between(runs: Sequence[Run], first: int, last: int) -> list[float]:
    """Times (ms) of the turns from number `first` to number `last` of each conversation."""
    return [ms for run in runs for times in run.milliseconds for ms in times[first - 1 : last]]


def late_to_early(runs: Sequence[Run]) -> float:
    """Median late turn over median early turn of long conversations."""
    late = statistics.median(turns_between(runs, *LATE_TURNS))
    return late / statistics.median(turns_between(runs, *EARLY_TURNS))
