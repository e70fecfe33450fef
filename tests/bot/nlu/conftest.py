"""Graph components as Rasa builds them: created, trained, kept in a storage and loaded again."""

import json

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.entities import PatternEntityExtractor, read_patterns
from bot.nlu.form_reader import FormReader

CONTEXT = ExecutionContext(GraphSchema({}))
RESOURCE = Resource("component")


@pytest.fixture
def storage(tmp_path):
    """An empty model storage."""
    return LocalModelStorage.create(tmp_path)


@pytest.fixture
def build(storage):
    """Create a component of a class with its default configuration."""

    def build_component(kind, **config):
        return kind.create({**kind.get_default_config(), **config}, storage, RESOURCE, CONTEXT)

    return build_component


@pytest.fixture
def reload(storage):
    """Load a trained component of a class."""

    def load_component(kind):
        return kind.load(kind.get_default_config(), storage, RESOURCE, CONTEXT)

    return load_component


@pytest.fixture
def read(build, conversation):
    """Read a text: what the form asks, the intent head's opinion → intent and entities."""

    def read_text(text, asked=None, intent="out_of_scope", confidence=0.6, **data):
        one = message(text, intent, confidence, **data)
        build(PatternEntityExtractor).process([one])
        (result,) = build(FormReader).process([one], conversation(asked))
        return result.get("intent")["name"], found(result)

    return read_text


@pytest.fixture
def conversation():
    """A tracker in a given state: what the form asks, the language, tones and intents so far."""

    def tracker(asked=None, language=None, said=()):
        slots = [
            TextSlot("language", mappings=[{}]),
            TextSlot("requested_slot", mappings=[{}]),
        ]
        events = [
            UserUttered(
                "…",
                intent={"name": intent, "confidence": 1.0},
                entities=[{"entity": "tone", "value": tone}] if tone else [],
            )
            for tone, intent in said
        ]
        if language:
            events.append(SlotSet("language", language))
        if asked:
            events += [ActiveLoop("complaint_form"), SlotSet("requested_slot", asked)]
        built = DialogueStateTracker("someone", slots)
        for event in events:
            built.update(event)
        return built

    return tracker


def message(text, intent=None, confidence=0.9, entities=(), **data):
    """A message as the components before the one under test leave it."""
    told = {"text": text, "entities": list(entities), **data}
    if intent:
        told["intent"] = {"name": intent, "confidence": confidence}
        told["intent_ranking"] = [dict(told["intent"])]
    return Message(told)


def found(read):
    """Entity names and values of a message."""
    return {entity["entity"]: entity["value"] for entity in read.get("entities", [])}


@pytest.fixture
def read_outside(build):
    """Read a text: the head's opinion, what was asked last, whether a draft is kept."""

    def read_text(
        text,
        intent="out_of_scope",
        confidence=0.5,
        awaited=None,
        kept=False,
        seen=False,
        draft=None,
        **data,
    ):
        slots = [TextSlot("awaiting", mappings=[{}]), TextSlot("draft_kept_at", mappings=[{}])]
        tracker = DialogueStateTracker("someone", slots)
        if awaited:
            tracker.update(SlotSet("awaiting", json.dumps({"what": awaited})))
        if draft:
            slots.append(TextSlot("draft_id", mappings=[{}]))
            tracker = DialogueStateTracker("someone", slots)
            tracker.update(SlotSet("draft_id", draft))
        if seen:
            tracker.update(ActionExecuted("action_open_ticket"))
        if kept:
            tracker.update(SlotSet("draft_kept_at", "2026-11-22T10:00:00+00:00"))
        one = message(text, intent, confidence, **data)
        build(PatternEntityExtractor).process([one])
        (result,) = build(FormReader).process([one], tracker)
        return result.get("intent")["name"], found(result)

    return read_text


def values(text: str) -> dict[str, str]:
    """What a text says, by the name of each entity."""
    return {name: finding.value for name, finding in read_patterns(text).items()}
