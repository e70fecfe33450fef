from dataclasses import replace

import pytest

from tests.auxil.frozen_time import FrozenTime
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.feedback import Feedback, FeedbackKind
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.customers import (
    ForgetCustomer,
    Forgotten,
    forget_customer,
    known_customer,
)
from tickets.use_cases.feedback import (
    FeedbackKept,
    GiveFeedback,
    feedback_given,
    give_feedback,
)
from tickets.vocabulary import Language


def praise_zh(key: str = "m_1") -> GiveFeedback:
    return GiveFeedback(
        customer_id="cu_wang",
        conversation_id="c_1",
        kind=FeedbackKind.PRAISE,
        text="  柜台的小李特别耐心  ",
        language=Language.ZH,
        channel="telegram",
        idempotency_key=key,
    )


def suggestion_en() -> GiveFeedback:
    return GiveFeedback(
        customer_id="cu_moor",
        conversation_id="c_2",
        kind=FeedbackKind.SUGGESTION,
        text="Please put a bench by the door",
        language=Language.EN,
        idempotency_key="m_1",
    )


def test_feedback_is_kept_in_the_customers_words(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    kept = give_feedback(praise_zh(), units, time)
    assert kept == FeedbackKept(FeedbackKind.PRAISE, time.now(), repeated=False)
    assert feedback_given(units) == [
        Feedback(
            customer_id="cu_wang",
            conversation_id="c_1",
            kind=FeedbackKind.PRAISE,
            text="柜台的小李特别耐心",
            language=Language.ZH,
            channel="telegram",
            at=time.now(),
            idempotency_key="m_1",
        )
    ]


def test_feedback_opens_no_ticket_and_calls_nobody(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    give_feedback(suggestion_en(), units, time)
    with units(read_only=True) as unit:
        assert list(unit.tickets.all()) == []
        assert list(unit.alerts.due(time.now(), 10)) == []


def test_more_of_it_is_kept_with_what_it_goes_on_with(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    give_feedback(praise_zh(), units, time)
    more = replace(praise_zh("m_2"), text="还帮我叫了车", goes_on=True)
    assert not give_feedback(more, units, time).repeated
    assert give_feedback(more, units, time).repeated
    assert [one.text for one in feedback_given(units)] == ["柜台的小李特别耐心\n还帮我叫了车"]


def test_an_idea_behind_praise_is_kept_for_itself(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    give_feedback(suggestion_en(), units, time)
    praise = replace(suggestion_en(), kind=FeedbackKind.PRAISE, idempotency_key="m_2", goes_on=True)
    give_feedback(praise, units, time)
    assert [one.kind for one in feedback_given(units)] == ["praise", "suggestion"]


def test_a_repeated_message_is_kept_once(units: UnitOfWorkFactory, time: FrozenTime) -> None:
    first = give_feedback(praise_zh(), units, time)
    time.move(hours=1)
    assert give_feedback(praise_zh(), units, time) == FeedbackKept(
        FeedbackKind.PRAISE, first.at, repeated=True
    )
    assert len(feedback_given(units)) == 1


def test_the_same_key_of_another_customer_is_another_message(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    give_feedback(praise_zh(), units, time)
    give_feedback(suggestion_en(), units, time)
    assert [f.customer_id for f in feedback_given(units)] == ["cu_moor", "cu_wang"]


def test_the_list_can_be_of_one_kind_and_short(units: UnitOfWorkFactory, time: FrozenTime) -> None:
    give_feedback(praise_zh("m_1"), units, time)
    give_feedback(suggestion_en(), units, time)
    give_feedback(praise_zh("m_2"), units, time)
    praise = feedback_given(units, FeedbackKind.PRAISE)
    assert [f.idempotency_key for f in praise] == ["m_2", "m_1"]
    assert [f.idempotency_key for f in feedback_given(units, limit=1)] == ["m_2"]


@pytest.mark.parametrize("text", ["", " \n", "\t"])
def test_empty_words_are_no_feedback(text: str) -> None:
    with pytest.raises(InvalidCommand):
        GiveFeedback(
            customer_id="cu_wang",
            conversation_id="c_1",
            kind=FeedbackKind.PRAISE,
            text=text,
            language=Language.ZH,
            idempotency_key="m_1",
        )


def test_forgetting_a_customer_erases_their_feedback_only(
    units: UnitOfWorkFactory, time: FrozenTime
) -> None:
    give_feedback(praise_zh(), units, time)
    give_feedback(suggestion_en(), units, time)
    outcome = forget_customer(ForgetCustomer("cu_wang"), units, time)
    assert outcome == Forgotten(erased=True, tickets_kept=False)
    assert [f.customer_id for f in feedback_given(units)] == ["cu_moor"]
    assert known_customer("cu_wang", units) is None
    with units(read_only=True) as unit:
        last = list(unit.audit.all())[-1].event
    assert (last.name, last.before) == (EventName.CUSTOMER_FORGOTTEN, {"fields": ["feedback"]})
