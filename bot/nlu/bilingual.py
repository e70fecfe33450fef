"""Patterns in two languages, of which a text in one of them is held against its half alone.

Rules name what they look for in Chinese and English, as alternatives of one expression. Those that
need a Chinese character cannot match a text without any, nor those that need a Latin letter one
without such; to try them in vain at every place of a text took longer than all else. Nor is a half
tried on a text that has none of the few pieces which it needs.

The halves are taken of what Python's own parser makes of the expression, as in `needed_pieces`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from re import _compiler as compiler  # type: ignore[attr-defined]
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from bot.nlu.needed_pieces import needed_by

# A Chinese character ends an English word as a space does: here得啦, 要refund呀.
_FLAGS = re.ASCII
_LATIN_LETTER = re.compile("[A-Za-z]")
_LETTERS = ((ord("A"), ord("Z")), (ord("a"), ord("z")))
# matches nothing, and by its first sign is done with a text at once
_NEVER = re.compile("\0(?!)")
# more take longer to look for than most patterns
_MOST_NEEDED = 16
_made: list["BilingualPattern"] = []

# Whether all signs from one code to another are such as a text has none of.
_Missing = Callable[[int, int], bool]


def _is_latin(first: int, last: int) -> bool:
    return any(low <= first <= last <= high for low, high in _LETTERS)


def _is_beyond_ascii(first: int, last: int) -> bool:
    return first >= 128


class _Part(NamedTuple):
    """What of an expression can match in some texts.

    Attributes:
        pattern: that part, compiled.
        needed: pieces of which each text that it matches in has one; empty where they are many.
    """

    pattern: re.Pattern[str]
    needed: tuple[str, ...]

    @classmethod
    def of(cls, tree: Any) -> "_Part":
        """Compile what the parser has made of it."""
        needed = needed_by(tree) or frozenset()
        few = tuple(sorted(needed)) if len(needed) <= _MOST_NEEDED else ()
        return cls(compiler.compile(tree), few)


class _Parts(NamedTuple):
    """An expression for texts without a Chinese sign, without a Latin letter, and with both."""

    latin: _Part
    chinese: _Part
    whole: _Part

    @classmethod
    def of(cls, pattern: str) -> "_Parts":
        tree = parser.parse(pattern, _FLAGS)
        return cls(_without(tree, _is_beyond_ascii), _without(tree, _is_latin), _Part.of(tree))


@lru_cache(maxsize=64)
def _part_of(text: str) -> int:
    """Which of the `_Parts` can match; hundreds of expressions are held against one message."""
    if text.isascii():
        return 0
    return 2 if _LATIN_LETTER.search(text) else 1


class BilingualPattern:
    """A regular expression with the methods of a compiled one.

    Args:
        pattern: the expression; case counts.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def _parts(self) -> _Parts:
        return _Parts.of(self.pattern)

    def compile_parts(self) -> None:
        """Compile its parts now rather than for the first text that needs one."""
        _ = self._parts

    def part_for(self, text: str) -> re.Pattern[str]:
        """The part of it that can match in a text."""
        part = self._parts[_part_of(text)]
        if not part.needed:
            return part.pattern
        for piece in part.needed:
            if piece in text:
                return part.pattern
        return _NEVER

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


def compile_parts() -> None:
    """Compile the parts of every expression made so far, so that no customer waits for it."""
    for made in _made:
        made.compile_parts()


def _without(tree: Any, missing: _Missing) -> _Part:
    """What matches the same in texts which have none of the missing signs."""
    return _Part.of(_pruned(tree, missing)) if _possible(tree, missing) else _Part(_NEVER, ())


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


def _pruned(sequence: Any, missing: _Missing) -> Any:
    """A possible sequence without what cannot match."""
    kept = parser.SubPattern(sequence.state)
    for code, told in sequence:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            least, most, repeated = told
            if least == 0 and not _possible(repeated, missing):
                continue
            told = least, most, _pruned(repeated, missing)
        elif code is codes.SUBPATTERN:
            told = *told[:-1], _pruned(told[-1], missing)
        elif code is codes.BRANCH:
            told = None, [_pruned(part, missing) for part in told[1] if _possible(part, missing)]
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            direction, looked_for = told
            if not _possible(looked_for, missing):
                # of the two only the latter stands in a possible sequence, and always holds
                continue
            told = direction, _pruned(looked_for, missing)
        kept.append((code, told))
    return kept
