"""Gives every message its sentence vector."""

import json
from functools import cache
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.annotations import text_of
from bot.nlu.encoder_graph import DIMENSIONS, WORD_DIMENSIONS
from bot.nlu.sentence_encoder import SentenceEncoder
from bot.nlu.text import fold, for_features, sentences

ROW_DIMENSIONS = DIMENSIONS + WORD_DIMENSIONS
_LONG_CHARACTERS = 200
_PART_CHARACTERS = 120
# one example in so many is counted: the others use much the same pieces
_COUNTED = 3
_PIECES_FILE = "pieces.json"
_NAME = "SentenceEncoderFeaturizer"


@cache
def shared_encoder() -> SentenceEncoder:
    """The process's one encoder: its weights take 100 MB."""
    return SentenceEncoder()


def readable(text: str) -> str:
    """What the encoder gets: bounded, in Simplified characters, of which it has seen far more."""
    return fold(for_features(text))


def embed(encoder: SentenceEncoder, texts: list[str]) -> np.ndarray:
    """What the encoder says of texts, in one row each.

    A long text's vector is the normalised mean over its parts, so that no part drowns.

    Args:
        encoder: the encoder.
        texts: customers' words, of any length.

    Returns:
        array of shape (len(texts), 512 + 1280): the sentence vector, of length 1, and the mean of
        the word features.
    """
    parts: list[str] = []
    starts = []
    for text in texts:
        text = readable(text)
        pieces = sentences(text, _PART_CHARACTERS) if len(text) > _LONG_CHARACTERS else [text]
        starts.append(len(parts))
        parts.extend(pieces or [""])
    vectors, words, counts = encoder.read(parts)
    if len(parts) > len(texts):
        vectors = np.add.reduceat(vectors, starts, axis=0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
        words = np.add.reduceat(words, starts, axis=0)
        counts = np.add.reduceat(counts, starts)
    return np.hstack([vectors, words / counts[:, None]])


def sentence_features(message: Message) -> np.ndarray:
    """The row that the featurizer gave a message (see `embed`); zeros when it has none."""
    for features in message.features:
        if features.origin == _NAME and features.attribute == TEXT:
            return features.features[0]
    return np.zeros(ROW_DIMENSIONS, dtype=np.float32)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoderFeaturizer(GraphComponent):
    """Adds one dense sentence feature per message.

    Training only notes which word pieces the data uses, so that a loaded model has their first
    layers ready before the first customer writes.
    """

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        """Keep where the component's data lives; the weights are loaded once per process."""
        self._model_storage = model_storage
        self._resource = resource
        self._encoder = shared_encoder()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoderFeaturizer":
        """Build the component for training."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SentenceEncoderFeaturizer":
        """Build the component from a trained model and warm its encoder."""
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            pieces = json.loads((folder / _PIECES_FILE).read_text(encoding="utf-8"))
        component._encoder.warm_pieces(pieces)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Note the word pieces of the training data, most frequent first."""
        counts: dict[int, int] = {}
        for example in training_data.nlu_examples[::_COUNTED]:
            for piece in self._encoder.pieces(readable(text_of(example))):
                counts[piece] = counts.get(piece, 0) + 1
        pieces = sorted(counts, key=lambda piece: (-counts[piece], piece))
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _PIECES_FILE).write_text(json.dumps(pieces), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave training data as it is: the heads, which alone learn from it, encode it themselves.

        So they can do other work meanwhile, and Rasa hashes no features.
        """
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to incoming messages."""
        if not messages:
            return messages
        vectors = embed(self._encoder, [text_of(message) for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            message.add_features(Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, _NAME))
        return messages
