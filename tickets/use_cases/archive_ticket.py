"""Put ended tickets into the archive."""

from datetime import datetime

from tickets.clocks import TimeSource
from tickets.errors import NotEnded
from tickets.events import Event, EventName
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.complaint import check_id
from tickets.use_cases.procedure import find_ticket
from tickets.use_cases.repetition import until_undisturbed


def ended_before(before: datetime, units: UnitOfWorkFactory) -> list[str]:
    """References of the tickets that ended before an instant, the first to end first.

    Args:
        before: aware.
        units: the store.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        ended = [
            (ticket.ended_at, ticket.reference)
            for ticket in unit.tickets.all()
            if not ticket.is_open and ticket.ended_at is not None and ticket.ended_at < before
        ]
    return [reference for _, reference in sorted(ended)]


def note_archived(
    reference: str, seal: str, by: str, units: UnitOfWorkFactory, time: TimeSource
) -> None:
    """Note in the trail that an archive was made, with its seal, to hold the archive against.

    Args:
        reference: the ticket.
        seal: of the archive (see `tickets.archive.seal`).
        by: id of who made it; `system` at a terminal.
        units: the store.
        time: now.

    Raises:
        UnknownTicket: there is none under that reference.
        NotEnded: it is open again.
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    check_id("by", by)

    def attempt() -> None:
        with units() as unit:
            ticket = find_ticket(unit, reference)
            if ticket.is_open:
                raise NotEnded(ticket.state)
            unit.audit.append(
                Event(
                    name=EventName.TICKET_ARCHIVED,
                    at=time.now(),
                    actor=by,
                    customer_id=ticket.customer_id,
                    reference=ticket.reference,
                    after={"seal": seal},
                )
            )
            unit.commit()

    until_undisturbed(attempt)
