"""Which of several tickets is meant, told in words."""

import pytest

from actions.answers import TakeAnswer
from actions.deadlines import AskProcess
from actions.procedure import WithdrawAction
from actions.tickets import CheckStatus, OpenTicketAction
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import COMPLETE


async def open_one(talk: Conversation, draft_id: str, story: str) -> dict[str, str]:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": draft_id, "story": story})
    (receipt,) = await talk.run(OpenTicketAction())
    return receipt


@pytest.mark.parametrize(
    ("language", "stories", "words"),
    [
        ("zh", ("你们酒店客房里有蟑螂", "快递把我的茶具寄碎了"), "酒店那个"),
        ("en", ("the hotel room had cockroaches", "your driver broke my tea set"), "the hotel one"),
    ],
)
async def test_the_ticket_that_words_name_by_its_matter_is_shown(
    talk: Conversation, language: str, stories: tuple[str, str], words: str
) -> None:
    talk.slots["language"] = language
    hotel = await open_one(talk, "d1", stories[0])
    await open_one(talk, "d2", stories[1])
    talk.hear("check_status", "进度")
    (listed,) = await talk.run(CheckStatus())
    assert listed["response"] == "utter_status_list"
    talk.hear("affirm", words, about="choice")
    (status,) = await talk.run(TakeAnswer())
    assert (status["response"], status["reference"]) == ("utter_status_one", hotel["reference"])
    talk.hear("withdraw_complaint", words)
    (asked,) = await talk.run(WithdrawAction())
    assert asked["reference"] == hotel["reference"]


async def test_which_ticket_is_meant_is_asked_again_after_a_question(talk: Conversation) -> None:
    await open_one(talk, "d1", "你们酒店客房里有蟑螂")
    parcel = await open_one(talk, "d2", "快递把我的茶具寄碎了")
    talk.hear("withdraw_complaint", "我想撤销")
    assert said(await talk.run(WithdrawAction())) == ["utter_which_ticket"]
    talk.hear("ask_process", "一般要多久")
    told = said(await talk.run(AskProcess()))
    assert told[-1] == "utter_which_ticket"
    talk.hear("affirm", "快递那个", about="choice")
    (asked,) = await talk.run(TakeAnswer())
    assert (asked["response"], asked["reference"]) == (
        "utter_confirm_withdrawal",
        parcel["reference"],
    )
