"""Looks at the slots that a message can fill, and leaves the others alone.

After every message Rasa goes through all mappings of all slots, and again when a form begins. Most
slots are mapped from an entity that the message does not have, or from an intent that it is not.
"""

from typing import Any

from rasa.core.actions.action import ActionExtractSlots
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.slot_mappings import SlotMapping
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

_WHOLE = "_whole_domain"

_run = ActionExtractSlots.run


def look_at_fillable_slots() -> None:
    """Let the extraction of this process do so."""
    ActionExtractSlots.run = _run_on_fillable


def whole(domain: Domain) -> Domain:
    """The domain itself, of one that was given some of the slots only."""
    return domain.__dict__.get(_WHOLE, domain)  # type: ignore[no-any-return]


async def _run_on_fillable(
    action: ActionExtractSlots,
    output_channel: OutputChannel,
    nlg: NaturalLanguageGenerator,
    tracker: DialogueStateTracker,
    domain: Domain,
) -> list[Event]:
    message = tracker.latest_message
    some = object.__new__(Domain)
    some.__dict__.update(domain.__dict__)
    some.__dict__[_WHOLE] = whole(domain)
    some.slots = [slot for slot in domain.slots if _may_be_filled(slot, message)]
    events: list[Event] = await _run(action, output_channel, nlg, tracker, some)
    return events


def _may_be_filled(slot: Slot, message: UserUttered | None) -> bool:
    return message is None or any(_may_fill(mapping, message) for mapping in slot.mappings)


def _may_fill(mapping: dict[str, Any], message: UserUttered) -> bool:
    kind = mapping.get("type")
    if kind == "from_entity":
        wanted = mapping.get("entity")
        return any(entity.get("entity") == wanted for entity in message.entities)
    if kind == "custom":
        return bool(mapping.get("action"))
    if kind == "from_intent" and mapping.get("intent"):
        return message.intent_name in SlotMapping.to_list(mapping["intent"])
    return True
