"""What is decided from probabilities."""

import numpy as np
import pytest

from bot.nlu.decision import decide
from bot.nlu.head_training import ASKS, CATEGORY, FLAGS, INTENT, TELLS, TONE, TOPIC

_NAMES = {
    INTENT: ["ask_rights", "file_complaint"],
    TOPIC: ["claim_denied", "waiting"],
    CATEGORY: ["product", "service"],
    TONE: ["calm", "distressed"],
    FLAGS: ["legal_threat", "self_harm", "wants_human", "group"],
    TELLS: ["demand", "story"],
    ASKS: ["utter_ask_process_cost", "utter_ask_rights"],
}
_THRESHOLDS = {
    "rejection": 0.5,
    "strong": 0.5,
    "flags_said_from": [0.3] * 4,
    "self_harm_hinted_from": 0.1,
}


def read(flags, distress=0.5, complains=0.6, otherwise="ask_rights", group=0.0, **thresholds):
    """Decide about a message with these probabilities of the flags, of distress, of a complaint."""
    names = {**_NAMES, INTENT: [otherwise, "file_complaint"]}
    return decide(
        {
            INTENT: np.array([1 - complains, complains]),
            TOPIC: np.array([0.5, 0.5]),
            CATEGORY: np.array([0.5, 0.5]),
            TONE: np.array([1 - distress, distress]),
            FLAGS: np.array([*flags, group]),
            TELLS: np.array([0.2, 0.8]),
            ASKS: np.array([0.7, 0.3]),
        },
        names,
        {**_THRESHOLDS, **thresholds},
    )


def test_what_a_reply_tells_is_ranked():
    assert read([0.0] * 3).tells == [("story", 0.8), ("demand", 0.2)]


def test_flags_are_said_from_their_threshold_on():
    assert list(read([0.3, 0.29, 0.9]).flags) == ["legal_threat", "wants_human"]


@pytest.mark.parametrize(("probability", "hint"), [(0.09, 0.0), (0.1, 0.1), (0.6, 0.6)])
def test_less_than_what_is_said_is_a_hint_of_self_harm(probability, hint):
    assert read([0.0, probability, 0.0]).self_harm_hint == hint


@pytest.mark.parametrize(("probability", "hint"), [(0.2, 0.0), (0.6, 0.6)])
def test_without_distress_only_the_flag_itself_is_a_hint(probability, hint):
    assert read([0.0, probability, 0.0], distress=0.04).self_harm_hint == hint


@pytest.mark.parametrize(
    ("distress", "tones"), [(0.49, ["calm", "distressed"]), (0.5, ["distressed", "calm"])]
)
def test_a_strong_tone_is_said_from_its_threshold_on(distress, tones):
    assert [name for name, _ in read([0.0] * 3, distress).tones] == tones


@pytest.mark.parametrize(
    ("complains", "distress", "tone"),
    [
        (0.9, 0.2, "distressed"),
        (0.9, 0.19, "calm"),
        (0.1, 0.34, "calm"),
        (0.1, 0.35, "distressed"),
    ],
)
def test_a_question_is_taken_for_an_outburst_later_than_a_complaint(complains, distress, tone):
    assert read([0.0] * 3, distress, complains, strong=0.2).tones[0][0] == tone


@pytest.mark.parametrize(
    ("complains", "distress", "flags"),
    [
        (0.1, 0.1, ["wants_human"]),
        (0.9, 0.1, ["legal_threat", "wants_human"]),
        (0.1, 0.9, ["legal_threat", "wants_human"]),
    ],
)
def test_who_asks_calmly_about_rights_threatens_nobody(complains, distress, flags):
    assert list(read([0.9, 0.0, 0.9], distress, complains).flags) == flags


@pytest.mark.parametrize(
    ("likeliest", "outside", "said"),
    [
        ("file_complaint", 0.2, "out_of_scope"),
        ("greet", 0.2, "greet"),
        ("greet", 0.4, "out_of_scope"),
        ("file_complaint", 0.1, "file_complaint"),
    ],
)
def test_what_is_no_complaint_gives_way_to_what_is_outside_if_half_as_likely(
    likeliest, outside, said
):
    probabilities = {
        INTENT: np.array([outside, 0.6]),
        TOPIC: np.array([1.0, 0.0]),
        CATEGORY: np.array([1.0, 0.0]),
        TONE: np.array([0.9, 0.1]),
        FLAGS: np.zeros(4),
        TELLS: np.array([0.5, 0.5]),
        ASKS: np.array([0.7, 0.3]),
    }
    names = {**_NAMES, INTENT: ["out_of_scope", likeliest]}
    read = decide(probabilities, names, {**_THRESHOLDS, "rejection": 0.15})
    assert read.intents[0][0] == said


@pytest.mark.parametrize(
    ("intent", "distress", "tone"),
    [("praise", 0.6, "calm"), ("praise", 0.8, "distressed"), ("ask_rights", 0.6, "distressed")],
)
def test_praise_is_calm_though_it_tells_of_a_fright(intent, distress, tone):
    assert read([0.0] * 3, distress, 0.05, intent).tones[0][0] == tone


@pytest.mark.parametrize(("intent", "flags"), [("suggest", []), ("ask_rights", ["group"])])
def test_many_who_propose_something_have_no_grievance_in_common(intent, flags):
    assert list(read([0.0] * 3, 0.1, 0.1, intent, group=0.9).flags) == flags
