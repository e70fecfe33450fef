"""Which ticket is meant, answered in words: what it was asked for is then done with that one."""

import copy
from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import Awaiting
from actions.changes import ChangeTicket, ask_addition
from actions.choosing import named_among, offer
from actions.procedure import RateAction, ReopenAction, WithdrawAction
from actions.results import take_verdict
from actions.services import services
from actions.tickets import CheckStatus
from actions.turn import Turn
from bot.nlu.which_ticket import points_at_one

# What a ticket is asked for, by the intent that its button would have.
_DOES: Mapping[str, type[Action]] = {
    "check_status": CheckStatus,
    "correct": ChangeTicket,
    "rate": RateAction,
    "reopen_complaint": ReopenAction,
    "withdraw_complaint": WithdrawAction,
}


async def take_choice(
    turn: Turn, dispatcher: CollectingDispatcher, tracker: Tracker, awaiting: Awaiting
) -> list[EventType] | None:
    """Do what was asked for with the ticket that the words name, or ask once more which it is.

    Args:
        turn: the words.
        dispatcher: takes the answer.
        tracker: of the conversation.
        awaiting: the choice, with what it is for.

    Returns:
        the events; None where the words name none and nothing waits for one.
    """
    known = await services().list_tickets(turn)
    named = await named_among(turn, known)
    if named is None:
        if awaiting.intent == "check_status" and not points_at_one(turn.text):
            return None
        offer(turn, dispatcher, known, awaiting.intent, awaiting.carried)
        return [awaiting.asked()]
    carried = {"ticket_reference": named, **awaiting.carried}
    pressed = _as_pressed(tracker, awaiting.intent, carried)
    if awaiting.intent in _DOES:
        events: list[EventType] = await _DOES[awaiting.intent]().run(dispatcher, pressed, {})
        return events
    if awaiting.intent == "add_information":
        return await ask_addition(Turn.of(pressed), dispatcher)
    return await take_verdict(Turn.of(pressed), dispatcher, awaiting)


def _as_pressed(tracker: Tracker, intent: str, carried: Mapping[str, Any]) -> Tracker:
    """The conversation as if the button of the ticket had been pressed."""
    pressed = copy.copy(tracker)
    entities = [{"entity": name, "value": value} for name, value in carried.items()]
    pressed.latest_message = {
        **(tracker.latest_message or {}),
        "intent": {"name": intent, "confidence": 1.0},
        "entities": entities,
        "text": f"/{intent}",
    }
    return pressed
