"""Contacts and confirmations that cannot be taken as they stand."""

import pytest

from actions.summary import AskConfirmation
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, at_summary, begin

SUMMARY = AskConfirmation()


async def test_the_button_of_another_draft_confirms_nothing(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", None, draft_id="d" * 32)
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.slots["confirmation"] != "yes"


async def test_a_contact_that_is_none_is_said_and_asked_again(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", None, reply_channel="phone")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "contact"
    talk.hear("inform", "就老号码", answer="就老号码")
    assert said(await talk.run(FORM)) == ["utter_contact_invalid"]
    assert talk.slots["requested_slot"] == "contact"


async def test_who_refuses_a_contact_is_answered_here(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", None, reply_channel="phone")
    await talk.run(FORM)
    talk.hear("skip", "不留")
    talk.set(contact="-")
    assert said(await talk.run(FORM)) == ["utter_reply_here_instead"]
    assert talk.slots["reply_channel"] == "same_chat"
    assert talk.slots["requested_slot"] == "confirmation"


async def test_the_button_of_the_summary_counts_while_a_correction_is_asked_for(
    talk: Conversation,
) -> None:
    await begin(talk, incident_time="九月", reference_number="P1", demand="退款")
    talk.hear("inform", reply_channel="same_chat", customer_name="王芳")
    await talk.run(FORM)
    talk.hear("deny")
    talk.set(confirmation="no")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "correction_field"
    talk.hear("affirm", draft_id=talk.slots["draft_id"])
    await talk.run(FORM)
    assert (talk.slots["confirmation"], talk.slots["requested_slot"]) == ("yes", None)


@pytest.mark.parametrize("word", ["Quite.", "嗯"])
async def test_a_yes_before_there_was_a_summary_submits_nothing(
    talk: Conversation, word: str
) -> None:
    await begin(talk, reference_number="P1", demand="退款", reply_channel="same_chat")
    assert talk.slots["requested_slot"] == "incident_time"
    talk.hear("correct", "改一下")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "correction_field"
    talk.hear("affirm", word)
    await talk.run(FORM)
    assert talk.slots.get("confirmation") is None
    assert talk.slots["requested_slot"] == "incident_time"


@pytest.mark.parametrize("asked", ["confirmation", "customer_name"])
async def test_the_button_of_another_matter_answers_no_question_of_the_form(
    talk: Conversation, asked: str
) -> None:
    await at_summary(talk)
    talk.set(requested_slot=asked)
    talk.hear("affirm", None, about="withdraw")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.was_rejected
    assert talk.slots["confirmation"] != "yes"


@pytest.mark.parametrize("text", ["就微信上回我吧", "on WeChat please"])
async def test_a_way_that_is_not_offered_is_said_to_be_none(talk: Conversation, text: str) -> None:
    await begin(talk, incident_time="2026-11-21", reference_number="-", demand="退款")
    talk.hear("inform", text, reply_channel="same_chat")
    assert said(await talk.run(FORM)) == ["utter_reply_here_first"]


async def test_skipping_the_summary_leaves_it_to_be_submitted(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("skip", "跳过")
    assert "utter_cannot_skip" not in said(await talk.run(FORM))
    assert talk.slots["requested_slot"] == "confirmation"
    assert not talk.was_rejected


async def test_a_no_to_what_is_to_change_brings_the_summary_back_in_short(
    talk: Conversation,
) -> None:
    await at_summary(talk)
    talk.set(requested_slot="correction_field")
    talk.hear("skip", "nothing, leave it")
    assert "utter_cannot_skip" not in said(await talk.run(FORM))
    assert talk.slots["requested_slot"] == "confirmation"
    assert said(await talk.run(SUMMARY)) == ["utter_summary_again"]


async def test_a_summary_that_changed_is_shown_anew(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("correct", "my name is Ann", customer_name="Ann", correction_field="customer_name")
    await talk.run(FORM)
    assert said(await talk.run(SUMMARY)) == ["utter_summary"]


@pytest.mark.parametrize(
    ("story", "reason", "asked"),
    [
        ("取暖器把我女儿电到了，给我退货退款", None, "reply_channel"),
        ("衣服没穿过你们也不给退", None, "given_reason"),
        ("衣服没穿过你们也不给退，店长嫌我晚了两天", None, "reply_channel"),
        ("退货退款", "过了七天", "reply_channel"),
    ],
)
async def test_a_reason_is_asked_for_where_something_was_refused(
    talk: Conversation, story: str, reason: str | None, asked: str
) -> None:
    told = {"given_reason": reason} if reason else {}
    talk.hear("file_complaint", story, story=story, topic="surrender_refund", incident_time="九月",
              reference_number="P88231", demand="退款", **told)  # fmt: skip
    talk.form_is_open = True
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == asked
    assert talk.slots.get("given_reason") == (reason or (None if asked == "given_reason" else "-"))


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_number_in_place_of_an_address_changes_the_way(
    talk: Conversation, language: str
) -> None:
    talk.slots["language"] = language
    await begin(talk, incident_time="九月", reference_number="P88231", demand="赔")
    talk.hear("inform", None, reply_channel="email")
    await talk.run(FORM)
    talk.hear("inform", "020 7946 0958", phone="+442079460958")
    await talk.run(FORM)
    assert (talk.slots["reply_channel"], talk.slots["contact"]) == ("phone", "+442079460958")


@pytest.mark.parametrize("day", ["32 March", "2月30号"])
async def test_a_day_that_is_in_no_calendar_is_asked_for_again(
    talk: Conversation, day: str
) -> None:
    await begin(talk)
    talk.hear("inform", day, incident_time=day)
    assert said(await talk.run(FORM)) == ["utter_no_such_day"]
    assert talk.slots["requested_slot"] == "incident_time"
    assert talk.slots["incident_time"] is None


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "sms please, calls are hard for me"), ("zh", "发短信，电话我听不清")],
)
async def test_that_a_text_message_is_wanted_is_kept_for_staff(
    talk: Conversation, language: str, words: str
) -> None:
    talk.slots |= {"language": language, "story": "the parcel is lost", "topic": "slow_handling"}
    talk.slots["requested_slot"] = "reply_channel"
    talk.form_is_open = True
    talk.hear("inform", words, reply_channel="phone")
    assert "utter_by_message" in said(await talk.run(FORM))
    assert words in talk.slots["story"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "14 Ashgrove Close, BD9 4RT"), ("zh", "寄到广州市天河区龙口西路12号")],
)
async def test_an_address_for_letters_is_answered_with_the_ways_there_are(
    talk: Conversation, language: str, words: str
) -> None:
    talk.slots |= {"language": language, "story": "the parcel is lost", "topic": "slow_handling"}
    talk.slots |= {"requested_slot": "contact", "reply_channel": "phone"}
    talk.form_is_open = True
    talk.hear("inform", words, reply_channel="same_chat", story=words)
    assert "utter_reply_here_first" in said(await talk.run(FORM))
    assert words in talk.slots["story"]
    assert talk.slots["requested_slot"] != "contact"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "text me on 07700 900123"), ("zh", "发短信到 13766668888")]
)
async def test_a_number_for_text_messages_is_noted_where_it_was_asked_for(
    talk: Conversation, language: str, words: str
) -> None:
    talk.slots |= {"language": language, "story": "the parcel is lost", "topic": "slow_handling"}
    talk.slots |= {"requested_slot": "contact", "reply_channel": "phone"}
    talk.form_is_open = True
    talk.hear("inform", words, phone="+447700900123")
    assert "utter_by_message" in said(await talk.run(FORM))
    assert words in talk.slots["story"]
