"""What is kept about a customer, and its erasure."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import DRAFT_SLOTS
from actions.questions import particular
from actions.services import services
from actions.turn import Turn


class AskPrivacy(Action):
    """Explain privacy; on request ask once, then erase."""

    def name(self) -> str:
        return "action_ask_privacy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        request = turn.entities.get("request")
        if request == "erasure":
            dispatcher.utter_message(response="utter_confirm_erasure")
            return []
        if request != "erasure_confirmed":
            for response in particular("ask_privacy", turn.text) or ["utter_ask_privacy"]:
                dispatcher.utter_message(response=response)
            return []
        await services().forget_customer(turn)
        dispatcher.utter_message(response="utter_erased")
        # the edge erases the texts of the conversation once this answer is committed
        dispatcher.utter_message(json_message={"edge": "erase_conversation"})
        return [SlotSet(slot, None) for slot in (*DRAFT_SLOTS, "contact", "customer_name")]
