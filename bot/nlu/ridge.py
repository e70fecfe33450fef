"""Ridge regression on labels, with pairs of principal components among the features.

Topics and tones overlap, and careful annotators differ about some: a squared loss bends less for
such examples than a logarithmic one, and was two points better in cross-validation. Pairs of
components tell what the sum of two traits cannot.
"""

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.linear_model import Inputs, LinearHead, column_squares, scaled_rows

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
        moved = dense - centre
        axes = np.linalg.eigh(moved.T @ moved)[1][:, ::-1]
        return cls(centre, axes[:, :components])

    def of(self, dense: np.ndarray) -> np.ndarray:
        """The products, shape (n, k * (k + 1) / 2), of dense features, shape (n, d)."""
        projected = (dense - self.centre) @ self.axes
        products = projected[:, self._one]
        products *= projected[:, self._other]
        products *= self._scale
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
    scaled = inputs.sparse[rows].astype(np.float32)
    scaled.data *= np.float32(ngram_scale)
    begun = None
    if start is not None and ngram_scale:
        weights = np.vstack([start.dense, start.pairs])
        begun = weights, start.sparse / np.float32(ngram_scale)
    dense, sparse, bias = solve(
        np.hstack([inputs.dense[rows], inputs.pairs[rows]]),
        scaled,
        targets,
        penalty=penalty,
        exact=inputs.dense.shape[1],
        row_weights=row_weights,
        iterations=iterations,
        start=begun,
    )
    width = inputs.dense.shape[1]
    return LinearHead(dense[:width], dense[width:], sparse * np.float32(ngram_scale), bias)


def solve(
    dense: np.ndarray,
    sparse: csr_matrix,
    targets: np.ndarray,
    *,
    penalty: float,
    exact: int,
    row_weights: np.ndarray | None = None,
    iterations: int = 10,
    start: tuple[np.ndarray, np.ndarray] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Least squares with shrinkage, by preconditioned conjugate gradients.

    Args:
        dense: features, shape (n, d).
        sparse: n-gram vectors, shape (n, n-grams).
        targets: shape (n, labels).
        penalty: weight of the squared norm of the weights.
        exact: how many of the dense features are solved exactly in every step; those that follow
            hardly depend on one another.
        row_weights: weight of each example, mean 1.
        iterations: steps at most.
        start: weights of both kinds to begin with; by default 0.

    Returns:
        weights of both kinds, shapes (d, labels) and (n-grams, labels), and the offsets, shape
        (labels,).
    """
    count = len(targets)
    weights = np.ones(count, np.float32) if row_weights is None else row_weights.astype(np.float32)
    root = np.sqrt(weights)[:, None]
    centre = (weights @ dense) / weights.sum()
    offsets = ((weights @ targets) / weights.sum()).astype(np.float32)
    dense = dense - centre
    dense *= root
    sparse = scaled_rows(sparse, root[:, 0])
    turned = sparse.T.tocsr()
    goal = ((targets - offsets) * root).astype(np.float32)

    gram = (dense[:, :exact].T @ dense[:, :exact]).astype(np.float64)
    gram[np.diag_indices_from(gram)] += penalty
    inverse = np.linalg.inv(gram).astype(np.float32)
    scale = 1 / (np.einsum("ij,ij->j", dense, dense)[exact:, None] + np.float32(penalty))
    lengths = column_squares(sparse)
    sparse_scale = (1 / (lengths + penalty))[:, None]

    def eased(parts: list[np.ndarray]) -> list[np.ndarray]:
        first, other = parts
        return [np.vstack([inverse @ first[:exact], scale * first[exact:]]), sparse_scale * other]

    pulled = [dense.T @ goal, turned @ goal]
    if start is None:
        left, found = pulled, [np.zeros_like(part) for part in pulled]
    else:
        found = [part.astype(np.float32) for part in start]
        rest = goal - dense @ found[0] - sparse @ found[1]
        left = [dense.T @ rest - penalty * found[0], turned @ rest - penalty * found[1]]
    step = eased(left)
    size = first = sum(_products(a, b) for a, b in zip(left, step, strict=True))
    for _ in range(iterations):
        moved = dense @ step[0] + sparse @ step[1]
        pull = [dense.T @ moved + penalty * step[0], turned @ moved + penalty * step[1]]
        across = sum(_products(a, b) for a, b in zip(step, pull, strict=True))
        length = size / np.maximum(across, _TINY)
        for part, rest, along, back in zip(found, left, step, pull, strict=True):
            part += length * along
            rest -= length * back
        better = eased(left)
        last, size = size, sum(_products(a, b) for a, b in zip(left, better, strict=True))
        if (size <= _NEAR * np.maximum(first, _TINY)).all():
            break
        step = [a + size / np.maximum(last, _TINY) * b for a, b in zip(better, step, strict=True)]
    return found[0], found[1], offsets - centre @ found[0]


def _products(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.einsum("ij,ij->j", one, other)
