"""What became of an audit trail that does not hold: the first event, and what was done to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tickets.errors import Undecipherable
from tickets.events import GENESIS, RecordedEvent
from tickets.ports import AuditTrail
from tickets.store.anchor import Anchor


class FindingKind(StrEnum):
    """What was done to a trail."""

    CHANGED = "changed"
    DELETED = "deleted"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    # every hash fits, but not the ones that were written down outside the database
    REWRITTEN = "rewritten"
    # nothing was written down: a trail that was written anew or cut off would not show
    ANCHOR_MISSING = "anchor_missing"


@dataclass(frozen=True)
class Finding:
    """The first thing that is wrong.

    Attributes:
        kind: what was done.
        sequence: number of the event; of an anchor that is missing, the last event.
    """

    kind: FindingKind
    sequence: int


@dataclass(frozen=True)
class Verdict:
    """What a check of a trail came to.

    Attributes:
        events: that are whole and in order, from the first on.
        finding: the first thing that is wrong; None when nothing is.
    """

    events: int
    finding: Finding | None


def judge(trail: AuditTrail, anchors: Sequence[Anchor]) -> Verdict:
    """Check a whole trail, and tell what was done to it.

    A trail without any event needs no anchor.

    Args:
        trail: of a store.
        anchors: lines of the anchor file (see `tickets.store.anchor`).
    """
    sequence, previous = 0, GENESIS
    for recorded in _readable(trail):
        sequence += 1
        if recorded is None:
            return _verdict(FindingKind.CHANGED, sequence)
        if recorded != RecordedEvent.after(sequence, previous, recorded.event):
            return _verdict(_what_broke(trail, recorded, sequence, previous), sequence)
        previous = recorded.hash
    head_sequence, head_hash = trail.head()
    if head_sequence > sequence:
        return _verdict(FindingKind.TRUNCATED, sequence + 1)
    if (head_sequence, head_hash) != (sequence, previous):
        return _verdict(FindingKind.CHANGED, sequence)
    return _against_anchors(trail, anchors, sequence)


def _verdict(kind: FindingKind, sequence: int) -> Verdict:
    return Verdict(sequence - 1, Finding(kind, sequence))


def _against_anchors(trail: AuditTrail, anchors: Sequence[Anchor], end: int) -> Verdict:
    for anchor in anchors:
        if anchor.sequence > end:
            return Verdict(end, Finding(FindingKind.TRUNCATED, end + 1))
        if trail.hash_of(anchor.sequence) != anchor.hash:
            return Verdict(end, Finding(FindingKind.REWRITTEN, anchor.sequence))
    if end and not anchors:
        return Verdict(end, Finding(FindingKind.ANCHOR_MISSING, end))
    return Verdict(end, None)


def _readable(trail: AuditTrail) -> Iterator[RecordedEvent | None]:
    """The events; None for the first that is no event any more, and then none."""
    try:
        yield from trail.all()
    except (Undecipherable, ValueError, KeyError, TypeError):
        yield None


def _what_broke(
    trail: AuditTrail, broken: RecordedEvent, sequence: int, previous: str
) -> FindingKind:
    """Why the event at this place does not fit: it was changed, or another one belongs there."""
    for other in _readable(trail):
        if other is None:
            break
        belongs_here = RecordedEvent.after(sequence, previous, other.event).hash == other.hash
        if belongs_here and other.sequence != sequence:
            return FindingKind.REORDERED
    if broken.sequence > sequence or _was_moved_up(broken, sequence):
        return FindingKind.DELETED
    return FindingKind.CHANGED


# so many events can be gone before one that was given a new number is taken for a changed one
_SEARCHED = 10_000


def _was_moved_up(broken: RecordedEvent, sequence: int) -> bool:
    """Whether the event is whole under a later number, so that some before it are gone."""
    later = range(sequence + 1, sequence + _SEARCHED)
    return any(
        RecordedEvent.after(number, broken.previous_hash, broken.event).hash == broken.hash
        for number in later
    )
