"""The heads learn from labels in the metadata, keep what they learnt and stay bounded."""

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoder import SentenceEncoderFeaturizer
from bot.nlu.head_training import intent_of, kind_of
from bot.nlu.heads import MessageHeads, UnknownLabel
from bot.nlu.lexicon import FlagLexicon
from tests.bot.nlu.conftest import found

EXAMPLES = [
    ("hello", "greet", {"tone": "calm"}),
    ("hi there", "greet", {"tone": "calm"}),
    ("good morning", "greet", {"tone": "calm"}),
    ("你好", "greet", {"tone": "calm"}),
    ("早上好", "greet", {"tone": "calm"}),
    ("您好呀", "greet", {"tone": "calm"}),
    ("the clerk was rude to me", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("your staff shouted at me", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("such an insolent cashier", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("柜员态度恶劣", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("工作人员冲我大喊", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("服务员翻白眼骂人", "file_complaint", {"topic": "staff_attitude", "tone": "angry"}),
    ("my claim was refused", "file_complaint", {"topic": "claim_denied", "tone": "disappointed"}),
    (
        "you rejected my insurance claim",
        "file_complaint",
        {"topic": "claim_denied", "tone": "disappointed"},
    ),
    (
        "the claim got turned down",
        "file_complaint",
        {"topic": "claim_denied", "tone": "disappointed"},
    ),
    ("理赔被拒了", "file_complaint", {"topic": "claim_denied", "tone": "disappointed"}),
    ("保险公司不赔", "file_complaint", {"topic": "claim_denied", "tone": "disappointed"}),
    ("拒绝赔付我的医药费", "file_complaint", {"topic": "claim_denied", "tone": "disappointed"}),
]


def examples(rows=EXAMPLES):
    return [
        Message({"text": text, "intent": intent, "metadata": {"example": labels}})
        for text, intent, labels in rows
    ]


@pytest.fixture
def trained(build, reload):
    """Heads trained on the examples above, kept and loaded again."""
    data = TrainingData(examples())
    build(SentenceEncoderFeaturizer).process_training_data(data)
    build(MessageHeads, least_documents=1).train(data)
    return reload(MessageHeads)


@pytest.fixture
def read(build, trained):
    """Predict for one text."""

    def read_text(text):
        (one,) = build(SentenceEncoderFeaturizer).process([Message({"text": text})])
        return trained.process([one])[0]

    return read_text


@pytest.mark.parametrize(
    ("text", "intent", "topic", "category", "tone"),
    [
        ("a rude clerk shouted", "file_complaint", "staff_attitude", "service", "angry"),
        ("柜员骂人态度恶劣", "file_complaint", "staff_attitude", "service", "angry"),
        ("they refused my claim", "file_complaint", "claim_denied", "product", "disappointed"),
        ("我的理赔被拒绝", "file_complaint", "claim_denied", "product", "disappointed"),
        ("我的理賠被拒絕", "file_complaint", "claim_denied", "product", "disappointed"),
    ],
)
def test_what_was_learnt_survives_keeping_and_loading(read, text, intent, topic, category, tone):
    told = read(text)
    assert (
        told.get("intent")["name"],
        told.get("topic")["name"],
        told.get("category")["name"],
        found(told)["tone"],
    ) == (intent, topic, category, tone)


def test_probabilities_sum_to_one(read):
    told = read("my claim was refused by a rude clerk")
    for key in ("topic", "category", "tone"):
        assert sum(told.get(key)["all"].values()) == pytest.approx(1)
    assert len(told.get("intent_ranking")) == 2


@pytest.mark.parametrize("text", ["I want to die", "我不想活了", "我不想活了，活着沒意思"])
def test_a_hint_of_self_harm_is_flagged_without_training(read, text):
    assert [flag["name"] for flag in read(text).get("flags")] == ["self_harm"]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("I will sue you", ["legal_threat"]),
        ("我要起诉你们", ["legal_threat"]),
        ("I'll go to the ombudsman", ["regulator_threat"]),
        ("我要打12378投诉", ["regulator_threat"]),
        ("I'm going to the press", ["media_threat"]),
        ("我要找记者曝光", ["media_threat"]),
        ("I want to talk to a real person", ["wants_human"]),
        ("给我转人工", ["wants_human"]),
        ("the issue is with my suit", []),
        ("我想活得明白一点", []),
    ],
)
def test_phrases_raise_flags(text, flags):
    assert FlagLexicon.load().flags(text) == flags


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_text_has_no_intent(read, text):
    assert read(text).get("intent") == {"name": None, "confidence": 0.0}


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "投" * 100_000, "\ud800\x00\x07", "😀" * 50, "<b>' OR 1=1--"]
)
def test_extreme_input_gets_finite_confidences(read, text):
    told = read(text)
    assert np.isfinite([entry["confidence"] for entry in told.get("intent_ranking")]).all()


@pytest.mark.parametrize(
    "labels", [{"topic": "rudeness"}, {"tone": "furious"}, {"flags": ["lawyer"]}]
)
def test_a_label_outside_the_vocabulary_stops_the_training(build, labels):
    data = TrainingData(examples([*EXAMPLES, ("oh no", "greet", labels)]))
    with pytest.raises(UnknownLabel, match="oh no"):
        build(MessageHeads).train(data)


def test_the_confidence_limits_of_the_result_are_json_numbers(read):
    assert {type(entry["confidence"]) for entry in read("hello").get("intent_ranking")} == {float}


def test_only_complaints_are_told_apart_by_topic():
    assert kind_of("file_complaint", "waiting") == "file_complaint/waiting"
    assert kind_of("praise", None) == "praise"
    for intent in ("file_complaint", "praise", "weather/find"):
        assert intent_of(kind_of(intent, "waiting")) == intent
