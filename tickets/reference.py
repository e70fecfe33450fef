"""Ticket references: `FD-dddd-dddd-cc`, eight random digits and two check digits.

The check digits are ISO 7064 mod 97-10, so a single wrong digit and two swapped ones are noticed
before anything is looked up. The arithmetic is one line and stands here, because the engine's
environment verifies references too and carries no library for it; the tests hold it against one.
"""

import re
import secrets
import unicodedata

from tickets.errors import InvalidReference

_DASHES = dict.fromkeys(map(ord, "-‐‑‒–—―−ー_·. "), "")
_PLAIN = re.compile(r"FD([0-9]{8})([0-9]{2})")


def check_digits(digits: str) -> str:
    """The two ISO 7064 mod 97-10 check digits of a row of digits."""
    return f"{98 - int(digits) * 100 % 97:02d}"


def from_number(number: int) -> str:
    """The reference with these eight digits.

    Args:
        number: 0 to 99,999,999.
    """
    digits = f"{number:08d}"
    return f"FD-{digits[:4]}-{digits[4:]}-{check_digits(digits)}"


def new_reference() -> str:
    """A random reference: it tells nothing about how many tickets there are, nor the next one."""
    return from_number(secrets.randbelow(10**8))


def parse_reference(text: str) -> str:
    """The reference that somebody typed, in its one written form.

    Lower case, full-width letters and digits, spaces and missing or odd hyphens are forgiven.

    Args:
        text: the reference alone.

    Raises:
        InvalidReference: it has another form, or its check digits are wrong. The message does not
            repeat the text.
    """
    plain = "".join(unicodedata.normalize("NFKC", text[:64]).upper().translate(_DASHES).split())
    match = _PLAIN.fullmatch(plain)
    if match is None:
        raise InvalidReference("A ticket reference looks like FD-1234-5678-89.")
    digits, given = match.groups()
    if check_digits(digits) != given:
        raise InvalidReference("The check digits of this ticket reference are wrong.")
    return f"FD-{digits[:4]}-{digits[4:]}-{given}"
