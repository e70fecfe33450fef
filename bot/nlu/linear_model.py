"""Linear heads over [dense features + n-grams]: regularised logistic regression."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import expit, logit

_REMEMBERED_STEPS = 5
_TINY = 1e-12
_SHORTEST = 1e-3
# share of the loss below which a step is the last
_LEAST_GAIN = 1e-5
# of a label that one in fifty examples has
_LABEL_VARIANCE = np.float32(0.02)
# sum of squares of an n-gram's values, below which n-grams are rare alike
_LEAST_LENGTH = np.float32(10)
# of the first step, whose length nothing tells yet
_FIRST_STEP = 0.05
# rows that are copied at once where the whole would be new memory, which costs more than products
BLOCK = 4096


@dataclass
class Inputs:
    """Feature rows of many texts.

    Attributes:
        dense: dense features, shape (n, d).
        pairs: products of their components, shape (n, p).
        sparse: n-gram vectors, shape (n, n-grams).
    """

    dense: np.ndarray
    pairs: np.ndarray
    sparse: csr_matrix

    def __len__(self) -> int:
        return len(self.dense)


@dataclass
class LinearHead:
    """Weights that turn features into one score per label.

    Attributes:
        dense: shape (d, labels).
        pairs: shape (p, labels).
        sparse: shape (n-grams, labels).
        bias: shape (labels,).
    """

    dense: np.ndarray
    pairs: np.ndarray
    sparse: np.ndarray
    bias: np.ndarray

    def scores(self, inputs: Inputs, rows: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Unnormalised scores of some rows, shape (n, labels)."""
        rows = rows if isinstance(rows, slice) else span(rows)
        scores = inputs.dense[rows] @ self.dense + inputs.sparse[rows] @ self.sparse + self.bias
        if self.pairs.any():
            scores += inputs.pairs[rows] @ self.pairs
        return scores

    def columns(self, labels: slice) -> "LinearHead":
        """The head of some of the labels."""
        return LinearHead(
            self.dense[:, labels], self.pairs[:, labels], self.sparse[:, labels], self.bias[labels]
        )

    @classmethod
    def mean(cls, heads: "Sequence[LinearHead]") -> "LinearHead":
        """The head halfway between heads of the same labels."""
        return cls(
            **{
                field.name: np.stack([getattr(head, field.name) for head in heads]).mean(
                    axis=0, dtype=np.float32
                )
                for field in fields(cls)
            }
        )

    @classmethod
    def untrained(cls, inputs: Inputs, labels: int) -> "LinearHead":
        """A head that says nothing, for inputs of this shape."""
        return cls(
            dense=np.zeros((inputs.dense.shape[1], labels), np.float32),
            pairs=np.zeros((inputs.pairs.shape[1], labels), np.float32),
            sparse=np.zeros((inputs.sparse.shape[1], labels), np.float32),
            bias=np.zeros(labels, np.float32),
        )


def span(rows: np.ndarray) -> slice | np.ndarray:
    """Ascending numbers of rows, as a slice where they follow one another: it needs no copy."""
    if len(rows) and rows[-1] - rows[0] + 1 == len(rows):
        return slice(int(rows[0]), int(rows[-1]) + 1)
    return rows


def softmax(scores: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def fit(
    inputs: Inputs,
    rows: np.ndarray,
    targets: np.ndarray,
    *,
    exclusive: bool,
    penalty: float,
    ngram_scale: float,
    row_weights: np.ndarray | None = None,
    iterations: int = 40,
    start: LinearHead | None = None,
) -> LinearHead:
    """Fit regularised logistic regression by L-BFGS.

    Args:
        inputs: features of all examples; pairs stay out.
        rows: numbers of the n examples to learn from.
        targets: 0/1, shape (n, labels); one 1 per row when `exclusive`.
        exclusive: one label per example (softmax), else every label by itself (sigmoid).
        penalty: weight of the squared norm of the weights, relative to the mean loss times n.
        ngram_scale: length of the n-gram block relative to the sentence vector.
        row_weights: weight of each example, mean 1.
        iterations: steps at most.
        start: a head near the one sought, of the same n-gram scale; by default one that knows how
            frequent the labels are.

    Returns:
        the head; the scale is folded into its weights.
    """
    count, labels = targets.shape
    # Single precision halves the time; the gradient keeps enough digits for these step counts.
    truth = targets.astype(np.float32)
    weights = np.ones(count, np.float32) if row_weights is None else row_weights.astype(np.float32)
    found = span(rows)
    dense = inputs.dense[found]
    dimensions, ngram_count = dense.shape[1], inputs.sparse.shape[1]
    sparse = inputs.sparse[found].astype(np.float32)
    sparse.data *= np.float32(ngram_scale)
    transposed = sparse.T.tocsr()
    split = dimensions * labels
    bias_at = split + ngram_count * labels

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        dense_part = flat[:split].reshape(dimensions, labels)
        sparse_part = flat[split:bias_at].reshape(ngram_count, labels)
        scores = dense @ dense_part + sparse @ sparse_part + flat[bias_at:]
        if exclusive:
            highest = scores.max(axis=1, keepdims=True)
            powers = np.exp(scores - highest)
            sums = powers.sum(axis=1, keepdims=True)
            losses = (highest + np.log(sums))[:, 0] - (scores * truth).sum(axis=1)
            residual = powers / sums - truth
        else:
            losses = (np.logaddexp(0, scores) - scores * truth).sum(axis=1)
            residual = expit(scores) - truth
        residual *= weights[:, None]
        gradient = np.empty_like(flat)
        gradient[:split] = (dense.T @ residual).ravel()
        gradient[split:bias_at] = (transposed @ residual).ravel()
        gradient[:bias_at] += penalty * flat[:bias_at]
        gradient[bias_at:] = residual.sum(axis=0)
        value = float(np.dot(weights.astype(np.float64), losses))
        return value + penalty / 2 * float(flat[:bias_at] @ flat[:bias_at]), gradient

    # The curvature is about that of the squared loss times the variance of a label. Dense features
    # are long in a few directions: without their inverse the steps would be three times as many.
    curvature = gram(dense, weights) * _LABEL_VARIANCE
    curvature[np.diag_indices_from(curvature)] += penalty
    inverse = np.linalg.inv(curvature).astype(np.float32)
    lengths = np.maximum(column_squares(sparse), _LEAST_LENGTH)
    scale = 1 / (lengths[:, None] * _LABEL_VARIANCE + np.float32(penalty))
    bias_scale = np.float32(1 / (count * _LABEL_VARIANCE))

    def eased(flat: np.ndarray) -> np.ndarray:
        out = np.empty_like(flat)
        out[:split] = (inverse @ flat[:split].reshape(dimensions, labels)).ravel()
        out[split:bias_at] = (scale * flat[split:bias_at].reshape(ngram_count, labels)).ravel()
        out[bias_at:] = bias_scale * flat[bias_at:]
        return out

    first = np.zeros(bias_at + labels, np.float32)
    if start is None:
        shares = np.clip((weights @ truth) / count, 0.5 / count, 1 - 0.5 / count)
        first[bias_at:] = np.log(shares) if exclusive else logit(shares)
    else:
        first[:split] = start.dense.ravel()
        if ngram_scale:  # else n-grams count for nothing, and their weights stay 0
            first[split:bias_at] = start.sparse.ravel() / np.float32(ngram_scale)
        first[bias_at:] = start.bias
    last = _minimised(loss, eased, first, iterations)
    return LinearHead(
        last[:split].reshape(dimensions, labels),
        np.zeros((inputs.pairs.shape[1], labels), np.float32),
        last[split:bias_at].reshape(ngram_count, labels) * np.float32(ngram_scale),
        last[bias_at:],
    )


def _minimised(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]],
    eased: Callable[[np.ndarray], np.ndarray],
    start: np.ndarray,
    iterations: int,
) -> np.ndarray:
    """L-BFGS in single precision; SciPy's works in double and holds Python's lock meanwhile.

    Args:
        loss: its value and gradient at a place.
        eased: a gradient times the roughly inverse curvature.
        start: the first place.
        iterations: steps at most.
    """
    place = start
    value, gradient = loss(place)
    pairs: deque[tuple[np.ndarray, np.ndarray, float]] = deque(maxlen=_REMEMBERED_STEPS)
    for _ in range(iterations):
        direction = -gradient
        shares = []
        for step, change, product in reversed(pairs):
            share = float(step @ direction) / product
            direction -= np.float32(share) * change
            shares.append(share)
        direction = eased(direction)
        if pairs:
            _, change, product = pairs[-1]
            direction *= np.float32(product / float(change @ eased(change)))
        for (step, change, product), share in zip(pairs, reversed(shares), strict=True):
            direction += np.float32(share - float(change @ direction) / product) * step
        slope = float(gradient @ direction)
        length = 1.0 if pairs else _FIRST_STEP
        while True:
            moved = place + np.float32(length) * direction
            new_value, new_gradient = loss(moved)
            if new_value <= value + 1e-4 * length * slope or length < _SHORTEST:
                break
            length /= 2
        step, change = moved - place, new_gradient - gradient
        product = float(step @ change)
        if product > _TINY:
            pairs.append((step, change, product))
        gained, value = value - new_value, new_value
        place, gradient = moved, new_gradient
        if gained <= _LEAST_GAIN * abs(value):
            break
    return place


def scaled_rows(matrix: csr_matrix, factors: np.ndarray) -> csr_matrix:
    """The matrix with each row times its factor, in single precision."""
    values = matrix.data * np.repeat(factors, np.diff(matrix.indptr))
    return csr_matrix(
        (values.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape
    )


def gram(
    dense: np.ndarray, weights: np.ndarray | None = None, centre: np.ndarray | None = None
) -> np.ndarray:
    """Sums of products of the columns, shape (d, d), in double precision.

    Args:
        dense: features, shape (n, d).
        weights: of each row; by default 1.
        centre: what is taken off each row, shape (d,); by default nothing.
    """
    total = np.zeros((dense.shape[1], dense.shape[1]))
    for start in range(0, len(dense), BLOCK):
        block = slice(start, start + BLOCK)
        part = dense[block] if centre is None else dense[block] - centre
        if weights is not None:
            part = part * np.sqrt(weights[block, None])
        total += part.T @ part
    return total


def column_squares(matrix: csr_matrix) -> np.ndarray:
    """Sum of squares of each column."""
    values = matrix.data.astype(np.float32)
    squares = np.bincount(matrix.indices, values * values, minlength=matrix.shape[1])
    return squares.astype(np.float32)


def one_hot(values: list[str], names: list[str]) -> np.ndarray:
    """0/1, shape (values, names), one 1 per row."""
    place = {name: column for column, name in enumerate(names)}
    targets = np.zeros((len(values), len(names)))
    targets[np.arange(len(values)), [place[value] for value in values]] = 1
    return targets


def balanced_weights(targets: np.ndarray, strength: float) -> np.ndarray:
    """Row weights that make rare labels count more.

    Args:
        targets: 0/1, one 1 per row.
        strength: 0 leaves all rows equal, 1 makes all labels equal.
    """
    sizes = targets.sum(axis=0)
    weights = (1.0 / np.maximum(sizes, 1)) ** strength
    rows: np.ndarray = targets @ weights
    return rows / rows.mean() if len(rows) else rows
