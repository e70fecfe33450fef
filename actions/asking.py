"""Questions for a detail that are put in other words the next time they are asked."""

from collections.abc import Iterable, Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import FORM, response_of, said_of_this_draft
from tickets.draft import Draft


class AskIncidentTime(Action):
    """Ask when it happened, and for the number of the matter where that is open as well."""

    def name(self) -> str:
        return "action_ask_complaint_form_incident_time"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        both = Draft(tracker.slots).asks_when_and_number
        first = "utter_ask_when_and_number" if both else "utter_ask_when"
        _ask(dispatcher, tracker, "incident_time", first, "utter_ask_when_again")
        return []


class AskReferenceNumber(Action):
    """Ask for the number of the matter; in short where the question for the day asked for it."""

    def name(self) -> str:
        return "action_ask_complaint_form_reference_number"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        if "utter_ask_when_and_number" in said_of_this_draft(tracker.events):
            dispatcher.utter_message(response="utter_ask_number_again")
        else:
            _ask_for(dispatcher, tracker, "reference_number", "utter_ask_number_again")
        return []


class AskDemand(Action):
    """Ask what would put it right."""

    def name(self) -> str:
        return "action_ask_complaint_form_demand"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        _ask_for(dispatcher, tracker, "demand", "utter_ask_demand_again")
        return []


class AskReplyChannel(Action):
    """Ask how to give the result."""

    def name(self) -> str:
        return "action_ask_complaint_form_reply_channel"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        _ask_for(dispatcher, tracker, "reply_channel", "utter_ask_reply_again")
        return []


def _ask_for(dispatcher: CollectingDispatcher, tracker: Tracker, slot: str, again: str) -> None:
    _ask(dispatcher, tracker, slot, f"utter_ask_{FORM}_{slot}", again)


def _ask(
    dispatcher: CollectingDispatcher, tracker: Tracker, slot: str, first: str, again: str
) -> None:
    """Ask in the words that were not the last for the same, so that none come twice in a row."""
    last = _last_asked(tracker.events, slot, (first, again))
    dispatcher.utter_message(response=again if last == first else first)


def _last_asked(
    events: Iterable[Mapping[str, Any]], slot: str, responses: tuple[str, ...]
) -> str | None:
    """Which of the responses asked for a slot last; None where something else was asked since."""
    for event in reversed(list(events)):
        if event.get("event") == "slot" and event.get("name") == "requested_slot":
            if event.get("value") != slot:
                return None
        elif (said := response_of(event)) in responses:
            return said
    return None
