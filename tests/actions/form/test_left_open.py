"""A detail stays open when the customer keeps telling something else, or wants to be done."""

import pytest

from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, begin


async def test_a_wish_is_asked_for_three_times_and_then_left_open(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231")
    for part, answer in (
        ("定损员只来过一次", "utter_noted_still_needed"),
        ("后来电话也打不通", "utter_noted_still_needed"),
        ("车到现在还停在厂里", "utter_left_open"),
    ):
        talk.hear("inform", part, story=part)
        assert said(await talk.run(FORM)) == [answer]
    assert talk.slots["story"].endswith("定损员只来过一次\n后来电话也打不通\n车到现在还停在厂里")
    assert (talk.slots["demand"], talk.slots["requested_slot"]) == ("-", "reply_channel")


async def test_a_way_to_hear_back_that_is_never_told_is_this_chat(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    for wish in ("当面道歉", "处分那个人", "还有油费"):
        talk.hear("inform", wish, demand=wish)
        told = said(await talk.run(FORM))
    assert told == ["utter_left_here"]
    assert talk.slots["demand"] == "赔；当面道歉；处分那个人；还有油费"
    assert talk.slots["reply_channel"] == "same_chat"


async def test_a_contact_that_is_never_told_leaves_the_answer_here(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", "打电话", reply_channel="phone")
    await talk.run(FORM)
    for wish in ("当面道歉", "处分那个人"):
        talk.hear("inform", wish, demand=wish)
        told = said(await talk.run(FORM))
    assert told == ["utter_left_here"]
    assert (talk.slots["reply_channel"], talk.slots["requested_slot"]) == (
        "same_chat",
        "confirmation",
    )


@pytest.mark.parametrize("words", ["submit it then", "直接提交吧"])
async def test_who_wants_to_hand_it_in_is_shown_the_summary(talk: Conversation, words: str) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231")
    assert talk.slots["requested_slot"] == "demand"
    talk.hear("skip", words)
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "confirmation"
    assert (talk.slots["demand"], talk.slots["reply_channel"]) == ("-", "same_chat")
    assert talk.slots.get("confirmation") is None


@pytest.mark.parametrize(
    ("contact", "way"), [("jo@example.com", "email"), ("+8613900001111", "phone")]
)
async def test_who_hands_it_in_is_answered_where_they_said(
    talk: Conversation, contact: str, way: str
) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", contact=contact)
    talk.hear("skip", "直接提交吧")
    await talk.run(FORM)
    assert (talk.slots["contact"], talk.slots["reply_channel"]) == (contact, way)


async def test_who_hands_it_in_without_a_number_to_call_is_answered_here(
    talk: Conversation,
) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", "打电话", reply_channel="phone")
    await talk.run(FORM)
    talk.hear("skip", "提交吧")
    await talk.run(FORM)
    assert (talk.slots["requested_slot"], talk.slots["reply_channel"]) == (
        "confirmation",
        "same_chat",
    )


@pytest.mark.parametrize(("language", "yes"), [("zh", "对的 是这个事"), ("en", "yes that's it")])
async def test_a_question_that_message_after_message_does_not_answer_is_left_open(
    talk: Conversation, language: str, yes: str
) -> None:
    talk.slots["language"] = language
    await begin(talk, incident_time="九月", reference_number="P88231")
    for _ in range(2):
        talk.hear("affirm", yes)
        await talk.run(FORM)
        assert talk.was_rejected
        talk.set(requested_slot="demand")
    talk.hear("affirm", yes)
    assert said(await talk.run(FORM)) == ["utter_left_unanswered"]
    assert (talk.slots["demand"], talk.slots["requested_slot"]) == ("-", "reply_channel")


@pytest.mark.parametrize("again", [True, False])
async def test_the_same_question_asked_a_third_time_is_not_answered_a_third_time(
    talk: Conversation, again: bool
) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    for _ in range(2):
        talk.hear("ask_process", "发微信行吗")
        await talk.run(FORM)
        talk.set(requested_slot="reply_channel")
    talk.hear("ask_process", "发微信行吗" if again else "要多久")
    told = said(await talk.run(FORM))
    assert talk.was_rejected is not again
    assert told == (["utter_left_unanswered_here"] if again else [])
