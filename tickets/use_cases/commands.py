"""What is asked of the procedure, by whom, and what it comes to."""

from dataclasses import dataclass
from datetime import datetime

from tickets.errors import InvalidCommand
from tickets.lifecycle import Action
from tickets.ticket import clean
from tickets.use_cases.complaint import check_id
from tickets.vocabulary import TicketState


@dataclass(frozen=True, kw_only=True)
class StaffCommand:
    """A member of staff does something to a ticket.

    Attributes:
        reference: the ticket.
        staff_id: who.
        expected_version: version of the ticket that the decision was made on; None takes it as it
            is now.
        idempotency_key: the same one again changes nothing; None when it will not be repeated.

    Raises:
        InvalidCommand: an id cannot be.
    """

    reference: str
    staff_id: str
    expected_version: int | None = None
    idempotency_key: str | None = None

    def __post_init__(self) -> None:
        check_id("staff_id", self.staff_id)
        if self.idempotency_key is not None:
            check_id("idempotency_key", self.idempotency_key)


@dataclass(frozen=True, kw_only=True)
class CustomerCommand:
    """A customer does something to a ticket.

    Attributes:
        customer_id: who; given by the edge.
        idempotency_key: id of the message that asks for it; the same one again changes nothing.
        reference: the ticket as typed; None means the newest one.

    Raises:
        InvalidCommand: an id cannot be.
    """

    customer_id: str
    idempotency_key: str
    reference: str | None = None

    def __post_init__(self) -> None:
        check_id("customer_id", self.customer_id)
        check_id("idempotency_key", self.idempotency_key)


@dataclass(frozen=True)
class Outcome:
    """What a step led to.

    Attributes:
        reference: the ticket.
        action: what was done.
        state: of the ticket after it.
        version: of the ticket after it.
        at: when, aware UTC.
        repeated: the same request had done it before.
    """

    reference: str
    action: Action
    state: TicketState
    version: int
    at: datetime
    repeated: bool


def required(name: str, text: str | None) -> str:
    """A text as it is kept.

    Raises:
        InvalidCommand: it is empty.
    """
    kept = clean(text)
    if kept is None:
        raise InvalidCommand(f"{name} must not be empty.")
    return kept
