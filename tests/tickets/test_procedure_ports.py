"""One contract for what every store keeps of the procedure: in memory, SQLite, PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.kept_tickets import add, told
from tests.auxil.staff import CHEN, DAVIES, MORGAN
from tickets.authority import Authority, AuthorityStatus, Capacity
from tickets.correction import LabelCorrection
from tickets.errors import Conflict
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.plan import Plan, PlanStatus
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.procedure_ports import Performed
from tickets.response import Response, Result
from tickets.satisfaction import Rating, ScoreBy, Scores
from tickets.sent_letter import SentLetter, last_of_each
from tickets.staff import Recusal
from tickets.ticket import Money, Ticket
from tickets.vocabulary import AppealRoute, TicketState, Topic

REFERENCE = "FD-1234-5678-89"
OTHER = "FD-0000-0001-95"


@pytest.fixture
def ticket(time: FrozenTime, policies: PolicyBook) -> Ticket:
    return told(CLAIM_ZH, REFERENCE, time, policies)


@pytest.fixture
def both(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> tuple[Ticket, Ticket]:
    """Two tickets in the store."""
    tickets = (told(CLAIM_ZH, REFERENCE, time, policies), told(COUNTER_EN, OTHER, time, policies))
    add(units, *tickets)
    return tickets


def test_how_far_a_ticket_has_come_is_kept(
    units: UnitOfWorkFactory, ticket: Ticket, time: FrozenTime
) -> None:
    far = replace(
        ticket,
        state=TicketState.APPEALED,
        handler_id="chen",
        resume_state=TicketState.EXECUTING,
        handled_at=time.now(),
        responded_at=time.now(),
        ended_at=time.now(),
        reopenings=2,
        merged_into=OTHER,
        appeal_route=AppealRoute.OMBUDSMAN,
    )
    add(units, far)
    with units(read_only=True) as unit:
        assert unit.tickets.get(REFERENCE) == replace(far, version=1)


def test_members_of_staff_come_back_as_they_were_kept(units: UnitOfWorkFactory) -> None:
    changed = replace(CHEN, active=False, interests=frozenset({"cu_wang"}))
    for member in (DAVIES, CHEN, changed):
        with units() as unit:
            unit.staff.save(member)
            unit.commit()
    with units(read_only=True) as unit:
        assert unit.staff.all() == [changed, DAVIES]
        assert unit.staff.get("chen") == changed
        assert unit.staff.get("nobody") is None


def test_a_recusal_is_kept_once(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    first = Recusal(REFERENCE, "chen", "是我表妹", "chen", time.now())
    with units() as unit:
        unit.staff.save(CHEN)
        unit.staff.recuse(first)
        unit.staff.recuse(replace(first, reason="再说一次"))
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.staff.recusals_on(REFERENCE) == [first]
        assert unit.staff.recusals_on(OTHER) == []


def test_the_workload_counts_tickets_that_are_not_ended(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket]
) -> None:
    for reference, state in ((REFERENCE, TicketState.EXECUTING), (OTHER, TicketState.CLOSED)):
        with units() as unit:
            kept = unit.tickets.get(reference)
            assert kept is not None
            unit.tickets.save(replace(kept, handler_id="chen", state=state))
            unit.commit()
    with units(read_only=True) as unit:
        assert dict(unit.staff.workload()) == {"chen": 1}


def test_tickets_that_wait_for_somebody_are_found(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    waiting = (TicketState.REGISTERED, TicketState.REOPENED)
    version = both[0].policy_id, both[0].policy_effective_from
    with units(read_only=True) as unit:
        assert unit.tickets.without_handler(waiting, 10) == [REFERENCE, OTHER]
        assert unit.tickets.without_handler(waiting, 1) == [REFERENCE]
        assert unit.tickets.without_handler((TicketState.ASSIGNED,), 10) == []
        assert unit.tickets.to_close(*version, time.now(), 10) == []
    with units() as unit:
        first, second = (unit.tickets.get(r) for r in (REFERENCE, OTHER))
        assert first is not None
        assert second is not None
        unit.tickets.save(replace(first, state=TicketState.CONFIRMED, handler_id="chen"))
        responded = replace(second, state=TicketState.RESPONDED, responded_at=time.now())
        unit.tickets.save(responded)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.tickets.without_handler(waiting, 10) == []
        assert unit.tickets.to_close(*version, time.now(), 10) == [REFERENCE, OTHER]
        assert unit.tickets.to_close(*version, time.now() - timedelta(seconds=1), 10) == [REFERENCE]
        assert unit.tickets.to_close(*version, time.now(), 1) == [REFERENCE]
        # of another policy, or another version of it
        assert unit.tickets.to_close("plain", version[1], time.now(), 10) == []
        assert unit.tickets.to_close(version[0], date(2020, 1, 1), time.now(), 10) == []


def plan(time: FrozenTime) -> Plan:
    return Plan(
        reference=REFERENCE,
        number=1,
        proposed_by="chen",
        proposed_at=time.now(),
        measures="重新审核",
        reason="漏看出院小结",
        basis="第7.2条",
        options=("全额", "八成"),
        redress=Money(Decimal("10240.50"), "CNY"),
    )


def test_a_ticket_has_one_open_plan(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    first = plan(time)
    with units() as unit:
        unit.plans.add(first)
        unit.plans.add(replace(first, reference=OTHER, redress=None, reason=None, options=()))
        unit.commit()
    for number in (1, 2):
        with units() as unit, pytest.raises(Conflict):
            unit.plans.add(replace(first, number=number))
    sent_back = first.decided(PlanStatus.SENT_BACK, "lin", time.now(), "依据不足")
    second = replace(first, number=2, measures="调阅病历")
    with units() as unit:
        assert unit.plans.open_on(REFERENCE) == first
        unit.plans.save(sent_back)
        unit.commit()
    with units() as unit:
        assert unit.plans.open_on(REFERENCE) is None
        unit.plans.add(second)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.plans.on(REFERENCE) == [sent_back, second]
        assert unit.plans.open_on(REFERENCE) == second


def test_responses_come_back_in_order_and_once_each(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    first = Response(
        reference=REFERENCE,
        number=1,
        result=Result.PARTLY,
        basis="第7.2条",
        follow_up="三个工作日到账",
        by="chen",
        at=time.now(),
        redress="赔付八成",
        redress_amount=Money(Decimal("10240.00"), "CNY"),
        reasons="自费药不赔",
        routes=(AppealRoute.MEDIATION, AppealRoute.COURT),
        plan_number=1,
    )
    second = Response(REFERENCE, 2, Result.REJECTED, "b", "f", "chen", time.now())
    with units() as unit:
        unit.responses.add(first)
        unit.responses.add(second)
        unit.commit()
    with units() as unit, pytest.raises(Conflict):
        unit.responses.add(second)
    with units(read_only=True) as unit:
        assert unit.responses.on(REFERENCE) == [first, second]
        assert unit.responses.on(OTHER) == []


def test_a_letter_is_kept_once_for_each_way_that_it_went(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    notice = Notice(
        key="question:1",
        reference=REFERENCE,
        kind=NoticeKind.QUESTION,
        ticket_state=TicketState.WAITING_CUSTOMER,
        created_at=time.now(),
        next_attempt_at=time.now(),
    )
    with units() as unit:
        unit.notices.add(notice)
        unit.commit()
    with units() as unit:
        (kept,) = unit.notices.on(REFERENCE)
        mail = SentLetter(kept.id, REFERENCE, "mail", "请补充\n\n此致", time.now(), "补充", "<p>")
        chat = SentLetter(kept.id, REFERENCE, "chat", "请补充", time.now())
        unit.letters.add(mail)
        unit.letters.add(chat)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.letters.on(REFERENCE) == [mail, chat]
        assert unit.letters.on(OTHER) == []
        assert unit.letters.of(kept.id, "chat") == chat
        assert unit.letters.of(kept.id, "paper") is None
        assert last_of_each(unit.letters.on(REFERENCE)) == {kept.id: chat}
    with pytest.raises(Conflict), units() as unit:
        unit.letters.add(chat)


def test_a_notice_is_requested_once_and_waits_for_its_time(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    notice = Notice(
        key="question:1",
        reference=REFERENCE,
        kind=NoticeKind.QUESTION,
        ticket_state=TicketState.WAITING_CUSTOMER,
        created_at=time.now(),
        next_attempt_at=time.now(),
        about={"plan": "1"},
        text="请补充出院小结",
    )
    with units() as unit:
        unit.notices.add(notice)
        unit.notices.add(replace(notice, text="另一句"))
        unit.commit()
    with units(read_only=True) as unit:
        (kept,) = unit.notices.on(REFERENCE)
        assert kept == replace(notice, id=kept.id)
        assert unit.notices.get(kept.id) == kept
        assert list(unit.notices.due(time.now(), 5)) == [kept]
        assert list(unit.notices.due(time.now() - timedelta(seconds=1), 5)) == []
    told_at = replace(
        kept,
        delivery=DeliveryState.DELIVERED,
        channel="email",
        delivered_at=time.now(),
        attempts=2,
        last_error=None,
    )
    with units() as unit:
        unit.notices.save(told_at)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.notices.get(kept.id) == told_at
        assert list(unit.notices.due(time.now(), 5)) == []


def test_the_last_rating_of_a_round_counts(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    low = Rating(
        REFERENCE, 1, 2, "太慢", time.now(), Topic.CLAIM_DENIED, "chen", "web", follow_up_open=True
    )
    better = replace(low, score=4, words=None, follow_up_open=False)
    again = replace(low, round=2, handler_id="davies")
    english = replace(low, reference=OTHER, topic=Topic.STAFF_ATTITUDE, handler_id=None, score=5)
    english = replace(english, follow_up_open=False, channel=None)
    for rating in (low, better, again, english):
        with units() as unit:
            unit.ratings.save(rating)
            unit.commit()
    with units(read_only=True) as unit:
        assert unit.ratings.on(REFERENCE) == [better, again]
        assert unit.ratings.to_follow_up(10) == [again]
        assert unit.ratings.scores(ScoreBy.HANDLER) == [
            Scores("", 1, 5.0, 0),
            Scores("chen", 1, 4.0, 0),
            Scores("davies", 1, 2.0, 1),
        ]
        assert unit.ratings.scores(ScoreBy.TOPIC) == [
            Scores("claim_denied", 2, 3.0, 1),
            Scores("staff_attitude", 1, 5.0, 0),
        ]
        assert unit.ratings.scores(ScoreBy.CHANNEL) == [
            Scores("", 1, 5.0, 0),
            Scores("web", 2, 3.0, 1),
        ]


def test_an_authority_comes_back_with_what_was_found(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    recorded = Authority(REFERENCE, "cu_li", Capacity.HEIR, "王大山", "公证书", "chen", time.now())
    with units() as unit:
        unit.authorities.add(recorded)
        unit.commit()
    with units() as unit:
        (kept,) = unit.authorities.on(REFERENCE)
        assert kept == replace(recorded, id=kept.id)
        found = replace(
            kept,
            status=AuthorityStatus.REFUSED,
            decided_by="lin",
            decided_at=time.now(),
            decision_reason="没有公章",
        )
        unit.authorities.save(found)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.authorities.on(REFERENCE) == [found]
        assert unit.authorities.on(OTHER) == []


def test_corrections_come_back_in_order(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    first = LabelCorrection(
        REFERENCE, "topic", "other", "waiting", "讲的是排队", "排了两小时", "zh", "lin", time.now()
    )
    second = replace(first, label="category", before="other", after="service")
    with units() as unit:
        unit.corrections.add(first)
        unit.corrections.add(second)
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.corrections.all() == [first, second]


def test_a_key_stands_for_one_request_of_its_actor(
    units: UnitOfWorkFactory, both: tuple[Ticket, Ticket], time: FrozenTime
) -> None:
    first = Performed("chen", "k_1", "execute", REFERENCE, TicketState.EXECUTING, 7, time.now())
    with units() as unit:
        unit.performed.add(first)
        unit.performed.add(replace(first, actor="morgan"))
        unit.commit()
    with units() as unit, pytest.raises(Conflict):
        unit.performed.add(first)
    with units(read_only=True) as unit:
        assert unit.performed.get("chen", "k_1") == first
        assert unit.performed.get("chen", "k_2") is None
        assert unit.performed.get(MORGAN.id, "k_1") == replace(first, actor="morgan")
