"""What is known of a customer, and forgetting it."""

from dataclasses import dataclass, replace

from tickets.clocks import TimeSource
from tickets.events import Event, EventName
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Customer
from tickets.use_cases.complaint import check_id
from tickets.use_cases.evidence import erase_evidence
from tickets.use_cases.repetition import until_undisturbed


@dataclass(frozen=True)
class ForgetCustomer:
    """The customer wants to be forgotten."""

    customer_id: str

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)


@dataclass(frozen=True)
class Forgotten:
    """What became of the customer's data.

    Attributes:
        erased: there was something to erase.
        tickets_kept: the customer has tickets, which the law requires to be kept.
    """

    erased: bool
    tickets_kept: bool


def known_customer(customer_id: str, units: UnitOfWorkFactory) -> Customer | None:
    """The customer's profile, so that nothing in it is asked again.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return unit.customers.get(customer_id)


def forget_customer(
    command: ForgetCustomer, units: UnitOfWorkFactory, time: TimeSource
) -> Forgotten:
    """Erase name, contact and wishes from the profile, and praise and suggestions.

    Tickets stay as they are.

    Raises:
        StoreUnavailable: the database cannot be reached; nothing was changed.
    """
    return until_undisturbed(lambda: _forget(command, units, time))


def _forget(command: ForgetCustomer, units: UnitOfWorkFactory, time: TimeSource) -> Forgotten:
    with units() as unit:
        has_tickets = unit.tickets.newest_of(command.customer_id) is not None
        customer = unit.customers.get(command.customer_id)
        names = [
            name
            for name in ("name", "contact", "reply_channel")
            if customer is not None and getattr(customer, name) is not None
        ]
        erased = [*names, "feedback"] if unit.feedback.erase_of(command.customer_id) else names
        erased = [*erased, "files"] if erase_evidence(unit, command.customer_id) else erased
        if not erased:
            return Forgotten(erased=False, tickets_kept=has_tickets)
        now = time.now()
        if customer is not None and names:
            unit.customers.save(
                replace(
                    customer,
                    name=None,
                    contact=None,
                    reply_channel=None,
                    updated_at=now,
                    forgotten_at=now,
                )
            )
        unit.audit.append(
            Event(
                name=EventName.CUSTOMER_FORGOTTEN,
                at=now,
                actor="customer",
                customer_id=command.customer_id,
                before={"fields": erased},
            )
        )
        unit.commit()
        return Forgotten(erased=True, tickets_kept=has_tickets)
