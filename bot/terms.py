"""The plain-language glossary: `data/terms/<language>.yml`, and finding its terms in a text.

A file holds `terms: {<id>: {names: [...], text: ...}}`; the first name is the one that is shown,
the others are what people write instead, misspellings included. Traditional Chinese is converted
from Simplified, except where an id stands in `zh-Hant.yml`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import normalize

from opencc import OpenCC

from bot.catalogue import LANGUAGES, to_traditional
from bot.yaml_file import read_yaml

# Alike enough to be a typing error. Chinese words differ in one character of at least four.
_ALIKE_LATIN = 0.84
_SHORTEST_LATIN = 5
_SHORTEST_HAN = 4
# What stands between quotation marks is the term when an alias covers this much of it.
_COVERS = 0.4
# A phrase asked for that is longer than this holds more than a term.
_LONGEST_PHRASE = 24
_LONGEST_READ = 600

_QUOTED = re.compile(r"[“\"「『《‘]([^”\"」』》’]{1,40})[”\"」』》’]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9+&]+")


class GlossaryError(ValueError):
    """A glossary file cannot be used; the message names file, id and fault."""


@dataclass(frozen=True)
class Term:
    """One entry in one language.

    Attributes:
        id: the same in every language.
        name: as it is shown.
        text: the explanation.
    """

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class Found:
    """A term that a text asks about.

    Attributes:
        id: of the term.
        guessed: the text has it with a typing error only.
    """

    id: str
    guessed: bool = False


class Glossary:
    """All terms of all languages.

    Args:
        folder: the folder with a file per language, and `questions.yml`: how people ask.

    Raises:
        GlossaryError: an entry is not complete, two terms share a name, or the languages differ.
    """

    def __init__(self, folder: Path) -> None:
        raw = {language: _read(folder / f"{language}.yml") for language in LANGUAGES}
        if set(raw["en"]) != set(raw["zh"]) or not set(raw["zh-Hant"]) <= set(raw["zh"]):
            alone = set(raw["en"]) ^ set(raw["zh"]) | set(raw["zh-Hant"]) - set(raw["zh"])
            raise GlossaryError(f"{folder}: not in every language: {', '.join(sorted(alone))}")
        own = read_yaml(folder / "zh-Hant.yml")
        self._own_words: dict[str, str] = own.get("words", {})
        questions = read_yaml(folder / "questions.yml")
        self._asked = [re.compile(pattern) for pattern in questions["asked"]]
        self._compared = re.compile(questions["compared"])
        self._pointing = frozenset(questions["pointing"].split())
        self._terms = {
            "en": {id: Term(id, e["names"][0], e["text"]) for id, e in raw["en"].items()},
            "zh": {id: Term(id, e["names"][0], e["text"]) for id, e in raw["zh"].items()},
        }
        self._terms["zh-Hant"] = {
            id: Term(id, self._traditional(term.name), self._traditional(term.text))
            for id, term in self._terms["zh"].items()
        } | {id: Term(id, e["names"][0], e["text"]) for id, e in raw["zh-Hant"].items()}
        self._ids: dict[str, str] = {}
        for language, entries in raw.items():
            for id, entry in entries.items():
                for name in entry["names"]:
                    plain = folded(name)
                    if self._ids.setdefault(plain, id) != id:
                        raise GlossaryError(
                            f"{language}: {name!r} names both {self._ids[plain]!r} and {id!r}"
                        )
        longest_first = sorted(self._ids, key=len, reverse=True)
        self._names = re.compile("|".join(map(_pattern, longest_first)))

    def _traditional(self, text: str) -> str:
        text = to_traditional(text)
        for word, own in self._own_words.items():
            text = text.replace(word, own)
        return text

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all terms."""
        return frozenset(self._terms["en"])

    def term(self, id: str, language: str) -> Term:
        """A term in one of the catalogue languages.

        Raises:
            KeyError: there is no such term or language.
        """
        return self._terms[language][id]

    def asked_in(self, text: str, most: int = 2) -> list[Found]:
        """The terms that a text asks about, in its order.

        Quoted words count before the phrase that the question is about, and that before the rest;
        a term that is only mentioned beside another, unknown one is not taken for the question.

        Args:
            text: the customer's words, in any language.
            most: how many terms at most.
        """
        text = text[:_LONGEST_READ]
        quoted = [folded(part) for part in _QUOTED.findall(text)]
        if quoted:
            covered = [part for part in quoted if self._coverage(part) >= _COVERS]
            close = [part for part in quoted if part not in covered]
            found = _first([f for part in quoted if part in covered for f in self._in(part)], most)
            short = [part for part in close if len(part) <= _LONGEST_PHRASE]
            found = found or _first([f for part in short for f in self._like(part)], most)
            # a sentence was quoted, and a word of it is asked about behind it
            besides = self._phrases(folded(_QUOTED.sub(" ", text)))
            return found or _first([f for phrase in besides for f in self._in(phrase)], most)
        plain = folded(text)
        phrases = list(self._phrases(plain))
        for look in (self._in, self._like):
            found = _first([f for phrase in phrases for f in look(phrase)], most)
            if found:
                # what the question compares it with may stand outside the phrase
                beside = self._in(plain) if self._compared.search(plain) else []
                return _first([*found, *beside], most)
        if any(len(phrase) <= _LONGEST_PHRASE for phrase in phrases):
            return []
        return _first(self._in(plain), most) or _first(self._like(plain), most)

    def _phrases(self, plain: str) -> Iterator[str]:
        """What the question is about, by each way to ask."""
        for pattern in self._asked:
            for match in pattern.finditer(plain):
                phrase = match.group(1).strip(' "“”「」『』')
                if len(phrase) > 1 and phrase not in self._pointing:
                    yield phrase

    def _in(self, plain: str) -> list[Found]:
        return [Found(self._ids[_bare(m, self._ids)]) for m in self._names.finditer(plain)]

    def _coverage(self, plain: str) -> float:
        covered = sum(len(match.group()) for match in self._names.finditer(plain))
        return covered / max(len(plain), 1)

    def _like(self, plain: str) -> list[Found]:
        """The one term that comes nearest to a part of the text."""
        best, best_ratio = None, 0.0
        for name, id in self._ids.items():
            han = bool(_HAN.search(name))
            if len(name) < (_SHORTEST_HAN if han else _SHORTEST_LATIN):
                continue
            least = (len(name) - 1) / len(name) if han else _ALIKE_LATIN
            parts = _han_parts(plain, len(name)) if han else _latin_parts(plain, name)
            for part in parts:
                matcher = SequenceMatcher(None, name, part)
                if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
                    continue
                ratio = matcher.ratio()
                if ratio >= least and ratio > best_ratio:
                    best, best_ratio = id, ratio
        return [Found(best, guessed=True)] if best else []


def _read(file: Path) -> dict[str, dict[str, Any]]:
    loaded = read_yaml(file)
    terms: dict[str, dict[str, Any]] = loaded["terms"]
    for id, entry in terms.items():
        whole = isinstance(entry, Mapping) and set(entry) == {"names", "text"}
        if not whole or not entry["names"] or not str(entry["text"]).strip():
            raise GlossaryError(f"{file.name}: {id}: it needs names and text, and nothing else")
        if not all(isinstance(name, str) for name in [*entry["names"], entry["text"]]):
            raise GlossaryError(f"{file.name}: {id}: a name is no text; put it in quotes")
    return {id: {**entry, "text": _one_line(entry["text"])} for id, entry in terms.items()}


def _one_line(text: str) -> str:
    # YAML folds lines with a space, which Chinese does not have after its full stop
    return re.sub(r"(?<=[\u3001\u3002\uff0c\uff1b\uff1f])\s+", "", " ".join(text.split()))


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def folded(text: str) -> str:
    """Text in lower case and Simplified; a space stands for hyphens, apostrophes, white space."""
    simple = _simplifier().convert(normalize("NFKC", text).casefold())
    return re.sub(r"[\s\-‐-—_'’`]+", " ", simple).strip()


def _pattern(name: str) -> str:
    escaped = re.escape(name)
    if _HAN.search(name):
        return escaped
    return rf"(?<![a-z0-9]){escaped}(?:s|es)?(?![a-z0-9])"


def _bare(match: re.Match[str], names: Mapping[str, str]) -> str:
    found = match.group()
    return next(n for n in (found, found[:-1], found[:-2]) if n in names)


def _first(found: list[Found], most: int) -> list[Found]:
    return list(dict.fromkeys(found))[:most]


def _han_parts(plain: str, length: int) -> Iterator[str]:
    for run in re.findall(r"[\u3400-\u9fff]+", plain):
        for start in range(max(len(run) - length, 0) + 1):
            yield run[start : start + length]


def _latin_parts(plain: str, name: str) -> Iterator[str]:
    words, count = _WORD.findall(plain), len(_WORD.findall(name))
    for start in range(len(words) - count + 1):
        part = " ".join(words[start : start + count])
        # people seldom mistype the first letter, and most false friends differ there
        if part[:1] == name[:1]:
            yield part
