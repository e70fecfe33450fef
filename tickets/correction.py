"""What staff put right in the labels of a ticket, kept with a text that may leave the system."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

# Longer runs of digits are numbers of people and contracts; sums and days are shorter. Mail
# addresses end with them. What is hidden keeps its kind, since the words around it are training
# data.
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODE = re.compile(r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*\d[A-Za-z0-9-]*\d)[A-Za-z0-9-]{7,}", re.ASCII)
_DIGITS = re.compile(r"\+?\d(?:[\d\s()-]{5,})\d")


@dataclass(frozen=True)
class LabelCorrection:
    """One label that staff put right.

    Attributes:
        reference: the ticket.
        label: `category`, `topic` or `tone`.
        before: code before.
        after: code after.
        reason: why, in words.
        masked_text: the story without what names a person (see `masked`).
        language: of the story.
        by: id of the member of staff.
        at: aware UTC.
    """

    reference: str
    label: str
    before: str
    after: str
    reason: str
    masked_text: str
    language: str
    by: str
    at: datetime


def masked(text: str, names: Iterable[str | None] = ()) -> str:
    """A text without addresses, links, long numbers and the given names.

    Args:
        text: a customer's words.
        names: known names, contacts and numbers of this customer; None is passed over.

    Returns:
        the text with `[name]`, `[email]`, `[link]` and `[number]` in their places.
    """
    for name in sorted({n for n in names if n and len(n) > 1}, key=len, reverse=True):
        text = re.sub(re.escape(name), "[name]", text, flags=re.IGNORECASE)
    for pattern, word in (
        (_EMAIL, "[email]"),
        (_LINK, "[link]"),
        (_CODE, "[number]"),
        (_DIGITS, "[number]"),
    ):
        text = pattern.sub(word, text)
    return text
