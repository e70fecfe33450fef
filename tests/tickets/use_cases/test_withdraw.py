from dataclasses import replace

import pytest

from tests.auxil.staff import Procedure
from tickets.errors import TransitionRefused
from tickets.plan import PlanStatus
from tickets.use_cases.reopen import AskReopening, ask_reopening
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import TicketState

BACK = Withdraw(customer_id="cu_wang", idempotency_key="m_1", reason="已经解决了")


def test_the_customer_takes_the_complaint_back_at_any_stage(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    assert withdraw(BACK, *procedure.world).state is TicketState.WITHDRAWN
    ticket = procedure.ticket(reference)
    assert (ticket.is_open, ticket.ended_at) == (False, procedure.time.now())
    assert [clock.stopped_at for clock in ticket.clocks if clock.met_at is None] == [
        procedure.time.now()
    ] * sum(clock.met_at is None for clock in ticket.clocks)
    with procedure.units(read_only=True) as unit:
        assert [plan.status for plan in unit.plans.on(reference)] == [PlanStatus.SUPERSEDED]


def test_what_was_taken_back_can_be_taken_up_again(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    withdraw(BACK, *procedure.world)
    again = AskReopening(customer_id="cu_wang", idempotency_key="m_2", reason="又出现了")
    ask_reopening(again, *procedure.world)
    procedure.take_to(TicketState.PLAN_APPROVED, reference)


def test_what_has_ended_cannot_be_taken_back(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.CLOSED)
    with pytest.raises(TransitionRefused) as refused:
        withdraw(replace(BACK, reason=None), *procedure.world)
    assert refused.value.allowed == (
        "add_information",
        "appeal",
        "rate",
        "record_authority",
        "reopen",
        "request_data",
    )
