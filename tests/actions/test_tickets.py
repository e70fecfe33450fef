"""Tickets in the conversation."""

import json

import pytest
from rasa_sdk.events import FollowupAction

from actions.adding import AddInformationAction
from actions.form.action import ValidateComplaintForm
from actions.language import SwitchLanguage
from actions.people import RequestHumanAction
from actions.privacy import AskPrivacy
from actions.summary import AskConfirmation
from actions.tickets import CancelDraft, CheckStatus, OpenTicketAction
from tests.auxil.dialogue import Conversation, said
from tests.auxil.form_talk import COMPLETE


async def open_one(talk: Conversation, draft_id: str = "d1") -> dict[str, str]:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": draft_id})
    (receipt,) = await talk.run(OpenTicketAction())
    return receipt


async def test_the_receipt_says_reference_category_and_both_deadlines(talk: Conversation) -> None:
    receipt = await open_one(talk)
    assert receipt["response"] == "utter_receipt"
    assert receipt["category"] == "服务"
    assert receipt["topic"] == "办理拖延"
    assert receipt["deadlines"] == (
        "· 初步调查：11月23日（周一）10:30 前\n"
        "· 告知结果：预计 11月26日（周四）23:59 前（处理结束后 3 个工作日内）"
    )


async def test_the_receipt_in_english(talk: Conversation) -> None:
    talk.slots["language"] = "en"
    receipt = await open_one(talk)
    assert receipt["topic"] == "slow handling"
    assert receipt["deadlines"] == (
        "· first investigation by Mon 23 November, 10:30\n"
        "· result to you expected by Thu 26 November, 23:59 "
        "(within 3 working days once handling is finished)"
    )


async def test_the_receipt_says_that_a_person_was_called_for_a_threat(talk: Conversation) -> None:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"flags": "legal_threat"})
    assert said(await talk.run(OpenTicketAction())) == ["utter_receipt", "utter_person_alerted"]


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        ("yes. who can read this?", "who can read this?", ["utter_ask_privacy_who"]),
        ("对的。谁能看到这些？", "谁能看到这些？", ["utter_ask_privacy_who"]),
        # the receipt says when
        ("yes. when will I hear?", "when will I hear?", []),
        ("对的。什么时候有结果？", "什么时候有结果？", []),
    ],
)
async def test_a_question_behind_the_yes_is_answered_behind_the_receipt(
    talk: Conversation, words: str, question: str, answer: list[str]
) -> None:
    talk.hear("affirm", words, question=question)
    talk.set(**COMPLETE)
    assert said(await talk.run(OpenTicketAction())) == ["utter_receipt", *answer]


async def test_a_repeated_turn_gives_the_same_ticket(talk: Conversation) -> None:
    first = await open_one(talk)
    again = await open_one(talk)
    assert again["reference"] == first["reference"]


async def test_the_draft_is_gone_when_the_ticket_is_there(talk: Conversation) -> None:
    await open_one(talk)
    left = {slot: talk.slots[slot] for slot in ("draft_id", "story", "topic", "demand")}
    assert set(left.values()) == {None}


async def test_status_without_tickets_offers_to_complain(talk: Conversation) -> None:
    talk.hear("check_status", "进度")
    assert said(await talk.run(CheckStatus())) == ["utter_status_none"]


async def test_one_ticket_is_told_several_are_listed_as_buttons(talk: Conversation) -> None:
    first = await open_one(talk)
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    assert (status["response"], status["reference"]) == ("utter_status_one", first["reference"])
    second = await open_one(talk, "d2")
    talk.hear("check_status", "进度")
    (listed,) = await talk.run(CheckStatus())
    titles = {button["title"] for button in listed["buttons"]}
    assert {title.split("（")[0] for title in titles} == {first["reference"], second["reference"]}


async def test_whether_it_is_registered_is_answered_with_a_yes(talk: Conversation) -> None:
    receipt = await open_one(talk)
    talk.hear("check_status", "这就行了是吧")
    (told,) = await talk.run(CheckStatus())
    assert (told["response"], told["reference"]) == ("utter_registered_yes", receipt["reference"])


async def test_who_only_asked_is_let_go_without_a_complaint(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.set(story="等待期生病都不管吗", draft_id="d1")
    talk.hear("cancel", "不是投诉 就问问", draft_choice="discard")
    assert said(await talk.run(CancelDraft())) == ["utter_no_complaint"]
    assert talk.slots["story"] is None


@pytest.mark.parametrize("intent", ["check_status", "add_information"])
async def test_a_stranger_with_a_right_reference_learns_nothing(
    talk: Conversation, intent: str
) -> None:
    receipt = await open_one(talk)
    action = CheckStatus() if intent == "check_status" else AddInformationAction()
    answers = []
    for reference in (receipt["reference"], "FD-0000-0001-95"):
        stranger = Conversation("cu_stranger", "c_2")
        stranger.hear(intent, f"{reference} 怎么样了", ticket_reference=reference)
        answer = await stranger.run(action)
        answers.append(json.dumps(answer, ensure_ascii=False).replace(reference, "FD"))
        assert said(answer) == ["utter_ticket_not_found"]
        assert answer[0]["custom"] == {"edge": "offer_code", "reference": reference}
        (prove,) = answer[0]["buttons"]
        assert prove["payload"] == f'edge:ask_code{{"reference": "{reference}"}}'
    assert answers[0] == answers[1]


async def test_what_is_no_reference_is_not_offered_a_code(talk: Conversation) -> None:
    talk.hear("check_status", "FD-1111-2222-33", ticket_reference="FD-1111-2222-33")
    (answer,) = await talk.run(CheckStatus())
    assert (answer["response"], answer["buttons"]) == ("utter_ticket_not_found", [])


async def test_the_receipt_asks_for_a_way_to_telegram(talk: Conversation) -> None:
    receipt = await open_one(talk)
    assert receipt["custom"] == {"edge": "offer_telegram", "reference": receipt["reference"]}


async def test_words_after_the_receipt_are_added_to_the_ticket(talk: Conversation) -> None:
    receipt = await open_one(talk)
    talk.hear("inform", "他们今天又打电话来")
    (added,) = await talk.run(AddInformationAction())
    assert added["response"] == "utter_information_added"
    assert added["reference"] == receipt["reference"]


async def test_without_a_ticket_nothing_is_claimed_to_be_added(talk: Conversation) -> None:
    talk.hear("add_information", "补充一下")
    assert said(await talk.run(AddInformationAction())) == ["utter_no_ticket_to_add"]


async def test_a_person_is_called_and_the_newest_ticket_marked(talk: Conversation) -> None:
    receipt = await open_one(talk)
    talk.hear("request_human", "转人工")
    (answer,) = await talk.run(RequestHumanAction())
    assert answer["response"] == "utter_human_requested"
    assert answer["reference"] == receipt["reference"]


async def test_self_harm_is_answered_with_care_and_no_question(talk: Conversation) -> None:
    talk.hear("request_human", "不想活了", flags="self_harm")
    assert said(await talk.run(RequestHumanAction())) == ["utter_self_harm_support"]
    assert FollowupAction("action_listen") in talk.result


async def test_the_words_for_self_harm_are_shorter_the_second_time(talk: Conversation) -> None:
    for words, expected in (("不想活了", "support"), ("真的不想活了", "again")):
        talk.hear("request_human", words, flags="self_harm")
        assert said(await talk.run(RequestHumanAction())) == [f"utter_self_harm_{expected}"]


async def test_strain_is_not_answered_as_danger(talk: Conversation) -> None:
    talk.hear("request_human", "转人工，我快撑不住了", flags="self_harm", strain="1")
    assert said(await talk.run(RequestHumanAction())) == ["utter_human_requested"]


async def test_after_an_interruption_the_summary_is_not_repeated(talk: Conversation) -> None:
    talk.hear("thank", "谢谢")
    talk.set(**COMPLETE | {"requested_slot": "confirmation"})
    assert said(await talk.run(AskConfirmation())) == ["utter_summary"]
    talk.interrupted_by("utter_thank")
    assert said(await talk.run(AskConfirmation())) == ["utter_summary_again"]


async def test_erasure_asks_first_then_forgets_and_tells_the_edge(talk: Conversation) -> None:
    await open_one(talk)
    talk.hear("ask_privacy", None, request="erasure")
    assert said(await talk.run(AskPrivacy())) == ["utter_confirm_erasure"]
    talk.hear("ask_privacy", None, request="erasure_confirmed")
    messages = await talk.run(AskPrivacy())
    assert said(messages) == ["utter_erased", "utter_erased_kept"]
    assert messages[-1]["custom"] == {"edge": "erase_conversation"}
    talk.hear("file_complaint", "又来了", story="又来了", topic="other", incident_time="今天",
              demand="解释", reply_channel="same_chat")  # fmt: skip
    talk.slots["requested_slot"] = None
    await talk.run(ValidateComplaintForm())
    assert talk.slots["requested_slot"] == "customer_name"


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("en", "utter_language_en"),
        ("zh", "utter_language_zh"),
        ("zh-Hant", "utter_language_zh_hant"),
    ],
)
async def test_a_language_asked_for_stays(talk: Conversation, asked: str, answer: str) -> None:
    talk.hear("switch_language", None, requested_language=asked)
    assert said(await talk.run(SwitchLanguage())) == [answer]
    assert (talk.slots["language"], talk.slots["language_pinned"]) == (asked, True)


async def test_a_switch_that_names_no_language_asks_which(talk: Conversation) -> None:
    talk.hear("switch_language", "换个语言")
    assert said(await talk.run(SwitchLanguage())) == ["utter_ask_language"]
