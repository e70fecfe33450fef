"""A side question in one message with something told is answered, and the rest kept."""

import pytest

from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import FORM, begin


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how long will it take?", "utter_ask_process_when"),
        ("要多久有结果？", "utter_ask_process_when"),
        ("Can I go to the ombudsman?", "utter_ask_rights"),
        ("可以去12378投诉吗？", "utter_ask_rights"),
        ("who will read this?", "utter_ask_privacy_who"),
        ("谁能看到这些？", "utter_ask_privacy_who"),
    ],
)
async def test_the_question_is_answered_and_the_story_kept(
    talk: Conversation, question: str, answer: str
) -> None:
    told = await begin(talk, f"You lost my parcel. {question}", question=question)
    assert told[-1] == answer
    assert talk.slots["story"].startswith("You lost my parcel")


async def test_the_question_beside_an_answer_is_answered(talk: Conversation) -> None:
    await begin(talk)
    talk.hear("inform", "last week. is this free?", incident_time="last week",
              question="is this free?")  # fmt: skip
    assert "utter_ask_process_cost" in said(await talk.run(FORM))
    assert talk.slots["incident_time"] == "last week"


@pytest.mark.parametrize("words", ["whatsapp can? if not then here", "微信可以吗？不行就这里"])
async def test_the_ways_to_hear_back_are_told_once(talk: Conversation, words: str) -> None:
    await begin(talk, incident_time="last week", reference_number="P1", demand="a refund")
    assert talk.slots["requested_slot"] == "reply_channel"
    talk.hear("inform", words, answer=words, question=words.split("?")[0].split("？")[0] + "?")
    told = said(await talk.run(FORM))
    assert told.count("utter_reply_here_first") == 1
    assert "utter_ask_process_ways" not in told
