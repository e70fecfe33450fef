"""Complaints made for somebody else: for whom, and on what authority, as the customer says it."""

import re
from collections.abc import Mapping

from tickets.authority import Capacity

_LONGEST_NAME = 60
# A short message that names another person as the one concerned, and maybe by what authority.
_LONGEST_NAMING = 120


def authority_told(
    words: str, marks: Mapping[Capacity, str], naming: str = ""
) -> tuple[Capacity, str, str]:
    """Capacity, principal and basis out of one answer.

    Args:
        words: "my mother Li Mei, power of attorney", as told.
        marks: capacity → words that tell it in the customer's language, with `|` between.
        naming: see `named_in`.

    Returns:
        the capacity (a delegate unless the words say more), the part that names the person, and the
        whole answer as the basis: staff look at the document before they answer.
    """
    read = words.casefold()
    capacity = next(
        (known for known, told in marks.items() if any(m in read for m in told.split("|"))),
        Capacity.DELEGATE,
    )
    named = named_in(words, naming)
    if named:
        return capacity, named[:_LONGEST_NAME], words.strip()
    parts = [part.strip() for part in re.split(r"[,;.\n\uff0c\uff1b\u3002\u3001]", words)]
    principal = next((part for part in parts if part), words.strip())
    return capacity, principal[:_LONGEST_NAME], words.strip()


def named_in(words: str, naming: str) -> str | None:
    """The name that a short message gives of another person ("her name's Rosa"); None without one.

    Args:
        words: as told, where the complaint is known to be somebody else's.
        naming: regular expression of the customer's language; its first group is the name.
    """
    if not naming or len(words) > _LONGEST_NAMING:
        return None
    found = re.search(naming, words.replace("\u2019", "'"))
    return found[1] if found else None
