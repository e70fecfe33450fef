"""What is extracted is what Rasa extracts when it looks at every slot."""

from itertools import product
from typing import Any

import pytest
from rasa.core.actions.action import ActionExtractSlots
from rasa.core.actions.forms import FormAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine import extraction

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [go, stay, cancel]
entities: [city, day]
slots:
  city: {type: text, mappings: [{type: from_entity, entity: city}]}
  other_city:
    type: text
    mappings:
    - {type: from_entity, entity: city, not_intent: stay, conditions: [{active_loop: trip}]}
  day: {type: list, mappings: [{type: from_entity, entity: day}]}
  wish:
    type: text
    mappings:
    - {type: from_entity, entity: day, intent: stay}
    - {type: from_intent, intent: [stay, cancel], value: to stay}
  told: {type: text, mappings: [{type: from_text, conditions: [{active_loop: trip}]}]}
  begun_by: {type: text, mappings: [{type: from_trigger_intent, intent: go, value: going}]}
  any_intent: {type: text, mappings: [{type: from_intent, not_intent: go, value: not going}]}
  kept: {type: text, mappings: [{type: custom}]}
forms:
  trip: {required_slots: [city, other_city, day], ignored_intents: [cancel]}
""")
ENTITIES: list[list[dict[str, Any]]] = [
    [],
    [{"entity": "city", "value": "Leeds"}],
    [{"entity": "day", "value": "Monday"}, {"entity": "day", "value": "Friday"}],
    [{"entity": "city", "value": "Leeds"}, {"entity": "day", "value": "Monday"}],
]


def _conversation(
    intent: str, entities: list[dict[str, Any]], loop: str | None, asked: str | None
) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events("c", [ActionExecuted("action_listen")], DOMAIN.slots)
    events: list[Event] = [UserUttered("I want to go", {"name": "go"})]
    if loop:
        events += [ActionExecuted(loop), ActiveLoop(loop), SlotSet("requested_slot", asked)]
    events += [ActionExecuted("action_listen"), UserUttered("words", {"name": intent}, entities)]
    for event in events:
        tracker.update(event, DOMAIN)
    return tracker


@pytest.mark.parametrize(
    ("loop", "asked"), [(None, None), ("trip", "city"), ("trip", "other_city"), ("trip", "day")]
)
async def test_the_slots_are_those_that_rasa_fills(loop: str | None, asked: str | None) -> None:
    found = 0
    rest = (CollectingOutputChannel(), TemplatedNaturalLanguageGenerator({}))
    for intent, entities in product(DOMAIN.intents, ENTITIES):
        tracker = _conversation(intent, entities, loop, asked)
        action = ActionExtractSlots(None)
        expected = await extraction._run(action, *rest, tracker, DOMAIN)
        assert await extraction._run_on_fillable(action, *rest, tracker, DOMAIN) == expected
        found += len(expected)
    assert found > len(DOMAIN.intents) * 2


def test_without_a_message_every_slot_is_looked_at() -> None:
    assert extraction._fillable(DOMAIN).by(None) == DOMAIN.slots


def test_a_message_leaves_out_what_it_cannot_fill() -> None:
    message = UserUttered("to Leeds", {"name": "go"}, [{"entity": "city", "value": "Leeds"}])
    names = [slot.name for slot in extraction._fillable(DOMAIN).by(message)]
    assert names == ["city", "other_city", "told", "begun_by", "any_intent"]


def test_the_domain_itself_stays_whole() -> None:
    slots = list(DOMAIN.slots)
    some = object.__new__(Domain)
    some.__dict__.update(DOMAIN.__dict__, _whole_domain=DOMAIN, slots=[])
    assert extraction.whole(some) is DOMAIN
    assert extraction.whole(DOMAIN) is DOMAIN
    assert DOMAIN.slots == slots
    form = FormAction("trip", None)
    assert form.required_slots(some) == form.required_slots(DOMAIN)
