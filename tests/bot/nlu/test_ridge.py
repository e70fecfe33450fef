"""Ridge regression finds the exact solution, and pairs of components are what they are called."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from bot.nlu.ridge import Pairs, solve


@pytest.fixture
def numbers():
    """The same random numbers at every run."""
    return np.random.default_rng(3)


def exact(features, targets, penalty, weights):
    """The solution by normal equations; the offset is not shrunk."""
    centre = weights @ features / weights.sum()
    mean = weights @ targets / weights.sum()
    moved = features - centre
    gram = moved.T @ (moved * weights[:, None]) + penalty * np.eye(features.shape[1])
    found = np.linalg.solve(gram, moved.T @ ((targets - mean) * weights[:, None]))
    return found, mean - centre @ found


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize(("weighted", "exact_part"), [(False, 6), (True, 6), (True, 3), (True, 0)])
def test_many_steps_give_the_exact_solution(monkeypatch, numbers, weighted, exact_part, begun):
    monkeypatch.setattr("bot.nlu.ridge._NEAR", 0.0)
    dense = numbers.normal(size=(40, 6)).astype(np.float32)
    sparse = csr_matrix(numbers.random((40, 5)) * (numbers.random((40, 5)) < 0.3), dtype=np.float32)
    sparse.data -= 0.5
    targets = numbers.normal(size=(40, 3))
    weights = numbers.random(40) + 0.5 if weighted else np.ones(40)
    start = numbers.normal(size=(6, 3)), numbers.normal(size=(5, 3))
    parts = slice(exact_part), slice(exact_part, None)
    # n-grams are not centred, so they get no say in the offset
    by_own, by_pairs, by_sparse, offsets = solve(
        *(*(dense[:, part] for part in parts), sparse, targets),
        penalty=2.0,
        row_weights=weights,
        iterations=60,
        start=(*(start[0][part] for part in parts), start[1]) if begun else None,
    )
    by_dense = np.vstack([by_own, by_pairs])
    told = dense @ by_dense + sparse @ by_sparse + offsets
    rest = targets - told
    pull = csr_matrix(sparse).T @ (rest * weights[:, None])
    assert pull == pytest.approx(2.0 * by_sparse, abs=2e-2)
    found, _ = exact(dense, targets - sparse @ by_sparse, 2.0, weights)
    assert by_dense == pytest.approx(found, abs=5e-2)


def test_without_ngrams_one_step_is_exact(numbers):
    dense = numbers.normal(size=(30, 4)).astype(np.float32)
    targets = numbers.normal(size=(30, 2))
    nothing = csr_matrix((30, 0), dtype=np.float32)
    found, _, _, offsets = solve(dense, dense[:, :0], nothing, targets, penalty=1.0, iterations=1)
    weights, mean = exact(dense, targets, 1.0, np.ones(30))
    assert found == pytest.approx(weights, abs=1e-4)
    assert offsets == pytest.approx(mean, abs=1e-4)


def test_the_product_of_pairs_is_the_square_of_the_product(numbers):
    dense = numbers.normal(size=(20, 7)).astype(np.float32)
    pairs = Pairs.learn(dense, 4)
    told = pairs.of(dense)
    projected = (dense - pairs.centre) @ pairs.axes
    assert told.shape == (20, 10)
    assert told @ told.T == pytest.approx((projected @ projected.T) ** 2, rel=1e-3, abs=1e-3)


def test_no_component_makes_no_pair(numbers):
    dense = numbers.normal(size=(5, 3)).astype(np.float32)
    assert Pairs.learn(dense, 0).of(dense).shape == (5, 0)
