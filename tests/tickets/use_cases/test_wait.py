from datetime import timedelta

import pytest

from tests.auxil.staff import Procedure
from tickets.clocks import ClockKind
from tickets.notice import NoticeKind
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.wait import (
    Resume,
    WaitForCustomer,
    resume,
    wait_for_customer,
)
from tickets.vocabulary import TicketState

ADDED = AddInformation(customer_id="cu_wang", text="出院小结已寄出", idempotency_key="m_1")


def waiting(procedure: Procedure, state: TicketState) -> str:
    reference = procedure.opened_at(state)
    asked = WaitForCustomer(reference=reference, staff_id="chen", question="请补充出院小结")
    wait_for_customer(asked, *procedure.world)
    return reference


INTERRUPTIBLE = [
    TicketState.ASSIGNED,
    TicketState.INVESTIGATING,
    TicketState.PLAN_APPROVED,
    TicketState.EXECUTING,
]


@pytest.mark.parametrize("state", INTERRUPTIBLE)
def test_the_handling_goes_on_where_it_stood(procedure: Procedure, state: TicketState) -> None:
    reference = waiting(procedure, state)
    stands = procedure.ticket(reference)
    assert (stands.state, stands.resume_state) == (TicketState.WAITING_CUSTOMER, state)
    resume(Resume(reference=reference, staff_id="chen"), *procedure.world)
    goes_on = procedure.ticket(reference)
    assert (goes_on.state, goes_on.resume_state) == (state, None)


def test_the_customer_is_asked_in_the_handlers_words(procedure: Procedure) -> None:
    reference = waiting(procedure, TicketState.INVESTIGATING)
    with procedure.units(read_only=True) as unit:
        notice = unit.notices.on(reference)[-1]
    assert (notice.kind, notice.text) == (NoticeKind.QUESTION, "请补充出院小结")


def test_an_answer_lets_the_clocks_run_on_by_what_they_rested(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    before = procedure.ticket(reference).clocks
    asked = WaitForCustomer(reference=reference, staff_id="chen", question="请补充出院小结")
    wait_for_customer(asked, *procedure.world)
    resting = {c.kind for c in procedure.ticket(reference).clocks if c.paused_at is not None}
    assert resting == {ClockKind.PRELIMINARY_INVESTIGATION}
    procedure.time.move(days=2)
    added = add_information(ADDED, *procedure.world)
    assert added.state is TicketState.INVESTIGATING
    after = {clock.kind: clock for clock in procedure.ticket(reference).clocks}
    for clock in before:
        moved = timedelta(days=2) if clock.kind in resting else timedelta()
        assert after[clock.kind].due_at == clock.due_at + moved
        assert after[clock.kind].paused_at is None
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.before["state"], last.after["state"]) == ("waiting_customer", "investigating")


def test_without_the_policies_staff_are_told_of_the_answer(procedure: Procedure) -> None:
    reference = waiting(procedure, TicketState.INVESTIGATING)
    add_information(ADDED, procedure.units, procedure.time)
    assert procedure.ticket(reference).state is TicketState.WAITING_CUSTOMER
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [
        ("customer_answered",)
    ]


def test_what_is_added_at_other_times_changes_no_state(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.EXECUTING)
    assert add_information(ADDED, *procedure.world).state is TicketState.EXECUTING
