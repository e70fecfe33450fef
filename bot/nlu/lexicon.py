"""Phrases that hint at a flag; some raise it by themselves: a missed danger costs the most."""

import re
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.text import fold, for_patterns
from tickets.vocabulary import Flag

_RESOURCE = Path(__file__).parent / "resources" / "flags.yml"


def _compiled(patterns: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {
        Flag(name).value: re.compile("|".join(f"(?:{part})" for part in parts))
        for name, parts in patterns.items()
    }


class FlagLexicon:
    """Finds phrases of `resources/flags.yml` in a text.

    Args:
        patterns: regular expressions per flag, over folded lower-case text.
        confidence: what a phrase is worth as a probability.
        unless: regular expressions per flag for what only sounds so; taken out of the text first.
        decisive: flags that a phrase raises by itself.
    """

    def __init__(
        self,
        patterns: dict[str, list[str]],
        confidence: float,
        unless: dict[str, list[str]] | None = None,
        decisive: tuple[str, ...] = (),
    ) -> None:
        self.confidence = confidence
        self.decisive = frozenset(Flag(name).value for name in decisive)
        self._patterns = _compiled(patterns)
        self._unless = _compiled(unless or {})

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resource that stands beside this module."""
        told = yaml.safe_load(_RESOURCE.read_text(encoding="utf-8"))
        return cls(told["flags"], told["confidence"], told["unless"], tuple(told["decisive"]))

    def flags(self, text: str) -> list[str]:
        """The flags whose phrases occur in the text."""
        text = fold(for_patterns(text)).lower()
        found = []
        for name, pattern in self._patterns.items():
            if not pattern.search(text):
                continue
            unless = self._unless.get(name)
            if unless is None or pattern.search(unless.sub(" ", text)):
                found.append(name)
        return found
