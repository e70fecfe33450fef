"""Praise and suggestions: kept beside the complaints, never turned into one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tickets.vocabulary import Language


class FeedbackKind(StrEnum):
    """What a customer gave without complaining."""

    PRAISE = "praise"
    SUGGESTION = "suggestion"


@dataclass(frozen=True)
class Feedback:
    """Praise or a suggestion in the customer's words.

    Attributes:
        customer_id: who gave it.
        conversation_id: in which conversation.
        kind: praise or suggestion.
        text: the customer's words.
        language: of the conversation.
        channel: by which it came, if known.
        at: aware UTC.
        idempotency_key: id of the message that brought it.
    """

    customer_id: str
    conversation_id: str
    kind: FeedbackKind
    text: str
    language: Language
    channel: str | None
    at: datetime
    idempotency_key: str
