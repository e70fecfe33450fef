"""Side questions that only the heads know for what they are."""

import pytest

from bot.nlu.second_complaint import PART_READER, Part


def asks(intent, sure):
    """What the heads say of a sentence."""
    return lambda words: Part(0.0, ("other", 0.1), "other", intent, sure)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("on the 3rd. does all of it drag on for months?", "does all of it drag on for months?"),
        ("上周三。这种事一拖就是几个月？", "这种事一拖就是几个月？"),
    ],
)
def test_a_sentence_that_surely_asks_is_answered_beside_the_rest(read, text, question):
    _, told = read(text, "incident_time", **{PART_READER: asks("ask_process", 0.7)})
    assert (told["question"], told["question_about"]) == (question, "ask_process")


@pytest.mark.parametrize(
    ("intent", "sure"), [("ask_process", 0.4), ("file_complaint", 0.9), ("ask_rights", 0.8)]
)
def test_what_a_story_asks_of_nobody_is_not_answered(read, intent, sure):
    text = "You charged me twice on 3 November. Who does that to a customer?"
    data = {"intent": "file_complaint", PART_READER: asks(intent, sure)}
    assert "question" not in read(text, "story", **data)[1]
