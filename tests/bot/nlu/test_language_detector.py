"""The language entity, with the conversation as context."""

import pytest
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.slots import BooleanSlot, TextSlot
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


@pytest.mark.parametrize(("before", "entities"), [(None, {"language": "en"}), ("zh", {})])
def test_a_language_that_cannot_be_answered_is_reported_and_english_answers_who_begins_in_it(
    build, conversation, before, entities
):
    result = read(build, conversation(language=before), "Я хочу пожаловаться")
    assert (found(result), result.get("language")) == (entities, "other")


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


@pytest.mark.parametrize(
    ("text", "language"),
    [("your fitter drilled through my pipe", "en"), ("师傅把我家水管钻穿了", "zh")],
)
def test_the_first_words_tell_the_language_also_beside_files(build, conversation, text, language):
    tracker = conversation()
    tracker.update(UserUttered('/add_information{"evidence": "m_1"}'))
    one = message(text, metadata={"beside_files": True})
    (result,) = build(LanguageDetector).process([one], tracker)
    assert found(result) == {"language": language}


@pytest.mark.parametrize("text", ["ok 谢谢 boss", "fine 就这样 send", "refund 多久"])
def test_who_writes_english_stays_in_it_with_a_few_chinese_words(build, conversation, text):
    tracker = conversation(language="en")
    tracker.update(UserUttered("your counter charged me for closing the account"))
    assert found(read(build, tracker, text)) == {"language": "en"}


def test_a_greeting_alone_tells_no_english(build, conversation):
    tracker = conversation(language="en")
    tracker.update(UserUttered("hi"))
    assert found(read(build, tracker, "card 被盗了")) == {"language": "zh"}


def test_who_wrote_traditional_before_is_answered_in_it_again(build, conversation):
    tracker = conversation(language="en")
    tracker.update(UserUttered("我打咗三次熱線都冇人聽 so frustrating"))
    assert found(read(build, tracker, "要有人回我")) == {"language": "zh-Hant"}


@pytest.fixture
def asked_for(conversation):
    """A conversation in which a language was asked for, and what was written since."""

    def tracker(language, *since):
        built = conversation(language=language)
        built.slots["language_pinned"] = BooleanSlot("language_pinned", mappings=[{}])
        built.update(SlotSet("language_pinned", True))
        for text in since:
            built.update(UserUttered(text))
        return built

    return tracker


@pytest.mark.parametrize(
    ("asked", "text"), [("en", "帳戶又被扣了一次錢"), ("zh", "they charged me again for nothing")]
)
def test_a_language_that_was_asked_for_stays_whatever_is_written(build, asked_for, asked, text):
    assert found(read(build, asked_for(asked), text)) == {"language": asked}


@pytest.mark.parametrize(
    ("asked", "since", "text", "language"),
    [
        ("en", "it was my own card", "我覺得很累，不知道怎麼辦", "zh-Hant"),
        ("zh", "是我自己的银行卡", "I would rather do the rest in my language", "en"),
    ],
)
def test_who_used_it_and_goes_back_has_switched(build, asked_for, asked, since, text, language):
    assert found(read(build, asked_for(asked, since), text)) == {"language": language}


def test_a_name_in_other_letters_is_no_switch(build, asked_for):
    tracker = asked_for("en", "it was my own card")
    assert found(read(build, tracker, "林秀蓮")) == {"language": "en"}


def test_an_address_told_in_words_is_in_no_language(build, conversation):
    tracker = conversation(language="zh", asked="reply_channel")
    read_text = read(build, tracker, "email kevin.zhou at outlook.com")
    assert found(read_text) == {"language": "zh"}


@pytest.mark.parametrize(
    ("asked", "since", "text"),
    [
        ("en", "a written apology from the manager", "电邮吧 kate.wong@example.com"),
        ("zh", "要网点负责人书面道歉", "by email please, kate.wong@example.com"),
    ],
)
def test_an_address_leaves_no_language_that_was_asked_for(build, asked_for, asked, since, text):
    assert found(read(build, asked_for(asked, since), text)) == {"language": asked}
