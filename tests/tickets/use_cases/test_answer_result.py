from dataclasses import replace

import pytest

from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, TicketNotFound, TooManyAttempts, TransitionRefused
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.answer_result import Confirm, Dispute, confirm, dispute
from tickets.vocabulary import TicketState

YES = Confirm(customer_id="cu_wang", idempotency_key="m_1", words="可以")
NO = Dispute(customer_id="cu_wang", idempotency_key="m_1", reason="没有说明依据")


def test_the_customer_confirms_the_result_of_the_newest_ticket(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    outcome = confirm(YES, *procedure.world)
    assert (outcome.reference, outcome.state) == (reference, TicketState.CONFIRMED)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.actor, last.after) == ("customer", {"state": "confirmed", "words": "可以"})


def test_a_dispute_calls_staff_once_however_often_it_is_sent(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    first = dispute(replace(NO, reference=reference), *procedure.world)
    again = dispute(replace(NO, reference=reference), *procedure.world)
    assert again == replace(first, repeated=True)
    assert procedure.ticket(reference).state is TicketState.DISPUTED
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [("disputed",)]


def test_there_is_nothing_to_confirm_before_a_response(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.EXECUTING)
    with pytest.raises(TransitionRefused) as refused:
        confirm(YES, *procedure.world)
    assert refused.value.state == "executing"
    assert refused.value.allowed == (
        "add_information",
        "record_authority",
        "request_data",
        "withdraw",
    )


def test_a_foreign_ticket_is_as_unknown_as_one_that_is_not_there(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    stranger = replace(YES, customer_id="cu_smith")
    messages = set()
    for typed in (reference, "FD-0000-0001-95", "nonsense", None):
        with pytest.raises(TicketNotFound) as refused:
            confirm(replace(stranger, reference=typed), *procedure.world)
        messages.add(str(refused.value))
    assert len(messages) == 1
    for _ in range(7):
        with pytest.raises(TicketNotFound):
            confirm(replace(stranger, reference=reference), *procedure.world)
    with pytest.raises(TooManyAttempts):
        confirm(replace(stranger, reference=reference), *procedure.world)
    assert procedure.ticket(reference).state is TicketState.RESPONDED


def test_a_dispute_says_why() -> None:
    with pytest.raises(InvalidCommand, match="reason"):
        replace(NO, reason="  ")
