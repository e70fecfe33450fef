"""Conversations that are copied instead of replayed.

Rasa builds every copy of a tracker from its events, one before each action and one for each form,
and writes a running form's trigger out in depth for every call of an action: together a third of a
turn's time. State and events of these copies are the same.
"""

import copy
import dataclasses
from collections import deque
from functools import lru_cache
from typing import Any

from rasa.shared.core.constants import ACTIVE_LOOP
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

# where a tracker keeps how far it was replayed for predictions (bot/engine/rule_policy.py)
REPLAY = "_replay"
# events that undo nothing
_LASTING = frozenset(
    {
        ActionExecutionRejected,
        ActiveLoop,
        BotUttered,
        DefinePrevUserUtteredFeaturization,
        LoopInterrupted,
        SlotSet,
        UserUttered,
    }
)
# kinds of events that one process meets
_REMEMBERED = 128


class ConversationTracker(DialogueStateTracker):
    """A tracker whose copies cost little."""

    def copy(self) -> "ConversationTracker":
        """A tracker in the same state, changed on its own from now on."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin.__dict__.pop(REPLAY, None)
        twin.events = deque(self.events, self._max_event_history)
        # the slots are shared: whichever of the two sets one puts another in its place
        twin.slots = dict(self.slots)
        if self.active_loop is not None:
            twin.active_loop = dataclasses.replace(self.active_loop)
        return twin

    def update(self, event: Event, domain: Domain | None = None) -> None:
        """Take an event in (see parent class)."""
        if self.model_id or self.assistant_id:
            super().update(event, domain)
            return
        self.events.append(event)
        event.apply_to(self)

    def applied_events(self) -> list[Event]:
        """The events that count (see parent class), found without asking each for every class."""
        loops = {event.name for event in self.events if type(event) is ActiveLoop and event.name}
        applied: list[Event] = []
        for event in self.events:
            kind = type(event)
            if kind in _LASTING:
                applied.append(event)
            elif kind is ActionExecuted:
                name = event.action_name
                if name in loops and not self._first_loop_execution_or_unhappy_path(name, applied):
                    self._undo_till_previous_loop_execution(name, applied)
                else:
                    applied.append(event)
            elif kind is SessionStarted:
                applied.clear()
            else:
                return super().applied_events()
        return applied

    def _set_slot(self, key: str, value: Any) -> None:
        slot = self.slots.get(key)
        if slot is None:
            super()._set_slot(key, value)
            return
        self.slots[key] = slot = copy.copy(slot)
        slot.value = value

    def _reset_slots(self) -> None:
        for name, slot in self.slots.items():
            if slot.has_been_set:
                self.slots[name] = twin = copy.copy(slot)
                twin.reset()

    def current_state(
        self, event_verbosity: EventVerbosity = EventVerbosity.NONE
    ) -> dict[str, Any]:
        """What actions and stores read (see parent class); to be written out, not to be changed."""
        loop, self.active_loop = self.active_loop, None
        try:
            state = super().current_state(event_verbosity)
        finally:
            self.active_loop = loop
        state[ACTIVE_LOOP] = dict(vars(loop)) if loop else {}
        return state


def copy_slots_quickly() -> None:
    """Let slots of this process be copied without the detour over pickling."""
    Slot.__copy__ = _copied


def _copied(slot: Slot) -> Slot:
    twin = object.__new__(type(slot))
    twin.__dict__.update(slot.__dict__)
    return twin


_looked_up = Event.resolve_by_type


def remember_event_types() -> None:
    """Look for the class of an event once; Rasa goes through all classes for each event."""
    Event.resolve_by_type = staticmethod(_remembered)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    return _looked_up(type_name, default)
