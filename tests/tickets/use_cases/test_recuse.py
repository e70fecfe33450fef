import pytest

from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, Recused
from tickets.use_cases.assign import assign_waiting
from tickets.use_cases.decide_plan import ApprovePlan, approve_plan
from tickets.use_cases.recuse import Recuse, recuse
from tickets.vocabulary import TicketState


def test_a_supervisor_with_an_interest_does_not_decide(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    recuse(Recuse(reference=reference, staff_id="lin", reason="邻居"), *procedure.world)
    before = procedure.ticket(reference)
    assert (before.state, before.handler_id) == (TicketState.PLAN_PROPOSED, "chen")
    with pytest.raises(Recused):
        approve_plan(ApprovePlan(reference=reference, staff_id="lin"), *procedure.world)
    approve_plan(ApprovePlan(reference=reference, staff_id="zhao"), *procedure.world)


def test_senior_staff_keep_a_handler_out_and_the_stage_stays(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    named = Recuse(reference=reference, staff_id="lin", whom="chen", reason="收过礼")
    recuse(named, *procedure.world)
    after = procedure.ticket(reference)
    assert (after.state, after.handler_id) == (TicketState.EXECUTING, None)
    assign_waiting(*procedure.world)
    assert procedure.ticket(reference).handler_id == "davies"
    with procedure.units(read_only=True) as unit:
        (recusal,) = unit.staff.recusals_on(reference)
    assert (recusal.staff_id, recusal.by, recusal.reason) == ("chen", "lin", "收过礼")


def test_a_handler_can_say_so_before_getting_the_ticket_but_names_nobody_else(
    procedure: Procedure,
) -> None:
    reference = procedure.open()
    recuse(Recuse(reference=reference, staff_id="davies", reason="friend"), *procedure.world)
    other = Recuse(reference=reference, staff_id="davies", whom="chen", reason="friend")
    with pytest.raises(InvalidCommand, match="whom"):
        recuse(other, *procedure.world)
