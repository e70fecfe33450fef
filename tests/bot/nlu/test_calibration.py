"""Thresholds of flags: each its own, drawn towards the common one where examples are few."""

import numpy as np
import pytest

from bot.nlu.calibration import best_threshold, flag_thresholds

PROBABILITIES = np.array([0.105, 0.205, 0.405, 0.605, 0.805, 0.905])
TRUTH = np.array([0, 1, 0, 0, 1, 1])


@pytest.mark.parametrize(("recall_weight", "threshold"), [(0.5, 0.61), (1.0, 0.61), (4.0, 0.11)])
def test_the_more_recall_counts_the_lower_the_threshold(recall_weight, threshold):
    assert best_threshold(PROBABILITIES, TRUTH, recall_weight) == pytest.approx(threshold)


def test_without_examples_a_flag_is_said_from_one_half_on():
    assert best_threshold(PROBABILITIES, np.zeros(6), 1.0) == 0.5


def test_few_examples_hardly_move_the_common_threshold():
    both = np.stack([PROBABILITIES, PROBABILITIES / 4], axis=1)
    truth = np.stack([TRUTH, TRUTH], axis=1)
    weights = [1.0, 1.0]
    own = flag_thresholds(both, truth, weights, 0.0)
    common = flag_thresholds(both, truth, weights, 1e9)
    assert own == pytest.approx([0.61, 0.16])
    assert common == pytest.approx([common[0]] * 2)


def test_each_flag_weighs_recall_as_it_should():
    both = np.stack([PROBABILITIES, PROBABILITIES], axis=1)
    truth = np.stack([TRUTH, TRUTH], axis=1)
    assert flag_thresholds(both, truth, [1.0, 4.0], 0.0) == pytest.approx([0.61, 0.11])
