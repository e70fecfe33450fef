from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.clocks import Clock, ClockKind
from tickets.errors import InvalidCommand, NotTheHandler, TransitionRefused
from tickets.notice import Notice, NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.notices import drop_notice, mark_notice_delivered
from tickets.use_cases.send_progress import SendProgress, send_due_progress, send_progress
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import TicketState

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def time() -> FrozenTime:
    """Monday, 2 November 2026, 09:30 in London: four weeks later is Monday, the 30th."""
    return FrozenTime(datetime(2026, 11, 2, 9, 30, tzinfo=LONDON))


@pytest.fixture
def procedure(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> Procedure:
    # news every four weeks
    return Procedure(units, time, replace(policies, default_id="uk-disp"))


def news_clock(procedure: Procedure, reference: str) -> Clock:
    return {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.PROGRESS]


def news(procedure: Procedure, reference: str) -> list[Notice]:
    with procedure.units(read_only=True) as unit:
        return [n for n in unit.notices.on(reference) if n.kind is NoticeKind.PROGRESS]


def words(reference: str, staff_id: str = "chen") -> SendProgress:
    return SendProgress(reference=reference, staff_id=staff_id, words="已向医院调取病历")


def test_staff_tell_in_their_own_words(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    outcome = send_progress(words(reference), *procedure.world)
    (notice,) = news(procedure, reference)
    assert outcome.state is TicketState.INVESTIGATING
    assert notice.text == "已向医院调取病历"
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.name, last.actor, last.after["words"]) == (
        "ProgressTold",
        "chen",
        "已向医院调取病历",
    )


def test_news_meets_its_deadline_when_it_is_delivered_and_the_next_term_begins(
    procedure: Procedure, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    time.move(days=10)
    send_progress(words(reference), *procedure.world)
    (notice,) = news(procedure, reference)
    assert f"{news_clock(procedure, reference).due_at:%d %b}" == "30 Nov"
    mark_notice_delivered(notice.id, "web", *procedure.world)
    # four weeks from the 12th of November
    assert f"{news_clock(procedure, reference).due_at:%d %b}" == "10 Dec"


@pytest.mark.parametrize("state", [TicketState.RESPONDED, TicketState.CLOSED])
def test_after_the_result_there_is_no_news(procedure: Procedure, state: TicketState) -> None:
    reference = procedure.opened_at(state)
    with pytest.raises(TransitionRefused):
        send_progress(words(reference, "lin"), *procedure.world)


def test_only_the_own_handler_and_senior_staff_tell(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    with pytest.raises(NotTheHandler):
        send_progress(words(reference, "davies"), *procedure.world)
    with pytest.raises(InvalidCommand):
        SendProgress(reference=reference, staff_id="chen", words="  ")


def test_when_nobody_told_the_state_is_told_by_itself_at_noon_of_the_last_day(
    procedure: Procedure, time: FrozenTime
) -> None:
    reference = procedure.open(COUNTER_EN)
    due = news_clock(procedure, reference).due_at
    assert due.astimezone(LONDON) == datetime(2026, 11, 30, 23, 59, 59, tzinfo=LONDON)
    time.at = due - timedelta(hours=12, seconds=1)
    assert send_due_progress(*procedure.world) == []
    time.move(seconds=1)
    assert send_due_progress(*procedure.world) == [reference]
    (notice,) = news(procedure, reference)
    assert (notice.text, notice.about["clock"]) == (None, "progress")
    # once, and the ticket is as it was
    assert send_due_progress(*procedure.world) == []
    assert procedure.ticket(reference).last_event == "TicketOpened"
    mark_notice_delivered(notice.id, "telegram", *procedure.world)
    assert f"{news_clock(procedure, reference).due_at:%d %b}" == "28 Dec"
    time.move(days=28)
    assert send_due_progress(*procedure.world) == [reference]


def test_news_of_staff_that_waits_to_be_delivered_is_news_enough(
    procedure: Procedure, time: FrozenTime
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    time.at = news_clock(procedure, reference).due_at
    send_progress(words(reference), *procedure.world)
    assert send_due_progress(*procedure.world) == []


def test_news_that_could_not_be_delivered_is_not_repeated_without_end(
    procedure: Procedure, time: FrozenTime
) -> None:
    reference = procedure.open(COUNTER_EN)
    time.at = news_clock(procedure, reference).due_at
    send_due_progress(*procedure.world)
    (notice,) = news(procedure, reference)
    drop_notice(notice.id, "no_conversation", procedure.units)
    assert send_due_progress(*procedure.world) == []


def test_who_has_withdrawn_hears_nothing_more(procedure: Procedure, time: FrozenTime) -> None:
    reference = procedure.open(COUNTER_EN)
    time.at = news_clock(procedure, reference).due_at
    command = Withdraw(customer_id="cu_smith", reference=reference, idempotency_key="m_w")
    withdraw(command, *procedure.world)
    assert send_due_progress(*procedure.world) == []


def test_a_policy_without_a_term_for_news_sends_none(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    procedure = Procedure(units, time, policies)
    procedure.open(COUNTER_EN)
    time.move(days=60)
    assert send_due_progress(*procedure.world) == []
