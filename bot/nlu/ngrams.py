"""Character n-grams and words of a text, weighted by TF-IDF: what the encoder smooths over."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.text import fold, for_features

_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_WORD = re.compile(r"[a-zà-ɏ]+(?:['’][a-z]+)?|\d+|[!?！？]+")
# dots of hesitation, piled-up signs, quotes of irony, tildes, money, faces
_MARK = re.compile(
    r"\.{3,}|…+|[~～]|[？?][！!]+|[！!]{2,}|[？?]{2,}|[\"“”]|[$￥¥€£]|[\U0001F300-\U0001FAFF]"
)
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_HAN_SIZES = (1, 2, 3)
_LATIN_SIZE = 4
_TINY = 1e-12


def ngrams(text: str) -> list[str]:
    """The n-grams of a text, as often as they occur.

    Args:
        text: any text; at most its head and tail are read (see `for_features`).

    Returns:
        Han 1- to 3-grams, words, pairs of words, word-bounded Latin 4-grams and marks of emphasis.
        Digits count as one sign: which number it was says nothing about the labels.
    """
    text = for_features(text)
    found = [f"§{mark[:2]}" for mark in _MARK.findall(text)]
    if _SHOUTED.search(text):
        found.append("§caps")
    text = fold(text).lower()
    for run in _HAN_RUN.findall(text):
        for size in _HAN_SIZES:
            found += [run[i : i + size] for i in range(len(run) - size + 1)]
    words = ["0" if word.isdigit() else word for word in _WORD.findall(text)]
    found += [f"{one}_{other}" for one, other in pairwise(words)]
    for word in words:
        bounded = f" {word} "
        found.append(bounded)
        found += [bounded[i : i + _LATIN_SIZE] for i in range(len(bounded) - _LATIN_SIZE + 1)]
    return found


class NgramVocabulary:
    """The n-grams worth a weight, with their inverse document frequency.

    Args:
        idf: n-gram → inverse document frequency; its order numbers the columns.
    """

    def __init__(self, idf: dict[str, float]) -> None:
        self._column = {ngram: column for column, ngram in enumerate(idf)}
        self._idf = np.fromiter(idf.values(), dtype=np.float32, count=len(idf))

    @classmethod
    def learn(
        cls, texts: Iterable[str], least_documents: int = 2
    ) -> "tuple[NgramVocabulary, list[Counter[str]]]":
        """Keep the n-grams that occur in at least so many texts.

        Returns:
            the vocabulary, and the counts of each text, from which `matrix` makes rows.
        """
        counted = [Counter(ngrams(text)) for text in texts]
        documents: Counter[str] = Counter()
        for counts in counted:
            documents.update(counts.keys())
        total = len(counted)
        kept = sorted(ngram for ngram, count in documents.items() if count >= least_documents)
        idf = {g: float(np.log((1 + total) / (1 + documents[g])) + 1) for g in kept}
        return cls(idf), counted

    def __len__(self) -> int:
        return len(self._column)

    def as_dict(self) -> dict[str, float]:
        """What `__init__` takes, for keeping."""
        return {ngram: float(self._idf[column]) for ngram, column in self._column.items()}

    def vector(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of a text's unit vector.

        Returns:
            two arrays of equal length; empty when no n-gram is known.
        """
        known = Counter(map(self._column.get, ngrams(text)))
        del known[None]
        columns, values = self._weighted([known])
        return columns, values / max(float(np.sqrt(values @ values)), _TINY)

    def _known(self, counts: Counter[str]) -> dict[int, int]:
        """How often each column's n-gram was counted."""
        column = self._column
        return {column[ngram]: count for ngram, count in counts.items() if ngram in column}

    def _weighted(self, known: Sequence[Mapping[Any, int]]) -> tuple[np.ndarray, np.ndarray]:
        """Columns and values of texts behind one another."""
        total = sum(map(len, known))
        columns = np.fromiter(chain.from_iterable(known), np.int64, total)
        counts = chain.from_iterable(counts.values() for counts in known)
        amounts = np.fromiter(counts, np.float32, total)
        return columns, (1 + np.log(amounts)) * self._idf[columns]

    def matrix(self, counted: Sequence[Counter[str]]) -> csr_matrix:
        """Unit vectors of many texts, given as what `ngrams` counts, as rows of a sparse matrix."""
        known = [self._known(counts) for counts in counted]
        columns, values = self._weighted(known)
        sizes = [len(counts) for counts in known]
        rows = np.repeat(np.arange(len(known)), sizes)
        lengths = np.sqrt(np.bincount(rows, values * values, minlength=len(known)))
        values /= np.maximum(lengths, _TINY).astype(np.float32)[rows]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return csr_matrix((values, columns, starts), shape=(len(known), len(self)))
