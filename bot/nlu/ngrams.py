"""Character n-grams and words of a text, weighted by TF-IDF: what the encoder smooths over."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

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
_LATIN_SIZES = (4,)


def ngrams(text: str) -> Counter[str]:
    """Count the n-grams of a text.

    Args:
        text: any text; at most its head and tail are read (see `for_features`).

    Returns:
        counts of Han 1- to 3-grams, words, pairs of words, word-bounded Latin 4-grams and marks of
        emphasis. Digits count as one sign: which number it was says nothing about the labels.
    """
    text = for_features(text)
    counts: Counter[str] = Counter(f"§{mark[:2]}" for mark in _MARK.findall(text))
    if _SHOUTED.search(text):
        counts["§caps"] += 1
    text = fold(text).lower()
    for run in _HAN_RUN.findall(text):
        for size in _HAN_SIZES:
            counts.update(run[i : i + size] for i in range(len(run) - size + 1))
    words = ["0" if word.isdigit() else word for word in _WORD.findall(text)]
    previous = ""
    for word in words:
        bounded = f" {word} "
        counts[bounded] += 1
        if previous:
            counts[f"{previous}_{word}"] += 1
        for size in _LATIN_SIZES:
            counts.update(bounded[i : i + size] for i in range(len(bounded) - size + 1))
        previous = word
    return counts


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
        counted = [ngrams(text) for text in texts]
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
        return self._row(ngrams(text))

    def _row(self, counts: Counter[str]) -> tuple[np.ndarray, np.ndarray]:
        column = self._column
        known = [(column[ngram], count) for ngram, count in counts.items() if ngram in column]
        if not known:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        columns, amounts = zip(*known, strict=True)
        places = np.array(columns, dtype=np.int64)
        values = (1 + np.log(np.array(amounts, dtype=np.float32))) * self._idf[places]
        return places, values / np.linalg.norm(values)

    def matrix(self, counted: Sequence[Counter[str]]) -> csr_matrix:
        """Unit vectors of many texts, given as what `ngrams` counts, as rows of a sparse matrix."""
        rows = [self._row(counts) for counts in counted]
        starts = np.cumsum([0] + [len(columns) for columns, _ in rows])
        return csr_matrix(
            (
                np.concatenate([values for _, values in rows]),
                np.concatenate([columns for columns, _ in rows]),
                starts,
            ),
            shape=(len(rows), len(self)),
        )
