"""The model's own classifier, trained and asked without Rasa around it: folds and public sets."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from bench.nlu.answers import Answer, Answers
from bench.nlu.corpus import Example
from bot.nlu.decision import Reading
from bot.nlu.encoder import embed, shared_encoder
from bot.nlu.head_training import Labelled
from bot.nlu.near_duplicates import fold_numbers, groups
from bot.nlu.sentence_flags import flags_of_sentences
from bot.nlu.understanding import DEFAULTS, Understanding


def rows_of(texts: Sequence[str]) -> np.ndarray:
    """What the encoder says of texts."""
    return embed(shared_encoder(), list(texts))


def trained(
    examples: Sequence[Example], rows: np.ndarray, settings: Mapping[str, Any] | None = None
) -> Understanding:
    """The heads, trained on examples.

    Args:
        examples: labelled messages.
        rows: what the encoder says of them.
        settings: what differs from the shipped model's settings.
    """
    return Understanding.train(
        Labelled(
            texts=[e.text for e in examples],
            rows=rows,
            intents=[e.intent or None for e in examples],
            topics=[e.topic for e in examples],
            tones=[e.tone for e in examples],
            flags=[e.flags for e in examples],
            tells=[e.tells for e in examples],
            asks=[e.asks for e in examples],
        ),
        {**DEFAULTS, **(settings or {})},
    )


def answer_of(reading: Reading) -> Answer:
    """What a reading says, in the benchmark's words."""
    ranked = {
        "intent": reading.intents,
        "topic": reading.topics,
        "category": reading.categories,
        "tone": reading.tones,
        "tells": reading.tells,
    }
    return Answer(
        {head: names[0][0] for head, names in ranked.items() if names},
        {head: names[0][1] for head, names in ranked.items() if names},
        frozenset(reading.flags),
    )


def ask(understanding: Understanding, examples: Sequence[Example], rows: np.ndarray) -> Answers:
    """What trained heads say of messages."""
    texts = [e.text for e in examples]
    read = understanding.read_all(rows, texts)
    for text, reading in zip(texts, read, strict=True):
        reading.flags.update(
            flags_of_sentences(
                text,
                reading.flags,
                lambda words: understanding.read(rows_of([words])[0], words).flags,
            )
        )
    return Answers(list(examples), [answer_of(reading) for reading in read])


def cross_validated(examples: Sequence[Example], rows: np.ndarray, folds: int) -> Answers:
    """What heads say of each example that were trained on the folds without it."""
    kinds = [f"{e.intent}/{e.topic}/{e.language}" for e in examples]
    numbers = fold_numbers(kinds, groups([e.text for e in examples]), folds, seed=11)
    out = Answers()
    for fold in range(folds):
        inside = np.flatnonzero(numbers != fold).tolist()
        outside = np.flatnonzero(numbers == fold).tolist()
        understanding = trained([examples[i] for i in inside], rows[inside])
        part = ask(understanding, [examples[i] for i in outside], rows[outside])
        out.examples += part.examples
        out.answers += part.answers
    return out
