"""What the training data must hold: labels that exist, no twins, enough of everything."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from bench.nlu.corpus import Example, held_out_examples, training_examples
from bot.nlu.near_duplicates import near_pairs, normalised
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.text import fold
from tickets.vocabulary import Flag, Tone, Topic

PROJECT = Path(__file__).parents[3]
LEAST_PER_INTENT = 60
LEAST_PER_TOPIC = 120
LARGEST_TO_SMALLEST = 3
# Most of what people say to the bot are complaints; answers to its questions come next. Praise and
# ideas tell as long stories as complaints do, and are told from them by as many.
LARGE_INTENTS = {"file_complaint", "inform", "out_of_scope", "praise", "suggest"}
# From so many characters on, texts that share most 3-grams say the same; "yes" and "yes yes" may.
TWIN_CHARACTERS = 16
TWIN = 0.75


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return training_examples(PROJECT)


@pytest.fixture(scope="module")
def held_out() -> list[Example]:
    return held_out_examples(PROJECT)


def twins(texts: list[str]) -> list[tuple[int, int]]:
    """Near-duplicates among texts long enough to be no mere formula."""
    return [
        pair
        for pair in near_pairs(texts, TWIN)
        if min(len(normalised(texts[place])) for place in pair) >= TWIN_CHARACTERS
    ]


def words(text: str) -> str:
    """A text without case, spaces and script variant; its signs and numbers stay."""
    return "".join(fold(text).lower().split())


def few(counts: Counter[str], least: int, names: list[str]) -> dict[str, int]:
    return {name: counts[name] for name in names if counts[name] < least}


def spread(counts: Counter[str]) -> float:
    return max(counts.values()) / min(counts.values())


def test_labels_are_in_the_vocabulary(examples):
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text("utf-8"))
    intents = {name if isinstance(name, str) else next(iter(name)) for name in domain["intents"]}
    catalogue = (PROJECT / "data" / "responses" / "en.yml").read_text("utf-8")
    responses = set(yaml.safe_load(catalogue)["responses"])
    unknown = {
        "intents": {e.intent for e in examples if e.intent} - intents,
        "topics": {e.topic for e in examples if e.topic} - set(Topic),
        "tones": {e.tone for e in examples if e.tone} - set(Tone),
        "flags": {flag for e in examples for flag in e.flags or ()} - set(Flag),
        "tells": {e.tells for e in examples if e.tells} - set(ReplyKind),
        "asks": {e.asks for e in examples if e.asks} - responses,
    }
    assert {name: labels for name, labels in unknown.items() if labels} == {}


def test_every_example_has_a_tone_and_flags_and_every_complaint_a_topic(examples):
    bare = [e.text for e in examples if e.intent and (not e.tone or e.flags is None)]
    untold = [e.text for e in examples if not (e.intent or e.tells or e.asks)]
    assert untold == []
    untold = [e.text for e in examples if e.intent == "file_complaint" and not e.topic]
    assert (bare, untold) == ([], [])


def test_no_text_stands_twice(examples):
    counts = Counter(words(e.text) for e in examples)
    assert {text: count for text, count in counts.items() if count > 1} == {}


def test_no_text_is_nearly_another(examples):
    texts = [e.text for e in examples]
    assert [(texts[one], texts[other]) for one, other in twins(texts)] == []


def test_no_held_out_text_is_nearly_one_of_training(examples, held_out):
    texts = [e.text for e in examples] + [e.text for e in held_out]
    inside = len(examples)
    near = [(texts[a], texts[b]) for a, b in twins(texts) if (a < inside) != (b < inside)]
    assert near == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_are_enough_examples_of_every_label(examples, language):
    own = [e for e in examples if e.language == language]
    intents = sorted({e.intent for e in examples if e.intent})
    assert (
        few(Counter(e.intent for e in own), LEAST_PER_INTENT, intents),
        few(Counter(e.topic for e in own if e.topic), LEAST_PER_TOPIC, list(Topic)),
    ) == ({}, {})


def test_no_label_drowns_another(examples):
    intents = Counter(e.intent for e in examples if e.intent not in {"", *LARGE_INTENTS})
    complaints = [e for e in examples if e.topic]
    ratios = {
        "topics": spread(Counter(e.topic for e in complaints)),
        "intents": spread(intents),
        "tones of complaints": spread(Counter(e.tone for e in complaints)),
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio > LARGEST_TO_SMALLEST} == {}
