"""Help while the form is open, in both languages."""

import pytest

from actions.help import EXPLAINED, HelpInForm
from actions.wording import label
from tests.auxil.dialogue import Conversation, said


@pytest.mark.parametrize(
    ("language", "text"), [("en", "which account number did I give you"), ("zh", "目前记了什么")]
)
async def test_what_was_told_so_far_is_shown(talk: Conversation, language: str, text: str) -> None:
    talk.slots |= {"language": language, "story": "the app froze", "reference_number": "AC-4471"}
    talk.slots["requested_slot"] = "demand"
    talk.hear("ask_help", text)
    (answer,) = await talk.run(HelpInForm())
    assert answer["response"] == "utter_told_so_far"
    assert answer["lines"].splitlines() == [
        label("line.story", language, value="the app froze"),
        label("line.reference_number", language, value="AC-4471"),
    ]


@pytest.mark.parametrize(("language", "text"), [("en", "what do you mean"), ("zh", "什么意思")])
@pytest.mark.parametrize("asked", sorted(EXPLAINED))
async def test_the_question_is_explained_to_who_does_not_follow(
    talk: Conversation, language: str, text: str, asked: str
) -> None:
    talk.slots |= {"language": language, "requested_slot": asked}
    talk.hear("ask_help", text)
    (answer,) = await talk.run(HelpInForm())
    assert answer["response"] == "utter_question_explained"
    assert answer["explanation"] == label(f"explained.{asked}", language)


@pytest.mark.parametrize(("language", "text"), [("en", "can you help me"), ("zh", "怎么用")])
async def test_any_other_call_for_help_gets_the_general_one(
    talk: Conversation, language: str, text: str
) -> None:
    talk.slots |= {"language": language, "requested_slot": "demand"}
    talk.hear("ask_help", text)
    assert said(await talk.run(HelpInForm())) == ["utter_help_in_form"]


@pytest.mark.parametrize("text", ["which number do you want from me", "what are my choices"])
async def test_a_question_about_the_question_is_explained(talk: Conversation, text: str) -> None:
    talk.slots |= {"language": "en", "requested_slot": "reply_channel"}
    talk.hear("ask_help", text)
    assert said(await talk.run(HelpInForm())) == ["utter_question_explained"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "how many more questions is this"), ("zh", "还要问多少")]
)
async def test_who_asks_how_much_is_left_is_told_a_number(
    talk: Conversation, language: str, text: str
) -> None:
    talk.slots |= {"language": language, "story": "the app froze", "topic": "system_fault"}
    talk.slots |= {"incident_time": "yesterday", "requested_slot": "demand"}
    talk.hear("ask_help", text)
    (answer,) = await talk.run(HelpInForm())
    assert answer["response"] == "utter_questions_left"
    assert answer["count"] > 1
    talk.slots |= {"reference_number": "skipped", "demand": "a refund", "contact": "a@b.example"}
    talk.slots |= {"reply_channel": "email", "requested_slot": "customer_name"}
    assert said(await talk.run(HelpInForm())) == ["utter_last_question"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "is the second thing there too?"), ("zh", "另外一件也记着吧")]
)
async def test_a_second_matter_that_waits_is_said_to_be_kept(
    talk: Conversation, language: str, text: str
) -> None:
    second = '{"story": "the driver swore at us", "topic": "staff_attitude"}'
    talk.slots |= {"language": language, "story": "the app froze", "second_told": second}
    talk.hear("ask_help", text)
    (answer,) = await talk.run(HelpInForm())
    assert (answer["response"], answer["story"]) == ("utter_second_kept", "the driver swore at us")


async def test_a_question_for_the_handler_is_kept_with_the_story(talk: Conversation) -> None:
    talk.set(story="理赔被拒", requested_slot="given_reason")
    talk.form_is_open = True
    talk.hear("ask_help", "定损员还要再来一趟吗", request="question")
    assert said(await talk.run(HelpInForm())) == ["utter_question_passed_on"]
    assert talk.slots["story"] == "理赔被拒\n定损员还要再来一趟吗"
