"""The benchmark's arithmetic."""

import pytest

from bench.turns.figures import Spread, late_to_early, percentile, turn_milliseconds, turns_between
from bench.turns.load import Run


def long_conversation(early: float, late: float) -> list[float]:
    """Sixty turns of 1 ms, but for those that are compared."""
    times = [1.0] * 60
    times[4:10] = [early] * 6
    times[54:60] = [late] * 6
    return times


def test_a_spread_is_middle_lowest_and_highest() -> None:
    assert Spread.of([3.0, 1.0, 2.0, 10.0]) == Spread(2.5, 1.0, 10.0, 4)


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, 1), (1, 1), (50, 10), (51, 11), (95, 19), (96, 20), (100, 20)]
)
def test_a_percentile_is_the_nearest_rank(percent: float, expected: float) -> None:
    assert percentile([float(n) for n in range(20, 0, -1)], percent) == expected


def test_turns_are_numbered_from_one_and_both_ends_count() -> None:
    run = Run(milliseconds=[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0]])
    assert turns_between([run], 2, 3) == [2.0, 3.0, 6.0, 7.0]
    assert turn_milliseconds([run, run]) == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0] * 2


def test_late_turns_are_compared_with_early_ones_over_all_conversations() -> None:
    run = Run(milliseconds=[long_conversation(10.0, 12.0), long_conversation(20.0, 24.0)])
    assert late_to_early([run]) == 18.0 / 15.0


def test_a_rate_is_turns_over_seconds() -> None:
    run = Run(seconds=0.5, milliseconds=[[1.0, 2.0], [3.0]])
    assert (run.turns, run.turns_per_second) == (3, 6.0)
