"""Cut a long text where a reader would: Telegram takes 4,096 UTF-16 units in one message."""

import re
import unicodedata
from collections.abc import Iterator

# "1-4096 characters after entities parsing", https://core.telegram.org/bots/api#sendmessage;
# Telegram counts UTF-16 code units, so that an emoji counts two.
LONGEST_MESSAGE = 4096

_CLOSING = "”’\"'」』）)】》"
# Borders from the best to the worst; a match ends where the next part begins.
_BORDERS = (
    re.compile(r"\n[^\S\n]*\n\s*"),
    re.compile(r"\n\s*"),
    re.compile(rf"[。！？!?…]+[{_CLOSING}]*\s*|[.;；]+[{_CLOSING}]*\s+"),
    re.compile(r"[，、：]\s*|[,:]\s+"),
    re.compile(r"\s+"),
)
_JOINER = "\u200d"
# Code points that one character on the screen has at most, before it counts as a heap of marks.
_LONGEST_CHARACTER = 64


def utf16_units(text: str) -> int:
    """Length of a text as Telegram counts it."""
    return len(text) + sum(character > "\uffff" for character in text)


def split(text: str, limit: int = LONGEST_MESSAGE) -> list[str]:
    """Cut a text into parts that fit into one message each.

    A part ends at a paragraph, else at a line, a sentence, a clause or a word, the best border in
    the second half of what fits; never inside a character that people see as one. White space at
    the borders is dropped, as Telegram does, and nothing else.

    Args:
        text: any text without lone surrogates.
        limit: UTF-16 units that fit into one part, at least 2.

    Returns:
        The parts in order; none for a text of white space.
    """
    return list(_parts(text.strip(), limit))


def _parts(rest: str, limit: int) -> Iterator[str]:
    while rest:
        fits = _fitting(rest, limit)
        cut = len(rest) if fits == len(rest) else _border(rest, fits)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()


def _fitting(text: str, limit: int) -> int:
    """How many code points of the text fit."""
    units = 0
    for index, character in enumerate(text[: limit + 1]):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return index
    return min(len(text), limit)


def _border(text: str, fits: int) -> int:
    # white space after the cut is dropped, so it may stand beyond the limit
    window = text[: fits + 1] if text[fits].isspace() else text[:fits]
    for border in _BORDERS:
        ends = [match.end() for match in border.finditer(window, fits // 2)]
        good = [end for end in ends if end <= fits + 1 and not _joined(text, end)]
        if good:
            return good[-1]
    for cut in range(fits, max(fits - _LONGEST_CHARACTER, 0), -1):
        if not _joined(text, cut):
            return cut
    return fits  # one heap of combining marks: no border exists


def _joined(text: str, cut: int) -> bool:
    """Whether a cut before `text[cut]` would tear apart what people see as one character."""
    if not 0 < cut < len(text):
        return False
    before, after = text[cut - 1], text[cut]
    if before == _JOINER or after == _JOINER or (before == "\r" and after == "\n"):
        return True
    if unicodedata.category(after).startswith("M") or "\U0001f3fb" <= after <= "\U0001f3ff":
        return True
    if "\U000e0020" <= after <= "\U000e007f" or "\u1160" <= after <= "\u11ff":
        return True
    if not (_is_regional(before) and _is_regional(after)):
        return False
    # flags are pairs: count how many stand before the cut
    run = 0
    while run < cut and _is_regional(text[cut - 1 - run]):
        run += 1
    return run % 2 == 1


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
