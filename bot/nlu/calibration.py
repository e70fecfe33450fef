"""From scores that a head gave to examples it did not learn from: honest probabilities, thresholds.

All functions take held-out scores or probabilities, shape (n, labels), and 0/1 targets alike.
"""

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

_EPSILON = 1e-9
# what keeps a slope near 1 where positives are few
_SLOPE_PRIOR = 2.0


def temperature(scores: np.ndarray, targets: np.ndarray) -> float:
    """The divisor of scores that makes their softmax honest (least log loss)."""

    def loss(value: float) -> float:
        scaled = scores / value
        return float((logsumexp(scaled, axis=1) - (scaled * targets).sum(axis=1)).mean())

    candidates = np.geomspace(0.2, 5.0, 97)
    return float(candidates[int(np.argmin([loss(value) for value in candidates]))])


def temperature_of_sums(scores: np.ndarray, targets: np.ndarray, membership: np.ndarray) -> float:
    """The divisor of scores that makes sums of their softmax honest.

    Args:
        scores: shape (n, parts).
        targets: of the wholes, shape (n, wholes).
        membership: 1 where a part belongs to a whole, shape (parts, wholes).
    """
    own = (targets @ membership.T) > 0

    def loss(value: float) -> float:
        scaled = scores / value
        inside = logsumexp(np.where(own, scaled, -np.inf), axis=1)
        return float((logsumexp(scaled, axis=1) - inside).mean())

    candidates = np.geomspace(0.2, 5.0, 97)
    return float(candidates[int(np.argmin([loss(value) for value in candidates]))])


def slopes(scores: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Per label, slope and offset that make the sigmoid of the scores honest (Platt scaling).

    Returns:
        array of shape (2, labels): slopes, then offsets; a label without examples keeps 1 and 0.
    """
    found = np.vstack([np.ones(targets.shape[1]), np.zeros(targets.shape[1])])
    for label in range(targets.shape[1]):
        truth, told = targets[:, label], scores[:, label].astype(np.float64)
        if not truth.any():
            continue

        def loss(pair: np.ndarray, told: np.ndarray = told, truth: np.ndarray = truth) -> float:
            moved = pair[0] * told + pair[1]
            prior = _SLOPE_PRIOR * (pair[0] - 1) ** 2
            return float((np.logaddexp(0, moved) - moved * truth).sum() + prior)

        found[:, label] = minimize(loss, np.array([1.0, 0.0]), method="Nelder-Mead").x
    return found


def flag_thresholds(
    probabilities: np.ndarray, targets: np.ndarray, precision: np.ndarray
) -> np.ndarray:
    """Per label, the lowest probability from which held-out statements are precise enough.

    Args:
        probabilities: of each label by itself.
        targets: the truth.
        precision: share of right statements that each label must keep.

    Returns:
        thresholds between 0.1 and 0.9; where none is precise enough, the one of the best F1.
    """
    grid = np.linspace(0.1, 0.9, 81)
    chosen = np.full(targets.shape[1], 0.5)
    for label in range(targets.shape[1]):
        truth = targets[:, label] > 0
        if truth.sum() < 3:
            continue
        said = probabilities[:, label][:, None] >= grid
        hits = (said & truth[:, None]).sum(axis=0)
        shares = hits / np.maximum(said.sum(axis=0), _EPSILON)
        good = np.flatnonzero((shares >= precision[label]) & (hits > 0))
        f1 = 2 * hits / np.maximum(said.sum(axis=0) + truth.sum(), _EPSILON)
        chosen[label] = grid[good[0]] if len(good) else grid[int(np.argmax(f1))]
    return chosen


def rejection_threshold(protected: np.ndarray, most_rejected: float) -> float:
    """The probability of being out of scope from which a message is treated as such.

    Args:
        protected: held-out probabilities (out of scope) of real complaints, of whom hardly one may
            be turned away.
        most_rejected: share of them that may be.

    Returns:
        the lowest threshold that protects enough, between 0.1 and 0.9.
    """
    if not len(protected):
        return 0.5
    grid = np.linspace(0.1, 0.9, 81)
    allowed = grid[(protected[:, None] >= grid).mean(axis=0) <= most_rejected]
    return float(allowed[0]) if len(allowed) else 0.9


def recall_threshold(probabilities: np.ndarray, truth: np.ndarray, recall: float) -> float:
    """The highest probability from which so many of the true ones are found.

    Args:
        probabilities: shape (n,).
        truth: 0/1, shape (n,).
        recall: share that must be found.
    """
    found = np.sort(probabilities[truth > 0])
    if not len(found):
        return 0.5
    return float(np.clip(found[int((1 - recall) * len(found))], 0.05, 0.5))


def calibrated_flags(scores: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Probabilities of flags from their scores and what `slopes` found."""
    return expit(scores * pairs[0] + pairs[1])
