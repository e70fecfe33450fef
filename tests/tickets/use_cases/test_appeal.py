from dataclasses import replace

import pytest

from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, TransitionRefused
from tickets.notice import NoticeKind
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.appeal import Appeal, NoteAppeal, appeal, note_appeal
from tickets.use_cases.close import Close, close
from tickets.use_cases.reopen import Reopen, reopen
from tickets.vocabulary import AppealRoute, TicketState

ELSEWHERE = Appeal(customer_id="cu_wang", idempotency_key="m_1", route=AppealRoute.REGULATOR)


@pytest.mark.parametrize("state", [TicketState.RESPONDED, TicketState.CLOSED])
def test_the_customer_goes_on_elsewhere_and_is_told_how(
    procedure: Procedure, state: TicketState
) -> None:
    reference = procedure.opened_at(state)
    appeal(ELSEWHERE, *procedure.world)
    ticket = procedure.ticket(reference)
    assert (ticket.state, ticket.appeal_route, ticket.ended_at) == (
        TicketState.APPEALED,
        AppealRoute.REGULATOR,
        None,
    )
    with procedure.units(read_only=True) as unit:
        notice = unit.notices.on(reference)[-1]
    assert (notice.kind, notice.about) == (NoticeKind.APPEAL, {"route": "regulator"})
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [("appealed",)]


def test_a_route_that_the_jurisdiction_does_not_have_is_refused_with_those_it_has(
    procedure: Procedure,
) -> None:
    procedure.opened_at(TicketState.RESPONDED)
    with pytest.raises(InvalidCommand, match="review, mediation, arbitration, regulator, court"):
        appeal(replace(ELSEWHERE, route=AppealRoute.OMBUDSMAN), *procedure.world)


def test_there_is_no_appeal_before_a_result(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.INVESTIGATING)
    with pytest.raises(TransitionRefused):
        appeal(ELSEWHERE, *procedure.world)


def test_what_the_body_decides_closes_the_ticket_or_takes_it_up_again(
    procedure: Procedure,
) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    noted = NoteAppeal(reference=reference, staff_id="lin", route=AppealRoute.MEDIATION)
    note_appeal(noted, *procedure.world)
    with pytest.raises(InvalidCommand, match="reason"):
        close(Close(reference=reference, staff_id="lin"), *procedure.world)
    close(Close(reference=reference, staff_id="lin", reason="调解成功"), *procedure.world)
    note_appeal(replace(noted, route=AppealRoute.COURT), *procedure.world)
    reopen(Reopen(reference=reference, staff_id="lin", reason="法院发回"), *procedure.world)
    assert procedure.ticket(reference).appeal_route is None
