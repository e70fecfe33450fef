"""What a message is about: intent, topic, category, tone, flags, by linear heads.

Labels come from the training examples' metadata (`topic`, `tone`, `flags`, `tells`) beside their
intent.
"""

from copy import deepcopy
from enum import StrEnum
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.annotations import add_entities, entity, text_of
from bot.nlu.decision import Reading
from bot.nlu.encoder import SentenceEncoderFeaturizer, embed, sentence_features, shared_encoder
from bot.nlu.head_training import COMPLAINT, Labelled
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.second_complaint import PART_READER, Part
from bot.nlu.sentence_flags import flags_of_sentences
from bot.nlu.understanding import DEFAULTS, Understanding
from bot.nlu.wording import Wording
from bot.nlu.worker_process import one_worker
from tickets.vocabulary import Flag, Tone, Topic

_RANKING_LENGTH = 5


class UnknownLabel(ValueError):
    """A training example carries a label that the vocabulary does not have."""


def _labels_of(message: Message) -> dict[str, Any]:
    return (message.get("metadata") or {}).get("example") or {}


def _checked(kind: type[StrEnum], value: str, text: str) -> str:
    try:
        return kind(value).value
    except ValueError:
        raise UnknownLabel(
            f"{kind.__name__.lower()} {value!r} of the training example {text[:40]!r} is not in "
            f"{kind.__module__.replace('.', '/')}.py; use one of {', '.join(kind)}"
        ) from None


def labelled(examples: list[Message], rows: np.ndarray) -> Labelled:
    """The labels of training examples.

    Args:
        examples: messages with their labels in the metadata.
        rows: what the encoder says of them.

    Raises:
        UnknownLabel: a label is not in the vocabulary.
    """
    texts = [text_of(example) for example in examples]
    told = [(text, _labels_of(example)) for text, example in zip(texts, examples, strict=True)]
    return Labelled(
        texts=texts,
        rows=rows,
        # what a reply means depends on what was asked: it teaches the other heads nothing
        intents=[
            None if t.get("intent") is False else example.get(INTENT)
            for example, (_, t) in zip(examples, told, strict=True)
        ],
        topics=[_checked(Topic, t["topic"], x) if t.get("topic") else None for x, t in told],
        tones=[_checked(Tone, t["tone"], x) if t.get("tone") else None for x, t in told],
        flags=[
            frozenset(_checked(Flag, flag, x) for flag in t.get("flags") or ())
            if t.get("intent") is not False
            else None
            for x, t in told
        ],
        tells=[_checked(ReplyKind, t["tells"], x) if t.get("tells") else None for x, t in told],
        asks=[t.get("asks") for _, t in told],
    )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MessageHeads(GraphComponent, IntentClassifier):
    """Predicts intent, topic, category, tone and flags of a message in one multiplication."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The sentence features come from our featurizer."""
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of the fit, chosen by cross-validation (see `understanding.DEFAULTS`)."""
        return deepcopy(DEFAULTS)

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Construct an untrained component."""
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._understanding: Understanding | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "MessageHeads":
        """Build the component for training."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit all heads.

        Args:
            training_data: examples with labels.

        Returns:
            the resource that the heads were written to.

        Raises:
            UnknownLabel: an example's label is not in the vocabulary.
        """
        examples = [
            example
            for example in training_data.nlu_examples
            if text_of(example) and example.get(INTENT)
        ]
        if examples:
            texts = [text_of(example) for example in examples]
            # The encoder's products leave Python idle, which words are counted in.
            with one_worker() as aside:
                wording = aside.submit(Wording.of, texts, self._config["least_documents"])
                rows = embed(shared_encoder(), texts)
                self._understanding = Understanding.train(
                    labelled(examples, rows), self._config, wording.result()
                )
            with self._model_storage.write_to(self._resource) as folder:
                self._understanding.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "MessageHeads":
        """Build the component from a trained model."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._understanding = Understanding.load(folder)
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Write intent, ranking, topic, category, tone and flags into each message."""
        for message in messages:
            self._annotate(message)
        return messages

    def _annotate(self, message: Message) -> None:
        text = text_of(message)
        if self._understanding is None or not text.strip():
            message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", [], add_to_output=True)
            return
        read = self._understanding.read(sentence_features(message), text)
        read.flags.update(
            flags_of_sentences(text, read.flags, lambda words: self._read(words).flags)
        )
        ranking = [
            {"name": name, "confidence": value} for name, value in read.intents[:_RANKING_LENGTH]
        ]
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        found = []
        for key, ranked in (
            ("topic", read.topics),
            ("category", read.categories),
            ("tone", read.tones),
            ("tells", read.tells),
        ):
            if ranked:
                self._set_best(message, key, ranked)
        if read.asks:
            # of its many labels no reader wants another than the first
            name, confidence = read.asks[0]
            asks = {"name": name, "confidence": confidence}
            message.set("asks", asks, add_to_output=True)
        if read.tones:
            tone, confidence = read.tones[0]
            found.append(entity("tone", tone, "MessageHeads", 0, len(text), confidence))
        flags = [{"name": name, "confidence": value} for name, value in sorted(read.flags.items())]
        message.set("flags", flags, add_to_output=True)
        # staff hear of a hint as of the flag; the answer to it differs (see `readers/flags.py`)
        message.set("self_harm_hint", read.self_harm_hint, add_to_output=True)
        noted = {*read.flags, *([Flag.SELF_HARM.value] if read.self_harm_hint else [])}
        if noted:
            value = ",".join(sorted(noted))
            found.append(entity("flags", value, "MessageHeads", 0, len(text)))
        add_entities(message, found)
        # whoever reads a story asks it for the parts of the text; no word of it goes to the tracker
        message.set(PART_READER, self._part)

    def _part(self, words: str) -> Part:
        read = self._read(words)
        category = read.categories[0][0] if read.categories else ""
        topic = read.topics[0] if read.topics else ("", 0.0)
        likely = dict(read.intents).get(COMPLAINT, 0.0)
        asks = read.asks[0] if read.asks else ("", 0.0)
        return Part(likely, topic, category, *read.intents[0], asks)

    def _read(self, words: str) -> Reading:
        """What the heads say of some words of a message by themselves."""
        assert self._understanding is not None
        return self._understanding.read(embed(shared_encoder(), [words])[0], words)

    @staticmethod
    def _set_best(message: Message, key: str, ranked: list[tuple[str, float]]) -> None:
        name, confidence = ranked[0]
        message.set(
            key,
            {"name": name, "confidence": confidence, "all": dict(ranked)},
            add_to_output=True,
        )
