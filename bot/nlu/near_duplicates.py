"""Which texts are nearly the same words, and folds that keep such texts together.

A model that is tested on the twin of an example it learnt looks better than it is.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.text import fold

_KEPT = re.compile(r"\w+")
_SHINGLE = 3
# of the largest code point
_SIGN_BITS = 21
# pairs that are compared at once
_BLOCK = 32768
# share of common shingles from which two texts count as the same words
NEAR = 0.7


def normalised(text: str) -> str:
    """A text without case, punctuation, spaces and script variant; every digit is 0.

    A text of signs alone stays as it is.
    """
    kept = "".join(_KEPT.findall(fold(text).lower())) or text
    return re.sub(r"\d", "0", kept)


def near_pairs(texts: Sequence[str], near: float = NEAR) -> list[tuple[int, int]]:
    """Pairs of texts with nearly the same words.

    Args:
        texts: any texts.
        near: least Jaccard similarity of the character 3-grams of their normalised words; a
            shorter text is one 3-gram.

    Returns:
        places of both texts, the smaller first, in order.
    """
    if not texts:
        return []
    owners, shingles = _shingles([normalised(text) for text in texts])
    sizes = np.bincount(owners, minlength=len(texts))
    place = np.arange(len(owners)) - (np.cumsum(sizes) - sizes)[owners]
    # Two sets this alike share one of the rarest shingles of both (prefix filtering).
    prefix = place <= (sizes - np.ceil(near * sizes))[owners]
    firsts, others = _sharing(owners[prefix], shingles[prefix])
    alike = np.minimum(sizes[firsts], sizes[others]) >= near * np.maximum(
        sizes[firsts], sizes[others]
    )
    pairs = np.unique(firsts[alike] * len(texts) + others[alike])
    firsts, others = np.divmod(pairs, len(texts))
    holds = csr_matrix((np.ones(len(owners), np.int32), (owners, shingles)))
    # in blocks: what all pairs share would be gigabytes
    common = np.zeros(len(firsts), np.int64)
    for start in range(0, len(firsts), _BLOCK):
        block = slice(start, start + _BLOCK)
        common[block] = holds[firsts[block]].multiply(holds[others[block]]).sum(axis=1).ravel()
    found = common >= near * (sizes[firsts] + sizes[others] - common)
    return list(zip(firsts[found].tolist(), others[found].tolist(), strict=True))


def _shingles(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Which text has which character 3-gram: text by text, the rarest 3-gram first and once.

    Returns:
        numbers of the texts and of the 3-grams, the rarest numbered lowest.
    """
    padded = [text.ljust(_SHINGLE, "\0") for text in texts]
    signs = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), np.uint32)
    owner = np.repeat(np.arange(len(padded)), [len(text) for text in padded])
    starts = np.flatnonzero(owner[: -(_SHINGLE - 1)] == owner[_SHINGLE - 1 :])
    codes = np.zeros(len(starts), np.int64)
    for step in range(_SHINGLE):
        codes = codes << _SIGN_BITS | signs[starts + step]
    known, numbers = np.unique(codes, return_inverse=True)
    once = np.unique(owner[starts] * len(known) + numbers)
    owners, numbers = np.divmod(once, len(known))
    ranks = np.empty(len(known), np.int64)
    ranks[np.argsort(np.bincount(numbers, minlength=len(known)), kind="stable")] = np.arange(
        len(known)
    )
    owners, shingles = np.divmod(np.sort(owners * len(known) + ranks[numbers]), len(known))
    return owners, shingles


def _sharing(owners: np.ndarray, shingles: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of different texts that share a shingle, the smaller first; some more than once."""
    order = np.argsort(shingles, kind="stable")
    owners, shingles = owners[order], shingles[order]
    firsts, others = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    places = np.arange(len(owners))
    distance = 1
    while len(places):
        places = places[places + distance < len(owners)]
        places = places[shingles[places] == shingles[places + distance]]
        firsts.append(owners[places])
        others.append(owners[places + distance])
        distance += 1
    return np.concatenate(firsts), np.concatenate(others)


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
    np.random.default_rng(seed).shuffle(order)
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
