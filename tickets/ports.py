"""What the use cases need from a store. `tickets.store` has it in SQL, the tests in memory."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from tickets.attachment_ports import Attachments
from tickets.clocks import Clock
from tickets.events import Event, RecordedEvent
from tickets.feedback import Feedback, FeedbackKind
from tickets.handover_ports import Handovers
from tickets.identity_ports import Identities
from tickets.procedure_ports import CaseFile
from tickets.ticket import Alert, Customer, Information, Ticket
from tickets.vocabulary import Category, Severity, TicketState, Topic


@dataclass(frozen=True)
class TicketSummary:
    """A line of a list: no personal data, nothing to decrypt.

    Attributes:
        next_clock: the deadline that comes first, of those not met.
        handler_id: the member of staff who has it.
    """

    reference: str
    opened_at: datetime
    category: Category
    topic: Topic
    severity: Severity
    state: TicketState
    next_clock: Clock | None
    handler_id: str | None = None


class Tickets(Protocol):
    """The tickets of a store."""

    def add(self, ticket: Ticket) -> None:
        """Keep a new ticket.

        Raises:
            Conflict: its reference or its draft has a ticket already.
        """
        ...

    def save(self, ticket: Ticket) -> None:
        """Keep a changed ticket under the version that it was read with.

        Raises:
            StaleTicket: the store holds a newer version, or no such ticket.
        """
        ...

    def get(self, reference: str) -> Ticket | None:
        """The ticket with this reference."""
        ...

    def of_draft(self, draft_id: str) -> Ticket | None:
        """The ticket that came from this draft."""
        ...

    def newest_of(
        self, customer_id: str, also: Collection[str] = (), *, open_only: bool = False
    ) -> Ticket | None:
        """The ticket of this customer, or of those besides, that was opened last."""
        ...

    def summaries_of(
        self,
        customer_id: str,
        limit: int,
        also: Collection[str] = (),
        granted: Collection[str] = (),
    ) -> list[TicketSummary]:
        """The tickets of this customer and of those besides, and those of these references.

        The newest first.
        """
        ...

    def summaries(self, limit: int | None = None) -> Iterator[TicketSummary]:
        """All tickets, the newest first."""
        ...

    def all(self, limit: int | None = None) -> Iterator[Ticket]:
        """All tickets in full, the newest first."""
        ...

    def without_handler(self, states: Collection[TicketState], limit: int) -> list[str]:
        """References of the tickets in these states that nobody has, the oldest first."""
        ...

    def to_close(
        self, policy_id: str, effective_from: date, responded_until: datetime, limit: int
    ) -> list[str]:
        """References of tickets under a version of a policy that can be closed, the oldest first.

        Those are confirmed, or were answered no later than `responded_until`.
        """
        ...

    def with_deadlines_until(self, until: datetime) -> Iterator[Ticket]:
        """Tickets with a running clock whose deadline is not after `until`, the newest first.

        Clocks that rest or are only projected do not count.
        """
        ...

    def add_information(self, information: Information) -> None:
        """Keep something that a customer added.

        Raises:
            Conflict: this customer has added something under this key already.
        """
        ...

    def information_by_key(self, customer_id: str, key: str) -> Information | None:
        """What the customer added under this key."""
        ...

    def information_on(self, reference: str) -> list[Information]:
        """What was added to a ticket, in order."""
        ...


class Customers(Protocol):
    """The customers of a store."""

    def get(self, customer_id: str) -> Customer | None:
        """The customer with this id."""
        ...

    def save(self, customer: Customer) -> None:
        """Keep a customer, new or changed."""
        ...

    def with_contact(self, contact: str) -> list[str]:
        """Ids of the customers who gave this phone number or address."""
        ...

    def failed_lookups_since(self, customer_id: str, since: datetime) -> list[datetime]:
        """When the customer asked for tickets that are not there, from `since` on, in order."""
        ...

    def note_failed_lookup(self, customer_id: str, at: datetime, forget_before: datetime) -> None:
        """Note one more, and drop those of this customer before `forget_before`."""
        ...


class AuditTrail(Protocol):
    """The trail of a store: events are put at its end and never changed."""

    def append(self, event: Event) -> None:
        """Put an event at the end; it takes its place when the unit of work commits."""
        ...

    def of_ticket(self, reference: str) -> list[RecordedEvent]:
        """A ticket's events, in order."""
        ...

    def all(self) -> Iterator[RecordedEvent]:
        """Every event, in order."""
        ...

    def hash_of(self, sequence: int) -> str | None:
        """Hash of the event of this number."""
        ...

    def head(self) -> tuple[int, str]:
        """Number and hash of the last event; 0 and `GENESIS` when there is none."""
        ...


class Alerts(Protocol):
    """Calls to staff that wait or were delivered."""

    def add(self, alert: Alert) -> None:
        """Queue an alert.

        Raises:
            Conflict: there is one under this key already.
        """
        ...

    def by_key(self, key: str) -> Alert | None:
        """The alert under this key."""
        ...

    def known_keys(self, keys: Collection[str]) -> set[str]:
        """Which of these keys have an alert."""
        ...

    def get(self, alert_id: int) -> Alert | None:
        """The alert with this number."""
        ...

    def save(self, alert: Alert) -> None:
        """Keep a changed alert."""
        ...

    def due(self, now: datetime, limit: int) -> Sequence[Alert]:
        """Alerts to deliver now, the oldest first."""
        ...


class FeedbackBook(Protocol):
    """Praise and suggestions."""

    def add(self, feedback: Feedback) -> None:
        """Keep praise or a suggestion.

        Raises:
            Conflict: this customer has given some under this key already.
        """
        ...

    def by_key(self, customer_id: str, key: str) -> Feedback | None:
        """What the customer gave under this key."""
        ...

    def newest_of(self, conversation_id: str, kind: FeedbackKind) -> Feedback | None:
        """The last feedback of a kind that a conversation gave."""
        ...

    def extend(self, feedback: Feedback, text: str) -> None:
        """Put more words below those of feedback that was kept."""
        ...

    def newest(self, kind: FeedbackKind | None, limit: int | None) -> list[Feedback]:
        """Feedback of one kind, or of both, the newest first."""
        ...

    def erase_of(self, customer_id: str) -> int:
        """Erase all that a customer gave, and say how many pieces that was."""
        ...


class UnitOfWork(CaseFile, Protocol):
    """One transaction: all of it on `commit`, none of it otherwise."""

    @property
    def tickets(self) -> Tickets: ...

    @property
    def customers(self) -> Customers: ...

    @property
    def audit(self) -> AuditTrail: ...

    @property
    def alerts(self) -> Alerts: ...

    @property
    def feedback(self) -> FeedbackBook: ...

    @property
    def attachments(self) -> Attachments: ...

    @property
    def identities(self) -> Identities: ...

    @property
    def handovers(self) -> Handovers: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make all changes lasting, together with their events.

        Raises:
            StaleTicket: a ticket was changed by somebody else since it was read.
            Conflict: somebody else kept a thing with the same unique key first.
            StoreUnavailable: the database cannot be reached.
        """
        ...


class UnitOfWorkFactory(Protocol):
    """Begins units of work."""

    def __call__(self, *, read_only: bool = False) -> UnitOfWork:
        """A new unit of work; one that only reads never waits for writers."""
        ...
