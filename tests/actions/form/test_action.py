"""The form takes in what is told, in any order, and asks only for the rest."""

from actions.people import RequestHumanAction
from actions.services import Services
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, at_summary, begin


async def test_what_the_story_holds_is_not_asked(talk: Conversation) -> None:
    await begin(talk, incident_time="九月", reference_number="P88231", demand="尽快赔付")
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_several_things_told_at_once_are_all_taken(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "九月的事，单号P88231，要赔钱", incident_time="九月", demand="要赔钱",
              reference_number="P88231")  # fmt: skip
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_an_interruption_is_left_to_the_rules_but_its_facts_are_kept(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.hear("ask_process", "九月的事了，你们要多久？", incident_time="九月")
    assert said(await talk.run(FORM)) == []
    assert talk.was_rejected
    talk.interrupted_by("action_ask_process")
    await talk.run(FORM)
    assert not talk.was_rejected
    assert talk.slots["requested_slot"] == "reference_number"


async def test_a_message_that_answers_nothing_is_left_to_the_rules(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("affirm", "好的")
    await talk.run(FORM)
    assert talk.was_rejected
    assert talk.slots["requested_slot"] == "incident_time"


async def test_the_form_ends_with_a_yes(talk: Conversation) -> None:
    await at_summary(talk)
    talk.hear("affirm", "对")
    talk.set(confirmation="yes")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] is None


async def test_a_hint_of_self_harm_in_a_story_calls_staff_at_once(
    talk: Conversation, services: Services
) -> None:
    assert "utter_self_harm_support" in await begin(talk, flags="self_harm")
    with services._app.units(read_only=True) as unit:
        alerts = unit.alerts.due(services._app.time.now(), 10)
    assert [alert.severity for alert in alerts] == ["critical"]


async def test_after_a_hint_of_self_harm_nothing_is_asked_until_the_customer_goes_on(
    talk: Conversation,
) -> None:
    await begin(talk, flags="self_harm")
    assert talk.slots["requested_slot"] == "pause"
    talk.hear("inform", "九月的事", incident_time="九月")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reference_number"


async def test_after_a_hint_of_self_harm_in_the_form_the_next_answer_is_taken(
    talk: Conversation,
) -> None:
    await begin(talk)
    talk.hear("request_human", "不想活了", flags="self_harm")
    assert said(await talk.run(RequestHumanAction())) == ["utter_self_harm_support"]
    assert talk.slots["requested_slot"] == "pause"
    talk.hear("inform", "九月的事", incident_time="九月")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reference_number"


async def refused(talk: Conversation, **more: str) -> None:
    story = "住院理赔被拒"
    talk.hear("file_complaint", story, story=story, topic="claim_denied", incident_time="九月",
              reference_number="P88231", demand="重新审核", **more)  # fmt: skip
    talk.form_is_open = True
    await talk.run(FORM)


async def test_the_reason_of_a_refusal_is_asked_once_and_can_be_refused(
    talk: Conversation,
) -> None:
    await refused(talk)
    assert talk.slots["requested_slot"] == "given_reason"
    talk.hear("skip", "没说理由")
    talk.set(given_reason="-")
    await talk.run(FORM)
    assert talk.slots["requested_slot"] == "reply_channel"


async def test_a_reason_told_with_the_story_is_not_asked(talk: Conversation) -> None:
    await refused(talk, given_reason="等待期内出险")
    assert talk.slots["requested_slot"] == "reply_channel"
