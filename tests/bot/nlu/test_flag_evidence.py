"""Heads, phrases and kinds of messages speak for flags; how much each counts is learnt."""

import numpy as np
import pytest

from bot.nlu.flag_evidence import evidence, kind_shares, probabilities, weigh
from bot.nlu.lexicon import HINTED, PLAIN, SOUNDS_SO

FLAGS = ["legal_threat", "self_harm"]
INTENTS = ["ask_rights", "file_complaint", "out_of_scope", "request_human"]


def told(scores, level=0, intents=(0.0, 1.0, 0.0, 0.0)):
    """Evidence of messages whose heads agree on these scores for both flags."""
    column = np.asarray(scores, float)[:, None].repeat(2, axis=1)
    kinds = kind_shares(np.tile(intents, (len(column), 1)), INTENTS)
    return evidence(column, column, np.full(column.shape, level), kinds)


def test_a_message_is_neutral_as_far_as_it_asks_or_leaves_the_matter():
    (shares,) = kind_shares(np.array([[0.3, 0.5, 0.2, 0.0]]), INTENTS)
    assert shares[[1, 2]] == pytest.approx([0.0, np.log(0.2 / 0.8)])
    assert (shares[0], shares[3]) == (pytest.approx(np.log(0.001 / 0.999)), pytest.approx(0.0))


def test_an_intent_that_was_not_learnt_is_told_of_nobody():
    shares = kind_shares(np.array([[1.0]]), ["greet"])
    assert shares == pytest.approx(np.full((1, 4), np.log(0.001 / 0.999)))


def test_what_parts_the_examples_counts():
    generator = np.random.default_rng(5)
    scores = generator.normal(size=400)
    truth = np.stack([scores > 1, np.zeros(400)], axis=1).astype(float)
    weights = weigh(told(scores), truth)
    found = probabilities(told([-1.0, 3.0]), weights, FLAGS)
    assert (found[:, 0].round(2)).tolist() == [0.0, 1.0]


def test_a_flag_without_examples_follows_the_first_head():
    weights = weigh(told([0.0, 1.0]), np.zeros((2, 2)))
    assert weights.tolist() == np.eye(10)[[0, 0]].tolist()


def test_a_question_about_rights_is_held_against_a_threat():
    asking, telling = (1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0)
    rows = np.concatenate([told([2.0] * 50, HINTED, asking), told([2.0] * 50, HINTED, telling)])
    truth = np.repeat([[0.0, 0.0], [1.0, 0.0]], 50, axis=0)
    weights = weigh(rows, truth)
    found = probabilities(rows[[0, 99]], weights, FLAGS)[:, 0]
    assert (found > 0.5).tolist() == [False, True]


def test_plain_words_count_for_more_than_a_hint_and_what_only_sounds_so_against():
    levels = [PLAIN] * 40 + [HINTED] * 40 + [0] * 40 + [SOUNDS_SO] * 40
    truth = np.tile(np.repeat([1, 1, 0, 0, 0, 0, 0, 0], [39, 31, 10, 30, 10, 35, 4, 1])[:160], 1)
    rows = np.concatenate([told([0.0], level) for level in levels])
    weights = weigh(rows, np.stack([truth, np.zeros(160)], axis=1).astype(float))
    found = probabilities(rows[[0, 40, 80, 120]], weights, FLAGS)[:, 0]
    assert np.argsort(-found).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(("level", "least"), [(PLAIN, 0.95), (HINTED, 0.0)])
def test_plain_words_of_self_harm_and_of_courts_count_by_themselves(level, least):
    found = probabilities(told([-9.0], level), np.eye(10)[[0, 0]], FLAGS)
    assert found.round(2).tolist() == [[least, least]]


def test_plain_words_of_the_press_are_weighed():
    found = probabilities(told([-9.0], PLAIN), np.eye(10)[[0, 0]], ["media_threat", "group"])
    assert found.round(2).tolist() == [[0.0, 0.0]]
