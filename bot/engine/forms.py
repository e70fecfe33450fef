"""Rasa's forms without the work that leads to nothing.

For every slot of every message told inside a form Rasa writes the whole domain out, to find which
mappings fill one slot only; the answer follows from the domain alone. Each validation replays the
conversation for a tracker of its own, and looks for the latest message by comparing all it holds.
"""

from functools import lru_cache

from rasa.core.actions.forms import REQUESTED_SLOT, FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, Restarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.extraction import whole
from bot.engine.remembering import ById

# forms times domains of one process; a domain lives as long as the model that it came with
_REMEMBERED = 64

_worked_out = FormAction._create_unique_entity_mappings


def lighten_forms() -> None:
    """Let all forms of this process do so."""
    FormAction._create_unique_entity_mappings = _remembered
    FormAction._temporary_tracker = _temporary_tracker
    FormAction._get_events_since_last_user_uttered = staticmethod(_slots_since_message)


def _slots_since_message(tracker: DialogueStateTracker) -> list[SlotSet]:
    since: list[SlotSet] = []
    for event in reversed(tracker.events):
        if event is tracker.latest_message or isinstance(event, Restarted):
            break
        if isinstance(event, SlotSet):
            since.append(event)
    return since[::-1]


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


@lru_cache(maxsize=_REMEMBERED)
def _unique_mappings(form_name: str, domain: ById[Domain]) -> set[str]:
    return _worked_out(FormAction(form_name, None), domain.it)
