"""What the words of training texts say without the encoder: hints, n-grams, near-duplicates."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.features import texts_hints
from bot.nlu.near_duplicates import groups
from bot.nlu.ngrams import NgramVocabulary

# closer twins than a test would part: looking for looser ones takes seconds
_TWINS = 0.85


@dataclass(frozen=True)
class Wording:
    """What was found in the words of some texts.

    Attributes:
        hints: phrases of flags, shape (n, flags).
        vocabulary: the n-grams that occur often enough.
        ngrams: their vectors, shape (n, n-grams).
        groups: a number per text; near-duplicates have the same.
    """

    hints: np.ndarray
    vocabulary: NgramVocabulary
    ngrams: csr_matrix
    groups: np.ndarray

    @classmethod
    def of(cls, texts: Sequence[str], least_documents: int) -> "Wording":
        """Read the texts.

        Args:
            texts: the training texts.
            least_documents: texts in which an n-gram must occur to be kept.
        """
        vocabulary, counted = NgramVocabulary.learn(texts, least_documents)
        return cls(
            texts_hints(texts), vocabulary, vocabulary.matrix(counted), groups(texts, _TWINS)
        )
