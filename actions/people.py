"""Bringing a person to the customer."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.draft import submittable
from actions.help_lines import help_lines
from actions.services import services
from actions.turn import Turn
from tickets.vocabulary import Flag


class RequestHumanAction(Action):
    """Mark the ticket, or open one with what is known, and call staff."""

    def name(self) -> str:
        return "action_request_human"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        requested = await services().request_human(turn, submittable(tracker.slots))
        events: list[EventType] = []
        if requested.opened:
            # what is told next completes the ticket that was opened for the person
            kept = tracker.get_slot("draft_id")
            aside = tracker.get_slot("draft_kept_at")
            if not aside:
                events.append(SlotSet("draft_id", kept or turn.id_for("draft")))
        if Flag.SELF_HARM in turn.flags:
            support(dispatcher, turn.language)
            # no question of a form now; it goes on when the customer does
            return [*events, FollowupAction("action_listen")]
        dispatcher.utter_message(
            response="utter_human_requested", reference=requested.receipt.reference
        )
        return events


def support(dispatcher: CollectingDispatcher, language: str) -> None:
    """Answer a hint of self-harm: care, a person, and lines to call now."""
    lines = help_lines(language, services().jurisdiction)
    dispatcher.utter_message(response="utter_self_harm_support", lines=lines)
