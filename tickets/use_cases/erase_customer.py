"""Erase what may be erased of a customer, and say what stays and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from tickets.clocks import TimeSource
from tickets.ports import UnitOfWorkFactory
from tickets.retention import Retention, RetentionRule
from tickets.use_cases.customers import ForgetCustomer, forget_customer

# a customer with more tickets than that is no customer
_MOST_TICKETS = 10_000


class WhyKept(StrEnum):
    """Why a ticket stays."""

    OPEN = "open"
    RETENTION = "retention"
    # nothing requires it any longer: it is for the firm to decide on
    RETENTION_OVER = "retention_over"


@dataclass(frozen=True)
class KeptTicket:
    """A ticket that stays as it is.

    Attributes:
        reference: of the ticket.
        why: it stays.
        until: last day of the term; None while the ticket is open.
        rule: that the term comes from.
    """

    reference: str
    why: WhyKept
    until: date | None
    rule: RetentionRule


@dataclass(frozen=True)
class Erasure:
    """What became of the request.

    Attributes:
        profile_erased: name, contact and wishes were there, and are gone.
        kept: the customer's tickets, the newest first, with their plans, responses and audit
            events.
    """

    profile_erased: bool
    kept: tuple[KeptTicket, ...]


def erase_customer(
    command: ForgetCustomer,
    units: UnitOfWorkFactory,
    time: TimeSource,
    retention: Retention,
    zone: ZoneInfo,
) -> Erasure:
    """Erase the customer's profile; tickets stay as long as they must, and are named.

    Args:
        command: who.
        units: the store.
        time: now.
        retention: how long tickets are kept.
        zone: in which days are counted.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    forgotten = forget_customer(command, units, time)
    today = time.now().astimezone(zone).date()
    kept = []
    with units(read_only=True) as unit:
        for summary in unit.tickets.summaries_of(command.customer_id, _MOST_TICKETS):
            ticket = unit.tickets.get(summary.reference)
            if ticket is None:
                continue
            term = retention.of(ticket, zone)
            why = WhyKept.OPEN if term.until is None else WhyKept.RETENTION
            if term.is_over(today):
                why = WhyKept.RETENTION_OVER
            kept.append(KeptTicket(ticket.reference, why, term.until, term.rule))
    return Erasure(forgotten.erased, tuple(kept))
