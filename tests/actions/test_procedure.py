"""What customers do with their tickets in the chat, at every stage of them."""

import json
from typing import Any

import pytest

from actions.answers import TakeAnswer
from actions.changes import ChangeTicket
from actions.privacy import AskPrivacy
from actions.procedure import AskRights, RateAction, ReopenAction, WithdrawAction
from actions.services import Services
from actions.tickets import AddInformationAction, CancelDraft, CheckStatus, OpenTicketAction
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.notice import NoticeKind
from tickets.ticket import Ticket
from tickets.vocabulary import TicketState

COMPLETE = {
    "story": "住院理赔被拒",
    "topic": "claim_denied",
    "incident_time": "九月",
    "reference_number": "P88231",
    "demand": "重新审核",
    "reply_channel": "phone",
    "contact": "+8613900001111",
    "customer_name": "王芳",
    "requested_slot": None,
}
both_languages = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture
def procedure(services: Services) -> Procedure:
    app = services._app
    return Procedure(app.units, app.time, app.policies)  # type: ignore[arg-type]  # a frozen time


async def open_one(talk: Conversation, draft_id: str = "d1", **slots: Any) -> str:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": draft_id} | slots)
    return str((await talk.run(OpenTicketAction()))[0]["reference"])


async def at(
    talk: Conversation, procedure: Procedure, state: TicketState, draft_id: str = "d1"
) -> str:
    reference = await open_one(talk, draft_id)
    procedure.take_to(state, reference)
    return reference


def kept(procedure: Procedure, reference: str) -> Ticket:
    return procedure.ticket(reference)


def payloads(message: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Intent and entities of each button."""
    found = []
    for button in message["buttons"]:
        intent, brace, rest = button["payload"].removeprefix("/").partition("{")
        found.append((intent, json.loads(brace + rest) if brace else {}))
    return found


@pytest.mark.parametrize(
    ("state", "intents"),
    [
        (TicketState.REGISTERED, ["add_information", "withdraw_complaint"]),
        (TicketState.INVESTIGATING, ["add_information", "withdraw_complaint"]),
        (TicketState.RESPONDED, ["affirm", "deny", "rate", "ask_rights", "add_information"]),
        (TicketState.CLOSED, ["reopen_complaint", "rate", "ask_rights"]),
    ],
)
async def test_the_buttons_of_a_status_fit_its_state(
    talk: Conversation, procedure: Procedure, state: TicketState, intents: list[str]
) -> None:
    await at(talk, procedure, state)
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    assert [intent for intent, _ in payloads(status)] == intents


@pytest.mark.parametrize(
    ("state", "owner"),
    [
        (TicketState.REGISTERED, "投诉受理岗"),
        (TicketState.INVESTIGATING, "处理专员"),
        (TicketState.PLAN_PROPOSED, "主管"),
        (TicketState.RESPONDED, "等您答复"),
    ],
)
async def test_a_status_says_who_has_it_and_what_comes_next(
    talk: Conversation, procedure: Procedure, state: TicketState, owner: str
) -> None:
    await at(talk, procedure, state)
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    assert (status["response"], status["owner"]) == ("utter_status_one", owner)
    assert status["next"]


async def test_the_window_for_reopening_is_seen_in_the_buttons(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.CLOSED)
    procedure.time.move(days=31)
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    assert [intent for intent, _ in payloads(status)] == ["rate", "ask_rights"]


async def test_a_withdrawal_asks_once_and_is_then_done(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("withdraw_complaint", "我想撤诉，家里已经谈好了")
    assert said(await talk.run(WithdrawAction())) == ["utter_confirm_withdrawal"]
    assert kept(procedure, reference).state is TicketState.INVESTIGATING
    talk.hear("affirm", "对")
    (done,) = await talk.run(TakeAnswer())
    assert (done["response"], done["reference"]) == ("utter_withdrawn", reference)
    assert done["until"] == "12月22日（周二）10:30"
    assert kept(procedure, reference).state is TicketState.WITHDRAWN


async def test_a_withdrawal_that_is_not_confirmed_changes_nothing(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("withdraw_complaint", "撤销")
    await talk.run(WithdrawAction())
    talk.hear("deny", "不")
    assert said(await talk.run(TakeAnswer())) == ["utter_not_withdrawn"]
    assert kept(procedure, reference).state is TicketState.INVESTIGATING


async def test_a_yes_long_after_the_question_withdraws_nothing(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("withdraw_complaint", "撤销")
    await talk.run(WithdrawAction())
    for text in ("流程是怎样的", "谢谢"):
        talk.hear("thank", text)
    talk.hear("affirm", "好的")
    assert said(await talk.run(TakeAnswer())) == ["utter_anything_else"]
    assert kept(procedure, reference).state is TicketState.INVESTIGATING


async def test_of_several_tickets_that_fit_one_is_picked(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await at(talk, procedure, TicketState.INVESTIGATING)
    second = await open_one(talk, "d2")
    await at(talk, procedure, TicketState.CLOSED, "d3")
    talk.hear("withdraw_complaint", "撤掉吧")
    (asked,) = await talk.run(WithdrawAction())
    assert asked["response"] == "utter_which_ticket"
    assert {told["ticket_reference"] for _, told in payloads(asked)} == {first, second}
    talk.hear("withdraw_complaint", None, ticket_reference=first)
    (confirm,) = await talk.run(WithdrawAction())
    assert (confirm["response"], confirm["reference"]) == ("utter_confirm_withdrawal", first)


async def test_what_the_state_does_not_allow_is_said_with_what_it_does(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.CLOSED)
    talk.hear("withdraw_complaint", "撤诉")
    (told,) = await talk.run(WithdrawAction())
    assert (told["response"], told["state"]) == ("utter_not_now", "已归档")
    assert "reopen_complaint" in [intent for intent, _ in payloads(told)]


@both_languages
async def test_an_accepted_result_is_recorded_and_the_survey_not_put_twice(
    talk: Conversation, procedure: Procedure, language: str
) -> None:
    talk.slots["language"] = language
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("affirm", {"zh": "我接受", "en": "I accept the outcome"}[language], about="result")
    assert said(await talk.run(TakeAnswer())) == ["utter_result_accepted"]
    assert kept(procedure, reference).state is TicketState.CONFIRMED
    # one survey was asked for, with the result; a bare number answers it
    with procedure.units(read_only=True) as unit:
        surveys = [n for n in unit.notices.on(reference) if n.kind is NoticeKind.SURVEY]
    assert [n.about for n in surveys] == [{"response": "1"}]
    talk.hear("rate", "5", score="5")
    await talk.run(RateAction())
    with procedure.units(read_only=True) as unit:
        assert [rating.score for rating in unit.ratings.on(reference)] == [5]


async def test_a_refused_result_asks_why_and_goes_to_senior_staff(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("deny", None, about="result", ticket_reference=reference)
    assert said(await talk.run(TakeAnswer())) == ["utter_ask_dispute_reason"]
    talk.hear("inform", "你们没看出院小结", answer="你们没看出院小结")
    assert said(await talk.run(AddInformationAction())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED
    with procedure.units(read_only=True) as unit:
        event = unit.audit.of_ticket(reference)[-1].event
    assert event.after["reason"] == "你们没看出院小结"


async def test_the_reason_of_a_refusal_need_not_be_told(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("deny", "我不接受", about="result")
    await talk.run(TakeAnswer())
    talk.hear("skip", "不想说")
    assert said(await talk.run(TakeAnswer())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


async def test_a_refusal_that_tells_its_reason_asks_nothing(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    words = "I don't accept the outcome, you never read my bills"
    talk.hear("deny", words, about="result", answer=words)
    assert said(await talk.run(TakeAnswer())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


async def test_a_verdict_without_a_result_is_not_pretended(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("affirm", "我接受", about="result")
    assert said(await talk.run(TakeAnswer())) == ["utter_not_now"]
    assert kept(procedure, reference).state is TicketState.INVESTIGATING


async def test_an_ended_ticket_is_reopened_with_its_reason(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    talk.hear("reopen_complaint", "重新受理")
    assert said(await talk.run(ReopenAction())) == ["utter_ask_reopen_reason"]
    talk.hear("inform", "钱一直没到账", answer="钱一直没到账")
    assert said(await talk.run(AddInformationAction())) == ["utter_reopened"]
    assert kept(procedure, reference).state is TicketState.REOPENED


async def test_a_reason_told_at_once_is_not_asked_for(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    talk.hear("reopen_complaint", "Please open it again, the money you promised never arrived")
    assert said(await talk.run(ReopenAction())) == ["utter_reopened"]
    assert kept(procedure, reference).state is TicketState.REOPENED


async def test_after_the_window_other_ways_are_named(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    procedure.time.move(days=31)
    talk.hear("reopen_complaint", "请重新打开这个投诉，你们答应的款项到现在都没有到账")
    (told,) = await talk.run(ReopenAction())
    assert (told["response"], told["reference"]) == ("utter_reopen_too_late", reference)
    assert "12378" in told["routes"]


@pytest.mark.parametrize(
    ("score", "answer"), [("5", "utter_rated_ask_words"), ("2", "utter_rated_low_ask_words")]
)
async def test_a_score_is_kept_and_a_low_one_goes_to_a_supervisor(
    talk: Conversation, procedure: Procedure, score: str, answer: str
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    talk.hear("rate", None, score=score, ticket_reference=reference)
    assert said(await talk.run(RateAction())) == [answer]
    talk.hear("inform", "等了太久", answer="等了太久")
    assert said(await talk.run(AddInformationAction())) == ["utter_rating_words_kept"]
    with procedure.units(read_only=True) as unit:
        (rating,) = unit.ratings.on(reference)
    assert (rating.score, rating.words) == (int(score), "等了太久")
    assert rating.follow_up_open is (score == "2")


async def test_words_beside_a_score_can_be_refused(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    talk.hear("rate", None, score="5", ticket_reference=reference)
    await talk.run(RateAction())
    talk.hear("skip", "不用了")
    assert said(await talk.run(TakeAnswer())) == ["utter_anything_else"]
    with procedure.units(read_only=True) as unit:
        assert [rating.words for rating in unit.ratings.on(reference)] == [None]


async def test_a_verdict_without_a_score_is_asked_for_one_and_keeps_its_words(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.CLOSED)
    words = "They were friendly but it took you far too long"
    talk.hear("rate", words)
    assert said(await talk.run(RateAction())) == ["utter_ask_score"]
    talk.hear("rate", None, score="3", ticket_reference=reference)
    assert said(await talk.run(RateAction())) == ["utter_rated"]
    with procedure.units(read_only=True) as unit:
        assert [rating.words for rating in unit.ratings.on(reference)] == [words]


@both_languages
async def test_the_ways_of_appeal_are_those_of_the_tickets_policy(
    talk: Conversation, procedure: Procedure, language: str
) -> None:
    talk.slots["language"] = language
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("ask_rights", "还能向谁反映")
    (told,) = await talk.run(AskRights())
    assert (told["response"], told["reference"]) == ("utter_appeal_routes", reference)
    assert [entities["appeal_route"] for _, entities in payloads(told)] == [
        "review",
        "mediation",
        "arbitration",
        "regulator",
        "court",
    ]
    assert "12378" in told["routes"]
    talk.hear("ask_rights", None, appeal_route="mediation", ticket_reference=reference)
    assert said(await talk.run(AskRights())) == ["utter_appeal_noted"]
    assert kept(procedure, reference).state is TicketState.APPEALED


async def test_without_a_result_the_ways_are_told_in_general(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("ask_rights", "不满意怎么办")
    (told,) = await talk.run(AskRights())
    assert told["response"] == "utter_ask_rights"
    assert "12378" in told["routes"]


@pytest.mark.parametrize(
    ("entities", "field", "value"),
    [
        ({"correction_field": "contact", "contact_ending": "5678"}, "contact", "+8613900005678"),
        ({"correction_field": "contact", "phone": "+8613700002222"}, "contact", "+8613700002222"),
        ({"correction_field": "demand", "demand": "全额退款"}, "demand", "全额退款"),
        ({"correction_field": "reply_channel", "reply_channel": "same_chat"}, "reply_channel",
         "same_chat"),
        ({"correction_field": "incident_time", "incident_time": "上周三"}, "incident_time_told",
         "上周三"),
        ({"correction_field": "customer_name", "customer_name": "王方"}, "customer_name", "王方"),
    ],
)  # fmt: skip
async def test_details_are_corrected_right_after_the_receipt(
    talk: Conversation, procedure: Procedure, entities: dict[str, str], field: str, value: str
) -> None:
    reference = await open_one(talk)
    story = kept(procedure, reference).story
    talk.hear("correct", "不对，改一下", **entities)
    (told,) = await talk.run(ChangeTicket())
    assert (told["response"], told["reference"]) == ("utter_details_corrected", reference)
    assert told["lines"]
    after = kept(procedure, reference)
    assert (str(getattr(after, field)), after.story) == (value, story)


async def test_another_way_to_reply_asks_for_the_address_it_needs(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await open_one(talk)
    talk.hear("correct", "改成发邮件", correction_field="reply_channel", reply_channel="email")
    assert said(await talk.run(ChangeTicket())) == ["utter_ask_email"]
    talk.hear("inform", "wang@example.com", email="wang@example.com")
    assert said(await talk.run(AddInformationAction())) == ["utter_details_corrected"]
    after = kept(procedure, reference)
    assert (after.reply_channel, after.contact) == ("email", "wang@example.com")


async def test_a_correction_without_a_detail_is_added_as_it_was_said(
    talk: Conversation, procedure: Procedure
) -> None:
    await open_one(talk)
    talk.hear("correct", "不是柜员，是经理")
    assert said(await talk.run(ChangeTicket())) == ["utter_information_added"]


@pytest.mark.parametrize(
    ("action", "intent", "entities"),
    [
        (WithdrawAction(), "withdraw_complaint", {}),
        (ReopenAction(), "reopen_complaint", {}),
        (RateAction(), "rate", {"score": "1"}),
        (AskRights(), "ask_rights", {"appeal_route": "court"}),
        (TakeAnswer(), "affirm", {"about": "result"}),
        (TakeAnswer(), "deny", {"about": "result"}),
        (TakeAnswer(), "affirm", {"about": "withdraw"}),
        (ChangeTicket(), "correct", {"correction_field": "demand", "demand": "赔钱"}),
    ],
)
async def test_a_stranger_with_a_right_reference_learns_and_changes_nothing(
    talk: Conversation, procedure: Procedure, action: Any, intent: str, entities: dict[str, str]
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    before = kept(procedure, reference)
    answers = []
    for told in (reference, "FD-0000-0000-97"):
        stranger = Conversation("cu_stranger", "c_2")
        stranger.hear(intent, "…", ticket_reference=told, **entities)
        answers.append(said(await stranger.run(action)))
    assert answers == [["utter_ticket_not_found"], ["utter_ticket_not_found"]]
    assert kept(procedure, reference) == before


async def test_a_customer_without_tickets_is_offered_to_complain(talk: Conversation) -> None:
    talk.hear("withdraw_complaint", "撤诉")
    assert said(await talk.run(WithdrawAction())) == ["utter_no_ticket_to_add"]


async def test_a_button_to_add_asks_what_and_adds_it_to_that_ticket(
    talk: Conversation, procedure: Procedure
) -> None:
    first = await open_one(talk)
    await open_one(talk, "d2")
    talk.hear("add_information", None, ticket_reference=first)
    assert said(await talk.run(AddInformationAction())) == ["utter_ask_addition"]
    talk.hear("inform", "病历找到了", answer="病历找到了")
    (added,) = await talk.run(AddInformationAction())
    assert (added["response"], added["reference"]) == ("utter_information_added", first)


async def test_what_is_kept_of_the_customer_is_told(talk: Conversation) -> None:
    reference = await open_one(talk)
    talk.hear("ask_privacy", "你们存了我什么信息", request="own_data")
    (told,) = await talk.run(AskPrivacy())
    assert told["response"] == "utter_own_data"
    assert (told["name"], told["contact"], told["tickets"], told["draft"]) == (
        "王芳",
        "+8613900001111",
        reference,
        "无",
    )


@pytest.mark.parametrize("topic", ["claim_denied", "surrender_refund"])
async def test_the_receipt_of_a_refusal_says_what_is_checked(
    talk: Conversation, topic: str
) -> None:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": "d1", "topic": topic})
    assert said(await talk.run(OpenTicketAction())) == ["utter_receipt", f"utter_checks_{topic}"]


async def test_numbers_and_reason_of_a_refusal_are_on_the_ticket(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await open_one(talk, claim_number="C5566", given_reason="等待期内出险")
    ticket = kept(procedure, reference)
    assert ticket.reference_number == "P88231，理赔号 C5566"
    assert ticket.story == "住院理赔被拒\n对方给的理由：等待期内出险"


async def test_for_whom_a_complaint_was_made_is_recorded(
    talk: Conversation, procedure: Procedure
) -> None:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": "d1", "flags": "agent_on_behalf"})
    talk.set(principal="我母亲李梅，有公证的遗嘱")
    receipt, *rest = await talk.run(OpenTicketAction())
    assert "utter_authority_recorded" in said(rest)
    with procedure.units(read_only=True) as unit:
        (authority,) = unit.authorities.on(receipt["reference"])
    assert (authority.principal, authority.capacity, authority.basis) == (
        "我母亲李梅",
        "heir",
        "我母亲李梅，有公证的遗嘱",
    )


async def test_a_draft_is_kept_when_the_customer_stops(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.set(**COMPLETE | {"draft_id": "d1", "requested_slot": "demand"})
    talk.hear("cancel", "先不弄了")
    (told,) = await talk.run(CancelDraft())
    assert (told["response"], told["days"]) == ("utter_draft_kept", 30)
    assert talk.slots["story"] == COMPLETE["story"]
    talk.form_is_open = False
    talk.hear("cancel", None, draft_choice="discard")
    assert said(await talk.run(CancelDraft())) == ["utter_draft_cancelled"]
    assert talk.slots["story"] is None


async def test_there_is_nothing_to_cancel_without_a_draft(talk: Conversation) -> None:
    talk.hear("cancel", "取消")
    assert said(await talk.run(CancelDraft())) == ["utter_nothing_to_cancel"]
