"""What is decided from probabilities: neutral questions carry no threat, danger always counts."""

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
    told = {"rejection": 0.5, "strong": 0.5, "flag_thresholds": [0.3] * 3}
    told |= {INTENT: 1.0, TOPIC: 1.0, TONE: 1.0, "joined": 1.0, FLAGS: [[1.0] * 3, [0.0] * 3]}
    return Understanding(None, None, names, told)


def read(understanding, asking, flags, hinted=()):
    """Decide about a message that is a question with this probability."""
    return understanding.reading(
        {
            INTENT: np.array([asking, 1 - asking]),
            TOPIC: np.array([0.5, 0.5]),
            CATEGORY: np.array([0.5, 0.5]),
            TONE: np.array([0.5, 0.5]),
            FLAGS: np.array(flags),
        },
        hinted,
    )


@pytest.mark.parametrize(
    ("asking", "flags"),
    [(0.1, _FLAGS), (0.7, _FLAGS), (0.9, ["self_harm"])],
)
def test_a_neutral_question_carries_no_threat(understanding, asking, flags):
    assert sorted(read(understanding, asking, [0.9, 0.9, 0.9]).flags) == flags


@pytest.mark.parametrize(("asking", "flags"), [(0.1, ["legal_threat"]), (0.9, [])])
def test_a_phrase_raises_its_flag_by_itself_but_in_a_neutral_question(understanding, asking, flags):
    assert list(read(understanding, asking, [0, 0, 0], ["legal_threat"]).flags) == flags


def test_the_category_is_the_sum_of_its_topics(understanding):
    scores = np.array([[0.0, 5.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0]])
    found = understanding.probabilities(scores)
    assert understanding.names[CATEGORY] == ["product", "service"]
    assert found[CATEGORY] == pytest.approx(found[TOPIC])
    assert found[TOPIC][0].argmax() == 1
