"""Praise and suggestions: kept, thanked for, and never turned into a complaint."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.awaiting import FEEDBACK, Awaiting
from actions.buttons import PREVIOUS_MESSAGE
from actions.not_understood import text_not_understood
from actions.services import services
from actions.turn import Turn
from tickets.feedback import FeedbackKind

_KINDS = {
    "praise": (FeedbackKind.PRAISE, "utter_praise"),
    "suggest": (FeedbackKind.SUGGESTION, "utter_suggest"),
}


class NoteFeedback(Action):
    """Keep praise or a suggestion in the customer's words and say thanks in one sentence."""

    def name(self) -> str:
        return "action_note_feedback"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn, awaiting = Turn.of(tracker), Awaiting.of(tracker)
        if turn.entities.get("request") == PREVIOUS_MESSAGE:
            # what was not understood was praise, or an idea
            turn = replace(turn, text=text_not_understood(tracker) or "")
        kind, thanks = _KINDS[turn.intent]
        if not turn.text.strip():
            dispatcher.utter_message(response="utter_anything_else")
            return []
        again = awaiting is not None and awaiting.what == FEEDBACK
        await services().give_feedback(turn, kind, goes_on=again)
        dispatcher.utter_message(response="utter_feedback_too" if again else thanks)
        # more of it is no complaint
        return [] if turn.in_form else [Awaiting(FEEDBACK).asked()]
