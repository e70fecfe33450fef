"""Thousands of phrases held against a text at once: only those that share a piece with it.

Nearly every message is held against the phrases of all flags in vain. Looking its short pieces up
in a table says so in a fraction of the time that one long pattern per flag takes.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from bot.nlu.needed_pieces import needed_pieces

Owner = TypeVar("Owner", bound=Hashable)


class PhraseIndex(Generic[Owner]):
    """Finds whose phrases occur in a text.

    Args:
        phrases: regular expressions of each owner; case counts.
        key: characters by which pieces are looked up.
    """

    def __init__(self, phrases: Mapping[Owner, Iterable[str]], key: int) -> None:
        self._key = key
        self._phrases: list[tuple[Owner, re.Pattern[str]]] = []
        # numbers of the phrases that need a piece
        self._needing: dict[str, list[int]] = defaultdict(list)
        for owner, patterns in phrases.items():
            for pattern in patterns:
                # the empty piece is in every text
                for piece in needed_pieces(pattern) or {""}:
                    self._needing[piece].append(len(self._phrases))
                self._phrases.append((owner, re.compile(pattern)))
        # each piece stands under that part of it which the fewest have; one inside a word is rarer
        # in texts
        parts = {piece: _parts(piece, key) for piece in self._needing}
        shared = Counter(part for own in parts.values() for part in own)
        self._short = [piece for piece, own in parts.items() if not own]
        self._long: dict[str, list[str]] = defaultdict(list)
        for piece, own in parts.items():
            if own:
                rarest = min(own, key=lambda part: (" " in part, shared[part], part))
                self._long[rarest].append(piece)

    def owners(self, text: str) -> set[Owner]:
        """Those of whose phrases at least one occurs in a text."""
        found: set[Owner] = set()
        for number in self._possible(text):
            owner, pattern = self._phrases[number]
            if owner not in found and pattern.search(text):
                found.add(owner)
        return found

    def _possible(self, text: str) -> set[int]:
        """Numbers of the phrases of which the text has a piece that they need."""
        likely = self._short.copy()
        for part in self._long.keys() & _parts(text, self._key):
            likely += self._long[part]
        return {number for piece in likely if piece in text for number in self._needing[piece]}


def _parts(text: str, length: int) -> set[str]:
    """All parts of a text that are so long."""
    return {text[i : i + length] for i in range(len(text) - length + 1)}
