from dataclasses import replace
from datetime import timedelta

import pytest

from tests.auxil.periods import with_days
from tests.auxil.staff import CHEN, Procedure
from tickets.clocks import ClockKind
from tickets.errors import TooLate, TransitionRefused
from tickets.use_cases.answer_result import Dispute, dispute
from tickets.use_cases.reopen import AskReopening, Reopen, ask_reopening, reopen
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import TicketState

AGAIN = AskReopening(customer_id="cu_wang", idempotency_key="m_again", reason="款项没到")


def test_a_disputed_result_is_handled_again_with_new_deadlines(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    said = Dispute(customer_id="cu_wang", idempotency_key="m_1", reason="没有说明依据")
    dispute(said, *procedure.world)
    procedure.time.move(hours=5)
    reopen(Reopen(reference=reference, staff_id="lin", reason="确有遗漏"), *procedure.world)
    ticket = procedure.ticket(reference)
    assert (ticket.state, ticket.reopenings, ticket.handler_id) == (
        TicketState.REOPENED,
        1,
        "chen",
    )
    assert (ticket.handled_at, ticket.responded_at) == (None, None)
    feedback = {clock.kind: clock for clock in ticket.clocks}[ClockKind.FEEDBACK]
    assert (feedback.is_running, feedback.projected) == (True, True)
    procedure.take_to(TicketState.RESPONDED, reference)
    with procedure.units(read_only=True) as unit:
        assert [r.number for r in unit.responses.on(reference)] == [1, 2]
        assert [p.number for p in unit.plans.on(reference)] == [1, 2]


@pytest.mark.parametrize(("seconds_after", "allowed"), [(0, True), (1, False)])
@pytest.mark.parametrize("state", [TicketState.CLOSED, TicketState.WITHDRAWN])
def test_customers_have_30_days(
    procedure: Procedure, state: TicketState, seconds_after: int, allowed: bool
) -> None:
    if state is TicketState.CLOSED:
        reference = procedure.opened_at(state)
    else:
        reference = procedure.opened_at(TicketState.INVESTIGATING)
        withdraw(Withdraw(customer_id="cu_wang", idempotency_key="m_w"), *procedure.world)
    ended = procedure.time.now()
    procedure.time.move(days=30, seconds=seconds_after)
    if allowed:
        assert ask_reopening(AGAIN, *procedure.world).state is TicketState.REOPENED
        assert procedure.ticket(reference).ended_at is None
        return
    with pytest.raises(TooLate) as refused:
        ask_reopening(AGAIN, *procedure.world)
    assert refused.value.ended_at == ended + timedelta(days=30)
    longer = with_days(procedure.policies, reopen=60)
    again = ask_reopening(AGAIN, procedure.units, procedure.time, longer)
    assert again.state is TicketState.REOPENED


def test_senior_staff_are_bound_to_no_window(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    procedure.time.move(days=400)
    command = Reopen(reference=reference, staff_id="chen", reason="发现新证据")
    with pytest.raises(TransitionRefused):
        reopen(command, *procedure.world)
    reopen(replace(command, staff_id="zhao"), *procedure.world)


def test_a_handler_who_left_does_not_get_it_back(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    gone = replace(CHEN, active=False)
    keep_staff(KeepStaff(member=gone), procedure.units, procedure.time)
    ask_reopening(AGAIN, *procedure.world)
    assert procedure.ticket(reference).handler_id is None
