"""Switching the language on request."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn
from tickets.vocabulary import Language


class SwitchLanguage(Action):
    """Answer in the language that was asked for from now on, or ask which one."""

    def name(self) -> str:
        return "action_switch_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        asked = Turn.of(tracker).entities.get("requested_language")
        if asked not in set(Language):
            dispatcher.utter_message(response="utter_ask_language")
            return []
        dispatcher.utter_message(response=f"utter_language_{asked}".replace("-", "_").lower())
        return [SlotSet("language", asked), SlotSet("language_pinned", True)]
