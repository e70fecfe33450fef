"""How components write what they found into a message, in one form."""

from collections.abc import Collection
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message


def entity(
    name: str,
    value: str,
    extractor: str,
    start: int = 0,
    end: int = 0,
    confidence: float = 1.0,
) -> dict[str, Any]:
    """An entity as Rasa's tracker expects it.

    Args:
        name: the entity's type.
        value: its value, normalised.
        extractor: name of the component that found it.
        start: first character of it in the text.
        end: character after its last.
        confidence: 0 to 1.
    """
    return {
        "entity": name,
        "value": value,
        "start": start,
        "end": end,
        "confidence_entity": confidence,
        "extractor": extractor,
    }


def add_entities(message: Message, found: list[dict[str, Any]]) -> None:
    """Append entities to those that the message has."""
    message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)


def drop_entities(message: Message, *names: str) -> None:
    """Remove the entities of these types from the message."""
    kept = [known for known in message.get(ENTITIES, []) if known["entity"] not in names]
    message.set(ENTITIES, kept, add_to_output=True)


def values(message: Message, name: str) -> list[str]:
    """The values of the message's entities of one type, in order."""
    return [known["value"] for known in message.get(ENTITIES, []) if known["entity"] == name]


def spans(message: Message, names: Collection[str]) -> list[tuple[int, int]]:
    """Where the message's entities of some types stand, in order."""
    told = [known for known in message.get(ENTITIES, []) if known["entity"] in names]
    return [(known["start"], known["end"]) for known in told]


def text_of(message: Message) -> str:
    """The customer's words; empty when the message has none."""
    text = message.get(TEXT)
    return text if isinstance(text, str) else ""
