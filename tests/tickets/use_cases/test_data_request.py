from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.staff import Procedure
from tickets.clocks import Clock, ClockKind
from tickets.errors import InvalidCommand, NoSuchClock, TicketNotFound
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.data_request import (
    NoteDataRequest,
    RequestData,
    SendData,
    note_data_request,
    request_data,
    send_data,
)
from tickets.use_cases.merge import Merge, merge
from tickets.use_cases.sweep_clocks import sweep_clocks
from tickets.use_cases.wait import WaitForCustomer, wait_for_customer
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import TicketState

ASKED = RequestData(customer_id="cu_wang", idempotency_key="m_data")


def data_clock(procedure: Procedure, reference: str) -> Clock:
    return {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.DATA_REQUEST]


def called(procedure: Procedure) -> list[tuple[str, ...]]:
    alerts = pending_alerts(procedure.units, procedure.time)
    return [alert.reasons for alert in alerts if "data_request" in alert.reasons]


def sent(reference: str) -> SendData:
    return SendData(reference=reference, staff_id="chen", how="加密邮件，含全部往来")


def test_a_request_starts_the_policys_term_and_calls_staff_once(procedure: Procedure) -> None:
    reference = procedure.open()
    request_data(ASKED, *procedure.world)
    # 15 working days from Monday, the 9th
    due = datetime(2026, 11, 30, 23, 59, 59, tzinfo=ZoneInfo("Asia/Shanghai"))
    first = data_clock(procedure, reference)
    assert first.due_at == due
    assert called(procedure) == [("data_request",)]
    procedure.time.move(days=2)
    request_data(replace(ASKED, idempotency_key="m_again"), *procedure.world)
    assert data_clock(procedure, reference) == first
    assert called(procedure) == [("data_request",)]


def test_sending_the_copy_meets_the_term_and_a_new_request_begins_anew(
    procedure: Procedure,
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    with pytest.raises(NoSuchClock):
        send_data(sent(reference), *procedure.world)
    words = NoteDataRequest(reference=reference, staff_id="chen", words="来信索取")
    note_data_request(words, *procedure.world)
    procedure.time.move(days=1)
    send_data(sent(reference), *procedure.world)
    met = data_clock(procedure, reference)
    assert met.met_at == procedure.time.now()
    with procedure.units(read_only=True) as unit:
        asked, done = (recorded.event for recorded in unit.audit.of_ticket(reference)[-2:])
    assert (asked.name, asked.after["words"]) == ("DataRequested", "来信索取")
    assert (done.name, done.after["words"]) == ("DataSent", "加密邮件，含全部往来")
    request_data(ASKED, *procedure.world)
    assert data_clock(procedure, reference).started_at == procedure.time.now()
    with pytest.raises(InvalidCommand):
        SendData(reference=reference, staff_id="chen", how=" ")


def test_the_request_outlives_the_ticket_and_is_swept_to_the_end(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CONFIRMED)
    request_data(ASKED, *procedure.world)
    procedure.take_to(TicketState.CLOSED, reference)
    assert data_clock(procedure, reference).is_running
    procedure.time.move(days=22)
    assert sweep_clocks(*procedure.world).breaches == 1
    assert data_clock(procedure, reference).breached_at == procedure.time.now()
    send_data(sent(reference), *procedure.world)
    assert not data_clock(procedure, reference).is_running


def test_a_merger_takes_the_request_along(procedure: Procedure) -> None:
    earlier = procedure.opened_at(TicketState.ASSIGNED)
    later = procedure.open_another(CLAIM_ZH)
    procedure.take_to(TicketState.ASSIGNED, later)
    procedure.time.move(hours=1)
    request_data(replace(ASKED, reference=later), *procedure.world)
    asked = data_clock(procedure, later)
    command = Merge(reference=later, staff_id="chen", into=earlier, reason="同一理赔")
    merge(command, *procedure.world)
    assert data_clock(procedure, earlier) == asked
    assert not data_clock(procedure, later).is_running


def test_who_has_no_ticket_is_told_so(procedure: Procedure) -> None:
    with pytest.raises(TicketNotFound):
        request_data(ASKED, *procedure.world)


def test_a_request_that_rests_runs_again_when_the_complaint_is_withdrawn(
    procedure: Procedure,
) -> None:
    procedure.policies = replace(procedure.policies, default_id="uk-disp")
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    request_data(ASKED, *procedure.world)
    ask = WaitForCustomer(reference=reference, staff_id="chen", question="请提供出院小结")
    wait_for_customer(ask, *procedure.world)
    due = data_clock(procedure, reference).due_at
    procedure.time.move(days=2)
    withdraw(Withdraw(customer_id="cu_wang", idempotency_key="m_w"), *procedure.world)
    clock = data_clock(procedure, reference)
    assert (clock.is_running, clock.paused_at) == (True, None)
    assert clock.due_at == due + timedelta(days=2)
