"""From scores that a head gave to examples it did not learn from: honest probabilities, thresholds.

All functions take held-out scores or probabilities, shape (n, labels), and 0/1 targets alike.
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, logit, logsumexp

_EPSILON = 1e-9
_FLAG_GRID = np.linspace(0.02, 0.9, 89)


def temperature(
    scores: np.ndarray, targets: np.ndarray, membership: np.ndarray | None = None
) -> float:
    """The divisor of scores that makes their softmax honest (least log loss).

    Args:
        scores: shape (n, parts).
        targets: of the parts; of the wholes that they belong to when `membership` is given.
        membership: 1 where a part belongs to a whole, shape (parts, wholes).
    """
    own = (targets if membership is None else targets @ membership.T) > 0

    def loss(value: float) -> float:
        scaled = scores / value
        inside = logsumexp(np.where(own, scaled, -np.inf), axis=1)
        return float((logsumexp(scaled, axis=1) - inside).mean())

    # scores of a squared loss lie between 0 and 1
    bounds = (np.log(0.02), np.log(5.0))
    found = minimize_scalar(
        lambda power: loss(np.exp(power)), bounds=bounds, method="bounded", options={"xatol": 0.01}
    )
    return float(np.exp(found.x))


def best_threshold(probabilities: np.ndarray, targets: np.ndarray, recall_weight: float) -> float:
    """The probability from which statements have the best F-measure.

    Args:
        probabilities: of one label, shape (n,).
        targets: the truth, 0/1.
        recall_weight: how many times recall counts as much as precision (the beta of the measure).

    Returns:
        the threshold, between 0.02 and 0.9; 0.5 without any examples.
    """
    truth = targets > 0
    if not truth.any():
        return 0.5
    said = probabilities[:, None] >= _FLAG_GRID
    hits = (said & truth[:, None]).sum(axis=0)
    square = recall_weight**2
    scores = (1 + square) * hits / np.maximum(square * truth.sum() + said.sum(axis=0), _EPSILON)
    return float(_FLAG_GRID[int(np.argmax(scores))])


def flag_thresholds(
    probabilities: np.ndarray,
    targets: np.ndarray,
    recall_weights: Sequence[float],
    shrinkage: float,
) -> np.ndarray:
    """Per label, the probability from which it is stated.

    What is best for the few examples of one label is partly chance, so it is drawn towards what is
    best for all labels as one, in log-odds.

    Args:
        probabilities: of each label by itself.
        targets: the truth.
        recall_weights: of each label (see `best_threshold`).
        shrinkage: the number of a label's examples at which its own threshold and the common one
            count alike.

    Returns:
        thresholds between 0.02 and 0.9; the common one for a label without examples.
    """
    common = {
        weight: best_threshold(probabilities.ravel(), targets.ravel(), weight)
        for weight in set(recall_weights)
    }
    chosen = np.empty(targets.shape[1])
    counts = (targets > 0).sum(axis=0).tolist()
    for label, (count, weight) in enumerate(zip(counts, recall_weights, strict=True)):
        best = best_threshold(probabilities[:, label], targets[:, label], weight)
        share = count / (count + shrinkage)
        chosen[label] = expit(share * logit(best) + (1 - share) * logit(common[weight]))
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
