"""What is decided from probabilities."""

import numpy as np
import pytest

from bot.nlu.head_training import CATEGORY, FLAGS, INTENT, TONE, TOPIC
from bot.nlu.understanding import Understanding

_FLAGS = ["legal_threat", "self_harm", "wants_human"]


@pytest.fixture
def understanding():
    """Heads of two intents, two topics and two tones; nothing is computed with them."""
    names = {
        INTENT: ["ask_rights", "file_complaint/waiting"],
        TOPIC: ["claim_denied", "waiting"],
        TONE: ["calm", "distressed"],
        FLAGS: _FLAGS,
    }
    told = {"rejection": 0.5, "strong": 0.5}
    told |= {"flags_said_from": [0.3] * 3, "self_harm_hinted_from": 0.1}
    told |= {INTENT: 1.0, TOPIC: 1.0, TONE: 1.0, "joined": 1.0}
    told[FLAGS] = np.eye(13)[[0] * 3].tolist()
    return Understanding(None, None, names, told)


def read(understanding, flags, distress=0.5):
    """Decide about a message with these probabilities of the flags and of distress."""
    return understanding.reading(
        {
            INTENT: np.array([0.5, 0.5]),
            TOPIC: np.array([0.5, 0.5]),
            CATEGORY: np.array([0.5, 0.5]),
            TONE: np.array([1 - distress, distress]),
            FLAGS: np.array(flags),
        }
    )


def test_flags_are_said_from_their_threshold_on(understanding):
    assert list(read(understanding, [0.3, 0.29, 0.9]).flags) == ["legal_threat", "wants_human"]


@pytest.mark.parametrize(("probability", "hint"), [(0.09, 0.0), (0.1, 0.1), (0.6, 0.6)])
def test_less_than_what_is_said_is_a_hint_of_self_harm(understanding, probability, hint):
    assert read(understanding, [0.0, probability, 0.0]).self_harm_hint == hint


@pytest.mark.parametrize(("probability", "hint"), [(0.2, 0.0), (0.6, 0.6)])
def test_without_distress_only_the_flag_itself_is_a_hint(understanding, probability, hint):
    assert read(understanding, [0.0, probability, 0.0], distress=0.04).self_harm_hint == hint


def test_the_category_is_the_sum_of_its_topics(understanding):
    scores = np.array([[0.0, 5.0, 0.0, 4.0, *[0.0] * 8]])
    found = understanding.probabilities(scores, np.zeros((1, 3)))
    assert understanding.names[CATEGORY] == ["product", "service"]
    assert found[CATEGORY] == pytest.approx(found[TOPIC])
    assert found[TOPIC][0].argmax() == 1
