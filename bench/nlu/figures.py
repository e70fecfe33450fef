"""The benchmark's arithmetic: shares, F1, calibration, confusion."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

_BINS = 15


def accuracy(truth: Sequence[str], said: Sequence[str]) -> float:
    """Share of right answers; 0 without any."""
    return sum(a == b for a, b in zip(truth, said, strict=True)) / max(1, len(truth))


def macro_f1(truth: Sequence[str], said: Sequence[str]) -> float:
    """Mean F1 over the labels that the truth has."""
    right = Counter(a for a, b in zip(truth, said, strict=True) if a == b)
    true, told = Counter(truth), Counter(said)
    scores = [2 * right[label] / (true[label] + told[label]) for label in true]
    return sum(scores) / max(1, len(scores))


def recall(truth: Sequence[str], said: Sequence[str], labels: Collection[str]) -> float:
    """Share of what is one of the labels that was said to be one of them; 0 without any."""
    found = [b in labels for a, b in zip(truth, said, strict=True) if a in labels]
    return sum(found) / max(1, len(found))


def calibration_error(confidences: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error over 15 bins of equal width (Guo et al. 2017).

    Args:
        confidences: of what was said, 0 to 1.
        right: whether it was right.
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, good in zip(confidences, right, strict=True):
        bins.setdefault(min(_BINS - 1, int(confidence * _BINS)), []).append((confidence, good))
    error = 0.0
    for entries in bins.values():
        error += abs(sum(c for c, _ in entries) - sum(good for _, good in entries))
    return error / max(1, len(confidences))


@dataclass(frozen=True)
class Found:
    """How statements of one kind fit the truth."""

    hits: int
    missed: int
    wrong: int

    @property
    def recall(self) -> float:
        """Share of the true ones that were said."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def precision(self) -> float:
        """Share of right ones among those said; 1 when none was said."""
        said = self.hits + self.wrong
        return self.hits / said if said else 1.0


def found(truth: Sequence[Collection[str]], said: Sequence[Collection[str]], label: str) -> Found:
    """Compare statements of one label, e.g. a flag, over many messages."""
    pairs = [(label in a, label in b) for a, b in zip(truth, said, strict=True)]
    counts = Counter(pairs)
    return Found(counts[True, True], counts[True, False], counts[False, True])


def together(parts: Sequence[Found]) -> Found:
    """Statements of several kinds counted as one (micro average)."""
    return Found(
        sum(p.hits for p in parts), sum(p.missed for p in parts), sum(p.wrong for p in parts)
    )


def confusion(truth: Sequence[str], said: Sequence[str], labels: Sequence[str]) -> list[list[int]]:
    """Counts: rows are the truth, columns what was said, both in the order of the labels."""
    counts = Counter(zip(truth, said, strict=True))
    return [[counts[row, column] for column in labels] for row in labels]
