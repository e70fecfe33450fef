"""Says that a message was not understood: asks what it meant, offers a person, then calls one."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.buttons import PREVIOUS_MESSAGE, button
from actions.other_language import is_unread
from actions.people import person_words
from actions.services import services
from actions.signals import answer_signals
from actions.turn import FALLBACK, Turn
from actions.wording import label
from bot.language import OTHER
from bot.nlu.reply_kind import ASIDE
from tickets.draft import Draft, submittable
from tickets.handover import HandoverReason
from tickets.vocabulary import Tone

# What was read as one of these, and answered with a question, may have been the story.
_TOLD_BEFORE = frozenset({FALLBACK, "inform", "add_information", "correct"})
_GUESSES = 2
# So many messages in a row that were not understood, and a person is called unasked.
_CALLS_A_PERSON = 3
# Markup, code and commands, or no letter at all: nothing that a colleague could make sense of.
_NO_WORDS = re.compile(r"[<>{}\\=;|]|\A\s*/|\A[\W\d_]*\Z")

# What a customer may have meant, in a button.
_OFFERED = (
    "file_complaint",
    "check_status",
    "ask_process",
    "ask_rights",
    "ask_privacy",
    "ask_help",
    "praise",
    "suggest",
)
# These are about the words that were not understood.
_OF_WHAT_WAS_SAID = frozenset({"file_complaint", "praise", "suggest"})
_USUAL = ("file_complaint", "check_status")


class NotUnderstoodAction(Action):
    """Three stages: what it may have meant as buttons; a person offered; a person called.

    Nobody is called where nothing has been told yet that a person could read.
    """

    def name(self) -> str:
        return "action_not_understood"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn.of(tracker)
        message = tracker.latest_message or {}
        draft = submittable(tracker.slots)
        if draft["story"] and _words_missed(tracker) == _CALLS_A_PERSON:
            await _call_person(turn, dispatcher, draft)
        elif message.get("language") == OTHER:
            again = is_unread(_message_before(tracker))
            response = "utter_other_language_again" if again else "utter_other_language"
            dispatcher.utter_message(response=response)
        elif turn.in_form:
            return _answer_in_form(turn, tracker, dispatcher)
        elif misses_before(tracker):
            dispatcher.utter_message(response="utter_not_understood_again")
        else:
            _offer_guesses(turn, dispatcher, message)
        return []


async def _call_person(turn: Turn, dispatcher: CollectingDispatcher, draft: Draft) -> None:
    called = await services().request_human(turn, draft, HandoverReason.NOT_UNDERSTOOD)
    dispatcher.utter_message(
        response="utter_person_called",
        reference=called.receipt.reference,
        person=person_words(called, turn, draft),
    )


def _is_aside(event: dict[str, Any]) -> bool:
    """Whether a message was read, and is nothing for the complaint."""
    told = event.get("entities") or (event.get("parse_data") or {}).get("entities") or []
    return any(one.get("entity") == "request" and one.get("value") == ASIDE for one in told)


def _answer_in_form(
    turn: Turn, tracker: Tracker, dispatcher: CollectingDispatcher
) -> list[EventType]:
    """Hear a threat, anger or distress in words that answer nothing; else say it of them."""
    said = tracker.get_slot("signals_said")
    now = answer_signals(turn, tracker.get_slot("tones"), said, dispatcher, tracker)
    if now != said:
        return [SlotSet("signals_said", now)]
    again = misses_before(tracker) > 0
    distressed = Tone.DISTRESSED in (turn.entities.get("tone"), turn.mood)
    if turn.entities.get("tone") == Tone.ANGRY:
        dispatcher.utter_message(response="utter_anger_heard")
    elif distressed and not again and _has_words(tracker.latest_message or {}):
        # markup and a row of marks are no cry for help
        dispatcher.utter_message(response="utter_distress_heard")
    elif _is_aside(tracker.latest_message or {}):
        dispatcher.utter_message(response="utter_aside_heard")
    elif again:
        dispatcher.utter_message(response="utter_not_understood_again_in_form")
    else:
        dispatcher.utter_message(response="utter_not_understood_in_form")
    return []


def _offer_guesses(turn: Turn, dispatcher: CollectingDispatcher, message: dict[str, Any]) -> None:
    dispatcher.utter_message(
        response="utter_not_understood",
        buttons=[
            button(label(f"meant.{intent}", turn.language), intent, carried)
            for intent, carried in _guesses(message)
        ],
    )


def _guesses(message: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Intents that the message may have, the likeliest first, filled up with the usual ones.

    Returns:
        each with what its button carries.
    """
    ranked = [known.get("name") for known in message.get("intent_ranking") or []]
    wanted = [name for name in dict.fromkeys(ranked) if name in _OFFERED][:_GUESSES]
    wanted += [name for name in _USUAL if name not in wanted]
    of_it = {name: {"request": PREVIOUS_MESSAGE} for name in _OF_WHAT_WAS_SAID}
    return [(name, of_it.get(name, {})) for name in (*wanted[: _GUESSES + 1], "request_human")]


def _message_before(tracker: Tracker) -> dict[str, Any]:
    """The customer's message before the latest; empty when there is none."""
    told = [event for event in tracker.events if event.get("event") == "user"]
    return told[-2] if len(told) > 1 else {}


def misses_before(tracker: Tracker) -> int:
    """How many messages right before the latest were not understood."""
    told = [event for event in tracker.events if event.get("event") == "user"][:-1]
    misses = 0
    for event in reversed(told):
        if _intent(event) != FALLBACK or _is_aside(event):
            break
        misses += 1
    return misses


def _words_missed(tracker: Tracker) -> int:
    """How many messages in a row, up to the latest, had words that were not understood."""
    told = [event for event in tracker.events if event.get("event") == "user"]
    if not told or not _has_words(told[-1]) or _is_aside(told[-1]):
        return 0
    in_a_row = told[len(told) - 1 - misses_before(tracker) : -1]
    return 1 + sum(_has_words(event) for event in in_a_row)


def _has_words(event: dict[str, Any]) -> bool:
    return _NO_WORDS.search(str(event.get("text") or "")) is None


def text_not_understood(tracker: Tracker) -> str | None:
    """The customer's words that the pressed button is about; None when there are none."""
    before = _message_before(tracker)
    return before.get("text") if _intent(before) in _TOLD_BEFORE else None


def _intent(event: dict[str, Any]) -> str | None:
    return ((event.get("parse_data") or {}).get("intent") or {}).get("name")
