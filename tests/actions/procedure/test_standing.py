"""Where a ticket stands, and taking it back."""

from datetime import timedelta

import pytest

from actions.answers import TakeAnswer
from actions.deadlines import AskProcess
from actions.people import RequestHumanAction
from actions.procedure import WithdrawAction
from actions.tickets import CheckStatus
from actions.wording import label, local_datetime
from tests.actions.procedure.steps import at, kept, open_one, payloads
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.vocabulary import TicketState

# Within which a result is answered, by the policy of these tests.
ANSWER_TERM = timedelta(days=15)


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


async def test_a_question_when_is_answered_with_the_deadline_of_the_result(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.REGISTERED)
    talk.hear("check_status", "什么时候能有结果")
    when, status = await talk.run(CheckStatus())
    assert (when["response"], status["response"]) == ("utter_result_when", "utter_status_one")
    # the first investigation comes before, and the day of the result hangs on it
    assert when["due"].startswith("处理结果：预计 ")
    assert status["next"].startswith("\n下一时限：初步调查，")
    assert when["due"] not in status["next"]
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    assert status["next"].endswith(when["due"])


async def test_after_a_dispute_the_result_is_that_of_the_review(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("deny", "不认可，金额算错了", about="result", answer="不认可，金额算错了")
    await talk.run(TakeAnswer())
    talk.hear("check_status", "那什么时候有结果")
    when, status = await talk.run(CheckStatus())
    assert when["due"].startswith("复核结果：")
    # what was just said is not said twice
    assert status["next"] == ""


async def test_where_no_result_is_owed_none_is_promised(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("check_status", "什么时候能有结果")
    assert said(await talk.run(CheckStatus())) == ["utter_status_one"]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_status_of_an_answered_ticket_tells_the_answer(
    talk: Conversation, procedure: Procedure, language: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    with procedure.units(read_only=True) as unit:
        (told,) = unit.responses.on(reference)
    talk.set(language=language)
    talk.hear("check_status", "进度")
    (status,) = await talk.run(CheckStatus())
    result, *_, until = status["next"].strip().splitlines()
    assert result == label(f"answer.{told.result}", language)
    assert label("answer.basis", language, value=told.basis) in status["next"]
    last_day = local_datetime(told.at + ANSWER_TERM, language)
    assert until == label("answer.until", language, due=last_day)


async def test_who_asks_when_somebody_calls_is_told_that_first_and_once(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.REGISTERED)
    talk.hear("request_human", "转人工")
    await talk.run(RequestHumanAction())
    talk.hear("check_status", "什么时候有人联系我")
    when, result, status = await talk.run(CheckStatus())
    assert when["due"].startswith("同事最晚")
    assert result["due"].startswith("处理结果")
    assert when["due"] not in status["next"]
    assert result["due"] not in status["next"]


@pytest.mark.parametrize(
    ("wish", "question", "language"),
    [
        ("take it back", "how long does it take otherwise", "en"),
        ("我想撤了", "不撤的话还要多久", "zh"),
    ],
)
async def test_a_withdrawal_to_be_confirmed_comes_back_after_a_question(
    talk: Conversation, procedure: Procedure, wish: str, question: str, language: str
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.set(language=language)
    talk.hear("withdraw_complaint", wish)
    await talk.run(WithdrawAction())
    talk.hear("ask_process", question)
    assert said(await talk.run(AskProcess()))[-1] == "utter_confirm_withdrawal"
    talk.hear("affirm", "yes")
    assert said(await talk.run(TakeAnswer())) == ["utter_withdrawn"]
    assert kept(procedure, reference).state is TicketState.WITHDRAWN


async def test_who_asks_when_and_who_is_told_both(talk: Conversation, procedure: Procedure) -> None:
    await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("check_status", "那什么时候能有结果，谁来审")
    told = said(await talk.run(CheckStatus()))
    assert told == ["utter_result_when", "utter_ask_process_who", "utter_status_one"]
