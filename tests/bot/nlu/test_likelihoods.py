"""Probabilities that come of scores."""

import numpy as np
import pytest

from bot.nlu.head_training import ASKS, CATEGORY, FLAGS, INTENT, TELLS, TONE, TOPIC
from bot.nlu.likelihoods import Likelihoods


@pytest.fixture
def likelihoods():
    """Of two kinds, two topics, two tones, three flags and two things to tell."""
    learnt = {
        INTENT: ["ask_rights", "file_complaint/waiting"],
        TOPIC: ["claim_denied", "waiting"],
        TONE: ["calm", "distressed"],
        FLAGS: ["legal_threat", "self_harm", "wants_human"],
        TELLS: ["demand", "story"],
        ASKS: ["utter_ask_process_cost", "utter_ask_rights"],
    }
    calibrated = {INTENT: 1.0, TOPIC: 1.0, TONE: 1.0, TELLS: 1.0, ASKS: 1.0, "joined": 1.0}
    calibrated[FLAGS] = np.eye(13)[[0] * 3].tolist()
    return Likelihoods(learnt, calibrated)


def test_the_category_is_the_sum_of_its_topics(likelihoods):
    scores = np.array([[0.0, 5.0, 0.0, 4.0, *[0.0] * 8, 0.0, 1.0, 0.0, 0.0]])
    found = likelihoods.probabilities(scores, np.zeros((1, 3)))
    assert likelihoods.names[CATEGORY] == ["product", "service"]
    assert found[CATEGORY] == pytest.approx(found[TOPIC])
    assert found[TOPIC][0].argmax() == 1
    assert found[TELLS][0].argmax() == 1


def test_a_complaint_of_whatever_topic_is_a_complaint(likelihoods):
    found = likelihoods.probabilities(np.zeros((1, 16)), np.zeros((1, 3)))
    assert likelihoods.names[INTENT] == ["ask_rights", "file_complaint"]
    assert found[INTENT].tolist() == [[0.5, 0.5]]
