"""One contract for every store: in memory, SQLite, PostgreSQL."""

from contextlib import suppress
from datetime import timedelta

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.kept_tickets import add, told
from tickets.errors import Conflict, StaleTicket
from tickets.events import GENESIS, Event, EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.store.audit import verify
from tickets.ticket import Alert, Customer, Information, InformationKind, Ticket
from tickets.vocabulary import Language, Severity, TicketState, Topic


@pytest.fixture
def ticket(time: FrozenTime, policies: PolicyBook) -> Ticket:
    return told(CLAIM_ZH, "FD-1234-5678-89", time, policies)


def test_a_ticket_comes_back_as_it_was_kept(units: UnitOfWorkFactory, ticket: Ticket) -> None:
    add(units, ticket)
    with units(read_only=True) as unit:
        assert unit.tickets.get(ticket.reference) == replace(ticket, version=1)
        assert unit.tickets.of_draft(ticket.draft_id) == replace(ticket, version=1)
        assert unit.tickets.newest_of(ticket.customer_id) == replace(ticket, version=1)


def test_a_ticket_of_which_little_is_known_comes_back_too(
    units: UnitOfWorkFactory, ticket: Ticket
) -> None:
    bare = replace(
        ticket,
        **dict.fromkeys(
            ("channel", "story", "incident_time_told", "incident_date", "reference_number")
        ),
        **dict.fromkeys(("demand", "amount", "customer_name", "contact", "reply_channel")),
        flags=frozenset(),
        tone_path=(),
        confidences={},
        clocks=(),
    )
    add(units, bare)
    with units(read_only=True) as unit:
        assert unit.tickets.get(bare.reference) == replace(bare, version=1)


def test_what_is_not_there_is_none(units: UnitOfWorkFactory) -> None:
    with units(read_only=True) as unit:
        assert unit.tickets.get("FD-1234-5678-89") is None
        assert unit.tickets.of_draft("dr_1") is None
        assert unit.tickets.newest_of("cu_1") is None
        assert unit.tickets.information_by_key("cu_1", "m_1") is None
        assert unit.customers.get("cu_1") is None
        assert unit.alerts.get(1) is None
        assert unit.alerts.by_key("k") is None
        assert unit.audit.head() == (0, GENESIS)


def test_nothing_is_kept_without_a_commit(units: UnitOfWorkFactory, ticket: Ticket) -> None:
    with units() as unit:
        unit.tickets.add(ticket)
        unit.audit.append(Event(EventName.TICKET_OPENED, ticket.opened_at, "customer", "cu_1"))
    with suppress(ZeroDivisionError), units() as unit:
        unit.tickets.add(ticket)
        raise ZeroDivisionError
    with units(read_only=True) as unit:
        assert unit.tickets.get(ticket.reference) is None
        assert unit.audit.head() == (0, GENESIS)


@pytest.mark.parametrize("shared", ["reference", "draft_id"])
def test_reference_and_draft_have_one_ticket_each(
    units: UnitOfWorkFactory, ticket: Ticket, shared: str
) -> None:
    add(units, ticket)
    names = {"reference": "FD-0000-0001-95", "draft_id": "dr_other"}
    other = replace(ticket, **{k: v for k, v in names.items() if k != shared})
    with units() as unit, pytest.raises(Conflict):
        unit.tickets.add(other)


def test_every_save_counts_even_when_only_a_clock_changes(
    units: UnitOfWorkFactory, ticket: Ticket, time: FrozenTime
) -> None:
    add(units, ticket)
    with units() as unit:
        kept = unit.tickets.get(ticket.reference)
        assert kept is not None
        first, second = kept.clocks
        met = replace(kept, clocks=(replace(first, met_at=time.now()), second))
        unit.tickets.save(met)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.tickets.get(ticket.reference) == replace(met, version=2)


def test_a_stale_version_is_refused(units: UnitOfWorkFactory, ticket: Ticket) -> None:
    add(units, ticket)
    with units(read_only=True) as unit:
        stale = unit.tickets.get(ticket.reference)
    assert stale is not None
    with units() as unit:
        unit.tickets.save(replace(stale, state=TicketState.ASSIGNED))
        unit.commit()
    with units() as unit, pytest.raises(StaleTicket):
        unit.tickets.save(replace(stale, state=TicketState.INVESTIGATING))
    with units() as unit, pytest.raises(StaleTicket):
        unit.tickets.save(replace(stale, reference="FD-0000-0001-95"))


def test_lists_are_newest_first_and_tell_the_next_deadline(
    units: UnitOfWorkFactory, ticket: Ticket, time: FrozenTime, policies: PolicyBook
) -> None:
    other = told(COUNTER_EN, "FD-0000-0001-95", time, policies)
    add(units, ticket, other)
    with units(read_only=True) as unit:
        both = list(unit.tickets.summaries())
        assert [s.reference for s in both] == [other.reference, ticket.reference]
        assert [s.next_clock for s in both] == [other.clocks[0], ticket.clocks[0]]
        assert list(unit.tickets.summaries(limit=1)) == both[:1]
        assert unit.tickets.summaries_of("cu_wang", 5) == both[1:]
        assert [t.reference for t in unit.tickets.all()] == [s.reference for s in both]
        assert [t.reference for t in unit.tickets.all(limit=1)] == [other.reference]


def test_the_newest_open_ticket_is_not_a_closed_one(
    units: UnitOfWorkFactory, ticket: Ticket
) -> None:
    closed = replace(ticket, reference="FD-0000-0001-95", draft_id="dr_2", state=TicketState.CLOSED)
    add(units, ticket, closed)
    with units(read_only=True) as unit:
        newest = unit.tickets.newest_of(ticket.customer_id)
        newest_open = unit.tickets.newest_of(ticket.customer_id, open_only=True)
    assert newest is not None
    assert newest_open is not None
    assert (newest.reference, newest_open.reference) == (closed.reference, ticket.reference)


def test_information_is_kept_once_per_customer_and_key(
    units: UnitOfWorkFactory, ticket: Ticket, time: FrozenTime
) -> None:
    add(units, ticket)
    first = Information(
        ticket.reference, "cu_wang", InformationKind.INFORMATION, "一", time.now(), "m_1"
    )
    second = replace(first, text="二", idempotency_key="m_2")
    with units() as unit:
        unit.tickets.add_information(first)
        unit.tickets.add_information(second)
        unit.commit()
    with units() as unit, pytest.raises(Conflict):
        unit.tickets.add_information(replace(first, text="三"))
    with units(read_only=True) as unit:
        assert unit.tickets.information_on(ticket.reference) == [first, second]
        assert unit.tickets.information_by_key("cu_wang", "m_2") == second
        assert unit.tickets.information_by_key("cu_smith", "m_2") is None


def test_customers_are_found_by_contact_however_it_is_written(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    with units() as unit:
        unit.customers.save(Customer("cu_1", time.now(), contact="+86 138-0013-8000"))
        unit.customers.save(Customer("cu_2", time.now(), contact="Jo.Smithers@example.org"))
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.customers.with_contact("+8613800138000") == ["cu_1"]
        assert unit.customers.with_contact("jo.smithers@EXAMPLE.org") == ["cu_2"]
        assert unit.customers.with_contact("+8613800138001") == []


def test_failed_lookups_are_counted_per_customer_and_forgotten(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    start = time.now()
    for minutes in (0, 30, 60):
        at = start + timedelta(minutes=minutes)
        with units() as unit:
            unit.customers.note_failed_lookup("cu_1", at, at - timedelta(minutes=45))
            unit.commit()
    with units(read_only=True) as unit:
        half, whole = start + timedelta(minutes=30), start + timedelta(minutes=60)
        assert unit.customers.failed_lookups_since("cu_1", start) == [half, whole]
        assert unit.customers.failed_lookups_since("cu_1", whole) == [whole]
        assert unit.customers.failed_lookups_since("cu_2", start) == []


def test_alerts_wait_until_their_time_and_are_one_per_key(
    units: UnitOfWorkFactory, ticket: Ticket, time: FrozenTime
) -> None:
    add(units, ticket)
    alert = Alert(
        key="human:m_1",
        reference=ticket.reference,
        reasons=("wants_human",),
        topic=Topic.CLAIM_DENIED,
        severity=Severity.NORMAL,
        language=Language.ZH,
        queued_at=time.now(),
        next_attempt_at=time.now(),
    )
    with units() as unit:
        unit.alerts.add(alert)
        unit.commit()
    with units() as unit, pytest.raises(Conflict):
        unit.alerts.add(alert)
    with units(read_only=True) as unit:
        kept = unit.alerts.by_key("human:m_1")
        assert kept is not None
        assert kept == replace(alert, id=kept.id)
        assert unit.alerts.due(time.now() - timedelta(microseconds=1), 10) == []
        assert list(unit.alerts.due(time.now(), 10)) == [kept]
    with units() as unit:
        unit.alerts.save(replace(kept, delivered_at=time.now(), attempts=1))
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.alerts.due(time.now(), 10) == []
        assert unit.alerts.get(kept.id) == replace(kept, delivered_at=time.now(), attempts=1)


def test_the_trail_is_one_chain_over_all_units_of_work(
    units: UnitOfWorkFactory, ticket: Ticket
) -> None:
    for number in range(3):
        with units() as unit:
            for reference in (ticket.reference, None):
                unit.audit.append(
                    Event(
                        EventName.TICKET_OPENED,
                        ticket.opened_at,
                        "customer",
                        "cu_1",
                        reference=reference,
                        after={"n": number, "文": "字"},
                    )
                )
            unit.commit()
    with units(read_only=True) as unit:
        assert verify(unit.audit) == 6
        assert unit.audit.head()[0] == 6
        own = [(e.sequence, e.event.after) for e in unit.audit.of_ticket(ticket.reference)]
    assert own == [(n * 2 + 1, {"n": n, "文": "字"}) for n in range(3)]
