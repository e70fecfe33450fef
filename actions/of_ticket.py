"""Words after a complaint was registered that may belong to it: the customer is asked, once."""

import json
from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions import procedure
from actions.awaiting import Awaiting, answered
from actions.choosing import NotChosen, own
from actions.services import services
from actions.told import is_as_long
from actions.turn import Turn
from actions.wording import label
from bot.nlu.after_ticket import OF_TICKET, verdict_in_own_words
from tickets.ports import TicketSummary
from tickets.ticket import InformationKind
from tickets.use_cases.ticket_status import TicketStatus
from tickets.vocabulary import ENDED_STATES, TicketState

# Detail of the question: it asks whether a result is refused.
REFUSES = "refuses"
_NEW = '/file_complaint{"request":"previous_message"}'

# "happy with that" where there is no result yet tells nothing to add.
_LEAST_HAN, _LEAST_WORDS = 12, 8

Events = list[EventType]


async def take_what_may_belong(turn: Turn, dispatcher: CollectingDispatcher) -> Events:
    """Take words as the answer to a result that they are, or ask what they belong to."""
    known = await services().list_tickets(turn, own_only=True)
    if not known:
        dispatcher.utter_message(response="utter_no_ticket_to_add")
        return [Awaiting("new_complaint").asked()]
    told = results_told(known)
    verdict = verdict_in_own_words(turn.text)
    is_brief = not is_as_long(turn.text, _LEAST_HAN, _LEAST_WORDS)
    if len(told) != 1 and verdict == "accepted" and is_brief:
        dispatcher.utter_message(response="utter_thank")
        return []
    try:
        meant = told[0] if len(told) == 1 else known[0].reference
        status = await own(turn, dispatcher, meant)
    except NotChosen as not_told:
        return not_told.events
    if len(told) == 1:
        return _ask_of_result(turn, dispatcher, status, verdict)
    return _ask_of_ticket(turn, dispatcher, status)


def results_told(known: Sequence[TicketSummary]) -> list[str]:
    """References of those of a customer's tickets that wait for what they make of the result."""
    return [one.reference for one in known if one.state is TicketState.RESPONDED]


async def add_what_was_said(
    turn: Turn, dispatcher: CollectingDispatcher, awaiting: Awaiting
) -> Events:
    """Add the words that stood before the question to the ticket that it named.

    A yes in words to "you don't accept the result?" refuses it.
    """
    if awaiting.detail == REFUSES and turn.text:
        return await procedure.guarded(
            dispatcher,
            awaiting.reference,
            lambda: procedure.dispute(turn, dispatcher, awaiting.reference, awaiting.words),
        )
    added = await services().add_information(
        turn, awaiting.words, InformationKind.INFORMATION, awaiting.reference
    )
    dispatcher.utter_message(response="utter_information_added", reference=added.reference)
    return [answered()]


def _ask_of_ticket(turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus) -> Events:
    ended = status.state in ENDED_STATES
    takes_up = ended and services().reopen_until(status) is not None
    carried = json.dumps({"ticket_reference": status.reference})
    first = (
        {
            "title": label("button.reopen", turn.language),
            "payload": f"/reopen_complaint{carried}",
        }
        if takes_up
        else _button("matter_same", "/affirm", status, turn.language)
    )
    dispatcher.utter_message(
        response="utter_ask_of_ended_ticket" if takes_up else "utter_ask_of_ticket",
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
        buttons=[first, {"title": label("button.matter_new", turn.language), "payload": _NEW}],
    )
    return [Awaiting(OF_TICKET, status.reference, words=turn.text).asked()]


def _ask_of_result(
    turn: Turn, dispatcher: CollectingDispatcher, status: TicketStatus, verdict: str | None
) -> Events:
    """Nothing is recorded on a guess: the customer says what they make of the result."""
    rejects = verdict == "rejected"
    result = json.dumps({"about": "result", "ticket_reference": status.reference})
    accept = {"title": label("button.accept", turn.language), "payload": f"/affirm{result}"}
    dispatcher.utter_message(
        response="utter_ask_refuses_result" if rejects else "utter_ask_of_result",
        reference=status.reference,
        topic=label(f"topic.{status.topic}", turn.language),
        buttons=[
            *([] if rejects else [accept]),
            {"title": label("button.refuse", turn.language), "payload": f"/deny{result}"},
            _button("matter_add", "/affirm", status, turn.language),
            {"title": label("button.matter_new", turn.language), "payload": _NEW},
        ],
    )
    detail = REFUSES if rejects else ""
    return [Awaiting(OF_TICKET, status.reference, words=turn.text, detail=detail).asked()]


def _button(name: str, intent: str, status: TicketStatus, language: str) -> dict[str, Any]:
    carried = json.dumps({"about": OF_TICKET, "ticket_reference": status.reference})
    return {"title": label(f"button.{name}", language), "payload": f"{intent}{carried}"}
