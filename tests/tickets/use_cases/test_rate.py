from dataclasses import replace

import pytest

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.staff import Procedure
from tickets.errors import InvalidCommand, SelfApproval, TransitionRefused
from tickets.satisfaction import ScoreBy, Scores
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.rate import FollowUp, Rate, follow_up, rate, scores, to_follow_up
from tickets.use_cases.reopen import AskReopening, ask_reopening
from tickets.vocabulary import TicketState

LOW = Rate(customer_id="cu_wang", idempotency_key="m_1", score=2, words="太慢")


@pytest.mark.parametrize(("score", "low"), [(1, True), (2, True), (3, False), (5, False)])
def test_two_and_less_call_a_supervisor(procedure: Procedure, score: int, low: bool) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    rate(replace(LOW, score=score), *procedure.world)
    waiting = [r.reference for r in to_follow_up(procedure.units)]
    reasons = [a.reasons for a in pending_alerts(procedure.units, procedure.time)]
    assert waiting == [reference] * low
    assert reasons == [("low_rating",)] * low
    assert procedure.ticket(reference).state is TicketState.RESPONDED


def test_what_came_of_it_is_kept_by_somebody_who_did_not_handle_it(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    rate(LOW, *procedure.world)
    command = FollowUp(reference=reference, staff_id="lin", note="已致电道歉")
    with pytest.raises(TransitionRefused):
        follow_up(replace(command, staff_id="chen"), *procedure.world)
    follow_up(command, *procedure.world)
    assert to_follow_up(procedure.units) == []
    with procedure.units(read_only=True) as unit:
        (rating,) = unit.ratings.on(reference)
    assert (rating.followed_up_by, rating.follow_up_note, rating.words) == (
        "lin",
        "已致电道歉",
        "太慢",
    )
    with pytest.raises(InvalidCommand, match="waits"):
        follow_up(command, *procedure.world)


def test_nobody_looks_into_ratings_of_the_own_work(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    with procedure.units() as unit:
        ticket = unit.tickets.get(reference)
        assert ticket is not None
        unit.tickets.save(replace(ticket, handler_id="morgan"))
        unit.commit()
    rate(LOW, *procedure.world)
    with pytest.raises(SelfApproval):
        follow_up(FollowUp(reference=reference, staff_id="morgan", note="好"), *procedure.world)


def test_each_round_of_handling_is_rated_for_itself(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    rate(LOW, *procedure.world)
    rate(replace(LOW, score=3, idempotency_key="m_2"), *procedure.world)
    again = AskReopening(customer_id="cu_wang", idempotency_key="m_3", reason="没到账")
    ask_reopening(again, *procedure.world)
    procedure.take_to(TicketState.RESPONDED, reference)
    rate(replace(LOW, score=5, idempotency_key="m_4"), *procedure.world)
    with procedure.units(read_only=True) as unit:
        assert [(r.round, r.score) for r in unit.ratings.on(reference)] == [(1, 3), (2, 5)]


def test_scores_are_told_per_handler_topic_and_channel(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.RESPONDED)
    procedure.opened_at(TicketState.RESPONDED, COUNTER_EN)
    rate(LOW, *procedure.world)
    rate(replace(LOW, customer_id="cu_smith", score=4), *procedure.world)
    assert scores(ScoreBy.HANDLER, procedure.units) == [Scores("chen", 2, 3.0, 1)]
    assert scores(ScoreBy.TOPIC, procedure.units) == [
        Scores("claim_denied", 1, 2.0, 1),
        Scores("staff_attitude", 1, 4.0, 0),
    ]
    assert [s.name for s in scores(ScoreBy.CHANNEL, procedure.units)] == ["telegram", "web"]


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_is_one_to_five(score: int) -> None:
    with pytest.raises(InvalidCommand, match="score"):
        replace(LOW, score=score)


def test_there_is_nothing_to_rate_before_a_result(procedure: Procedure) -> None:
    procedure.opened_at(TicketState.EXECUTING)
    with pytest.raises(TransitionRefused):
        rate(LOW, *procedure.world)
