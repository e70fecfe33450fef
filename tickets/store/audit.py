"""The audit trail in SQL."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tickets.errors import AuditChainBroken, StoreNotReady, Undecipherable
from tickets.events import Event, EventName, RecordedEvent, verify_chain
from tickets.ports import AuditTrail
from tickets.store.anchor import Anchor, check_anchors
from tickets.store.models import AuditHeadRow, AuditRow

_BATCH = 500
_HEAD = 1


class SqlAuditTrail:
    """The trail in SQL.

    Events wait until the unit of work commits, since the lock on the head must be the last one
    that a transaction takes: then no two transactions can wait for each other.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._waiting: list[Event] = []

    def append(self, event: Event) -> None:
        self._waiting.append(event)

    def record(self) -> None:
        """Give the waiting events their places; called just before the commit."""
        if not self._waiting:
            return
        self._session.flush()
        head = self._session.get(AuditHeadRow, _HEAD, with_for_update=True, populate_existing=True)
        if head is None:
            raise StoreNotReady("The audit trail has no head: run the migrations.")
        for event in self._waiting:
            recorded = RecordedEvent.after(head.sequence + 1, head.hash, event)
            self._session.add(
                AuditRow(
                    sequence=recorded.sequence,
                    name=event.name.value,
                    at=event.at,
                    actor=event.actor,
                    customer_id=event.customer_id,
                    reference=event.reference,
                    changes=event.changes,
                    previous_hash=recorded.previous_hash,
                    hash=recorded.hash,
                )
            )
            head.sequence, head.hash = recorded.sequence, recorded.hash
        self._waiting.clear()

    def of_ticket(self, reference: str) -> list[RecordedEvent]:
        query = select(AuditRow).where(AuditRow.reference == reference)
        return list(map(_recorded, self._session.scalars(query.order_by(AuditRow.sequence))))

    def all(self) -> Iterator[RecordedEvent]:
        # pages, not a cursor: nothing stays open when the reader stops half-way
        last, batch = 0, _BATCH
        while True:
            query = select(AuditRow).where(AuditRow.sequence > last).order_by(AuditRow.sequence)
            try:
                rows = self._session.scalars(query.limit(batch)).all()
            except Undecipherable:
                if batch == 1:
                    raise
                # one by one, so that those before the damaged one are still told
                batch = 1
                continue
            for row in rows:
                yield _recorded(row)
                self._session.expunge(row)
            if not rows:
                return
            last = rows[-1].sequence

    def hash_of(self, sequence: int) -> str | None:
        query = select(AuditRow.hash).where(AuditRow.sequence == sequence)
        return self._session.scalar(query)

    def head(self) -> tuple[int, str]:
        row = self._session.get(AuditHeadRow, _HEAD)
        if row is None:
            raise StoreNotReady("The audit trail has no head: run the migrations.")
        return row.sequence, row.hash


def _recorded(row: AuditRow) -> RecordedEvent:
    changes = json.loads(row.changes)
    event = Event(
        name=EventName(row.name),
        at=row.at,
        actor=row.actor,
        customer_id=row.customer_id,
        reference=row.reference,
        before=changes["before"],
        after=changes["after"],
        salt=changes["salt"],
    )
    return RecordedEvent(row.sequence, event, row.previous_hash, row.hash)


def verify(trail: AuditTrail, anchors: Sequence[Anchor] = ()) -> int:
    """Check the whole trail of a store against its head, and against what was written down of it.

    Args:
        trail: of a store.
        anchors: lines of the anchor file (see `tickets.store.anchor`); without them, an end that
            was cut off together with the head, or a trail that was written anew, does not show.

    Returns:
        the number of events.

    Raises:
        AuditChainBroken: an event was changed, removed or put in, or the end was cut off.
    """
    end = verify_chain(trail.all())
    if end != trail.head():
        raise AuditChainBroken(end[0] + 1)
    check_anchors(trail, anchors)
    return end[0]
