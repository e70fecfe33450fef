"""Keeps the events of a conversation few, without changing what the policies predict.

Rasa replays every event for every action and at every prediction; a conversation that lives for
years would grow slower with each turn. Older turns are replaced by the events that lead to the same
state: the slots, the running form and what triggered it.
"""

from collections import deque
from typing import Any

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    ConversationPaused,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# No rule looks back further.
KEPT_TURNS = 3
# Shortening at every turn would replay the events once more each time.
LONGEST_TURNS = 5
# The mood remembers the tones of so many messages (bot/nlu/mood.py), whose texts are not needed.
REMEMBERED_TONES = 8

_KEPT_PARSE_DATA = ("intent", "entities", "text", "language", "tone", "topic", "category", "flags")
_KEPT_GUESSES = 5
_DROPPED_ENTITY_DATA = ("extractor", "processors")


def slim_parse_data(parse_data: dict[str, Any]) -> dict[str, Any]:
    """The part of an NLU result that anything reads later.

    Rankings of 25 intents and token lists would otherwise be stored and posted to every action.
    """
    slim = {name: parse_data[name] for name in _KEPT_PARSE_DATA if name in parse_data}
    if (slim.get("intent") or {}).get("name") == DEFAULT_NLU_FALLBACK_INTENT_NAME:
        # the answer asks which of them was meant
        slim["intent_ranking"] = (parse_data.get("intent_ranking") or [])[:_KEPT_GUESSES]
    slim["entities"] = [
        {name: value for name, value in entity.items() if name not in _DROPPED_ENTITY_DATA}
        for entity in parse_data.get("entities") or []
    ]
    return slim


def shorten(
    tracker: DialogueStateTracker,
    domain: Domain,
    kept_turns: int = KEPT_TURNS,
    longest_turns: int = LONGEST_TURNS,
) -> DialogueStateTracker:
    """Replace old turns by their outcome.

    Args:
        tracker: a conversation between two turns.
        domain: gives the slots and their first values.
        kept_turns: customer messages whose events stay.
        longest_turns: more customer messages than this are shortened.

    Returns:
        The tracker itself when it is short enough, else a new one in the same state.
    """
    # raw events: those applied leave out the customer's answers inside a form
    events = list(tracker.events)
    turns = [
        index
        for index, event in enumerate(events)
        if type(event) is UserUttered and event.text is not None
    ]
    if len(turns) <= longest_turns:
        return tracker
    cut = turns[-kept_turns]
    before = type(tracker).from_events(tracker.sender_id, events[:cut], slots=domain.slots)
    # its state stays: the fewer events lead to the same one
    shortened = tracker.copy()
    shortened.events = deque([*_outcome(before, domain), *events[cut:]], tracker.events.maxlen)
    return shortened


def _outcome(before: DialogueStateTracker, domain: Domain) -> list[Event]:
    """Events that lead to the state of `before`, a conversation that waits for the customer."""
    first_values = {slot.name: slot.initial_value for slot in domain.slots}
    slots: list[Event] = [
        SlotSet(name, slot.value)
        for name, slot in before.slots.items()
        if slot.value != first_values.get(name)
    ]
    outcome: list[Event] = [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(),
        *slots,
        *_tones(before),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]
    loop = before.active_loop
    if loop and before.active_loop_name:
        # the intent that started the form comes along: from_trigger_intent mappings read it
        trigger = loop.trigger_message or {}
        outcome += [
            UserUttered(None, trigger.get("intent")),
            ActionExecuted(before.active_loop_name),
            ActiveLoop(before.active_loop_name),
            *slots,
            ActionExecuted(ACTION_LISTEN_NAME),
        ]
        if loop.rejected:
            outcome.insert(-1, ActionExecutionRejected(before.active_loop_name))
    if before.is_paused():
        outcome.append(ConversationPaused())
    # keep them in the past, where `travel_back_in_time` and sorting readers expect them
    for event in outcome:
        event.timestamp = before.events[-1].timestamp if before.events else event.timestamp
    return outcome


def _tones(before: DialogueStateTracker) -> list[Event]:
    """The customer's last messages without their texts; no state for policies comes of them."""
    spoken = [event for event in before.events if isinstance(event, UserUttered)]
    return [
        UserUttered(None, event.intent, tones)
        for event in spoken
        if (tones := [each for each in event.entities if each.get("entity") == "tone"])
    ][-REMEMBERED_TONES:]
