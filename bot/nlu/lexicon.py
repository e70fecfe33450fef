"""Phrases that speak for a flag, or only seem to; what each is worth, the heads learn."""

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


# how plainly a text speaks of a flag: it only sounds so, hints at it, says it
SOUNDS_SO, HINTED, PLAIN = -1, 1, 2


class FlagLexicon:
    """Finds phrases of `resources/flags.yml` in a text.

    Args:
        patterns: lines of regular expressions per flag and language, over folded lower-case text.
        plain: the same for what leaves no doubt.
        unless: the same for what only sounds so; taken out of the text first.
    """

    def __init__(
        self,
        patterns: dict[str, dict[str, str]],
        plain: dict[str, dict[str, str]] | None = None,
        unless: dict[str, dict[str, str]] | None = None,
    ) -> None:
        self._patterns = _by_flag(patterns)
        self._plain = _by_flag(plain or {})
        self._unless = _by_flag(unless or {})

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resource that stands beside this module."""
        told = yaml.safe_load(_RESOURCE.read_text(encoding="utf-8"))
        return cls(told["flags"], told["plain"], told["unless"])

    def levels(self, text: str) -> dict[str, int]:
        """How plainly the text speaks of flags; those of which it has no phrase are absent."""
        text = for_rules(text)
        spoken = [language for language, sign in _LETTERS.items() if sign.search(text)]
        told = {name: self._level(name, text, spoken) for name in self._patterns}
        return {name: level for name, level in told.items() if level}

    def flags(self, text: str) -> list[str]:
        """The flags whose phrases occur in the text, and not only in what sounds so."""
        return [name for name, level in self.levels(text).items() if level >= HINTED]

    def _level(self, name: str, text: str, spoken: list[str]) -> int:
        hints, plain = self._patterns[name], self._plain.get(name, {})
        if not (_occurs(hints, text, spoken) or _occurs(plain, text, spoken)):
            return 0
        for language, seeming in self._unless.get(name, {}).items():
            if language in spoken:
                text = seeming.sub(" ", text)
        if _occurs(plain, text, spoken):
            return PLAIN
        return HINTED if _occurs(hints, text, spoken) else SOUNDS_SO


def _occurs(patterns: dict[str, re.Pattern[str]], text: str, spoken: list[str]) -> bool:
    return any(patterns[language].search(text) for language in spoken if language in patterns)
