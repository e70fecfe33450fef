"""The audit trail in SQL."""

import json
from collections.abc import Iterator, Sequence

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from tickets.errors import AuditChainBroken, StoreNotReady, Undecipherable
from tickets.events import Event, EventName, RecordedEvent, verify_chain
from tickets.ports import AuditTrail
from tickets.store.anchor import Anchor, check_anchors
from tickets.store.models import AuditHeadRow, AuditRow

_BATCH = 500

# built once, since building costs more than running
_HEAD = select(AuditHeadRow.sequence, AuditHeadRow.hash).where(AuditHeadRow.id == 1)
_LOCKED_HEAD = _HEAD.with_for_update()
_APPENDED = insert(AuditRow)
_MOVED_HEAD = (
    update(AuditHeadRow)
    .where(AuditHeadRow.id == 1)
    .values(sequence=bindparam("reached"), hash=bindparam("reached_hash"))
)


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
        # plain statements: nothing reads these rows again in this session, as objects they would
        # only be looked through by it
        connection = self._session.connection()
        head = connection.execute(_LOCKED_HEAD).one_or_none()
        if head is None:
            raise StoreNotReady("The audit trail has no head: run the migrations.")
        sequence, previous_hash = head
        rows = []
        for event in self._waiting:
            recorded = RecordedEvent.after(sequence + 1, previous_hash, event)
            rows.append(
                {
                    "sequence": recorded.sequence,
                    "name": event.name.value,
                    "at": event.at,
                    "actor": event.actor,
                    "customer_id": event.customer_id,
                    "reference": event.reference,
                    "changes": event.changes,
                    "previous_hash": recorded.previous_hash,
                    "hash": recorded.hash,
                }
            )
            sequence, previous_hash = recorded.sequence, recorded.hash
        connection.execute(_APPENDED, rows)
        connection.execute(_MOVED_HEAD, {"reached": sequence, "reached_hash": previous_hash})
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
        row = self._session.execute(_HEAD).one_or_none()
        if row is None:
            raise StoreNotReady("The audit trail has no head: run the migrations.")
        sequence, hash_ = row
        return sequence, hash_


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
