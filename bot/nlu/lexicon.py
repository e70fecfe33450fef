"""Phrases that speak for a flag, or only seem to; what each is worth, the heads learn."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from bot.nlu.phrase_index import PhraseIndex
from bot.nlu.rule_phrases import phrases
from bot.nlu.text import SENTENCE, for_rules
from bot.yaml_file import read_yaml
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
# Characters by which phrases are looked up: a Chinese one says more than a letter.
_KEY = {"zh": 2, "en": 4}
_LETTERS = {"zh": re.compile("[\u3400-\u9fff]"), "en": re.compile("[a-z]")}

# Who asks whether they may threatens nobody; a question in another sentence changes nothing.
_ASKED = re.compile(r"\?|吗|能不能|可不可以|可否|是不是|是否|会不会|该不该|有没有|要不要|先了解")
_THREATS = frozenset({Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT})

# Phrases in lines, by language and heading.
Phrases = dict[str, dict[str, str]]
_HINTS, _PLAIN, _UNLESS = "hints", "plain", "unless"
# a flag, and what its phrases are to it
_Owner = tuple[str, str]


def _in_language(told: Mapping[str, str], language: str) -> list[str]:
    """The phrases below some headings as regular expressions, each by itself."""
    gap = _GAP[language]
    return [
        line.replace(" … ", " " + gap).replace("…", gap).replace("<no question>", _NO_QUESTION)
        for block in told.values()
        for line in phrases(block)
    ]


def _framed(phrases: Iterable[str], language: str) -> str:
    return _FRAME[language].format("|".join(phrases))


def _index(told: Mapping[str, Mapping[str, Phrases]], language: str) -> PhraseIndex[_Owner]:
    """The phrases of all flags in one language that speak for them."""
    return PhraseIndex(
        {
            (name, kind): [
                _framed([phrase], language)
                for phrase in _in_language(kinds[kind].get(language, {}), language)
            ]
            for name, kinds in told.items()
            for kind in (_HINTS, _PLAIN)
            if kind in kinds
        },
        key=_KEY[language],
    )


# how plainly a text speaks of a flag: it only sounds so, hints at it, says it
SOUNDS_SO, HINTED, PLAIN = -1, 1, 2


class FlagLexicon:
    """Finds the phrases of `resources/flags` in a text.

    Args:
        told: for each flag its `hints`, what is `plain` and leaves no doubt, and what only sounds
            so (`unless`) and is taken out of the text first; see `resources/flags/README.md`.
    """

    def __init__(self, told: Mapping[str, Mapping[str, Phrases]]) -> None:
        self._remembered = lru_cache(maxsize=64)(self._levels)
        self._indexes = {language: _index(told, language) for language in _FRAME}
        self._seeming = {
            Flag(name).value: {
                language: re.compile(_framed(_in_language(phrases, language), language))
                for language, phrases in kinds.get(_UNLESS, {}).items()
            }
            for name, kinds in told.items()
        }

    @classmethod
    @cache
    def load(cls) -> "FlagLexicon":
        """Read the resources that stand beside this module, a file per flag."""
        files = {flag.value: RESOURCES / f"{flag.value}.yml" for flag in Flag}
        return cls({name: read_yaml(path) for name, path in files.items()})

    def levels(self, text: str) -> Mapping[str, int]:
        """How plainly the text speaks of flags; those of which it has no phrase are absent.

        Several components ask it of one message, so that the last few answers are kept.
        """
        return self._remembered(for_rules(text))

    def _levels(self, text: str) -> dict[str, int]:
        spoken = [language for language, sign in _LETTERS.items() if sign.search(text)]
        told = self._told(text, spoken)
        named = {name for name, _ in told}
        return {
            name: self._level(name, text, spoken, told) for name in self._seeming if name in named
        }

    def flags(self, text: str) -> list[str]:
        """The flags whose phrases occur in the text, and not only in what sounds so."""
        return [name for name, level in self.levels(text).items() if level >= HINTED]

    def _told(self, text: str, spoken: list[str]) -> set[_Owner]:
        """Of which flags a text has phrases, and of which kind."""
        return set().union(*(self._indexes[language].owners(text) for language in spoken))

    def _level(self, name: str, text: str, spoken: list[str], told: set[_Owner]) -> int:
        """How plainly a text speaks of one of the flags of which it has phrases."""
        left = text
        for language, seeming in self._seeming[name].items():
            if language in spoken:
                left = seeming.sub(" ", left)
        if left != text:
            told = self._told(left, spoken)
        if (name, _PLAIN) in told:
            asked = name in _THREATS and self._only_asked(name, left, spoken)
            return HINTED if asked else PLAIN
        return HINTED if (name, _HINTS) in told else SOUNDS_SO

    def _only_asked(self, name: str, text: str, spoken: list[str]) -> bool:
        """Whether no sentence without a question has plain words of a flag."""
        if not _ASKED.search(text):
            return False
        stated = (part for part in SENTENCE.findall(text) if not _ASKED.search(part))
        return not any((name, _PLAIN) in self._told(part, spoken) for part in stated)
