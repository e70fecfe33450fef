"""The language entity, with the conversation as context."""

import pytest
from rasa.shared.core.events import UserUttered
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlu.language_detector import LanguageDetector
from tests.bot.nlu.conftest import found, message


@pytest.fixture
def tracker_of_nobody():
    """A conversation in which nothing was said; the slot holds its initial value."""
    slots = [TextSlot("language", [{}], initial_value="zh", influence_conversation=False)]
    return DialogueStateTracker("c", slots)


def read(build, tracker, text):
    (result,) = build(LanguageDetector).process([message(text)], tracker)
    return result


@pytest.mark.parametrize(
    ("text", "language"),
    [("I was overcharged", "en"), ("我被多收了钱", "zh"), ("我被多收了錢", "zh-Hant")],
)
def test_the_entity_tells_the_language(build, conversation, text, language):
    assert found(read(build, conversation(), text)) == {"language": language}


@pytest.mark.parametrize(("text", "language"), [("ok", "zh"), ("12345", "en"), ("👍", "zh-Hant")])
def test_an_undecidable_text_keeps_the_language_of_the_conversation(
    build, conversation, text, language
):
    assert found(read(build, conversation(language=language), text)) == {"language": language}


def test_a_language_that_cannot_be_answered_is_reported_but_no_entity(build, conversation):
    result = read(build, conversation(), "Я хочу пожаловаться")
    assert (found(result), result.get("language")) == ({}, "other")


@pytest.mark.parametrize(
    ("asked", "text", "language"),
    [
        ("customer_name", "王芳", "en"),
        ("customer_name", "Amy Chan", "zh"),
        ("contact", "amy chan at work", "zh"),
        ("reference_number", "ABC number", "zh-Hant"),
    ],
)
def test_a_name_in_other_letters_does_not_switch_the_language(
    build, conversation, asked, text, language
):
    assert found(read(build, conversation(asked, language), text)) == {"language": language}


def test_a_long_answer_to_a_name_question_switches_the_language(build, conversation):
    text = "I would rather talk in English from now on please"
    assert found(read(build, conversation("customer_name", "zh"), text)) == {"language": "en"}


@pytest.mark.parametrize("text", ["/restart", "<b>hello</b>", "'; DROP TABLE tickets; --"])
def test_code_does_not_switch_the_language(build, conversation, text):
    assert found(read(build, conversation(language="zh"), text)) == {"language": "zh"}


@pytest.mark.parametrize(("text", "language"), [("hi", "en"), ("你好", "zh")])
def test_the_very_first_greeting_tells_the_language(build, tracker_of_nobody, text, language):
    assert found(read(build, tracker_of_nobody, text)) == {"language": language}


def test_words_beside_files_keep_the_language(build, conversation):
    one = message("單據同埋個蓋嘅相", metadata={"beside_files": True})
    (result,) = build(LanguageDetector).process([one], conversation(language="en"))
    assert found(result) == {"language": "en"}


def test_who_wrote_traditional_before_is_answered_in_it_again(build, conversation):
    tracker = conversation(language="en")
    tracker.update(UserUttered("我打咗三次熱線都冇人聽 so frustrating"))
    assert found(read(build, tracker, "要有人回我")) == {"language": "zh-Hant"}
