"""Looks at the slots that a message can fill, and leaves the others alone.

After every message Rasa goes through all mappings of all slots, and again when a form begins. Most
slots are mapped from an entity that the message does not have, or from an intent that it is not.
"""

from functools import lru_cache
from itertools import chain
from typing import Any

from rasa.core.actions.action import ActionExtractSlots
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.slot_mappings import SlotMapping
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.remembering import ById

_WHOLE = "_whole_domain"
# domains of one process
_REMEMBERED = 8
# filled, maybe, by every message
_ANYTHING = ("any", None)

_run = ActionExtractSlots.run


def look_at_fillable_slots() -> None:
    """Let the extraction of this process do so."""
    ActionExtractSlots.run = _run_on_fillable


def whole(domain: Domain) -> Domain:
    """The domain itself, of one that was given some of the slots only."""
    return domain.__dict__.get(_WHOLE, domain)


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
    some.slots = _fillable(whole(domain)).by(message)
    events: list[Event] = await _run(action, output_channel, nlg, tracker, some)
    return events


class _Fillable:
    """The slots of a domain by what fills them.

    Args:
        domain: the whole one.
    """

    def __init__(self, domain: Domain) -> None:
        self._slots = domain.slots
        self._fillers = [
            frozenset(chain.from_iterable(map(_fillers, slot.mappings))) for slot in domain.slots
        ]

    def by(self, message: UserUttered | None) -> list[Slot]:
        """Those that a message may fill; all when there is none."""
        if message is None:
            return list(self._slots)
        told = {("entity", entity.get("entity")) for entity in message.entities}
        told |= {("intent", message.intent_name), _ANYTHING}
        return [
            slot
            for slot, fillers in zip(self._slots, self._fillers, strict=True)
            if not fillers.isdisjoint(told)
        ]


def _fillers(mapping: dict[str, Any]) -> set[tuple[str, str | None]]:
    kind = mapping.get("type")
    if kind == "from_entity":
        return {("entity", mapping.get("entity"))}
    if kind == "custom":
        return {_ANYTHING} if mapping.get("action") else set()
    if kind == "from_intent" and mapping.get("intent"):
        return {("intent", intent) for intent in SlotMapping.to_list(mapping["intent"])}
    return {_ANYTHING}


def _fillable(domain: Domain) -> _Fillable:
    return _fillable_once(ById(domain))


@lru_cache(maxsize=_REMEMBERED)
def _fillable_once(domain: ById[Domain]) -> _Fillable:
    return _Fillable(domain.it)
