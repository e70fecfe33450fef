"""Patterns in two languages, of which a text in one of them is held against its half alone.

Rules name what they look for in Chinese and English, as alternatives of one expression. Those that
need a Chinese character cannot match a text without any, nor those that need a Latin letter one
without such; to try them in vain at every place of a text took longer than all else.

The halves are taken of what Python's own parser makes of the expression, as in `needed_pieces`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LATIN_LETTER = re.compile("[A-Za-z]")
_LETTERS = ((ord("A"), ord("Z")), (ord("a"), ord("z")))
_NEVER = re.compile("(?!)")
_made: list["BilingualPattern"] = []

# Whether all signs from one code to another are such as a text has none of.
_Missing = Callable[[int, int], bool]


def _is_latin(first: int, last: int) -> bool:
    return any(low <= first <= last <= high for low, high in _LETTERS)


def _is_beyond_ascii(first: int, last: int) -> bool:
    return first >= 128


class BilingualPattern:
    """A regular expression with the methods of a compiled one.

    Args:
        pattern: the expression; case counts.

    Attributes:
        whole: all of it, compiled.
    """

    def __init__(self, pattern: str) -> None:
        self.whole = re.compile(pattern)

    @cached_property
    def _latin(self) -> re.Pattern[str]:
        return _without(self.whole.pattern, _is_beyond_ascii)

    @cached_property
    def _chinese(self) -> re.Pattern[str]:
        return _without(self.whole.pattern, _is_latin)

    def compile_halves(self) -> None:
        """Compile both halves now rather than for the first text that needs one."""
        _ = self._latin, self._chinese

    def part_for(self, text: str) -> re.Pattern[str]:
        """The part of it that can match in a text."""
        if text.isascii():
            return self._latin
        return self.whole if _LATIN_LETTER.search(text) else self._chinese

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        """As of a compiled expression, and so the others."""
        return self.part_for(text).search(text, *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.part_for(text).match(text, *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.part_for(text).fullmatch(text, *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        return self.part_for(text).finditer(text, *bounds)

    def findall(self, text: str) -> list[Any]:
        return self.part_for(text).findall(text)

    def split(self, text: str) -> list[str | Any]:
        return self.part_for(text).split(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.part_for(text).sub(replacement, text)


def bilingual(pattern: str) -> BilingualPattern:
    """Compile an expression whose alternatives are in two languages (see `re.compile`)."""
    made = BilingualPattern(pattern)
    _made.append(made)
    return made


def compile_halves() -> None:
    """Compile the halves of every expression made so far, so that no customer waits for it."""
    for made in _made:
        made.compile_halves()


def _without(pattern: str, missing: _Missing) -> re.Pattern[str]:
    """An expression that matches the same in texts which have none of the missing signs."""
    tree = parser.parse(pattern)
    if not _possible(tree, missing):
        return _NEVER
    _prune(tree, missing)
    half: re.Pattern[str] = compiler.compile(tree)
    return half


def _possible(sequence: Any, missing: _Missing) -> bool:
    """Whether a sequence can match without the missing signs."""
    return all(_part_possible(code, told, missing) for code, told in sequence)


def _part_possible(code: Any, told: Any, missing: _Missing) -> bool:
    if code is codes.LITERAL:
        return not missing(told, told)
    if code is codes.IN:
        return not all(_is_missing(kind, sign, missing) for kind, sign in told)
    if code is codes.SUBPATTERN:
        return _possible(told[-1], missing)
    if code is codes.BRANCH:
        return any(_possible(branch, missing) for branch in told[1])
    if code is codes.ASSERT:
        return _possible(told[1], missing)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return told[0] == 0 or _possible(told[2], missing)
    return True


def _is_missing(kind: Any, sign: Any, missing: _Missing) -> bool:
    """Whether one part of a class of signs stands for missing ones alone."""
    if kind is codes.LITERAL:
        return missing(sign, sign)
    return kind is codes.RANGE and missing(*sign)


def _prune(sequence: Any, missing: _Missing) -> None:
    """Take out of a possible sequence what cannot match."""
    kept = []
    for code, told in sequence:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            if told[0] == 0 and not _possible(told[2], missing):
                continue
            _prune(told[2], missing)
        elif code is codes.SUBPATTERN:
            _prune(told[-1], missing)
        elif code is codes.BRANCH:
            told[1][:] = [branch for branch in told[1] if _possible(branch, missing)]
            for branch in told[1]:
                _prune(branch, missing)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            if not _possible(told[1], missing):
                # of the two only the latter stands in a possible sequence, and always holds
                continue
            _prune(told[1], missing)
        kept.append((code, told))
    sequence[:] = kept
