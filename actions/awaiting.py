"""What the customer was asked last about a ticket, outside the form."""

import json
from dataclasses import asdict, dataclass, field

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

SLOT = "awaiting"
# no question: praise or a suggestion was thanked for, and more of it may follow
FEEDBACK = "feedback"
# whether who spoke of self-harm is safe
SAFETY = "safety"
# A "yes" after more messages than these answers something else.
_GOOD_FOR_MESSAGES = 2


@dataclass(frozen=True)
class Awaiting:
    """One open question.

    Attributes:
        what: `withdraw` (yes or no), `dispute_reason`, `reopen_reason`, `rating_words`, `addition`
            (words), `score`, `contact`, `second_complaint` or
            `new_complaint` or `erasure` (yes or no), `route` of an appeal, `choice` of a ticket, or
            `SAFETY` (yes or no), or `FEEDBACK`.
            bot/nlu/readers/awaited.py reads the answers by it.
        reference: the ticket; empty for a choice.
        words: what the customer said before the question, if it belongs to the answer.
        detail: what else the answer needs: the score told, the way to hear back, what a correction
            told.
        again: it came back once after something else.
        intent: of a choice, what the chosen ticket is asked for.
        carried: of a choice, what a button of it carries besides the ticket.
    """

    what: str
    reference: str = ""
    words: str = ""
    detail: str = ""
    again: bool = False
    intent: str = ""
    carried: dict[str, str] = field(default_factory=dict)

    def asked(self) -> EventType:
        """The event that keeps the question."""
        event: EventType = SlotSet(SLOT, json.dumps(asdict(self), ensure_ascii=False))
        return event

    @classmethod
    def of(cls, tracker: Tracker) -> "Awaiting | None":
        """The open question, unless the conversation has moved on since it was asked."""
        told = tracker.get_slot(SLOT)
        if not told or _messages_since(tracker, told) > _GOOD_FOR_MESSAGES:
            return None
        return cls(**json.loads(told))


def answered() -> EventType:
    """The event that takes the open question away."""
    event: EventType = SlotSet(SLOT, None)
    return event


def _messages_since(tracker: Tracker, value: str) -> int:
    messages = 0
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            messages += 1
        if event.get("event") == "slot" and event.get("name") == SLOT:
            if event.get("value") == value:
                return messages
            break
    return messages
