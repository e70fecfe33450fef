"""Logistic heads, from nothing and from a head that is near."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.nlu.linear_model import Inputs, LinearHead, fit, one_hot

RANDOM = np.random.default_rng(3)
LABELS = RANDOM.integers(0, 3, 300)
DENSE = (RANDOM.normal(size=(300, 6)) + np.eye(3, 6)[LABELS] * 2).astype(np.float32)
SPARSE = csr_matrix(np.eye(3, 4, dtype=np.float32)[LABELS] * (RANDOM.random((300, 1)) < 0.5))
INPUTS = Inputs(DENSE, np.zeros((300, 0), np.float32), SPARSE.astype(np.float32))
TARGETS = one_hot([str(label) for label in LABELS], ["0", "1", "2"])
TERMS = {"exclusive": True, "penalty": 1.0, "ngram_scale": 2.0}


def fitted(rows: np.ndarray, **terms: object) -> LinearHead:
    return fit(INPUTS, rows, TARGETS[rows], **TERMS, **terms)


def test_the_head_halfway_between_two_scores_halfway() -> None:
    one, other = (fitted(np.arange(start, 300, 2)) for start in (0, 1))
    halfway = (one.scores(INPUTS) + other.scores(INPUTS)) / 2
    np.testing.assert_allclose(LinearHead.mean([one, other]).scores(INPUTS), halfway, atol=1e-4)


def test_a_near_head_leads_to_the_same_head_in_few_steps() -> None:
    sought = fitted(np.arange(300), iterations=200)
    near = LinearHead.mean([fitted(np.arange(start, 300, 2)) for start in (0, 1)])

    def distance(**terms: object) -> float:
        found = fitted(np.arange(300), iterations=2, **terms)
        return float(np.abs(found.scores(INPUTS) - sought.scores(INPUTS)).max())

    assert distance(start=near) < distance() / 2


def test_where_it_has_arrived_a_head_stays() -> None:
    sought = fitted(np.arange(300), iterations=200)
    again = fitted(np.arange(300), iterations=200, start=sought)
    assert again.scores(INPUTS) == pytest.approx(sought.scores(INPUTS), abs=0.05)
