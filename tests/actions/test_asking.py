"""Questions for a detail, the first time and the next."""

import pytest

from actions.asking import AskDemand, AskIncidentTime, AskReferenceNumber, AskReplyChannel
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import begin


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ({}, "utter_ask_when_and_number"),
        ({"reference_number": "P88231"}, "utter_ask_when"),
    ],
)
async def test_one_question_asks_for_the_day_and_the_number(
    talk: Conversation, told: dict[str, str], asked: str
) -> None:
    await begin(talk, **told)
    assert said(await talk.run(AskIncidentTime())) == [asked]


@pytest.mark.parametrize(
    ("ask", "slot", "first", "again"),
    [
        (AskIncidentTime(), "incident_time", "utter_ask_when_and_number", "utter_ask_when_again"),
        (
            AskDemand(),
            "demand",
            "utter_ask_complaint_form_demand",
            "utter_ask_demand_again",
        ),
        (
            AskReplyChannel(),
            "reply_channel",
            "utter_ask_complaint_form_reply_channel",
            "utter_ask_reply_again",
        ),
    ],
)
async def test_a_question_that_comes_back_is_put_in_other_words(
    talk: Conversation, ask: AskDemand, slot: str, first: str, again: str
) -> None:
    await begin(talk)
    talk.set(requested_slot=slot)
    assert said(await talk.run(ask)) == [first]
    assert said(await talk.run(ask)) == [again]
    assert said(await talk.run(ask)) == [first]


async def test_a_number_that_was_asked_for_with_the_day_is_asked_for_in_short(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.set(requested_slot="incident_time")
    await talk.run(AskIncidentTime())
    talk.set(requested_slot="reference_number")
    assert said(await talk.run(AskReferenceNumber())) == ["utter_ask_number_again"]


async def test_a_number_is_asked_for_in_full_where_it_was_not_before(talk: Conversation) -> None:
    await begin(talk, incident_time="九月")
    ask = AskReferenceNumber()
    assert said(await talk.run(ask)) == ["utter_ask_complaint_form_reference_number"]
