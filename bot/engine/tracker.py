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
from rasa.shared.core.events import Event
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

# where a tracker keeps how far it was replayed for predictions (bot/engine/rule_policy.py)
REPLAY = "_replay"
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
        twin.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
        if self.active_loop is not None:
            twin.active_loop = dataclasses.replace(self.active_loop)
        return twin

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
