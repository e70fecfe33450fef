"""The head of the audit trail, written down outside the database.

Whoever can write to the database could put a whole new trail into it, or cut its end off, and make
every hash fit. They cannot make it fit a file that they do not have: each line of the anchor file
is an instant, a sequence number and the hash of that event. Lines are only ever added; keep the
file, or a copy that follows it, on another machine.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tickets.errors import AnchorUnusable, AuditChainBroken
from tickets.events import GENESIS
from tickets.ports import AuditTrail


@dataclass(frozen=True)
class Anchor:
    """One line: the event of this number had this hash at that time."""

    at: datetime
    sequence: int
    hash: str


def read_anchors(path: Path) -> list[Anchor]:
    """The lines of an anchor file, in order; none when there is no file.

    A last line that was cut off by a crash is passed over: the next one takes its place.

    Raises:
        AnchorUnusable: the file cannot be read, or a line is not as it was written.
    """
    try:
        text = path.read_text("ascii")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise AnchorUnusable(f"The anchor file {path} cannot be read.") from error
    anchors: list[Anchor] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        anchor = _anchor(line)
        if anchor is None and text.endswith(line):
            break
        if anchor is None or (anchors and not _follows(anchor, anchors[-1])):
            raise AnchorUnusable(f"Line {number} of the anchor file {path} was changed.")
        anchors.append(anchor)
    return anchors


def _follows(anchor: Anchor, last: Anchor) -> bool:
    # two workers may write the same head down
    same = (anchor.sequence, anchor.hash) == (last.sequence, last.hash)
    return same or anchor.sequence > last.sequence


def _anchor(line: str) -> Anchor | None:
    try:
        at, sequence, digest = line.split(" ")
        if len(digest) == len(GENESIS) and int(digest, 16) >= 0:
            return Anchor(datetime.fromisoformat(at), int(sequence), digest)
    except ValueError:
        pass
    return None


def write_anchor(trail: AuditTrail, path: Path, now: datetime) -> Anchor | None:
    """Write the head of the trail down, if it has moved since the last line.

    Args:
        trail: of a store.
        path: the anchor file; its folder is made when absent.
        now: aware.

    Returns:
        the new line; None when there is nothing new.

    Raises:
        AuditChainBroken: the trail is shorter than, or differs from, what was written down.
        AnchorUnusable: the file cannot be read or written.
    """
    known = read_anchors(path)
    check_anchors(trail, known[-1:])
    sequence, digest = trail.head()
    if sequence == (known[-1].sequence if known else 0):
        return None
    anchor = Anchor(now.astimezone(UTC), sequence, digest)
    line = f"{anchor.at.isoformat()} {sequence} {digest}\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _drop_cut_off_line(path)
        with path.open("a", encoding="ascii") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise AnchorUnusable(f"The anchor file {path} cannot be written.") from error
    return anchor


def _drop_cut_off_line(path: Path) -> None:
    written = path.read_bytes() if path.exists() else b""
    whole = written.rfind(b"\n") + 1
    if whole < len(written):
        os.truncate(path, whole)


def check_anchors(trail: AuditTrail, anchors: Sequence[Anchor]) -> None:
    """Hold a trail against what was written down of it.

    Raises:
        AuditChainBroken: with the number of the first event that is gone or differs.
    """
    end, _ = trail.head()
    for anchor in anchors:
        if anchor.sequence > end or trail.hash_of(anchor.sequence) != anchor.hash:
            raise AuditChainBroken(min(anchor.sequence, end + 1))
