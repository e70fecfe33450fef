"""Phrases that raise a flag whatever the learnt head says: a missed danger costs the most."""

import re
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.text import fold, for_patterns
from tickets.vocabulary import Flag

_RESOURCE = Path(__file__).parent / "resources" / "flags.yml"


class FlagLexicon:
    """Finds phrases of `resources/flags.yml` in a text.

    Args:
        patterns: regular expressions per flag, over folded lower-case text.
        confidence: what a phrase is worth as a probability.
    """

    def __init__(self, patterns: dict[str, list[str]], confidence: float) -> None:
        self.confidence = confidence
        self._patterns = {
            Flag(name).value: re.compile("|".join(f"(?:{part})" for part in parts))
            for name, parts in patterns.items()
        }

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resource that stands beside this module."""
        told = yaml.safe_load(_RESOURCE.read_text(encoding="utf-8"))
        return cls(told["flags"], told["confidence"])

    def flags(self, text: str) -> list[str]:
        """The flags whose phrases occur in the text."""
        text = fold(for_patterns(text)).lower()
        return [name for name, pattern in self._patterns.items() if pattern.search(text)]
