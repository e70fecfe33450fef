"""Events as JSON, each written once.

The events of a conversation are saved at every turn and sent with every call of an action: again
and again the same ones. Once it is in a tracker an event changes no more.
"""

from typing import Any

import ujson
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.language import OTHER

_SAVED, _SENT = "_written_to_save", "_written_to_send"
# Of how a message was read; its other fields say the rest again. How likely everything else was is
# for the turn alone.
_SAVED_READING = ("intent", "entities", "language")
# of an entity, what actions look at once the message is not the latest
_SENT_ENTITY = ("entity", "value")


def to_save(event: Event) -> str:
    """The event as `Event.from_parameters` reads it back."""
    written: str | None = event.__dict__.get(_SAVED)
    if written is None:
        written = event.__dict__[_SAVED] = ujson.dumps(_saved(event))
    return written


def to_send(event: Event) -> str:
    """What actions read of the event; empty when they read nothing of it."""
    written: str | None = event.__dict__.get(_SENT)
    if written is None:
        told = _sent(event)
        written = event.__dict__[_SENT] = ujson.dumps(told) if told else ""
    return written


class WrittenCall:
    """A call of an action; written out when it is sent.

    Args:
        action: name of the action.
        tracker: the conversation; it stays as it is until the call is answered.
    """

    def __init__(self, action: str, tracker: DialogueStateTracker) -> None:
        self.action = action
        self._tracker = tracker

    def body(self) -> str:
        """The call as JSON."""
        tracker = self._tracker
        loop, message = tracker.active_loop, tracker.latest_message
        state = ujson.dumps(
            {
                "sender_id": tracker.sender_id,
                "slots": tracker.current_slot_values(),
                "latest_message": {**message.parse_data, "entities": message.entities},
                "paused": tracker.is_paused(),
                "active_loop": {"name": loop.name} if loop else {},
                "latest_action_name": tracker.latest_action_name,
            }
        )
        events = ",".join(filter(None, map(to_send, tracker.events)))
        name = ujson.dumps(self.action)
        return f'{{"next_action":{name},"tracker":{state[:-1]},"events":[{events}]}}}}'


def write_calls_here() -> None:
    """Let Rasa's calls of actions carry what the actions of this project read.

    A whole tracker is some 30 KB. Timestamps, the likelihoods of older messages and the data of
    older replies are most of it.
    """
    RemoteAction._action_call_format = _written_call


_whole_call = RemoteAction._action_call_format


def _written_call(
    action: RemoteAction, tracker: DialogueStateTracker, domain: Domain
) -> WrittenCall | dict[str, Any]:
    if not action._is_selective_domain_enabled() or (
        domain.does_custom_action_explicitly_need_domain(action.name())
    ):
        return _whole_call(action, tracker, domain)
    return WrittenCall(action.name(), tracker)


def _saved(event: Event) -> dict[str, Any]:
    whole: dict[str, Any] = event.as_dict()
    if isinstance(event, UserUttered):
        reading = event.parse_data
        whole["parse_data"] = {name: reading[name] for name in _SAVED_READING if name in reading}
    return whole


def _sent(event: Event) -> dict[str, Any] | None:
    if isinstance(event, SlotSet):
        return {"event": "slot", "name": event.key, "value": event.value}
    if isinstance(event, ActionExecuted):
        return {"event": "action", "name": event.action_name}
    if isinstance(event, UserUttered):
        entities = [{name: entity.get(name) for name in _SENT_ENTITY} for entity in event.entities]
        reading = {"intent": {"name": event.intent_name}, "entities": entities}
        if event.parse_data.get("language") == OTHER:
            # the one language of which actions ask whether it was written in before
            reading["language"] = OTHER
        return {"event": "user", "text": event.text, "parse_data": reading}
    if isinstance(event, BotUttered):
        named = {"utter_action": event.metadata.get("utter_action")}
        return {"event": "bot", "text": event.text, "metadata": named}
    if isinstance(event, DefinePrevUserUtteredFeaturization):
        return None
    return {"event": event.type_name}
