"""Which pieces of text a regular expression cannot match without.

Read off what Python's own parser makes of the expression, so that none of its syntax is known here
twice. The parser has no public name; Python is pinned, and tests would tell of a change.
"""

from collections.abc import Iterable
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

# that one place of a pattern may stand for
_MOST_PIECES = 64


def needed_pieces(pattern: str) -> frozenset[str] | None:
    """Pieces of text of which everything that a pattern matches has at least one.

    Args:
        pattern: a regular expression; case counts.

    Returns:
        the longest that were found; None where it matches texts that have nothing in common.
    """
    return needed_by(parser.parse(pattern))


def needed_by(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """As `needed_pieces`, of what the parser has made of a pattern."""
    found: list[frozenset[str] | None] = []
    run = frozenset({""})
    for code, told in sequence:
        exact = _exact(code, told)
        if exact is not None and len(exact) * len(run) <= _MOST_PIECES:
            run = frozenset(map("".join, product(run, exact)))
            continue
        found.append(run)
        run = exact if exact is not None else frozenset({""})
        if exact is None:
            found.append(_needed_in(code, told))
    found.append(run)
    usable = [pieces for pieces in found if pieces and "" not in pieces]
    return max(usable, key=lambda pieces: (min(map(_weight, pieces)), -len(pieces)), default=None)


def _weight(piece: str) -> int:
    return len(piece.strip())


def _needed_in(code: Any, told: Any) -> frozenset[str] | None:
    """Pieces that one part of a pattern needs, which stands for more texts than can be listed."""
    if code is codes.SUBPATTERN:
        return needed_by(told[-1])
    if code is codes.BRANCH:
        return _of_all(map(needed_by, told[1]))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and told[0] > 0:
        return needed_by(told[2])
    return None


def _exact(code: Any, told: Any) -> frozenset[str] | None:
    """All texts that one part of a pattern stands for; None where they are too many."""
    if code is codes.LITERAL:
        return frozenset({chr(told)})
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return frozenset({""})
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in told):
        return frozenset(chr(sign) for _, sign in told)
    if code is codes.SUBPATTERN:
        return _exact_sequence(told[-1])
    if code is codes.BRANCH:
        texts = _of_all(map(_exact_sequence, told[1]))
        return texts if texts is None or len(texts) <= _MOST_PIECES else None
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and told[:2] == (0, 1):
        texts = _exact_sequence(told[2])
        return None if texts is None else texts | {""}
    return None


def _exact_sequence(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    texts = frozenset({""})
    for code, told in sequence:
        more = _exact(code, told)
        if more is None or len(texts) * len(more) > _MOST_PIECES:
            return None
        texts = frozenset(map("".join, product(texts, more)))
    return texts


def _of_all(branches: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """All that some branches stand for or need, where it is known of each of them."""
    found: set[str] = set()
    for told in branches:
        if told is None:
            return None
        found |= told
    return frozenset(found)
