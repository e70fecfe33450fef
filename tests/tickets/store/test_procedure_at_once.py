"""Two people decide on one ticket at the same moment, on real databases."""

import pytest
from sqlalchemy import Engine

from tests.auxil.at_once import at_once
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.errors import OutdatedVersion, TransitionRefused
from tickets.policies import PolicyBook
from tickets.store.audit import verify
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.answer_result import Confirm, Dispute, confirm, dispute
from tickets.use_cases.assign import Assign, assign
from tickets.use_cases.commands import Outcome
from tickets.use_cases.decide_plan import ApprovePlan, RejectPlan, approve_plan, reject_plan
from tickets.vocabulary import TicketState


@pytest.fixture
def procedure(engine: Engine, time: FrozenTime, policies: PolicyBook) -> Procedure:
    return Procedure(SqlUnits(engine), time, policies)


def events_on(procedure: Procedure, reference: str) -> int:
    with procedure.units(read_only=True) as unit:
        verify(unit.audit)
        return len(unit.audit.of_ticket(reference))


def test_of_two_decisions_on_one_version_one_holds(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    seen, before = procedure.ticket(reference).version, events_on(procedure, reference)
    approval = ApprovePlan(reference=reference, staff_id="lin", expected_version=seen)
    refusal = RejectPlan(
        reference=reference, staff_id="zhao", expected_version=seen, reason="依据不足"
    )
    found = at_once(
        lambda: approve_plan(approval, *procedure.world),
        lambda: reject_plan(refusal, *procedure.world),
    )
    (done,) = [f for f in found if isinstance(f, Outcome)]
    (late,) = [f for f in found if isinstance(f, Exception)]
    assert isinstance(late, OutdatedVersion)
    ticket = procedure.ticket(reference)
    assert (ticket.state, ticket.version) == (done.state, seen + 1)
    assert events_on(procedure, reference) == before + 1


def test_of_two_answers_of_the_customer_the_first_holds(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    yes = Confirm(customer_id="cu_wang", idempotency_key="m_1", reference=reference)
    no = Dispute(
        customer_id="cu_wang", idempotency_key="m_2", reference=reference, reason="没有说明"
    )
    found = at_once(lambda: confirm(yes, *procedure.world), lambda: dispute(no, *procedure.world))
    (late,) = [f for f in found if isinstance(f, Exception)]
    assert isinstance(late, TransitionRefused)
    assert procedure.ticket(reference).state in (TicketState.CONFIRMED, TicketState.DISPUTED)


def test_a_request_that_is_sent_four_times_at_once_is_done_once(procedure: Procedure) -> None:
    reference = procedure.open()
    before = events_on(procedure, reference)
    once = Assign(reference=reference, staff_id="lin", idempotency_key="k_1")
    found = at_once(*[lambda: assign(once, *procedure.world)] * 4)
    assert sorted(f.repeated for f in found if isinstance(f, Outcome)) == [
        False,
        True,
        True,
        True,
    ]
    assert events_on(procedure, reference) == before + 1
