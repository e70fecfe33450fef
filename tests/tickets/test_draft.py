"""What is still asked, in which order."""

import pytest

from tickets.draft import ANGER, SKIPPED, Draft, topics_of
from tickets.vocabulary import Category, Topic

TOLD = {
    "story": "理赔拖了两个月",
    "topic": "slow_handling",
    "incident_time": "九月",
    "reference_number": "P88231",
    "demand": "尽快赔付",
    "reply_channel": "same_chat",
    "customer_name": "王芳",
}


def test_the_form_asks_in_its_order() -> None:
    asked: list[str] = []
    values: dict[str, str] = {}
    answers = TOLD | {"confirmation": "yes"}
    while (question := Draft(values).next_question()) is not None:
        asked.append(question)
        values[question] = answers[question]
        if question == "story":
            values["topic"] = TOLD["topic"]
    assert asked == [
        "story",
        "incident_time",
        "reference_number",
        "demand",
        "reply_channel",
        "customer_name",
        "confirmation",
    ]


def test_a_story_told_in_full_needs_two_questions_before_the_summary() -> None:
    values = {k: TOLD[k] for k in TOLD if k not in {"reply_channel", "customer_name"}}
    asked = []
    while (question := Draft(values).next_question()) != "confirmation":
        assert question is not None
        asked.append(question)
        values[question] = TOLD[question]
    assert asked == ["reply_channel", "customer_name"]


@pytest.mark.parametrize("topic", ["staff_attitude", "waiting", "privacy_leak"])
def test_no_number_is_asked_where_the_topic_has_none(topic: str) -> None:
    values = TOLD | {"topic": topic, "reference_number": None}
    assert Draft(values).next_question() == "confirmation"


@pytest.mark.parametrize(
    ("reply_channel", "contact", "question"),
    [
        ("phone", None, "contact"),
        ("phone", "+8613900001111", "confirmation"),
        ("phone", "wang@example.com", "contact"),
        ("email", "+8613900001111", "contact"),
        ("email", "wang@example.com", "confirmation"),
        ("same_chat", None, "confirmation"),
        ("phone", SKIPPED, "confirmation"),
    ],
)
def test_a_contact_is_asked_only_when_the_known_one_does_not_serve(
    reply_channel: str, contact: str | None, question: str
) -> None:
    values = TOLD | {"reply_channel": reply_channel, "contact": contact}
    assert Draft(values).next_question() == question


def test_the_name_is_asked_where_a_contact_was_given_without_it() -> None:
    values = TOLD | {"reply_channel": "phone", "contact": "+8613900001111"}
    assert Draft(values | {"customer_name": None}).next_question() == "customer_name"
    assert Draft(values | {"customer_name": SKIPPED}).next_question() == "confirmation"


@pytest.mark.parametrize("said", [ANGER, f"legal_threat,{ANGER}"])
def test_who_is_sick_of_questions_is_not_asked_for_a_name(said: str) -> None:
    values = TOLD | {"customer_name": None}
    assert Draft(values | {"signals_said": "legal_threat"}).next_question() == "customer_name"
    assert Draft(values | {"signals_said": said}).next_question() == "confirmation"


def test_a_story_without_a_topic_asks_for_its_category_then_its_topic() -> None:
    values = TOLD | {"topic": None}
    assert Draft(values).next_question() == "category_choice"
    assert Draft(values | {"category_choice": "service"}).next_question() == "topic"


def test_what_was_skipped_is_not_told() -> None:
    draft = Draft({"demand": SKIPPED})
    assert (draft["demand"], draft.told("demand")) == (SKIPPED, None)


def test_an_unknown_topic_counts_as_other() -> None:
    assert Draft({"topic": "astrology"}).topic is Topic.OTHER


def test_every_topic_but_other_can_be_picked_in_its_category() -> None:
    offered = [topic for category in Category for topic in topics_of(category)]
    assert sorted(offered) == sorted(set(Topic) - {Topic.OTHER})
