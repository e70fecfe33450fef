"""Linear heads over [sentence vector + n-grams]: training, calibration, prediction."""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit, logsumexp

from bot.nlu.ngrams import NgramVocabulary
from bot.nlu.sentence_encoder import DIMENSIONS

_FOLDS = 3
_EPSILON = 1e-9


@dataclass
class Inputs:
    """Feature rows of many texts.

    Attributes:
        dense: sentence vectors, shape (n, 512).
        sparse: n-gram vectors, shape (n, n-grams).
    """

    dense: np.ndarray
    sparse: csr_matrix

    def __getitem__(self, rows: np.ndarray) -> "Inputs":
        return Inputs(self.dense[rows], self.sparse[rows])

    def __len__(self) -> int:
        return len(self.dense)


@dataclass
class LinearHead:
    """Weights that turn features into one score per label.

    Attributes:
        dense: shape (512, labels).
        sparse: shape (n-grams, labels).
        bias: shape (labels,).
    """

    dense: np.ndarray
    sparse: np.ndarray
    bias: np.ndarray

    def scores(self, inputs: Inputs) -> np.ndarray:
        """Unnormalised scores, shape (n, labels)."""
        return inputs.dense @ self.dense + inputs.sparse @ self.sparse + self.bias


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def fit(
    inputs: Inputs,
    targets: np.ndarray,
    *,
    exclusive: bool,
    penalty: float,
    ngram_scale: float,
    row_weights: np.ndarray | None = None,
    iterations: int = 80,
) -> LinearHead:
    """Fit regularised logistic regression by L-BFGS.

    Args:
        inputs: features of the examples.
        targets: 0/1, shape (n, labels); one 1 per row when `exclusive`.
        exclusive: one label per example (softmax), else every label by itself (sigmoid).
        penalty: weight of the squared norm of the weights, relative to the mean loss times n.
        ngram_scale: length of the n-gram block relative to the sentence vector.
        row_weights: weight of each example, mean 1.
        iterations: steps at most.

    Returns:
        the head; the scale is folded into its weights.
    """
    count, labels = targets.shape
    weights = np.ones(count) if row_weights is None else row_weights
    ngram_count = inputs.sparse.shape[1]
    # Single precision halves the time; the gradient keeps enough digits for these step counts.
    dense = inputs.dense.astype(np.float32)
    sparse = (inputs.sparse * ngram_scale).astype(np.float32)
    transposed = sparse.T.tocsr()
    split = DIMENSIONS * labels
    bias_at = split + ngram_count * labels

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        single = flat.astype(np.float32)
        dense_part = single[:split].reshape(DIMENSIONS, labels)
        sparse_part = single[split:bias_at].reshape(ngram_count, labels)
        scores = (dense @ dense_part + sparse @ sparse_part).astype(np.float64) + flat[bias_at:]
        if exclusive:
            norm = logsumexp(scores, axis=1)
            value = float(weights @ (norm - (scores * targets).sum(axis=1)))
            residual = np.exp(scores - norm[:, None]) - targets
        else:
            value = float(weights @ (np.logaddexp(0, scores) - scores * targets).sum(axis=1))
            residual = expit(scores) - targets
        residual *= weights[:, None]
        body = flat[:bias_at]
        gradient = np.empty_like(flat)
        narrow = residual.astype(np.float32)
        gradient[:split] = (dense.T @ narrow).ravel()
        gradient[split:bias_at] = (transposed @ narrow).ravel()
        gradient[:bias_at] += penalty * body
        gradient[bias_at:] = residual.sum(axis=0)
        return value + penalty / 2 * float(body @ body), gradient

    start = np.zeros(bias_at + labels)
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": iterations, "maxcor": 6, "ftol": 1e-6},
    ).x
    return LinearHead(
        found[:split].reshape(DIMENSIONS, labels).astype(np.float32),
        (found[split:bias_at].reshape(ngram_count, labels) * ngram_scale).astype(np.float32),
        found[bias_at:].astype(np.float32),
    )


def balanced_weights(targets: np.ndarray, strength: float) -> np.ndarray:
    """Row weights that make rare labels count more.

    Args:
        targets: 0/1, one 1 per row.
        strength: 0 leaves all rows equal, 1 makes all labels equal.
    """
    sizes = targets.sum(axis=0)
    weights = (1.0 / np.maximum(sizes, 1)) ** strength
    rows = targets @ weights
    return rows / rows.mean()


def fold_numbers(targets: np.ndarray, folds: int = _FOLDS, seed: int = 7) -> np.ndarray:
    """A fold per example, every label spread over all folds."""
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(targets))
    first_label = np.where(targets.any(axis=1), targets.argmax(axis=1), targets.shape[1])
    order = order[np.argsort(first_label[order], kind="stable")]
    numbers = np.empty(len(targets), dtype=np.int64)
    numbers[order] = np.arange(len(targets)) % folds
    return numbers


def held_out_scores(
    inputs: Inputs, targets: np.ndarray, weights: np.ndarray | None = None, **settings: float
) -> np.ndarray:
    """Scores of every example from a head that was not fitted on it, shape (n, labels)."""
    numbers = fold_numbers(targets)
    out = np.zeros(targets.shape)
    for fold in range(_FOLDS):
        inside, outside = np.flatnonzero(numbers != fold), np.flatnonzero(numbers == fold)
        if not len(outside) or not len(inside):
            continue
        chosen = None if weights is None else weights[inside]
        head = fit(inputs[inside], targets[inside], row_weights=chosen, **settings)
        out[outside] = head.scores(inputs[outside])
    return out


def temperature(scores: np.ndarray, targets: np.ndarray) -> float:
    """The divisor of held-out scores that makes their probabilities honest (least log loss)."""

    def loss(value: float) -> float:
        scaled = scores / value
        return float((logsumexp(scaled, axis=1) - (scaled * targets).sum(axis=1)).mean())

    candidates = np.geomspace(0.2, 5.0, 65)
    return float(candidates[int(np.argmin([loss(value) for value in candidates]))])


def best_thresholds(scores: np.ndarray, targets: np.ndarray, beta: float = 1.0) -> np.ndarray:
    """Per label, the probability from which held-out F-beta is best, between 0.2 and 0.8."""
    probabilities = expit(scores)
    grid = np.linspace(0.2, 0.8, 25)
    chosen = np.full(targets.shape[1], 0.5)
    for label in range(targets.shape[1]):
        truth = targets[:, label] > 0
        if truth.sum() < 3:
            continue
        results = []
        for threshold in grid:
            said = probabilities[:, label] >= threshold
            hits = float((said & truth).sum())
            missed, wrong = float((~said & truth).sum()), float((said & ~truth).sum())
            square = beta * beta
            results.append(
                (1 + square) * hits / ((1 + square) * hits + square * missed + wrong + _EPSILON)
            )
        best = np.flatnonzero(np.array(results) >= max(results) - _EPSILON)
        chosen[label] = grid[best[len(best) // 2]]
    return chosen


def inputs_of(vectors: np.ndarray, texts: list[str], vocabulary: NgramVocabulary) -> Inputs:
    """Feature rows of texts whose sentence vectors are known."""
    return Inputs(vectors, vocabulary.matrix(texts))
