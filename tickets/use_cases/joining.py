"""Put files on a ticket, within a transaction that somebody else commits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tickets.attachment import Attachment
from tickets.events import Event, EventName
from tickets.ports import UnitOfWork
from tickets.ticket import Ticket


def join(unit: UnitOfWork, ticket: Ticket, files: Sequence[Attachment]) -> None:
    """Put these files on the ticket."""
    for file in files:
        unit.attachments.save(replace(file, reference=ticket.reference))


def join_waiting(unit: UnitOfWork, ticket: Ticket, now: datetime) -> None:
    """Put on a ticket what its customer sent while the complaint was told, and shortly before."""
    waiting = unit.attachments.waiting_of(ticket.customer_id, ticket.draft_id, now)
    join(unit, ticket, waiting)
    if waiting:
        unit.audit.append(
            Event(
                name=EventName.EVIDENCE_ADDED,
                at=now,
                actor="customer",
                customer_id=ticket.customer_id,
                reference=ticket.reference,
                after=told(waiting),
            )
        )


def told(files: Sequence[Attachment]) -> dict[str, object]:
    """Files for the trail: their fingerprints, and neither names nor captions."""
    return {
        "files": [
            {
                "id": file.id,
                "kind": file.kind.value,
                "media_type": file.media_type,
                "size_bytes": file.size_bytes,
                "sha256": file.sha256,
            }
            for file in files
        ]
    }
