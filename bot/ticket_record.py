"""Everything that the store holds of a ticket, as JSON has it."""

from typing import Any

from bot.cli_files import file_record
from tickets.clocks import next_clock
from tickets.events import RecordedEvent, plain, ticket_values
from tickets.ports import UnitOfWork
from tickets.ticket import Information, Ticket


def ticket_record(unit: UnitOfWork, ticket: Ticket) -> dict[str, Any]:
    """A ticket with what belongs to it.

    Args:
        unit: that the ticket was read in.
        ticket: as read.
    """
    key = ticket.reference
    return ticket_values(ticket) | {
        "next_clock": plain(next_clock(ticket.clocks)),
        "information": [_information(item) for item in unit.tickets.information_on(key)],
        "files": [file_record(file) for file in unit.attachments.on(key)],
        "plans": plain(unit.plans.on(key)),
        "responses": plain(unit.responses.on(key)),
        "ratings": plain(unit.ratings.on(key)),
        "authorities": plain(unit.authorities.on(key)),
        "recusals": plain(unit.staff.recusals_on(key)),
        "notices": plain(unit.notices.on(key)),
        "audit": [_event(recorded) for recorded in unit.audit.of_ticket(key)],
    }


def _information(item: Information) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "text": item.text,
        "added_at": plain(item.added_at),
        "idempotency_key": item.idempotency_key,
    }


def _event(recorded: RecordedEvent) -> dict[str, Any]:
    event = recorded.event
    return {
        "sequence": recorded.sequence,
        "name": event.name.value,
        "at": plain(event.at),
        "actor": event.actor,
        "before": plain(event.before),
        "after": plain(event.after),
        "hash": recorded.hash,
    }
