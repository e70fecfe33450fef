"""Find a customer's own ticket, telling nobody anything about others, with limited attempts."""

import math
from datetime import datetime, timedelta

from tickets.authority import AuthorityStatus
from tickets.errors import InvalidReference, TicketNotFound, TooManyAttempts
from tickets.ports import UnitOfWork
from tickets.reference import parse_reference
from tickets.ticket import Ticket

FAILED_LOOKUPS = 10
WINDOW = timedelta(hours=1)


def own_ticket(unit: UnitOfWork, customer_id: str, reference: str, now: datetime) -> Ticket:
    """The customer's ticket with this reference, in whatever form it was typed.

    Whoever was given a verified authority to act on a ticket has it too, and whoever has shown to
    be its customer (`tickets.identity`). Only reads; the caller notes a failure with `note_failure`
    and commits it.

    Raises:
        TicketNotFound: unknown, malformed or somebody else's, without a difference.
        TooManyAttempts: ten look-ups of this customer failed within the last hour.
    """
    failures = unit.customers.failed_lookups_since(customer_id, now - WINDOW)
    if len(failures) >= FAILED_LOOKUPS:
        wait = failures[-FAILED_LOOKUPS] + WINDOW - now
        raise TooManyAttempts(max(1, math.ceil(wait.total_seconds())))
    try:
        ticket = unit.tickets.get(parse_reference(reference))
    except InvalidReference:
        ticket = None
    if ticket is None or not may_act(unit, ticket, customer_id):
        raise TicketNotFound
    return ticket


def is_theirs(unit: UnitOfWork, ticket: Ticket, customer_id: str) -> bool:
    """Whether a ticket is a customer's own, or one of those they have shown to be theirs."""
    return ticket.customer_id == customer_id or ticket.customer_id in unit.identities.bound_to(
        customer_id
    )


def may_act(unit: UnitOfWork, ticket: Ticket, customer_id: str) -> bool:
    """Whether a customer may act on a ticket: it is theirs, or an authority for it was verified."""
    return is_theirs(unit, ticket, customer_id) or any(
        authority.agent_id == customer_id and authority.status is AuthorityStatus.VERIFIED
        for authority in unit.authorities.on(ticket.reference)
    )


def target_ticket(
    unit: UnitOfWork, customer_id: str, reference: str | None, now: datetime
) -> Ticket:
    """The ticket that a customer means: the one with this reference, or else the newest.

    Raises:
        TicketNotFound: the customer has no such ticket, or none at all.
        TooManyAttempts: as `own_ticket`.
    """
    if reference is not None:
        return own_ticket(unit, customer_id, reference, now)
    newest = unit.tickets.newest_of(customer_id, unit.identities.bound_to(customer_id))
    if newest is None:
        raise TicketNotFound
    return still_going(unit, newest)


def still_going(unit: UnitOfWork, ticket: Ticket) -> Ticket:
    """The ticket that took over from a merged one; any other ticket itself.

    Only for the ticket's own customer: who may act on one need not see the other.
    """
    while ticket.merged_into is not None:
        earlier = unit.tickets.get(ticket.merged_into)
        assert earlier is not None  # tickets are never removed
        ticket = earlier
    return ticket


def note_failure(unit: UnitOfWork, customer_id: str, now: datetime) -> None:
    """Count a failed look-up against the customer's limit."""
    unit.customers.note_failed_lookup(customer_id, now, now - WINDOW)
