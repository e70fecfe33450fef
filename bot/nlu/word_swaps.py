"""Words put in the place of others that mean the same, of the same length: positions stay.

Nobody reads the result but the model.
"""

import re
from collections.abc import Iterable, Mapping


class WordSwaps:
    """Words of a way to write Chinese, and what stands for each.

    Args:
        words: each word, and what takes its place wherever it stands; longer ones are looked for
            first.
        in_place: patterns of words that their neighbours tell, and what takes their place; they are
            looked for before all `words`, in their order.
        mark: signs of which a text with any of them has one, so that others are left at once.

    Raises:
        ValueError: a word is not as long as what takes its place.
    """

    def __init__(
        self, words: Mapping[str, str], in_place: Iterable[tuple[str, str]], mark: str
    ) -> None:
        for word, other in words.items():
            if len(word) != len(other):
                raise ValueError(f"{word!r} is not as long as {other!r}, which takes its place")
        patterns, others = zip(*in_place, strict=True)
        longest_first = "|".join(sorted(words, key=len, reverse=True))
        self._mark = re.compile(f"[{mark}]")
        # the number of the group tells which of the patterns it was; the last are the words
        self._pattern = re.compile("|".join(f"({one})" for one in (*patterns, longest_first)))
        self._words: Mapping[str, str] = words
        self._others: tuple[str, ...] = others

    def swapped(self, text: str) -> str:
        """The text with every such word replaced; of the same length."""
        return self._pattern.sub(self._put, text) if self._mark.search(text) else text

    def _put(self, match: re.Match[str]) -> str:
        place = (match.lastindex or 0) - 1
        return self._others[place] if place < len(self._others) else self._words[match.group()]
