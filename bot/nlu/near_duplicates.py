"""Which texts are nearly the same words, and folds that keep such texts together.

A model that is tested on the twin of an example it learnt looks better than it is.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from bot.nlu.text import fold

_KEPT = re.compile(r"\w+")
_SHINGLE = 3
# share of common shingles from which two texts count as the same words
NEAR = 0.7


def normalised(text: str) -> str:
    """A text without case, punctuation, spaces and script variant; every digit is 0.

    A text of signs alone stays as it is.
    """
    kept = "".join(_KEPT.findall(fold(text).lower())) or text
    return re.sub(r"\d", "0", kept)


def shingles(text: str) -> frozenset[str]:
    """The character 3-grams of the normalised text; the text itself when it is shorter."""
    told = normalised(text)
    if len(told) <= _SHINGLE:
        return frozenset({told})
    return frozenset(told[i : i + _SHINGLE] for i in range(len(told) - _SHINGLE + 1))


def near_pairs(texts: Sequence[str], near: float = NEAR) -> list[tuple[int, int]]:
    """Pairs of texts with nearly the same words.

    Args:
        texts: any texts.
        near: least Jaccard similarity of their character 3-grams.

    Returns:
        places of both texts, the smaller first, in order.
    """
    sets = [shingles(text) for text in texts]
    frequency = Counter(shingle for shingle_set in sets for shingle in shingle_set)
    holders: dict[str, list[int]] = defaultdict(list)
    found = []
    for place, ours in enumerate(sets):
        # Two sets this alike share one of the rarest shingles of both (prefix filtering).
        rarest = sorted(ours, key=lambda shingle: (frequency[shingle], shingle))
        prefix = rarest[: len(ours) - math.ceil(near * len(ours)) + 1]
        candidates = {other for shingle in prefix for other in holders[shingle]}
        for other in candidates:
            theirs = sets[other]
            sizes = len(ours), len(theirs)
            if min(sizes) < near * max(sizes):
                continue
            common = len(ours & theirs)
            if common >= near * (sum(sizes) - common):
                found.append((other, place))
        for shingle in prefix:
            holders[shingle].append(place)
    return sorted(found)


def groups(texts: Sequence[str], near: float = NEAR) -> np.ndarray:
    """A number per text; texts that are near-duplicates, also by a chain, have the same."""
    parent = list(range(len(texts)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in near_pairs(texts, near):
        parent[root(other)] = root(one)
    return np.array([root(place) for place in range(len(texts))])


def fold_numbers(
    labels: Sequence[str], group_numbers: np.ndarray, folds: int, seed: int = 7
) -> np.ndarray:
    """A fold per example: groups whole, every label spread over all folds.

    Args:
        labels: what is to be spread evenly.
        group_numbers: see `groups`.
        folds: how many.
        seed: of the shuffling.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for place, number in enumerate(group_numbers.tolist()):
        members[number].append(place)
    order = list(members.values())
    np.random.default_rng(seed).shuffle(order)  # type: ignore[arg-type]
    order.sort(key=lambda places: (labels[places[0]], -len(places)))
    out = np.empty(len(labels), dtype=np.int64)
    counts: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(folds))
    totals = np.zeros(folds)
    for places in order:
        had = counts[labels[places[0]]]
        chosen = int(np.lexsort((totals, had))[0])
        out[places] = chosen
        had[chosen] += len(places)
        totals[chosen] += len(places)
    return out
