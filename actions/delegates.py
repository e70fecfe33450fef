"""Complaints made for somebody else: for whom, and on what authority, as the customer says it."""

import re
from collections.abc import Mapping

from tickets.authority import Capacity

_LONGEST_NAME = 60


def authority_told(words: str, marks: Mapping[Capacity, str]) -> tuple[Capacity, str, str]:
    """Capacity, principal and basis out of one answer.

    Args:
        words: "my mother Li Mei, power of attorney", as told.
        marks: capacity → words that tell it in the customer's language, with `|` between.

    Returns:
        the capacity (a delegate unless the words say more), the part that names the person, and the
        whole answer as the basis: staff look at the document before they answer.
    """
    read = words.casefold()
    capacity = next(
        (known for known, told in marks.items() if any(m in read for m in told.split("|"))),
        Capacity.DELEGATE,
    )
    parts = [part.strip() for part in re.split(r"[,;.\n\uff0c\uff1b\u3002\u3001]", words)]
    principal = next((part for part in parts if part), words.strip())
    return capacity, principal[:_LONGEST_NAME], words.strip()
