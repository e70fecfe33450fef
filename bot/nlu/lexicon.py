"""Phrases that hint at a flag; what a hint is worth, the heads learn."""

import re
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.text import for_rules
from tickets.vocabulary import Flag

_RESOURCE = Path(__file__).parent / "resources" / "flags.yml"


# "…" in the resource: a gap inside one clause.
_GAP = {"zh": r"[^,。!?;\n]{0,8}", "en": r"(?:[\w'-]+ ){0,3}"}
# A word of English may stand between Chinese signs, which \b would take for letters.
_FRAME = {"zh": "(?:{})", "en": "(?<![a-z0-9])(?:{})(?![a-z0-9])"}
_LETTERS = {"zh": re.compile("[\u3400-\u9fff]"), "en": re.compile("[a-z]")}


def _compiled(told: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """One pattern per language out of lines of alternatives; lines with # say why."""
    compiled = {}
    for language, text in told.items():
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        gap = _GAP[language]
        joined = "|".join(lines).replace(" … ", " " + gap).replace("…", gap)
        compiled[language] = re.compile(_FRAME[language].format(joined))
    return compiled


def _by_flag(told: dict[str, dict[str, str]]) -> dict[str, dict[str, re.Pattern[str]]]:
    return {Flag(name).value: _compiled(lines) for name, lines in told.items()}


class FlagLexicon:
    """Finds phrases of `resources/flags.yml` in a text.

    Args:
        patterns: lines of regular expressions per flag and language, over folded lower-case text.
        unless: the same for what only sounds so; taken out of the text first.
    """

    def __init__(
        self,
        patterns: dict[str, dict[str, str]],
        unless: dict[str, dict[str, str]] | None = None,
    ) -> None:
        self._patterns = _by_flag(patterns)
        self._unless = _by_flag(unless or {})

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resource that stands beside this module."""
        told = yaml.safe_load(_RESOURCE.read_text(encoding="utf-8"))
        return cls(told["flags"], told["unless"])

    def flags(self, text: str) -> list[str]:
        """The flags whose phrases occur in the text."""
        text = for_rules(text)
        spoken = [language for language, sign in _LETTERS.items() if sign.search(text)]
        return [name for name in self._patterns if self._occurs(name, text, spoken)]

    def _occurs(self, name: str, text: str, spoken: list[str]) -> bool:
        found = self._patterns[name]
        if not any(found[language].search(text) for language in spoken if language in found):
            return False
        neutral = self._unless.get(name)
        if neutral is None:
            return True
        for language in spoken:
            if language in neutral:
                text = neutral[language].sub(" ", text)
        return any(found[language].search(text) for language in spoken if language in found)
