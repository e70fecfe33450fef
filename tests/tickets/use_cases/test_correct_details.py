"""Customers correct what their tickets say."""

from datetime import date

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.errors import InvalidCommand, TicketNotFound
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.correct_details import CorrectDetails, correct_details
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.ticket_status import AskStatus, ticket_status
from tickets.vocabulary import ReplyChannel

World = tuple[UnitOfWorkFactory, FrozenTime, PolicyBook]


@pytest.fixture
def world(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> World:
    return units, time, policies


def corrected(**details: object) -> CorrectDetails:
    return CorrectDetails(customer_id="cu_wang", idempotency_key="m_1", **details)  # type: ignore[arg-type]


def test_a_corrected_contact_is_kept_on_the_ticket_and_for_the_next_one(world: World) -> None:
    units = world[0]
    reference = open_ticket(CLAIM_ZH, *world).reference
    command = corrected(contact=" +8613900005678 ", reply_channel=ReplyChannel.PHONE)
    assert correct_details(command, *world).reference == reference
    status = ticket_status(AskStatus(customer_id="cu_wang", reference=reference), *world[:2])
    assert (status.reply_channel, status.contact) == (ReplyChannel.PHONE, "+8613900005678")
    assert status.last_event == EventName.DETAILS_CORRECTED
    with units(read_only=True) as unit:
        profile = unit.customers.get("cu_wang")
    assert profile is not None
    assert (profile.contact, profile.reply_channel) == ("+8613900005678", ReplyChannel.PHONE)


def test_the_trail_holds_what_it_was_before(world: World) -> None:
    reference = open_ticket(CLAIM_ZH, *world).reference
    correct_details(corrected(demand="退还全部保费"), *world)
    with world[0](read_only=True) as unit:
        event = unit.audit.of_ticket(reference)[-1].event
    assert event.before == {"demand": CLAIM_ZH.demand}
    assert event.after == {"demand": "退还全部保费"}


def test_words_that_name_no_day_take_the_earlier_day_away(world: World) -> None:
    reference = open_ticket(CLAIM_ZH, *world).reference
    correct_details(corrected(incident_time_told="去年", incident_date=date(2025, 1, 1)), *world)
    again = CorrectDetails(
        customer_id="cu_wang", idempotency_key="m_2", incident_time_told="记不清了"
    )
    correct_details(again, *world)
    with world[0](read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    assert (ticket.incident_time_told, ticket.incident_date) == ("记不清了", None)


def test_repeated_it_changes_nothing(world: World) -> None:
    open_ticket(CLAIM_ZH, *world)
    first = correct_details(corrected(demand="道歉"), *world)
    again = correct_details(corrected(demand="道歉"), *world)
    assert (again.repeated, again.version) == (True, first.version)


def test_a_stranger_corrects_nothing(world: World) -> None:
    reference = open_ticket(CLAIM_ZH, *world).reference
    stranger = CorrectDetails(
        customer_id="cu_other", idempotency_key="m_1", reference=reference, demand="道歉"
    )
    with pytest.raises(TicketNotFound):
        correct_details(stranger, *world)


def test_a_correction_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidCommand, match="at least one detail"):
        corrected(demand="  ")
