"""The features that heads see: sentence vector, mean word features, hints and n-grams of a text."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.nlu.encoder_graph import DIMENSIONS, WORD_DIMENSIONS
from bot.nlu.lexicon import FlagLexicon
from bot.nlu.linear_model import BLOCK, Inputs, gram
from bot.nlu.ngrams import NgramVocabulary, ngrams
from bot.nlu.ridge import Pairs
from tickets.vocabulary import Flag

_LEAST_SPREAD = 1e-3
# where the mean word features of a row end; what follows is other encoders'
_WORDS_END = DIMENSIONS + WORD_DIMENSIONS
_COMPONENTS = 384
# of the sentence vector and the word features together, and how many texts each of them takes
_PAIRED_COMPONENTS = 64
_TEXTS_PER_COMPONENT = 50
# a hint beside the two dense parts of length 1
_HINT = 0.7


def hint_row(text: str) -> np.ndarray:
    """How plainly a text speaks of each flag, by its phrases, as a feature: 0 where it does not."""
    levels = FlagLexicon.load().levels(text)
    return np.array([_HINT * levels.get(flag, 0) for flag in Flag], np.float32)


def texts_hints(texts: Sequence[str]) -> np.ndarray:
    """The hints of many texts, one row each."""
    return np.stack([hint_row(text) for text in texts])


def levels_in(hints: np.ndarray) -> np.ndarray:
    """The levels of `FlagLexicon` that hints were made of, the same shape."""
    return np.rint(hints / _HINT).astype(int)


def hints_in(inputs: Inputs) -> np.ndarray:
    """The hints among the features, shape (n, flags): the last of the dense ones."""
    return inputs.dense[:, -len(Flag) :]


def _dense(
    rows: np.ndarray,
    hints: np.ndarray,
    centre: np.ndarray,
    axes: np.ndarray,
    word_scale: float | np.float32,
) -> np.ndarray:
    width = rows.shape[1] - WORD_DIMENSIONS + axes.shape[1] + hints.shape[1]
    found = np.empty((len(rows), width), np.float32)
    for start in range(0, len(rows), BLOCK):
        part = rows[start : start + BLOCK]
        words = (part[:, DIMENSIONS:_WORDS_END] - centre) @ axes
        lengths = np.sqrt(np.einsum("ij,ij->i", words, words))[:, None]
        words *= word_scale / np.maximum(lengths, 1e-6)
        whole = [part[:, :DIMENSIONS], words, part[:, _WORDS_END:], hints[start : start + BLOCK]]
        np.concatenate(whole, axis=1, out=found[start : start + BLOCK])
    return found


class FeatureSpace:
    """Turns rows of the encoder and texts into inputs of the heads.

    The mean word features differ little from text to text and in unequal scale, so each of their
    dimensions is centred and scaled by what the training texts show, and each row made as long as
    the sentence vector. Their first principal components say nearly as much as all.

    Args:
        centre: mean of the mean word features, shape (1280,).
        axes: principal axes of the scaled features, divided by the scales, shape (1280, k).
        pairs: the products of components.
        vocabulary: the n-grams.
        word_scale: length of the word features' part beside the sentence vector's 1.
    """

    def __init__(
        self,
        centre: np.ndarray,
        axes: np.ndarray,
        pairs: Pairs,
        vocabulary: NgramVocabulary,
        word_scale: float = 1.0,
    ) -> None:
        self._centre = centre.astype(np.float32)
        self._axes = axes.astype(np.float32)
        self._pairs = pairs
        self._vocabulary = vocabulary
        self._word_scale = np.float32(word_scale)

    @classmethod
    def learn(
        cls,
        rows: np.ndarray,
        hints: np.ndarray,
        vocabulary: NgramVocabulary,
        word_scale: float = 1.0,
    ) -> "tuple[FeatureSpace, np.ndarray]":
        """Learn scales; return them with the dense features of the same texts.

        Args:
            rows: what `encoder.embed` says of the training texts, shape (n, 512 + 1280), and behind
                it what other encoders do, if any: heads see that as it is.
            hints: as `texts_hints` gives them.
            vocabulary: the n-grams.
            word_scale: length of the word features' part beside the sentence vector's 1.
        """
        words = rows[:, DIMENSIONS:_WORDS_END]
        centre = words.mean(axis=0)
        products = gram(words, centre=centre)
        spread = np.sqrt(np.diag(products) / len(rows)) + _LEAST_SPREAD
        # a few texts span no more axes than they are
        axes = np.linalg.eigh(products / np.outer(spread, spread))[1][:, ::-1][:, : len(rows)]
        axes = (axes[:, :_COMPONENTS] / spread[:, None]).astype(np.float32)
        dense = _dense(rows, hints, centre, axes, word_scale)
        components = min(_PAIRED_COMPONENTS, len(rows) // _TEXTS_PER_COMPONENT)
        pairs = Pairs.learn(dense[:, : -len(Flag)], components)
        return cls(centre, axes, pairs, vocabulary, word_scale), dense

    def dense(self, rows: np.ndarray, hints: np.ndarray) -> np.ndarray:
        """The dense features, shape (n, 512 + k + others + flags); the first part of length 1."""
        return _dense(rows, hints, self._centre, self._axes, self._word_scale)

    def pairs(self, dense: np.ndarray) -> np.ndarray:
        """Products of components of the dense features; hints stay out."""
        return self._pairs.of(dense[:, : -len(Flag)])

    def inputs(self, rows: np.ndarray, texts: Sequence[str]) -> Inputs:
        """Inputs of many texts."""
        dense = self.dense(rows, texts_hints(texts))
        counted = [Counter(ngrams(text)) for text in texts]
        return Inputs(dense, self.pairs(dense), self._vocabulary.matrix(counted))

    def vector(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of one text's n-grams."""
        return self._vocabulary.vector(text)

    def arrays(self) -> dict[str, np.ndarray]:
        """The learnt axes, for keeping."""
        return {
            "centre": self._centre,
            "axes": self._axes,
            "pair_centre": self._pairs.centre,
            "pair_axes": self._pairs.axes,
            "word_scale": np.asarray(self._word_scale),
        }

    def ngrams(self) -> dict[str, float]:
        """The n-grams, for keeping."""
        return self._vocabulary.as_dict()

    @classmethod
    def restore(cls, arrays: Any, ngrams: dict[str, float]) -> "FeatureSpace":
        """Build it from what `arrays` and `ngrams` gave."""
        return cls(
            arrays["centre"],
            arrays["axes"],
            Pairs(arrays["pair_centre"], arrays["pair_axes"]),
            NgramVocabulary(ngrams),
            float(arrays["word_scale"]),
        )
