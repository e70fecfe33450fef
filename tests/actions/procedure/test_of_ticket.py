"""Words after a ticket was opened that may belong to it."""

import pytest

from actions.answers import TakeAnswer
from actions.tickets import AddInformationAction
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
