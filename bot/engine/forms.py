"""Rasa's forms without the work that leads to nothing.

For every slot of every message told inside a form Rasa writes the whole domain out, to find which
mappings fill one slot only; the answer follows from the domain alone. And each validation replays
the conversation for a tracker of its own.
"""

from functools import lru_cache
from typing import Any

from rasa.core.actions.forms import REQUESTED_SLOT, FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.extraction import whole

# forms times domains of one process; a domain lives as long as the model that it came with
_REMEMBERED = 64

_worked_out = FormAction._create_unique_entity_mappings


def lighten_forms() -> None:
    """Let all forms of this process do so."""
    FormAction._create_unique_entity_mappings = _remembered
    FormAction._temporary_tracker = _temporary_tracker


def _temporary_tracker(
    form: FormAction,
    current_tracker: DialogueStateTracker,
    additional_events: list[Event],
    domain: Domain,
) -> DialogueStateTracker:
    tracker = current_tracker.copy()
    tracker.update(SlotSet(REQUESTED_SLOT, form.get_slot_to_fill(current_tracker)))
    tracker.update(ActionExecuted(form.name()))
    for event in additional_events:
        tracker.update(event)
    return tracker


def _remembered(form: FormAction, domain: Domain) -> set[str]:
    return _unique_mappings(form.name(), ById(whole(domain)))


class ById:
    """A domain as a key: one object is one domain."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain

    def __hash__(self) -> int:
        return id(self.domain)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, ById) and other.domain is self.domain


@lru_cache(maxsize=_REMEMBERED)
def _unique_mappings(form_name: str, domain: ById) -> set[str]:
    return _worked_out(FormAction(form_name, None), domain.domain)
