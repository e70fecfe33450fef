"""What is said of a message before the next question."""

import pytest

from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, STORIES, begin


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_complaint_out_of_the_blue_is_introduced_and_heard(
    talk: Conversation, language: str
) -> None:
    talk.slots["language"] = language
    assert await begin(talk, STORIES[language]) == ["utter_introduction", "utter_story_heard"]
    assert talk.slots["requested_slot"] == "incident_time"


async def test_after_a_greeting_nothing_is_introduced_again(talk: Conversation) -> None:
    talk.events.append({"event": "bot", "text": "您好"})
    assert await begin(talk) == ["utter_story_heard"]


async def test_the_same_question_comes_again_only_with_a_word_why(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "在这里回复我就行", reply_channel="same_chat")
    assert said(await talk.run(FORM)) == ["utter_noted_still_needed"]
    assert talk.slots["requested_slot"] == "incident_time"
    assert talk.slots["reply_channel"] == "same_chat"


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_correction_in_the_form_is_said_back(talk: Conversation, language: str) -> None:
    await begin(talk, incident_time="2026-11-21", reference_number="P1", demand="退款")
    talk.slots["language"] = language
    talk.hear("correct", "…", incident_time="2026-11-19", correction_field="incident_time")
    assert said(await talk.run(FORM)) == ["utter_correction_taken"]
    assert talk.slots["incident_time"] == "2026-11-19"


async def test_the_first_words_after_self_harm_are_answered(talk: Conversation) -> None:
    await begin(talk)
    talk.set(requested_slot="pause")
    talk.hear("inform", "我没事 就是难受")
    assert said(await talk.run(FORM))[0] == "utter_after_pause"
