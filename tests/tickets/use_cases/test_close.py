from dataclasses import replace
from datetime import timedelta

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.periods import with_days
from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, TooEarly
from tickets.notice import NoticeKind
from tickets.use_cases.answer_result import Dispute, dispute
from tickets.use_cases.close import Close, close, close_answered
from tickets.vocabulary import TicketState

DISPUTE = Dispute(customer_id="cu_wang", idempotency_key="m_1", reason="没有说明依据")


@pytest.mark.parametrize(("seconds_before", "closed"), [(1, False), (0, True)])
def test_a_result_that_nobody_answers_closes_the_ticket_after_15_days(
    procedure: Procedure, seconds_before: int, closed: bool
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    early = Close(reference=reference, staff_id="chen")
    with pytest.raises(TooEarly) as refused:
        close(early, *procedure.world)
    assert refused.value.from_at == procedure.time.now() + timedelta(days=15)
    procedure.time.move(days=15, seconds=-seconds_before)
    assert [o.reference for o in close_answered(*procedure.world)] == [reference] * closed
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
        notice = unit.notices.on(reference)[-1]
    assert (last.actor == "system") == closed
    assert (notice.kind is NoticeKind.CLOSING) == closed
    if closed:
        assert last.after["unanswered"] is True
        assert notice.about == {"from": "responded"}


def test_the_period_is_the_policys_to_set(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.RESPONDED)
    week = with_days(procedure.policies, answer=7)
    procedure.time.move(days=7)
    assert close_answered(*procedure.world) == []
    assert len(close_answered(procedure.units, procedure.time, week)) == 1


def test_each_ticket_is_closed_after_the_time_of_its_own_policy(procedure: Procedure) -> None:
    chinese = procedure.opened_at(TicketState.RESPONDED)
    # 60 days to answer in
    procedure.policies = replace(procedure.policies, default_id="us-cfpb")
    american = procedure.open_another(CLAIM_ZH)
    procedure.take_to(TicketState.RESPONDED, american)
    procedure.time.move(days=15)
    assert [o.reference for o in close_answered(*procedure.world)] == [chinese]
    procedure.time.move(days=45, seconds=-1)
    assert close_answered(*procedure.world) == []
    procedure.time.move(seconds=1)
    assert [o.reference for o in close_answered(*procedure.world)] == [american]


def test_a_ticket_whose_policy_is_gone_keeps_no_other_from_closing(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.CONFIRMED)
    procedure.policies = replace(procedure.policies, default_id="plain")
    other = procedure.open_another(CLAIM_ZH)
    procedure.take_to(TicketState.CONFIRMED, other)
    left = tuple(p for p in procedure.policies.policies if p.id == "plain")
    book = replace(procedure.policies, policies=left)
    assert [o.reference for o in close_answered(procedure.units, procedure.time, book)] == [other]


def test_a_confirmed_ticket_is_closed_at_once(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CONFIRMED)
    assert [o.state for o in close_answered(*procedure.world)] == [TicketState.CLOSED]
    assert procedure.ticket(reference).ended_at == procedure.time.now()


def test_a_disputed_ticket_never_closes_by_itself_and_only_with_a_reason(
    procedure: Procedure,
) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    dispute(DISPUTE, *procedure.world)
    procedure.time.move(days=100)
    assert close_answered(*procedure.world) == []
    stands = Close(reference=reference, staff_id="lin")
    with pytest.raises(InvalidCommand, match="reason"):
        close(stands, *procedure.world)
    close(replace(stands, reason="答复依据充分"), *procedure.world)
    ticket = procedure.ticket(reference)
    assert ticket.state is TicketState.CLOSED
    assert not any(clock.is_running for clock in ticket.clocks)
    with procedure.units(read_only=True) as unit:
        assert unit.notices.on(reference)[-1].text == "答复依据充分"
