"""What one turn is about: who speaks, where, in which language and mood, and what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from rasa_sdk import Tracker

from tickets.vocabulary import Flag

FORM = "complaint_form"
# the intent of what was not understood
FALLBACK = "nlu_fallback"
# Requested while nothing is asked; the domain has no question for it.
PAUSE = "pause"
# Entity of the payload with which the edge gives a conversation back (`bot.store.errands`).
HANDED_BACK = "handed_back"


@dataclass(frozen=True)
class Turn:
    """The facts of the customer's latest message that actions need.

    Attributes:
        customer_id: whose tickets may be seen; given by the edge, never by what the customer typed.
        conversation_id: the Rasa sender id.
        message_id: id of the customer's message; the same when a turn is repeated.
        channel: `web`, `telegram` or another channel's name.
        profile_name: the name the channel knows the customer by, if any.
        language: code of the language to answer in.
        mood: mood of the conversation.
        intent: what the message was read as.
        text: the customer's own words; empty when a button was pressed.
        entities: first value of each entity.
        in_form: the complaint form is open.
    """

    customer_id: str
    conversation_id: str
    message_id: str
    channel: str
    profile_name: str | None
    language: str
    mood: str
    intent: str
    text: str
    entities: dict[str, Any]
    in_form: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> "Turn":
        """Read the turn from the tracker that the engine sent."""
        message = tracker.latest_message or {}
        metadata = message.get("metadata") or {}
        text = message.get("text") or ""
        entities: dict[str, Any] = {}
        for entity in message.get("entities") or []:
            entities.setdefault(entity["entity"], entity.get("value"))
        return cls(
            customer_id=metadata.get("customer_id") or f"sender:{tracker.sender_id}",
            conversation_id=tracker.sender_id,
            message_id=str(message.get("message_id") or ""),
            channel=metadata.get("channel") or "shell",
            profile_name=metadata.get("profile_name"),
            language=tracker.get_slot("language") or "zh",
            mood=tracker.get_slot("mood") or "calm",
            intent=(message.get("intent") or {}).get("name") or "",
            text="" if text.startswith("/") else text,
            entities=entities,
            in_form=(tracker.active_loop or {}).get("name") == FORM,
        )

    @property
    def flags(self) -> list[str]:
        """Flags found in this message."""
        return split(self.entities.get("flags"))

    @property
    def answer_wanted(self) -> str | None:
        """Key of the response that a question asks for, where the reader knows one."""
        return self.entities.get("asks")

    @property
    def in_danger(self) -> bool:
        """Whether this message speaks of self-harm, and does not only hint at it."""
        return Flag.SELF_HARM in self.flags and not self.entities.get("strain")

    def id_for(self, purpose: str) -> str:
        """An id that is the same when this turn is repeated, so that nothing is done twice."""
        return uuid5(NAMESPACE_URL, f"{purpose}:{self.conversation_id}:{self.message_id}").hex


def split(value: object) -> list[str]:
    """Parts of a comma-separated slot or entity value, in order, without repetition."""
    if not value:
        return []
    parts = value if isinstance(value, list) else str(value).split(",")
    return list(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))


def split_all(value: str | None) -> list[str]:
    """Parts of a comma-separated value, repetitions kept."""
    return value.split(",") if value else []


def answered_already(tracker: Tracker) -> bool:
    """Whether the form comes back after an interruption of this same turn was answered."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        # the engine appends the form to what it sends; an interruption's answer stands before
        if event.get("event") == "action" and event.get("name") not in (FORM, "action_listen"):
            return True
    return False


def said_last(tracker: Tracker) -> str | None:
    """The last response that was said before the customer's latest message, if it was one."""
    said = (response_of(one) for one in reversed(tracker.events) if one.get("event") == "bot")
    return next(said, None)


def response_of(event: Mapping[str, Any]) -> str | None:
    """The response that an event says; None of an event that says none."""
    if event.get("event") != "bot":
        return None
    said: str | None = (event.get("metadata") or {}).get("utter_action")
    return said


def said_of_this_draft(events: Sequence[Mapping[str, Any]]) -> set[str]:
    """The responses that were said since the message with which the draft began."""
    said: set[str] = set()
    begun = False
    for event in reversed(events):
        if response := response_of(event):
            said.add(response)
        elif event.get("event") == "slot" and event.get("name") == "draft_id":
            begun = True
        elif begun and event.get("event") == "user":
            break
    return said
