"""Switching the language on request."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn
from tickets.vocabulary import Language


def language_chosen(turn: Turn) -> list[EventType]:
    """Keep the language that a message asks for, whatever is written in; empty for none."""
    asked = turn.entities.get("requested_language")
    if asked not in set(Language):
        return []
    return [SlotSet("language", asked), SlotSet("language_pinned", True)]


class SwitchLanguage(Action):
    """Answer in the language that was asked for from now on, or ask which one."""

    def name(self) -> str:
        return "action_switch_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        chosen = language_chosen(turn)
        if not chosen:
            dispatcher.utter_message(response="utter_ask_language")
            return []
        asked = turn.entities["requested_language"]
        dispatcher.utter_message(response=f"utter_language_{asked}".replace("-", "_").lower())
        return chosen
