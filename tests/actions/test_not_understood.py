"""A message that was not understood is asked about once, then a person is offered."""

import pytest

from actions.form.action import ValidateComplaintForm
from actions.not_understood import NotUnderstoodAction
from tests.auxil.dialogue import Conversation, said

NOT_UNDERSTOOD = NotUnderstoodAction()
RANKING = [
    {"name": "nlu_fallback", "confidence": 0.7},
    {"name": "ask_rights", "confidence": 0.25},
    {"name": "inform", "confidence": 0.2},
    {"name": "check_status", "confidence": 0.1},
    {"name": "ask_process", "confidence": 0.1},
]


async def test_what_it_may_have_meant_is_offered_with_a_person_last(talk: Conversation) -> None:
    talk.slots["language"] = "en"
    talk.hear("nlu_fallback", "the thing, the other one", {"intent_ranking": RANKING})
    (message,) = await talk.run(NOT_UNDERSTOOD)
    assert message["response"] == "utter_not_understood"
    assert [button["payload"] for button in message["buttons"]] == [
        "/ask_rights",
        "/check_status",
        '/file_complaint{"request": "previous_message"}',
        "/request_human",
    ]
    assert [button["title"] for button in message["buttons"]][-1] == "Talk to a person"


async def test_the_second_time_in_a_row_a_person_is_offered(talk: Conversation) -> None:
    talk.hear("nlu_fallback", "那个啥")
    await talk.run(NOT_UNDERSTOOD)
    talk.hear("nlu_fallback", "就那个啊")
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_not_understood_again"]
    talk.hear("ask_help", "你能干嘛")
    talk.hear("nlu_fallback", "那个啥")
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_not_understood"]


async def test_inside_the_form_what_was_told_is_said_to_be_kept(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.hear("nlu_fallback", "那个啥")
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_not_understood_in_form"]
    talk.hear("nlu_fallback", "就那个啊")
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_not_understood_again_in_form"]


async def test_another_language_is_told_which_are_spoken(talk: Conversation) -> None:
    talk.hear("nlu_fallback", "保険金がまだです", {"language": "other"})
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_other_language"]
    talk.hear("nlu_fallback", "一晩中眠れませんでした", {"language": "other"})
    assert said(await talk.run(NOT_UNDERSTOOD)) == ["utter_other_language_again"]


async def test_a_message_said_to_be_a_complaint_is_not_asked_for_again(talk: Conversation) -> None:
    story = "九月份那个事到现在钱也没影子"
    talk.hear("nlu_fallback", story)
    await talk.run(NOT_UNDERSTOOD)
    talk.hear("file_complaint", request="previous_message")
    talk.form_is_open = True
    await talk.run(ValidateComplaintForm())
    assert talk.slots["story"] == story
    assert talk.slots["requested_slot"] == "category_choice"


async def test_the_customer_decides_an_unsure_category_with_one_answer(talk: Conversation) -> None:
    topics = {"slow_handling": 0.3, "claim_denied": 0.28, "waiting": 0.2, "third_party": 0.1}
    story = "理赔的事一直没结果"
    talk.hear(
        "file_complaint", story, {"topic": {"name": "slow_handling", "all": topics}}, story=story
    )
    talk.form_is_open = True
    form = ValidateComplaintForm()
    await talk.run(form)
    assert talk.slots["requested_slot"] == "category_choice"
    talk.hear("inform", category_choice="product")
    await talk.run(form)
    assert talk.slots["topic"] == "claim_denied"
    assert talk.slots["requested_slot"] == "incident_time"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_anger_that_answers_nothing_is_heard_and_then_a_person_is_offered(
    talk: Conversation, language: str
) -> None:
    talk.slots["language"] = language
    talk.form_is_open = True
    talk.set(tones="angry,angry")
    talk.hear("inform", "ridiculous!!", tone="angry")
    assert said(await talk.run(NotUnderstoodAction())) == ["utter_anger_heard"]
    talk.set(tones="angry,angry,angry")
    talk.hear("inform", "liars!!", tone="angry")
    assert said(await talk.run(NotUnderstoodAction())) == ["utter_anger_offers_person"]
    assert talk.slots["signals_said"] == "anger"


async def test_despair_that_answers_nothing_is_heard(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.hear("nlu_fallback", "我真的撑不住了", tone="distressed")
    assert said(await talk.run(NotUnderstoodAction())) == ["utter_distress_heard"]
