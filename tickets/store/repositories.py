"""The repositories of `tickets.ports` in SQL."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, delete, insert, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from tickets.clocks import Clock, next_clock
from tickets.errors import StaleTicket
from tickets.ports import TicketSummary
from tickets.store.base import as_store_errors, blind_index, flushing
from tickets.store.models import (
    AlertRow,
    ClockRow,
    CustomerRow,
    FailedLookupRow,
    InformationRow,
    TicketRow,
)
from tickets.store.rows import (
    ALERT,
    CLOCK,
    CUSTOMER,
    INFORMATION,
    TICKET,
    fill_ticket_row,
    ticket_columns,
)
from tickets.ticket import Alert, Customer, Information, Ticket
from tickets.vocabulary import ENDED_STATES, Category, Severity, TicketState, Topic

_BATCH = 500

# Built once, since building costs more than running. What opens a ticket, or asks for one, runs on
# the connection: rows that are objects are looked after by the session, which takes thrice as long.
_NEW_TICKET, _NEW_CLOCKS, _NEW_CUSTOMER = insert(TicketRow), insert(ClockRow), insert(CustomerRow)
_BY_REFERENCE = select(TicketRow).where(TicketRow.reference == bindparam("reference"))
_BY_DRAFT = select(TicketRow).where(TicketRow.draft_id == bindparam("draft_id"))
_CLOCKS_OF = (
    select(ClockRow).where(ClockRow.ticket_id == bindparam("ticket_id")).order_by(ClockRow.position)
)
_CUSTOMER = select(CustomerRow).where(CustomerRow.customer_id == bindparam("customer_id"))
_FAILED_LOOKUPS = (
    select(FailedLookupRow.at)
    .where(
        FailedLookupRow.customer_id == bindparam("customer_id"),
        FailedLookupRow.at >= bindparam("since"),
    )
    .order_by(FailedLookupRow.at)
)

_SUMMARY = (
    TicketRow.id,
    TicketRow.reference,
    TicketRow.opened_at,
    TicketRow.category,
    TicketRow.topic,
    TicketRow.severity,
    TicketRow.state,
    TicketRow.handler_id,
)


def _of(customer_id: str, also: Collection[str]) -> ColumnElement[bool]:
    # nearly always there is nobody besides, and equality is what the index is sorted by
    if not also:
        return TicketRow.customer_id == customer_id
    return TicketRow.customer_id.in_([customer_id, *also])


class SqlTickets:
    """Tickets in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, ticket: Ticket) -> None:
        connection = self._session.connection()
        with as_store_errors():
            columns = {**ticket_columns(ticket), "version": 1}
            added = connection.execute(_NEW_TICKET, columns).inserted_primary_key
            assert added is not None  # of one row it is always told
            clocks = [
                {**CLOCK.columns_of(clock), "ticket_id": added.id, "position": position}
                for position, clock in enumerate(ticket.clocks)
            ]
            if clocks:
                connection.execute(_NEW_CLOCKS, clocks)

    def save(self, ticket: Ticket) -> None:
        row = self._row(ticket.reference)
        if row is None or row.version != ticket.version:
            raise StaleTicket(f"Ticket {ticket.reference} was changed meanwhile: read it again.")
        fill_ticket_row(row, ticket)
        row.version += 1
        try:
            with flushing(self._session):
                pass
        except StaleDataError:
            raise StaleTicket(
                f"Ticket {ticket.reference} was changed meanwhile: read it again."
            ) from None

    def get(self, reference: str) -> Ticket | None:
        return self._first(_BY_REFERENCE, {"reference": reference})

    def of_draft(self, draft_id: str) -> Ticket | None:
        return self._first(_BY_DRAFT, {"draft_id": draft_id})

    def newest_of(
        self, customer_id: str, also: Collection[str] = (), *, open_only: bool = False
    ) -> Ticket | None:
        query = select(TicketRow).where(_of(customer_id, also))
        if open_only:
            query = query.where(TicketRow.state.not_in([state.value for state in ENDED_STATES]))
        return self._first(query.order_by(TicketRow.id.desc()).limit(1), {})

    def summaries_of(
        self,
        customer_id: str,
        limit: int,
        also: Collection[str] = (),
        granted: Collection[str] = (),
    ) -> list[TicketSummary]:
        theirs = _of(customer_id, also)
        if granted:
            theirs = or_(theirs, TicketRow.reference.in_(granted))
        query = select(*_SUMMARY).where(theirs)
        return [summary for page in self._pages(query, limit) for summary in self._summaries(page)]

    def summaries(self, limit: int | None = None) -> Iterator[TicketSummary]:
        for page in self._pages(select(*_SUMMARY), limit):
            yield from self._summaries(page)

    def all(self, limit: int | None = None) -> Iterator[Ticket]:
        for page in self._pages(select(TicketRow.id, TicketRow), limit):
            for row in page:
                yield TICKET.value_of(row.TicketRow)
                # or a million tickets would be held in memory until the end
                self._session.expunge(row.TicketRow)

    def without_handler(self, states: Collection[TicketState], limit: int) -> list[str]:
        query = select(TicketRow.reference).where(
            TicketRow.handler_id.is_(None), TicketRow.state.in_([s.value for s in states])
        )
        return list(self._session.scalars(query.order_by(TicketRow.id).limit(limit)))

    def to_close(
        self, policy_id: str, effective_from: date, responded_until: datetime, limit: int
    ) -> list[str]:
        unanswered = and_(
            TicketRow.state == TicketState.RESPONDED.value,
            TicketRow.responded_at <= responded_until,
        )
        confirmed = TicketRow.state == TicketState.CONFIRMED.value
        query = select(TicketRow.reference).where(
            or_(unanswered, confirmed),
            TicketRow.policy_id == policy_id,
            TicketRow.policy_effective_from == effective_from,
        )
        return list(self._session.scalars(query.order_by(TicketRow.id).limit(limit)))

    def with_deadlines_until(self, until: datetime) -> Iterator[Ticket]:
        due = select(ClockRow.ticket_id).where(
            ClockRow.met_at.is_(None),
            ClockRow.due_at <= until,
            ClockRow.stopped_at.is_(None),
            ClockRow.paused_at.is_(None),
            ClockRow.projected.is_(False),
        )
        query = select(TicketRow.id, TicketRow).where(TicketRow.id.in_(due))
        for page in self._pages(query, None):
            for row in page:
                yield TICKET.value_of(row.TicketRow)
                self._session.expunge(row.TicketRow)

    def add_information(self, information: Information) -> None:
        with flushing(self._session):
            self._session.add(INFORMATION.row_of(information))

    def information_by_key(self, customer_id: str, key: str) -> Information | None:
        row = self._session.scalar(
            select(InformationRow).where(
                InformationRow.customer_id == customer_id, InformationRow.idempotency_key == key
            )
        )
        return None if row is None else INFORMATION.value_of(row)

    def information_on(self, reference: str) -> list[Information]:
        query = select(InformationRow).where(InformationRow.reference == reference)
        return list(
            map(INFORMATION.value_of, self._session.scalars(query.order_by(InformationRow.id)))
        )

    def _first(self, query: Select[TicketRow], parameters: Mapping[str, object]) -> Ticket | None:
        connection = self._session.connection()
        row = connection.execute(query, parameters).first()
        if row is None:
            return None
        clocks = connection.execute(_CLOCKS_OF, {"ticket_id": row.id})
        return TICKET.value_of(row, clocks=tuple(map(CLOCK.value_of, clocks)))

    def _row(self, reference: str) -> TicketRow | None:
        return self._session.scalar(_BY_REFERENCE, {"reference": reference})

    def _pages(self, query: Select[*tuple[Any, ...]], limit: int | None) -> Iterator[Sequence[Any]]:
        # pages by id, not a cursor: nothing stays open when the reader stops half-way
        last, left = None, limit
        while left is None or left > 0:
            page = query.order_by(TicketRow.id.desc()).limit(min(_BATCH, left or _BATCH))
            if last is not None:
                page = page.where(TicketRow.id < last)
            rows = self._session.execute(page).all()
            if not rows:
                return
            yield rows
            last = rows[-1].id
            left = None if left is None else left - len(rows)

    def _summaries(self, rows: Sequence[Any]) -> Iterator[TicketSummary]:
        clocks: dict[int, list[Clock]] = {}
        query = select(ClockRow).where(ClockRow.ticket_id.in_([row.id for row in rows]))
        for clock_row in self._session.scalars(query):
            clocks.setdefault(clock_row.ticket_id, []).append(CLOCK.value_of(clock_row))
        for row in rows:
            yield TicketSummary(
                reference=row.reference,
                opened_at=row.opened_at,
                category=Category(row.category),
                topic=Topic(row.topic),
                severity=Severity(row.severity),
                state=TicketState(row.state),
                handler_id=row.handler_id,
                next_clock=next_clock(clocks.get(row.id, ())),
            )


class SqlCustomers:
    """Customers in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session
        # who comes for the first time is looked for thrice in one transaction; if another one
        # writes the same customer meanwhile, this one's insertion is refused and it is repeated
        self._absent: set[str] = set()

    def get(self, customer_id: str) -> Customer | None:
        if customer_id in self._absent:
            return None
        parameters = {"customer_id": customer_id}
        row = self._session.connection().execute(_CUSTOMER, parameters).first()
        if row is None:
            self._absent.add(customer_id)
            return None
        return CUSTOMER.value_of(row)

    def save(self, customer: Customer) -> None:
        index = blind_index(customer.contact) if customer.contact else None
        row = None
        if customer.customer_id not in self._absent:
            row = self._session.get(CustomerRow, customer.customer_id)
        if row is None:
            self._absent.discard(customer.customer_id)
            columns = {**CUSTOMER.columns_of(customer), "contact_index": index}
            with as_store_errors():
                self._session.connection().execute(_NEW_CUSTOMER, columns)
            return
        with flushing(self._session):
            CUSTOMER.fill(row, customer)
            row.contact_index = index

    def with_contact(self, contact: str) -> list[str]:
        query = select(CustomerRow.customer_id).where(
            CustomerRow.contact_index == blind_index(contact)
        )
        return list(self._session.scalars(query.order_by(CustomerRow.customer_id)))

    def failed_lookups_since(self, customer_id: str, since: datetime) -> list[datetime]:
        parameters = {"customer_id": customer_id, "since": since}
        return list(self._session.scalars(_FAILED_LOOKUPS, parameters))

    def note_failed_lookup(self, customer_id: str, at: datetime, forget_before: datetime) -> None:
        self._session.execute(
            delete(FailedLookupRow).where(
                FailedLookupRow.customer_id == customer_id, FailedLookupRow.at < forget_before
            )
        )
        with flushing(self._session):
            self._session.add(FailedLookupRow(customer_id=customer_id, at=at))


class SqlAlerts:
    """Alerts in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, alert: Alert) -> None:
        with flushing(self._session):
            self._session.add(ALERT.row_of(alert))

    def by_key(self, key: str) -> Alert | None:
        row = self._session.scalar(select(AlertRow).where(AlertRow.key == key))
        return None if row is None else ALERT.value_of(row)

    def known_keys(self, keys: Collection[str]) -> set[str]:
        wanted, known = list(keys), set()
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            known |= set(self._session.scalars(select(AlertRow.key).where(AlertRow.key.in_(batch))))
        return known

    def get(self, alert_id: int) -> Alert | None:
        row = self._session.get(AlertRow, alert_id)
        return None if row is None else ALERT.value_of(row)

    def save(self, alert: Alert) -> None:
        row = self._session.get(AlertRow, alert.id)
        if row is not None:
            ALERT.fill(row, alert)

    def due(self, now: datetime, limit: int) -> Sequence[Alert]:
        query = select(AlertRow).where(
            AlertRow.delivered_at.is_(None), AlertRow.next_attempt_at <= now
        )
        return list(
            map(ALERT.value_of, self._session.scalars(query.order_by(AlertRow.id).limit(limit)))
        )
