"""The store of `tickets.ports` in memory, held to the same contract as the real one."""

import threading
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from types import TracebackType
from typing import Self

from tests.auxil.memory_attachments import MemoryAttachments
from tests.auxil.memory_case import (
    CaseState,
    MemoryAuthorities,
    MemoryCorrections,
    MemoryNotices,
    MemoryPerformances,
    MemoryPlans,
    MemoryRatings,
    MemoryResponses,
    MemorySentLetters,
    MemoryStaffList,
)
from tests.auxil.memory_handovers import MemoryHandovers
from tests.auxil.memory_identities import IdentityState, MemoryIdentities
from tickets.attachment import Attachment
from tickets.clocks import Clock, next_clock
from tickets.errors import Conflict, StaleTicket
from tickets.events import GENESIS, Event, RecordedEvent
from tickets.feedback import Feedback, FeedbackKind
from tickets.handover import Handover, Presence
from tickets.ports import TicketSummary
from tickets.ticket import Alert, Customer, Information, Ticket
from tickets.vocabulary import TicketState


@dataclass
class _State:
    """Everything that is kept; all values are immutable, so copies may be shallow."""

    tickets: dict[str, Ticket] = field(default_factory=dict)
    information: list[Information] = field(default_factory=list)
    customers: dict[str, Customer] = field(default_factory=dict)
    failed_lookups: list[tuple[str, datetime]] = field(default_factory=list)
    trail: list[RecordedEvent] = field(default_factory=list)
    alerts: dict[int, Alert] = field(default_factory=dict)
    feedback: list[Feedback] = field(default_factory=list)
    files: dict[str, Attachment] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    handovers: dict[int, Handover] = field(default_factory=dict)
    presences: dict[str, Presence] = field(default_factory=dict)
    case: CaseState = field(default_factory=CaseState)
    identities: IdentityState = field(default_factory=IdentityState)

    def copy(self) -> "_State":
        return _State(**{f.name: getattr(self, f.name).copy() for f in fields(self)})


def _folded(contact: str) -> str:
    return "".join(c for c in contact.casefold() if not c.isspace() and c not in "-()")


class MemoryTickets:
    def __init__(self, state: _State) -> None:
        self._state = state

    def add(self, ticket: Ticket) -> None:
        if ticket.reference in self._state.tickets or self.of_draft(ticket.draft_id):
            raise Conflict("taken")
        self._state.tickets[ticket.reference] = replace(ticket, version=1)

    def save(self, ticket: Ticket) -> None:
        kept = self._state.tickets.get(ticket.reference)
        if kept is None or kept.version != ticket.version:
            raise StaleTicket("stale")
        self._state.tickets[ticket.reference] = replace(ticket, version=ticket.version + 1)

    def get(self, reference: str) -> Ticket | None:
        return self._state.tickets.get(reference)

    def of_draft(self, draft_id: str) -> Ticket | None:
        found = (t for t in self._state.tickets.values() if t.draft_id == draft_id)
        return next(found, None)

    def newest_of(
        self, customer_id: str, also: Collection[str] = (), *, open_only: bool = False
    ) -> Ticket | None:
        for ticket in self.all():
            theirs = ticket.customer_id == customer_id or ticket.customer_id in also
            if theirs and (ticket.is_open or not open_only):
                return ticket
        return None

    def summaries_of(
        self,
        customer_id: str,
        limit: int,
        also: Collection[str] = (),
        granted: Collection[str] = (),
    ) -> list[TicketSummary]:
        whose = {customer_id, *also}
        own = [t for t in self.all() if t.customer_id in whose or t.reference in granted]
        return list(map(_summary, own[:limit]))

    def summaries(self, limit: int | None = None) -> Iterator[TicketSummary]:
        return map(_summary, self.all(limit))

    def all(self, limit: int | None = None) -> Iterator[Ticket]:
        return iter(list(reversed(self._state.tickets.values()))[:limit])

    def without_handler(self, states: Collection[TicketState], limit: int) -> list[str]:
        found = [
            t.reference
            for t in self._state.tickets.values()
            if t.handler_id is None and t.state in states
        ]
        return found[:limit]

    def to_close(
        self, policy_id: str, effective_from: date, responded_until: datetime, limit: int
    ) -> list[str]:
        found = [
            t.reference
            for t in self._state.tickets.values()
            if (t.policy_id, t.policy_effective_from) == (policy_id, effective_from)
            and (
                t.state is TicketState.CONFIRMED
                or (
                    t.state is TicketState.RESPONDED
                    and t.responded_at is not None
                    and t.responded_at <= responded_until
                )
            )
        ]
        return found[:limit]

    def with_deadlines_until(self, until: datetime) -> Iterator[Ticket]:
        def is_due(clock: Clock) -> bool:
            rests = clock.paused_at is not None or clock.projected
            return clock.is_running and not rests and clock.due_at <= until

        return (t for t in self.all() if any(map(is_due, t.clocks)))

    def add_information(self, information: Information) -> None:
        if self.information_by_key(information.customer_id, information.idempotency_key):
            raise Conflict("taken")
        self._state.information.append(information)

    def information_by_key(self, customer_id: str, key: str) -> Information | None:
        for kept in self._state.information:
            if (kept.customer_id, kept.idempotency_key) == (customer_id, key):
                return kept
        return None

    def information_on(self, reference: str) -> list[Information]:
        return [i for i in self._state.information if i.reference == reference]


def _summary(ticket: Ticket) -> TicketSummary:
    return TicketSummary(
        reference=ticket.reference,
        opened_at=ticket.opened_at,
        category=ticket.category,
        topic=ticket.topic,
        severity=ticket.severity,
        state=ticket.state,
        next_clock=next_clock(ticket.clocks),
        handler_id=ticket.handler_id,
    )


class MemoryCustomers:
    def __init__(self, state: _State) -> None:
        self._state = state

    def get(self, customer_id: str) -> Customer | None:
        return self._state.customers.get(customer_id)

    def save(self, customer: Customer) -> None:
        self._state.customers[customer.customer_id] = customer

    def with_contact(self, contact: str) -> list[str]:
        return sorted(
            c.customer_id
            for c in self._state.customers.values()
            if c.contact and _folded(c.contact) == _folded(contact)
        )

    def failed_lookups_since(self, customer_id: str, since: datetime) -> list[datetime]:
        return sorted(
            at for who, at in self._state.failed_lookups if who == customer_id and at >= since
        )

    def note_failed_lookup(self, customer_id: str, at: datetime, forget_before: datetime) -> None:
        self._state.failed_lookups = [
            (who, then)
            for who, then in self._state.failed_lookups
            if who != customer_id or then >= forget_before
        ]
        self._state.failed_lookups.append((customer_id, at))


class MemoryTrail:
    def __init__(self, state: _State) -> None:
        self._state = state
        self._waiting: list[Event] = []

    def append(self, event: Event) -> None:
        self._waiting.append(event)

    def record(self) -> None:
        for event in self._waiting:
            sequence, last = self.head()
            self._state.trail.append(RecordedEvent.after(sequence + 1, last, event))
        self._waiting.clear()

    def of_ticket(self, reference: str) -> list[RecordedEvent]:
        return [r for r in self._state.trail if r.event.reference == reference]

    def all(self) -> Iterator[RecordedEvent]:
        return iter(self._state.trail)

    def hash_of(self, sequence: int) -> str | None:
        return next((r.hash for r in self._state.trail if r.sequence == sequence), None)

    def head(self) -> tuple[int, str]:
        last = self._state.trail[-1] if self._state.trail else None
        return (last.sequence, last.hash) if last else (0, GENESIS)


class MemoryAlerts:
    def __init__(self, state: _State) -> None:
        self._state = state

    def add(self, alert: Alert) -> None:
        if self.by_key(alert.key):
            raise Conflict("taken")
        number = len(self._state.alerts) + 1
        self._state.alerts[number] = replace(alert, id=number)

    def by_key(self, key: str) -> Alert | None:
        return next((a for a in self._state.alerts.values() if a.key == key), None)

    def known_keys(self, keys: Collection[str]) -> set[str]:
        return {a.key for a in self._state.alerts.values()} & set(keys)

    def get(self, alert_id: int) -> Alert | None:
        return self._state.alerts.get(alert_id)

    def save(self, alert: Alert) -> None:
        self._state.alerts[alert.id] = alert

    def due(self, now: datetime, limit: int) -> Sequence[Alert]:
        waiting = [a for a in self._state.alerts.values() if a.delivered_at is None]
        return [a for a in waiting if a.next_attempt_at <= now][:limit]


class MemoryFeedback:
    def __init__(self, state: _State) -> None:
        self._state = state

    def add(self, feedback: Feedback) -> None:
        if self.by_key(feedback.customer_id, feedback.idempotency_key):
            raise Conflict("taken")
        self._state.feedback.append(feedback)

    def by_key(self, customer_id: str, key: str) -> Feedback | None:
        for kept in self._state.feedback:
            if (kept.customer_id, kept.idempotency_key) == (customer_id, key):
                return kept
        return None

    def newest_of(self, conversation_id: str, kind: FeedbackKind) -> Feedback | None:
        given = [
            f
            for f in self._state.feedback
            if (f.conversation_id, f.kind) == (conversation_id, kind)
        ]
        return given[-1] if given else None

    def extend(self, feedback: Feedback, text: str) -> None:
        place = self._state.feedback.index(feedback)
        self._state.feedback[place] = replace(feedback, text=f"{feedback.text}\n{text}")

    def newest(self, kind: FeedbackKind | None, limit: int | None) -> list[Feedback]:
        found = [f for f in reversed(self._state.feedback) if kind in (None, f.kind)]
        return found[:limit]

    def erase_of(self, customer_id: str) -> int:
        left = [f for f in self._state.feedback if f.customer_id != customer_id]
        erased = len(self._state.feedback) - len(left)
        self._state.feedback = left
        return erased


class MemoryUnitOfWork:
    """Works on a copy; writers take turns, as in SQLite."""

    def __init__(self, store: "MemoryUnits", read_only: bool) -> None:
        self._store = store
        self._read_only = read_only

    def __enter__(self) -> Self:
        if not self._read_only:
            self._store.writing.acquire()
        self._state = self._store.state.copy()
        self.tickets = MemoryTickets(self._state)
        self.customers = MemoryCustomers(self._state)
        self.audit = MemoryTrail(self._state)
        self.alerts = MemoryAlerts(self._state)
        self.feedback = MemoryFeedback(self._state)
        self.attachments = MemoryAttachments(self._state.files, self._state.contents)
        self.handovers = MemoryHandovers(self._state.handovers, self._state.presences)
        self.identities = MemoryIdentities(self._state.identities)
        case = self._state.case
        self.staff = MemoryStaffList(case, lambda: self._state.tickets.values())
        self.plans = MemoryPlans(case)
        self.responses = MemoryResponses(case)
        self.notices = MemoryNotices(case)
        self.letters = MemorySentLetters(case)
        self.ratings = MemoryRatings(case)
        self.authorities = MemoryAuthorities(case)
        self.corrections = MemoryCorrections(case)
        self.performed = MemoryPerformances(case)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not self._read_only:
            self._store.writing.release()

    def commit(self) -> None:
        self.audit.record()
        self._store.state = self._state.copy()


class MemoryUnits:
    """Begins units of work in memory."""

    def __init__(self) -> None:
        self.state = _State()
        self.writing = threading.Lock()

    def __call__(self, *, read_only: bool = False) -> MemoryUnitOfWork:
        return MemoryUnitOfWork(self, read_only)
