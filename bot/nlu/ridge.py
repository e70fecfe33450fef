"""Ridge regression on labels, with pairs of principal components among the features.

Topics and tones overlap, and careful annotators differ about some: a squared loss bends less for
such examples than a logarithmic one, and was two points better in cross-validation. Pairs of
components tell what the sum of two traits cannot.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.linear_model import (
    BLOCK,
    Inputs,
    LinearHead,
    column_squares,
    gram,
    scaled_rows,
    span,
)

_TINY = 1e-20
# share of the first residual below which nothing that is measured changes
_NEAR = 1e-3


class Pairs:
    """Products of two principal components of dense features.

    Args:
        centre: mean of the features, shape (d,).
        axes: principal axes, the strongest first, shape (d, k).
    """

    def __init__(self, centre: np.ndarray, axes: np.ndarray) -> None:
        self.centre = centre.astype(np.float32)
        self.axes = axes.astype(np.float32)
        self._one, self._other = np.tril_indices(axes.shape[1])
        # a pair of two stands for both orders of it
        twice = self._one != self._other
        self._scale = np.where(twice, np.sqrt(2.0), 1.0).astype(np.float32)

    @classmethod
    def learn(cls, dense: np.ndarray, components: int) -> "Pairs":
        """Find the components of many texts' features."""
        centre = dense.mean(axis=0)
        axes = np.linalg.eigh(gram(dense, centre=centre))[1][:, ::-1]
        return cls(centre, axes[:, :components])

    def of(self, dense: np.ndarray) -> np.ndarray:
        """The products, shape (n, k * (k + 1) / 2), of dense features, shape (n, d)."""
        products = np.empty((len(dense), len(self._one)), np.float32)
        for start in range(0, len(dense), BLOCK):
            projected = (dense[start : start + BLOCK] - self.centre) @ self.axes
            block = products[start : start + BLOCK]
            np.multiply(projected[:, self._one], projected[:, self._other], out=block)
            block *= self._scale
        return products


def fit_ridge(
    inputs: Inputs,
    rows: np.ndarray,
    targets: np.ndarray,
    *,
    penalty: float,
    ngram_scale: float,
    row_weights: np.ndarray | None = None,
    iterations: int = 10,
    start: LinearHead | None = None,
) -> LinearHead:
    """Fit a head on all features.

    Args:
        inputs: features of all examples.
        rows: numbers of the n examples to learn from.
        targets: 0/1, shape (n, labels).
        penalty: weight of the squared norm of the weights, relative to the mean loss times n.
        ngram_scale: length of the n-gram block relative to the sentence vector.
        row_weights: weight of each example, mean 1.
        iterations: steps at most.
        start: a head near the one sought, of the same n-gram scale.

    Returns:
        the head; the scale is folded into its weights.
    """
    found = span(rows)
    scaled = inputs.sparse[found].astype(np.float32)
    scaled.data *= np.float32(ngram_scale)
    begun = None
    if start is not None and ngram_scale:
        begun = start.dense, start.pairs, start.sparse / np.float32(ngram_scale)
    dense, pairs, sparse, bias = solve(
        inputs.dense[found],
        inputs.pairs[found],
        scaled,
        targets,
        penalty=penalty,
        row_weights=row_weights,
        iterations=iterations,
        start=begun,
    )
    return LinearHead(dense, pairs, sparse * np.float32(ngram_scale), bias)


@dataclass(frozen=True)
class _Weighted:
    """Centred and weighted features that are never written out: they would fill the memory.

    Attributes:
        dense: features as they are, shape (n, d).
        centre: their weighted mean, shape (d,).
        root: square root of each row's weight, shape (n, 1).
    """

    dense: np.ndarray
    centre: np.ndarray
    root: np.ndarray

    @classmethod
    def of(cls, dense: np.ndarray, weights: np.ndarray) -> "_Weighted":
        return cls(dense, (weights @ dense) / weights.sum(), np.sqrt(weights)[:, None])

    def __matmul__(self, right: np.ndarray) -> np.ndarray:
        return self.root * (self.dense @ right - self.centre @ right)

    def turned(self, right: np.ndarray) -> np.ndarray:
        """Its transpose times a matrix, shape (d, labels)."""
        right = self.root * right
        return self.dense.T @ right - np.outer(self.centre, right.sum(axis=0))

    def gram(self) -> np.ndarray:
        """Products of the columns, shape (d, d)."""
        return gram(self.dense, self.root[:, 0] ** 2, self.centre)

    def squares(self) -> np.ndarray:
        """Sum of squares of each column."""
        weights = self.root[:, 0] ** 2
        found = np.einsum("i,ij,ij->j", weights, self.dense, self.dense)
        return np.maximum(found - weights.sum() * self.centre**2, 0)


def solve(
    dense: np.ndarray,
    pairs: np.ndarray,
    sparse: csr_matrix,
    targets: np.ndarray,
    *,
    penalty: float,
    row_weights: np.ndarray | None = None,
    iterations: int = 10,
    start: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Least squares with shrinkage, by preconditioned conjugate gradients.

    Args:
        dense: features, shape (n, d), solved exactly in every step.
        pairs: features, shape (n, p), that hardly depend on one another.
        sparse: n-gram vectors, shape (n, n-grams).
        targets: shape (n, labels).
        penalty: weight of the squared norm of the weights.
        row_weights: weight of each example, mean 1.
        iterations: steps at most.
        start: weights of the three kinds to begin with; by default 0.

    Returns:
        weights of the three kinds, shapes (d, labels), (p, labels) and (n-grams, labels), and the
        offsets, shape (labels,).
    """
    count = len(targets)
    weights = np.ones(count, np.float32) if row_weights is None else row_weights.astype(np.float32)
    own, paired = _Weighted.of(dense, weights), _Weighted.of(pairs, weights)
    offsets = ((weights @ targets) / weights.sum()).astype(np.float32)
    sparse = scaled_rows(sparse, own.root[:, 0])
    turned = sparse.T.tocsr()
    goal = ((targets - offsets) * own.root).astype(np.float32)

    curvature = own.gram()
    curvature[np.diag_indices_from(curvature)] += penalty
    inverse = np.linalg.inv(curvature).astype(np.float32)
    paired_scale = (1 / (paired.squares() + np.float32(penalty)))[:, None]
    sparse_scale = (1 / (column_squares(sparse) + penalty))[:, None]

    def said(parts: list[np.ndarray]) -> np.ndarray:
        return own @ parts[0] + paired @ parts[1] + sparse @ parts[2]

    def pulled(scores: np.ndarray) -> list[np.ndarray]:
        return [own.turned(scores), paired.turned(scores), turned @ scores]

    def eased(parts: list[np.ndarray]) -> list[np.ndarray]:
        return [inverse @ parts[0], paired_scale * parts[1], sparse_scale * parts[2]]

    if start is None:
        left = pulled(goal)
        found = [np.zeros_like(part) for part in left]
    else:
        found = [part.astype(np.float32) for part in start]
        missed = pulled(goal - said(found))
        left = [pull - penalty * part for pull, part in zip(missed, found, strict=True)]
    step = eased(left)
    size = first = sum(_products(a, b) for a, b in zip(left, step, strict=True))
    for _ in range(iterations):
        back = [pull + penalty * part for pull, part in zip(pulled(said(step)), step, strict=True)]
        across = sum(_products(a, b) for a, b in zip(step, back, strict=True))
        length = size / np.maximum(across, _TINY)
        for part, rest, along, pull in zip(found, left, step, back, strict=True):
            part += length * along
            rest -= length * pull
        better = eased(left)
        last, size = size, sum(_products(a, b) for a, b in zip(left, better, strict=True))
        if (size <= _NEAR * np.maximum(first, _TINY)).all():
            break
        step = [a + size / np.maximum(last, _TINY) * b for a, b in zip(better, step, strict=True)]
    by_dense, by_pairs, by_sparse = found
    return by_dense, by_pairs, by_sparse, offsets - own.centre @ by_dense - paired.centre @ by_pairs


def _products(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.einsum("ij,ij->j", one, other)
