"""The words between gateway and engine (docs/architecture.md, Engine protocol)."""

import json
import re
from dataclasses import dataclass
from typing import Any

from rasa.shared.core.constants import (
    USER_INTENT_BACK,
    USER_INTENT_RESTART,
    USER_INTENT_SESSION_START,
)
from rasa.shared.core.domain import Domain

from bot.engine.errors import MalformedRequest

LONGEST_ID = 200
# the gateway refuses such texts long before; this only protects the process
LONGEST_TEXT = 200_000

# Rasa acts on these by itself and would wipe or restart the conversation
_RESERVED_INTENTS = frozenset({USER_INTENT_RESTART, USER_INTENT_BACK, USER_INTENT_SESSION_START})
_PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?\Z", re.DOTALL)

# A full-width solidus is as long as the slash, so that entity positions stay right, and nothing in
# Rasa reads it as the start of a command.
_SLASH, _ESCAPED_SLASH = "/", "／"


@dataclass(frozen=True)
class TurnRequest:
    """One message for the engine.

    Attributes:
        conversation: conversation id.
        message_id: id of the message, unique in the conversation.
        text: the customer's own words; None for a payload.
        payload: a trusted `/intent{"entity": "value"}`; None for a text.
        metadata: what the edge knows: customer id, channel, profile name, locale.
        told_to_person: what was told to a person meanwhile: words, and what stood before them.
    """

    conversation: str
    message_id: str
    text: str | None
    payload: str | None
    metadata: dict[str, Any]
    told_to_person: tuple[tuple[str, str | None], ...] = ()


def read_request(body: Any) -> TurnRequest:
    """Check the body of a request.

    Raises:
        MalformedRequest: a field is absent or has the wrong type.
    """
    if not isinstance(body, dict):
        raise MalformedRequest("the body is no JSON object")
    for name in ("conversation", "message_id"):
        value = body.get(name)
        if not isinstance(value, str) or not 0 < len(value) <= LONGEST_ID:
            raise MalformedRequest(f"{name}: 1 to {LONGEST_ID} characters of text")
    text, payload = body.get("text"), body.get("payload")
    if (text is None) == (payload is None):
        raise MalformedRequest("either text or payload, and the other null")
    if not isinstance(text if payload is None else payload, str):
        raise MalformedRequest("text or payload: not text")
    if text is not None and len(text) > LONGEST_TEXT:
        raise MalformedRequest(f"text: longer than {LONGEST_TEXT} characters")
    metadata = body.get("metadata")
    if metadata is not None and not isinstance(metadata, dict):
        raise MalformedRequest("metadata: no JSON object")
    return TurnRequest(
        conversation=body["conversation"],
        message_id=body["message_id"],
        text=None if text is None else _well_formed(text),
        payload=payload,
        metadata=metadata or {},
        told_to_person=_told_to_person(body.get("told_to_person") or []),
    )


def payload_parse_data(payload: str, domain: Domain) -> dict[str, Any]:
    """What the NLU graph would say of a payload, built without it.

    Args:
        payload: `/intent` or `/intent{"entity": "value"}`.
        domain: knows the intents and entities.

    Raises:
        MalformedRequest: it has another form, or an intent or entity is unknown.
    """
    match = _PAYLOAD.match(payload)
    if match is None:
        raise MalformedRequest('payload: not of the form /intent{"entity": "value"}')
    intent = match["intent"]
    if intent not in domain.intents or intent in _RESERVED_INTENTS:
        raise MalformedRequest("payload: unknown intent")
    try:
        entities = json.loads(match["entities"] or "{}")
    except ValueError:
        raise MalformedRequest("payload: the entities are no JSON object") from None
    if not set(entities) <= set(domain.entities):
        raise MalformedRequest("payload: unknown entity")
    return {
        "text": payload,
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [
            {"entity": name, "value": value, "start": 0, "end": 0}
            for name, value in entities.items()
        ],
    }


def escape(text: str) -> str:
    """The text as the NLU graph may see it: no leading slash that reads as a command."""
    return _ESCAPED_SLASH + text[1:] if text.startswith(_SLASH) else text


def unescape(parse_data: dict[str, Any], text: str) -> dict[str, Any]:
    """Put the customer's own words back into the result of an escaped text."""
    escaped = escape(text)
    if escaped == text:
        return parse_data
    entities = [
        {**entity, "value": _SLASH + value[1:]}
        if isinstance(value := entity.get("value"), str) and value.startswith(_ESCAPED_SLASH)
        else entity
        for entity in parse_data.get("entities") or []
    ]
    return {**parse_data, "text": text, "entities": entities}


def _told_to_person(told: Any) -> tuple[tuple[str, str | None], ...]:
    try:
        return tuple(
            (_well_formed(one["words"]), _well_formed(one["after"]) if one["after"] else None)
            for one in told
        )
    except (TypeError, KeyError, AttributeError):
        raise MalformedRequest("told_to_person: no list of words and after") from None


def _well_formed(text: str) -> str:
    # JSON can carry half a surrogate pair, which no later encoding accepts
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
