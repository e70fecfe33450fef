import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import ClockKind
from tickets.errors import TicketNotFound, TooManyAttempts
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.reference import from_number
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.ticket_status import AskStatus, ticket_status
from tickets.vocabulary import Category, TicketState


def test_the_rightful_customer_learns_where_the_ticket_stands(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    receipt = open_ticket(CLAIM_ZH, units, time, policies)
    typed = receipt.reference.lower().replace("-", " ")
    status = ticket_status(AskStatus(customer_id="cu_wang", reference=typed), units, time)
    assert (status.reference, status.category) == (receipt.reference, Category.PRODUCT)
    assert (status.state, status.last_event) == (
        TicketState.REGISTERED,
        EventName.TICKET_OPENED,
    )
    assert status.clocks == receipt.clocks
    assert status.next_clock is not None
    assert status.next_clock.kind is ClockKind.PRELIMINARY_INVESTIGATION
    assert (status.details_complete, status.wants_human) == (True, False)


def test_the_status_tells_what_was_done_last(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    receipt = open_ticket(CLAIM_ZH, units, time, policies)
    time.move(hours=1)
    more = AddInformation(customer_id="cu_wang", text="病历已备好", idempotency_key="m_1")
    add_information(more, units, time)
    status = ticket_status(
        AskStatus(customer_id="cu_wang", reference=receipt.reference), units, time
    )
    assert (status.last_event, status.updated_at) == (EventName.INFORMATION_ADDED, time.now())


def test_foreign_unknown_and_malformed_references_cannot_be_told_apart(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    foreign = open_ticket(CLAIM_ZH, units, time, policies).reference
    unknown = next(r for r in map(from_number, range(2)) if r != foreign)
    refusals = []
    for reference in (foreign, unknown, "FD-0000-0000-00", "", "' OR 1=1", "x" * 100_000):
        with pytest.raises(TicketNotFound) as refusal:
            ticket_status(AskStatus(customer_id="cu_smith", reference=reference), units, time)
        refusals.append((type(refusal.value), refusal.value.args))
    assert len(set(refusals)) == 1


def test_ten_failures_within_an_hour_are_enough(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    own = AskStatus(
        customer_id="cu_smith",
        reference=open_ticket(COUNTER_EN, units, time, policies).reference,
    )
    wrong = AskStatus(customer_id="cu_smith", reference="FD-0000-0000-00")
    for _ in range(10):
        assert ticket_status(own, units, time).reference == own.reference
        with pytest.raises(TicketNotFound):
            ticket_status(wrong, units, time)
        time.move(minutes=1)
    for query in (wrong, own):
        with pytest.raises(TooManyAttempts) as refusal:
            ticket_status(query, units, time)
        # the first failure was ten minutes ago
        assert refusal.value.retry_after_seconds == 50 * 60
    time.move(minutes=50)
    with pytest.raises(TooManyAttempts):
        ticket_status(own, units, time)
    time.move(seconds=1)
    assert ticket_status(own, units, time).reference == own.reference


def test_one_customers_failures_do_not_count_against_another(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    receipt = open_ticket(CLAIM_ZH, units, time, policies)
    for _ in range(10):
        with pytest.raises(TicketNotFound):
            ticket_status(AskStatus(customer_id="cu_smith", reference="?"), units, time)
    query = AskStatus(customer_id="cu_wang", reference=receipt.reference)
    assert ticket_status(query, units, time).reference == receipt.reference
