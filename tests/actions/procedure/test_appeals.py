"""Where else a customer can turn."""

import json

from actions.deadlines import AskProcess
from actions.procedure import AskRights
from tests.actions.procedure.steps import at, both_languages, kept, payloads
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.vocabulary import TicketState


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


async def test_the_list_of_routes_waits_for_an_answer_in_words(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    talk.hear("ask_rights", "那我还能找谁")
    await talk.run(AskRights())
    awaiting = json.loads(talk.slots["awaiting"])
    assert (awaiting["what"], awaiting["reference"]) == ("route", reference)
    talk.hear("ask_process", "要多久")
    assert said(await talk.run(AskProcess()))[-1] == "utter_appeal_routes"
