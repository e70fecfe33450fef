"""A greeting outside the form: who is known is not told a second time who answers here."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.coming_back import come_back
from actions.people import persons_coming
from actions.services import services
from actions.turn import Turn, response_of

# Each says that a bot answers, and how what is told is kept.
INTRODUCING = frozenset({"utter_introduction", "utter_greet"})


class Greet(Action):
    """Greet: at first contact with who answers here, later with what stands."""

    def name(self) -> str:
        return "action_greet"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        if tracker.get_slot("draft_kept_at"):
            dispatcher.utter_message(response="utter_greet_draft")
        elif known := await services().list_tickets(turn, own_only=True):
            for line in await persons_coming(turn, known):
                # "anyone?" of who waits for a person
                dispatcher.utter_message(response="utter_result_when", due=line)
            dispatcher.utter_message(response="utter_greet_known")
        elif _was_introduced(tracker):
            dispatcher.utter_message(response="utter_greet_here")
        else:
            dispatcher.utter_message(response="utter_greet")
        return await come_back(turn, dispatcher, tracker)


def _was_introduced(tracker: Tracker) -> bool:
    """Whether the latest messages said who answers here."""
    return any(response_of(event) in INTRODUCING for event in tracker.events)
