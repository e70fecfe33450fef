"""The content of a file as the database keeps it: encrypted parts that fit only where they stand.

Each part carries the file's id, its own position and how many there are, so that parts cannot be
swapped, left out or moved to another file without its showing.
"""

from collections.abc import Sequence

from tickets.errors import Undecipherable
from tickets.store import crypto

PART_BYTES = 512 * 1024


def seal(attachment_id: str, content: bytes) -> list[bytes]:
    """Encrypt a content in parts of at most `PART_BYTES`.

    Raises:
        KeyRingMissing: no key ring is installed.
    """
    ring = crypto.installed()
    starts = range(0, len(content), PART_BYTES)
    return [
        ring.encrypt_bytes(
            _heading(attachment_id, position, len(starts)) + content[start : start + PART_BYTES]
        )
        for position, start in enumerate(starts)
    ]


def unseal(attachment_id: str, parts: Sequence[bytes]) -> bytes:
    """The content again.

    Args:
        attachment_id: whose.
        parts: all of them, in order.

    Raises:
        Undecipherable: a part was changed, is missing, or belongs elsewhere.
    """
    ring = crypto.installed()
    content = bytearray()
    for position, part in enumerate(parts):
        opened = ring.decrypt_bytes(part)
        heading = _heading(attachment_id, position, len(parts))
        if not opened.startswith(heading):
            raise Undecipherable
        content += opened[len(heading) :]
    return bytes(content)


def _heading(attachment_id: str, position: int, count: int) -> bytes:
    return f"{attachment_id}:{position}:{count}:".encode()
