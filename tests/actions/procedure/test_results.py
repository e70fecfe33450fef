"""Accepting and refusing results, reopening, rating."""

import pytest

from actions.adding import AddInformationAction
from actions.answers import TakeAnswer
from actions.form.action import ValidateComplaintForm
from actions.matters import AskMatterChoice
from actions.procedure import RateAction, ReopenAction
from actions.tickets import OpenTicketAction
from tests.actions.procedure.steps import at, both_languages, kept
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.notice import NoticeKind
from tickets.vocabulary import TicketState


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


@pytest.mark.parametrize(("intent", "state"), [("affirm", "confirmed"), ("deny", "responded")])
async def test_a_bare_yes_after_a_result_is_asked_about_before_it_counts(
    talk: Conversation, procedure: Procedure, intent: str, state: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("affirm", "看到了，就这样吧")
    assert said(await talk.run(TakeAnswer())) == ["utter_ask_verdict"]
    assert kept(procedure, reference).state is TicketState.RESPONDED
    talk.hear(intent, "是")
    await talk.run(TakeAnswer())
    assert kept(procedure, reference).state == state


async def test_more_of_a_matter_whose_result_was_told_is_why_it_is_refused(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.set(same_as=reference, story="才退150，打发谁呢", matter_choice=None)
    asked = (await talk.run(AskMatterChoice()))[0]
    assert asked["response"] == "utter_ask_refuses_result"
    talk.set(matter_choice="same")
    assert said(await talk.run(OpenTicketAction())) == ["utter_result_disputed"]
    ticket = kept(procedure, reference)
    assert ticket.state is TicketState.DISPUTED


@pytest.mark.parametrize(
    ("choice", "response", "state"),
    [
        ("agreed", "utter_result_accepted", TicketState.CONFIRMED),
        ("added", "utter_information_added", TicketState.RESPONDED),
    ],
)
async def test_a_result_is_refused_by_nobody_who_did_not_say_so(
    talk: Conversation, procedure: Procedure, choice: str, response: str, state: TicketState
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.set(same_as=reference, story="退300？我才被扣了80来块", matter_choice=choice)
    assert said(await talk.run(OpenTicketAction()))[0] == response
    assert kept(procedure, reference).state is state


async def test_a_story_that_refuses_the_result_is_not_asked_about(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    words = "才退300块 我不接受"
    talk.hear("file_complaint", words, story=words, topic="fees_charges")
    talk.form_is_open = True
    await talk.run(ValidateComplaintForm())
    assert (talk.slots["same_as"], talk.slots["matter_choice"]) == (reference, "same")


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


async def test_a_few_words_of_what_is_open_are_a_reason(
    talk: Conversation, procedure: Procedure
) -> None:
    await at(talk, procedure, TicketState.CLOSED)
    talk.hear("reopen_complaint", "不对，又没到账，重新打开")
    assert said(await talk.run(ReopenAction())) == ["utter_reopened"]


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


@pytest.mark.parametrize("words", ["what? that's not right. 我有收據的", "不對吧，我明明有收據"])
async def test_a_no_right_after_a_result_is_about_it(
    talk: Conversation, procedure: Procedure, words: str
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("deny", words)
    assert said(await talk.run(TakeAnswer())) == ["utter_ask_dispute_reason"]
    talk.hear("skip", "不想说")
    await talk.run(TakeAnswer())
    with procedure.units(read_only=True) as unit:
        assert unit.audit.of_ticket(reference)[-1].event.after["reason"] == words


async def test_a_no_that_no_result_waits_for_is_taken_as_before(talk: Conversation) -> None:
    talk.hear("deny", "不对吧")
    assert said(await talk.run(TakeAnswer())) == ["utter_anything_else"]


async def test_what_is_said_against_a_result_is_no_new_complaint(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    words = "只退300塊？這太離譜了吧"
    talk.hear("file_complaint", words, story=words, topic="fees_charges")
    talk.form_is_open = True
    await talk.run(ValidateComplaintForm())
    assert talk.slots["same_as"] == reference
    assert said(await talk.run(AskMatterChoice())) == ["utter_ask_refuses_result"]
    talk.set(matter_choice="same")
    talk.form_is_open = False
    talk.hear("inform", None)
    assert said(await talk.run(OpenTicketAction())) == ["utter_result_disputed"]
    assert kept(procedure, reference).state is TicketState.DISPUTED


@both_languages
async def test_a_refusal_that_is_said_once_more_is_answered_with_where_it_stands(
    talk: Conversation, procedure: Procedure, language: str
) -> None:
    talk.slots["language"] = language
    reference = await at(talk, procedure, TicketState.RESPONDED)
    words = "我不接受" if language == "zh" else "I don't accept it"
    talk.hear("deny", words, about="result", answer="太少了" if language == "zh" else "too little")
    await talk.run(TakeAnswer())
    for about in ({"about": "result"}, {}):
        talk.hear("deny", words, **about)
        (told,) = await talk.run(TakeAnswer())
        assert (told["response"], told["reference"]) == ("utter_result_disputed", reference)
    assert kept(procedure, reference).state is TicketState.DISPUTED
