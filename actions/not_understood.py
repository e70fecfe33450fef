"""Says that a message was not understood: asks what it meant, then offers a person."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import FORM, Turn
from actions.wording import label

FALLBACK = "nlu_fallback"
OTHER_LANGUAGE = "other"
# Marks the button that takes the message not understood for the story.
PREVIOUS_MESSAGE = "previous_message"
_GUESSES = 2

# What a customer may have meant, with the button that says so.
_PAYLOADS = {
    "file_complaint": f'/file_complaint{{"request":"{PREVIOUS_MESSAGE}"}}',
    "check_status": "/check_status",
    "ask_process": "/ask_process",
    "ask_rights": "/ask_rights",
    "ask_privacy": "/ask_privacy",
    "ask_help": "/ask_help",
}
_USUAL = ("file_complaint", "check_status")


class NotUnderstoodAction(Action):
    """Two stages: what it may have meant as buttons; the second time in a row a person first."""

    def name(self) -> str:
        return "action_not_understood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        message = tracker.latest_message or {}
        again = _was_not_understood_before(tracker)
        if message.get("language") == OTHER_LANGUAGE:
            dispatcher.utter_message(response="utter_other_language")
        elif (tracker.active_loop or {}).get("name") == FORM:
            dispatcher.utter_message(
                response="utter_not_understood_again_in_form"
                if again
                else "utter_not_understood_in_form"
            )
        elif again:
            dispatcher.utter_message(response="utter_not_understood_again")
        else:
            dispatcher.utter_message(
                response="utter_not_understood",
                buttons=[
                    {"title": label(f"meant.{intent}", turn.language), "payload": payload}
                    for intent, payload in _guesses(message)
                ],
            )
        return []


def _guesses(message: dict[str, Any]) -> list[tuple[str, str]]:
    """Intents that the message may have, the likeliest first, filled up with the usual ones."""
    ranked = [known.get("name") for known in message.get("intent_ranking") or []]
    wanted = [name for name in dict.fromkeys(ranked) if name in _PAYLOADS][:_GUESSES]
    wanted += [name for name in _USUAL if name not in wanted]
    return [(name, _PAYLOADS[name]) for name in wanted[: _GUESSES + 1]] + [
        ("request_human", "/request_human")
    ]


def _message_before(tracker: Tracker) -> dict[str, Any]:
    """The customer's message before the latest; empty when there is none."""
    told = [event for event in tracker.events if event.get("event") == "user"]
    return told[-2] if len(told) > 1 else {}


def _was_not_understood_before(tracker: Tracker) -> bool:
    return _intent(_message_before(tracker)) == FALLBACK


def text_not_understood(tracker: Tracker) -> str | None:
    """The customer's words that the pressed button is about; None when there are none."""
    before = _message_before(tracker)
    return before.get("text") if _intent(before) == FALLBACK else None


def _intent(event: dict[str, Any]) -> str | None:
    return ((event.get("parse_data") or {}).get("intent") or {}).get("name")
