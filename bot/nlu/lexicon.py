"""Phrases that speak for a flag, or only seem to; what each is worth, the heads learn."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.text import for_rules
from tickets.vocabulary import Flag

RESOURCES = Path(__file__).parent / "resources" / "flags"

# What stands for others in the resources: a gap inside one clause, …
_GAP = {"zh": r"[^,。!?;\n]{0,8}", "en": r"(?:[\w'-]+ ){0,3}"}
# … and that what follows is not asked about ("can I sue you").
_NO_QUESTION = "".join(
    f"(?<!{word} )" for word in ("can", "could", "should", "may", "do", "how", "must", "before")
)
# A word of English may stand between Chinese signs, which \b would take for letters.
_FRAME = {"zh": "(?:{})", "en": "(?<![a-z0-9])(?:{})(?![a-z0-9])"}
_LETTERS = {"zh": re.compile("[\u3400-\u9fff]"), "en": re.compile("[a-z]")}
# a phrase that goes on in an indented line
_BREAK = re.compile(r"\n +")

# Phrases in lines, by language and heading.
Phrases = dict[str, dict[str, str]]


def _compiled(told: Phrases) -> dict[str, re.Pattern[str]]:
    """One pattern per language out of the phrases below its headings."""
    compiled = {}
    for language, headings in told.items():
        lines = "\n".join(headings.values())
        joined = "|".join(line for line in _BREAK.sub("", lines).splitlines() if line)
        gap = _GAP[language]
        joined = joined.replace(" … ", " " + gap).replace("…", gap)
        joined = joined.replace("<no question>", _NO_QUESTION)
        compiled[language] = re.compile(_FRAME[language].format(joined))
    return compiled


# how plainly a text speaks of a flag: it only sounds so, hints at it, says it
SOUNDS_SO, HINTED, PLAIN = -1, 1, 2


class FlagLexicon:
    """Finds the phrases of `resources/flags` in a text.

    Args:
        told: for each flag its `hints`, what is `plain` and leaves no doubt, and what only sounds
            so (`unless`) and is taken out of the text first; see `resources/flags/README.md`.
    """

    def __init__(self, told: Mapping[str, Mapping[str, Phrases]]) -> None:
        self._patterns = {
            Flag(name).value: {kind: _compiled(phrases) for kind, phrases in kinds.items()}
            for name, kinds in told.items()
        }

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resources that stand beside this module, a file per flag."""
        files = {flag.value: RESOURCES / f"{flag.value}.yml" for flag in Flag}
        return cls(
            {
                name: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
                for name, path in files.items()
            }
        )

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
        patterns = self._patterns[name]
        hints, plain = patterns["hints"], patterns.get("plain", {})
        if not (_occurs(hints, text, spoken) or _occurs(plain, text, spoken)):
            return 0
        for language, seeming in patterns.get("unless", {}).items():
            if language in spoken:
                text = seeming.sub(" ", text)
        if _occurs(plain, text, spoken):
            return PLAIN
        return HINTED if _occurs(hints, text, spoken) else SOUNDS_SO


def _occurs(patterns: dict[str, re.Pattern[str]], text: str, spoken: list[str]) -> bool:
    return any(patterns[language].search(text) for language in spoken if language in patterns)
