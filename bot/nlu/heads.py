"""What a message is about: intent, topic, category, tone, flags, by linear heads.

Labels come from the training examples' metadata (`topic`, `tone`, `flags`) beside their intent.
"""

import json
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
from bot.nlu.encoder import SentenceEncoderFeaturizer, sentence_vector
from bot.nlu.lexicon import FlagLexicon
from bot.nlu.linear_model import (
    Inputs,
    LinearHead,
    balanced_weights,
    best_thresholds,
    fit,
    held_out_scores,
    softmax,
    temperature,
)
from bot.nlu.ngrams import NgramVocabulary
from tickets.vocabulary import CATEGORY_OF_TOPIC, Category, Flag, Tone, Topic

_INTENT, _TOPIC, _TONE, _FLAGS = "intent", "topic", "tone", "flags"
_RANKING_LENGTH = 5
_WEIGHTS_FILE, _LABELS_FILE = "heads.npz", "heads.json"


class UnknownLabel(ValueError):
    """A training example carries a label that the vocabulary does not have."""


def _labels_of(message: Message) -> dict[str, Any]:
    return (message.get("metadata") or {}).get("example") or {}


def _checked(kind: type, value: str, text: str) -> str:
    try:
        return kind(value).value
    except ValueError:
        raise UnknownLabel(
            f"{kind.__name__.lower()} {value!r} of the training example {text[:40]!r} is not in "
            f"tickets/vocabulary.py; use one of {', '.join(kind)}"
        ) from None


def _one_hot(values: list[str], names: list[str]) -> np.ndarray:
    place = {name: column for column, name in enumerate(names)}
    targets = np.zeros((len(values), len(names)))
    targets[np.arange(len(values)), [place[value] for value in values]] = 1
    return targets


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class MessageHeads(GraphComponent, IntentClassifier):
    """Predicts intent, topic, tone and flags of a message in one matrix multiplication."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The sentence vectors come from our featurizer."""
        return [SentenceEncoderFeaturizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings of the fit, chosen by cross-validation."""
        return {
            # weight of the squared norm of the weights
            "penalty": {"intent": 0.3, "topic": 0.3, "tone": 0.2, "flags": 0.2},
            # length of the n-gram block relative to the sentence vector
            "ngram_scale": {"intent": 1.0, "topic": 1.5, "tone": 1.2, "flags": 1.5},
            # 0 leaves examples equal, 1 makes labels equal
            "balance": 0.5,
            # texts in which an n-gram must occur to get a weight
            "least_documents": 3,
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        """Construct an untrained component."""
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._names: dict[str, list[str]] = {}
        self._temperature: dict[str, float] = {}
        self._thresholds = np.empty(0)
        self._vocabulary = NgramVocabulary({})
        self._head: LinearHead | None = None
        self._lexicon = FlagLexicon.load()

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

    # ---------- training ----------
    def train(self, training_data: TrainingData) -> Resource:
        """Fit all heads.

        Args:
            training_data: examples with sentence vectors and labels.

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
        if not examples:
            return self._resource
        texts = [text_of(example) for example in examples]
        self._vocabulary = NgramVocabulary.learn(texts, self._config["least_documents"])
        inputs = Inputs(
            np.stack([sentence_vector(example) for example in examples]),
            self._vocabulary.matrix(texts),
        )
        labels = [_labels_of(example) for example in examples]
        heads = {
            _INTENT: self._fit_one(
                _INTENT, inputs, {i: e.get(INTENT) for i, e in enumerate(examples)}
            ),
            _TOPIC: self._fit_one(
                _TOPIC,
                inputs,
                {
                    i: _checked(Topic, told["topic"], texts[i])
                    for i, told in enumerate(labels)
                    if told.get("topic")
                },
            ),
            _TONE: self._fit_one(
                _TONE,
                inputs,
                {
                    i: _checked(Tone, told["tone"], texts[i])
                    for i, told in enumerate(labels)
                    if told.get("tone")
                },
            ),
            _FLAGS: self._fit_flags(inputs, labels, texts),
        }
        self._head = LinearHead(
            np.hstack([heads[name].dense for name in heads]),
            np.hstack([heads[name].sparse for name in heads]),
            np.hstack([heads[name].bias for name in heads]),
        )
        self._persist()
        return self._resource

    def _settings(self, name: str) -> dict[str, float]:
        return {
            "penalty": self._config["penalty"][name],
            "ngram_scale": self._config["ngram_scale"][name],
        }

    def _fit_one(self, name: str, inputs: Inputs, chosen: dict[int, str]) -> LinearHead:
        rows = np.fromiter(chosen, dtype=np.int64, count=len(chosen))
        names = sorted(set(chosen.values()))
        self._names[name] = names
        self._temperature[name] = 1.0
        if not names:
            return LinearHead(
                np.zeros((inputs.dense.shape[1], 0), np.float32),
                np.zeros((inputs.sparse.shape[1], 0), np.float32),
                np.zeros(0, np.float32),
            )
        targets = _one_hot(list(chosen.values()), names)
        weights = balanced_weights(targets, self._config["balance"])
        settings = {**self._settings(name), "exclusive": True}
        part = inputs[rows]
        head = fit(part, targets, row_weights=weights, **settings)
        if len(names) > 1:
            held_out = held_out_scores(part, targets, weights, iterations=50, **settings)
            self._temperature[name] = temperature(held_out, targets)
        return head

    def _fit_flags(
        self, inputs: Inputs, labels: list[dict[str, Any]], texts: list[str]
    ) -> LinearHead:
        names = [flag.value for flag in Flag]
        self._names[_FLAGS] = names
        targets = np.zeros((len(labels), len(names)))
        for row, told in enumerate(labels):
            for flag in told.get("flags") or []:
                targets[row, names.index(_checked(Flag, flag, texts[row]))] = 1
        settings = {**self._settings(_FLAGS), "exclusive": False}
        held_out = held_out_scores(inputs, targets, iterations=50, **settings)
        self._thresholds = best_thresholds(held_out, targets)
        return fit(inputs, targets, **settings)

    def _persist(self) -> None:
        assert self._head is not None
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / _WEIGHTS_FILE,
                dense=self._head.dense,
                sparse=self._head.sparse,
                bias=self._head.bias,
                thresholds=self._thresholds,
            )
            (folder / _LABELS_FILE).write_text(
                json.dumps(
                    {
                        "names": self._names,
                        "temperature": self._temperature,
                        "ngrams": self._vocabulary.as_dict(),
                    },
                    ensure_ascii=False,
                ),
                encoding="utf-8",
            )

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
            if not (folder / _LABELS_FILE).exists():
                return component
            told = json.loads((folder / _LABELS_FILE).read_text(encoding="utf-8"))
            with np.load(folder / _WEIGHTS_FILE) as kept:
                component._head = LinearHead(kept["dense"], kept["sparse"], kept["bias"])
                component._thresholds = kept["thresholds"]
        component._names = told["names"]
        component._temperature = told["temperature"]
        component._vocabulary = NgramVocabulary(told["ngrams"])
        return component

    # ---------- prediction ----------
    def process(self, messages: list[Message]) -> list[Message]:
        """Write intent, ranking, tone, topic, category and flags into each message."""
        for message in messages:
            self._annotate(message)
        return messages

    def _scores(self, message: Message) -> dict[str, np.ndarray]:
        assert self._head is not None
        columns, values = self._vocabulary.vector(text_of(message))
        scores = sentence_vector(message) @ self._head.dense + self._head.bias
        if len(columns):
            scores = scores + values @ self._head.sparse[columns]
        parts, start = {}, 0
        for name in (_INTENT, _TOPIC, _TONE, _FLAGS):
            end = start + len(self._names[name])
            parts[name] = scores[start:end]
            start = end
        return parts

    def _ranked(self, name: str, scores: np.ndarray) -> list[tuple[str, float]]:
        if not len(scores):
            return []
        probabilities = softmax(scores / self._temperature[name])
        order = np.argsort(-probabilities)
        return [(self._names[name][i], float(probabilities[i])) for i in order]

    def _annotate(self, message: Message) -> None:
        text = text_of(message)
        if self._head is None or not text.strip():
            message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", [], add_to_output=True)
            return
        scores = self._scores(message)
        intents = self._ranked(_INTENT, scores[_INTENT])[:_RANKING_LENGTH]
        ranking = [{"name": name, "confidence": value} for name, value in intents]
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        found = []
        topics = self._ranked(_TOPIC, scores[_TOPIC])
        if topics:
            self._set_best(message, _TOPIC, topics)
            self._set_best(message, "category", self._categories(topics))
        tones = self._ranked(_TONE, scores[_TONE])
        if tones:
            self._set_best(message, _TONE, tones)
            found.append(entity(_TONE, tones[0][0], "MessageHeads", 0, len(text), tones[0][1]))
        flags = self._flags(text, scores[_FLAGS])
        message.set(_FLAGS, flags, add_to_output=True)
        if flags:
            value = ",".join(flag["name"] for flag in flags)
            found.append(entity(_FLAGS, value, "MessageHeads", 0, len(text)))
        add_entities(message, found)

    @staticmethod
    def _set_best(message: Message, key: str, ranked: list[tuple[str, float]]) -> None:
        name, confidence = ranked[0]
        message.set(
            key,
            {"name": name, "confidence": confidence, "all": dict(ranked)},
            add_to_output=True,
        )

    @staticmethod
    def _categories(topics: list[tuple[str, float]]) -> list[tuple[str, float]]:
        sums = dict.fromkeys((category.value for category in Category), 0.0)
        for name, value in topics:
            sums[CATEGORY_OF_TOPIC[Topic(name)].value] += value
        return sorted(sums.items(), key=lambda item: -item[1])

    def _flags(self, text: str, scores: np.ndarray) -> list[dict[str, Any]]:
        probabilities = 1 / (1 + np.exp(-scores.astype(np.float64)))
        said = {
            name: float(value)
            for name, value, threshold in zip(
                self._names[_FLAGS], probabilities, self._thresholds, strict=True
            )
            if value >= threshold
        }
        for name in self._lexicon.flags(text):
            said[name] = max(said.get(name, 0.0), self._lexicon.confidence)
        return [{"name": name, "confidence": value} for name, value in sorted(said.items())]
