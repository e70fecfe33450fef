"""What a ticket was like when something was told of it, read from its trail."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from tickets.clocks import Clock, ClockKind
from tickets.events import RecordedEvent
from tickets.ticket import Ticket
from tickets.vocabulary import TicketState


def as_of(ticket: Ticket, events: Iterable[RecordedEvent], at: datetime) -> Ticket:
    """A ticket with the stage, the handler and the deadlines that it had at an instant.

    Everything else is as on the ticket given. Of deadlines, former pauses and extensions are left
    out: when they were due tells of them.

    Args:
        ticket: as it is.
        events: its trail, in order.
        at: aware; what was changed at that very instant counts.
    """
    known: dict[str, Any] = {}
    last = ticket.opened_at
    for recorded in events:
        if recorded.event.at > at:
            break
        known |= recorded.event.after
        last = recorded.event.at
    return replace(
        ticket,
        state=TicketState(known.get("state", ticket.state)),
        handler_id=known.get("handler_id"),
        clocks=tuple(map(_clock, known["clocks"])) if "clocks" in known else ticket.clocks,
        updated_at=last,
    )


def _clock(value: Clock | Mapping[str, Any]) -> Clock:
    # a store in memory gives the value itself
    if isinstance(value, Clock):
        return value
    return Clock(
        kind=ClockKind(value["kind"]),
        started_at=datetime.fromisoformat(value["started_at"]),
        due_at=datetime.fromisoformat(value["due_at"]),
        projected=value["projected"],
        calendar_unconfirmed=value["calendar_unconfirmed"],
        paused_at=_instant(value["paused_at"]),
        met_at=_instant(value["met_at"]),
        breached_at=_instant(value["breached_at"]),
        stopped_at=_instant(value["stopped_at"]),
    )


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
