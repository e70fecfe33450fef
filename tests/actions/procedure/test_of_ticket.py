"""Words after a ticket was opened that may belong to it."""

import pytest
from rasa_sdk import Action

from actions.adding import AddInformationAction
from actions.answers import TakeAnswer
from actions.buttons import PREVIOUS_MESSAGE
from actions.changes import ChangeTicket
from actions.deadlines import AskProcess
from actions.form.action import ValidateComplaintForm
from actions.privacy import AskPrivacy
from actions.terms import ExplainTerm
from actions.tickets import CheckStatus
from tests.actions.procedure.steps import at, kept, payloads
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.vocabulary import TicketState


async def test_the_customer_is_asked_whether_words_belong_to_the_open_ticket(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", "and it was room 214", about="of_ticket")
    assert said(await talk.run(AddInformationAction())) == ["utter_ask_of_ticket"]
    talk.hear("affirm", "yes", about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_information_added"]
    with procedure.units(read_only=True) as unit:
        assert unit.tickets.information_on(reference)[-1].text == "and it was room 214"


async def test_what_is_said_against_a_result_is_recorded_after_a_yes(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", "a repair?? no way", about="of_ticket")
    assert said(await talk.run(AddInformationAction())) == ["utter_ask_refuses_result"]
    assert kept(procedure, reference).state is TicketState.RESPONDED
    talk.hear("affirm", "yes", about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


async def test_a_result_is_never_accepted_on_a_guess(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", "half? ok I'll take that", about="of_ticket")
    (message,) = await talk.run(AddInformationAction())
    result = {"about": "result", "ticket_reference": reference}
    assert payloads(message)[:2] == [("affirm", result), ("deny", result)]
    assert kept(procedure, reference).state is TicketState.RESPONDED


@pytest.mark.parametrize(
    "words", ["only 3000? you said 5200. I don't accept that", "才3000喔？不是說好差5200，我不接受"]
)
async def test_a_plain_refusal_of_the_result_is_recorded_with_its_reason(
    talk: Conversation, procedure: Procedure, words: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", words, about="of_ticket")
    assert said(await talk.run(AddInformationAction())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


@pytest.mark.parametrize(
    ("words", "question", "action"),
    [
        ("and it was room 214", ("check_status", "how far is it"), CheckStatus()),
        ("还有，房间是214", ("ask_process", "一般要多久"), AskProcess()),
        ("and it was room 214", ("ask_privacy", "who can read this"), AskPrivacy()),
        ("还有，房间是214", ("explain_term", "什么叫仲裁"), ExplainTerm()),
    ],
)
async def test_an_addition_that_waits_is_kept_over_a_question_and_comes_back(
    talk: Conversation,
    procedure: Procedure,
    words: str,
    question: tuple[str, str],
    action: Action,
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", words, about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear(*question)
    back = said(await talk.run(action))[-2:]
    assert back == ["utter_back_to_what_was_said", "utter_ask_of_ticket"]
    # once is enough
    talk.hear(*question)
    assert "utter_ask_of_ticket" not in said(await talk.run(action))
    talk.hear("affirm", "yes", about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_information_added"]
    with procedure.units(read_only=True) as unit:
        assert unit.tickets.information_on(reference)[-1].text == words


async def test_more_words_before_the_answer_are_kept_with_the_first(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    for words in ("and it was room 214", "the window would not close either"):
        talk.hear("add_information", words, about="of_ticket")
        assert said(await talk.run(AddInformationAction())) == ["utter_ask_of_ticket"]
    talk.hear("affirm", "yes", about="of_ticket")
    await talk.run(TakeAnswer())
    with procedure.units(read_only=True) as unit:
        told = unit.tickets.information_on(reference)[-1].text
    assert told == "and it was room 214\nthe window would not close either"


async def test_told_to_be_new_they_are_the_story_whatever_was_asked_meanwhile(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", "the pool was closed all week", about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("check_status", "how far is the other one by the way")
    await talk.run(CheckStatus())
    talk.hear("file_complaint", None, request=PREVIOUS_MESSAGE)
    talk.form_is_open = True
    await talk.run(ValidateComplaintForm())
    assert talk.slots["story"] == "the pool was closed all week"


@pytest.mark.parametrize(
    ("why", "refusal"),
    [
        ("so why did you refuse?", "that's not good enough, your own clerk said no fee"),
        ("凭什么不退", "这理由我不认可，你们自己人说过不收费"),
    ],
)
async def test_who_asks_why_is_told_the_reasons_and_may_refuse_then(
    talk: Conversation, procedure: Procedure, why: str, refusal: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    with procedure.units(read_only=True) as unit:
        (told,) = unit.responses.on(reference)
    talk.hear("add_information", why, about="of_ticket")
    (reasons,) = await talk.run(AddInformationAction())
    assert (reasons["response"], told.basis in reasons["lines"]) == ("utter_result_reasons", True)
    talk.hear("affirm", refusal, about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert last.after["reason"] == f"{why}\n{refusal}"


@pytest.mark.parametrize(("why", "yes"), [("on what grounds?", "ok"), ("理由是什么", "好的")])
async def test_who_was_told_the_reasons_accepts_nothing_by_a_yes(
    talk: Conversation, procedure: Procedure, why: str, yes: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", why, about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("affirm", yes, about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_ask_verdict"]
    assert kept(procedure, reference).state is TicketState.RESPONDED


async def test_a_fact_told_before_the_answer_is_added_to_no_ticket_yet(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", "门店那件事", about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("inform", "在人民路那家店，下午三点")
    assert said(await talk.run(AddInformationAction())) == ["utter_ask_of_ticket"]
    with procedure.units(read_only=True) as unit:
        assert unit.tickets.information_on(reference) == []


@pytest.mark.parametrize("words", ["fair enough", "行，那就这样吧"])
async def test_half_an_acceptance_is_asked_about_and_nothing_is_added(
    talk: Conversation, procedure: Procedure, words: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", "and when does it run again", about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("affirm", words, about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_ask_verdict"]
    assert kept(procedure, reference).state is TicketState.RESPONDED


async def test_an_acceptance_in_words_answers_the_question_about_the_result(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("add_information", "is that all of it then", about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("affirm", "I accept the result", about="of_ticket")
    assert said(await talk.run(TakeAnswer())) == ["utter_result_accepted"]
    assert kept(procedure, reference).state is TicketState.CONFIRMED


async def test_the_reasons_stay_to_be_asked_for_after_a_dispute(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("deny", "not accepted, you have the receipt", about="result", answer="wrong sum")
    await talk.run(TakeAnswer())
    talk.hear("add_information", "why did you turn it down", about="of_ticket")
    assert said(await talk.run(AddInformationAction())) == ["utter_result_reasons"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


@pytest.mark.parametrize("words", ["and it was room 214", "还有，房间是214"])
async def test_an_addition_that_waits_is_kept_over_a_detail_that_is_told(
    talk: Conversation, procedure: Procedure, words: str
) -> None:
    reference = await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", words, about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("correct", "07700 900123", phone="+447700900123", correction_field="contact")
    back = said(await talk.run(ChangeTicket()))
    assert back == [
        "utter_details_corrected",
        "utter_back_to_what_was_said",
        "utter_ask_of_ticket",
    ]
    talk.hear("affirm", "yes", about="of_ticket")
    await talk.run(TakeAnswer())
    with procedure.units(read_only=True) as unit:
        assert unit.tickets.information_on(reference)[-1].text == words


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("the pool was closed all week", "stop sending me texts as well"),
        ("泳池整个星期都没开", "短信也别再发了"),
    ],
)
async def test_words_that_wait_go_with_the_complaint_that_is_begun_instead(
    talk: Conversation, procedure: Procedure, words: str, more: str
) -> None:
    await at(talk, procedure, TicketState.INVESTIGATING)
    talk.set(requested_slot=None, story=None)
    talk.hear("add_information", words, about="of_ticket")
    await talk.run(AddInformationAction())
    talk.hear("file_complaint", more, demand=more)
    talk.form_is_open = True
    await talk.run(ValidateComplaintForm())
    assert (talk.slots["story"], talk.slots["demand"]) == (words, more)


@pytest.mark.parametrize(
    "words", ["the shop rang, the money has come back", "店里打电话来，钱退回来了"]
)
async def test_who_tells_that_it_is_settled_may_withdraw(
    talk: Conversation, procedure: Procedure, words: str
) -> None:
    await at(talk, procedure, TicketState.INVESTIGATING)
    talk.hear("add_information", words)
    replies = await talk.run(AddInformationAction())
    assert said(replies) == ["utter_settled_noted"]
    assert [intent for intent, _ in payloads(replies[0])] == ["withdraw_complaint"]
