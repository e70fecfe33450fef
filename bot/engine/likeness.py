"""How alike stories are, by the encoder that the model uses."""

from dataclasses import dataclass
from typing import Any

from bot.engine.errors import MalformedRequest
from bot.engine.protocol import LONGEST_TEXT
from bot.nlu.encoder import embed, shared_encoder
from bot.nlu.encoder_graph import DIMENSIONS

MOST_OTHERS = 10


@dataclass(frozen=True)
class LikenessRequest:
    """A story, and those that it is held against."""

    text: str
    others: tuple[str, ...]


def read_likeness(body: Any) -> LikenessRequest:
    """Check the body of a request.

    Raises:
        MalformedRequest: a field is absent or has the wrong type.
    """
    text, others = (
        (body.get("text"), body.get("others")) if isinstance(body, dict) else (None, None)
    )
    if not isinstance(text, str) or not isinstance(others, list):
        raise MalformedRequest("text: a text; others: a list of texts")
    told = [text, *others]
    if len(others) > MOST_OTHERS or not all(isinstance(one, str) for one in others):
        raise MalformedRequest(f"others: at most {MOST_OTHERS} texts")
    if any(len(one) > LONGEST_TEXT for one in told):
        raise MalformedRequest("a text is too long")
    return LikenessRequest(text, tuple(others))


def likeness(request: LikenessRequest) -> list[float]:
    """Cosine between the story's vector and each of the others', -1 to 1."""
    if not request.others:
        return []
    vectors = embed(shared_encoder(), [request.text, *request.others])[:, :DIMENSIONS]
    return [float(value) for value in vectors[1:] @ vectors[0]]
