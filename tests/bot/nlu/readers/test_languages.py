"""A request for another language beside what it tells; every English case has a Chinese twin."""

import pytest


def ask(read, text, asked):
    return read(text, asked, intent="switch_language", confidence=0.8)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Can you speak Chinese? Your driver threw my parcel over the fence on Monday", "zh"),
        ("请用英文回复，你们的司机周一把我的包裹扔在了门外", "en"),
    ],
)
@pytest.mark.parametrize("asked", [None, "story"])
def test_what_happened_begins_the_story_in_the_language_asked_for(read, text, language, asked):
    intent, entities = ask(read, text, asked)
    assert intent in ("file_complaint", "inform")
    assert entities["requested_language"] == entities["language"] == language
    assert entities["story"] == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She is 74, she speaks Chinese only, can we use Chinese?", True),
        ("她74岁了，只会英文，能用英文吗", True),
        ("Hang on, in Chinese please", False),
        ("等等，请说英文", False),
    ],
)
def test_beside_a_question_of_the_form_what_is_told_is_kept(read, text, told):
    intent, entities = ask(read, text, "demand")
    assert (intent, entities.get("story")) == ("switch_language", text if told else None)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            "Send it today or refund me the whole order, and in Chinese please",
            "Send it today or refund me the whole order",
        ),
        ("要么今天送到要么退款，请用英文回复", "要么今天送到要么退款"),
    ],
)
def test_what_is_wanted_is_taken_beside_a_request_for_another_language(read, text, wish):
    intent, entities = ask(read, text, "demand")
    assert (intent, entities["demand"]) == ("switch_language", wish)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I write English bad. Internet no work since Monday, I want pay back", None),
        ("我中文不好，但是你们把我的行李弄丢了三天", None),
        ("my English is not good", "zh"),
        ("我中文不好", "en"),
    ],
)
def test_who_goes_on_in_a_language_that_is_hard_for_them_asks_for_no_other(read, text, wanted):
    intent, entities = ask(read, text, None)
    assert entities.get("requested_language") == wanted
    assert (intent == "switch_language") == (wanted is not None)


@pytest.mark.parametrize("text", ["Could we do this in Korean?", "能不能用韩文跟我说？"])
def test_a_question_for_a_language_alone_tells_no_story(read, text):
    assert ask(read, text, None)[0] == "switch_language"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("可以用英文吗? My mum waited three hours at your branch yesterday", "en"),
        ("Can you reply in Chinese? 我妈昨天在你们网点等了三个小时", "zh"),
    ],
)
def test_a_story_that_asks_for_a_language_is_a_story_all_the_same(read, text, language):
    intent, entities = read(text, None, intent="file_complaint", confidence=0.9)
    assert (intent, entities["requested_language"]) == ("file_complaint", language)
    assert entities["story"] == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sorry can we switch to Chinese? 我英文打字太慢了", "zh"),
        ("可以用英文吗? my Chinese is rusty", "en"),
    ],
)
def test_who_only_asks_for_a_language_tells_nothing_else(read, text, language):
    intent, found = read(text, "reference_number", "inform", 0.8)
    assert (intent, found["requested_language"]) == ("switch_language", language)
    assert not {"story", "answer", "reference_number"} & found.keys()


@pytest.mark.parametrize(
    "text", ["我汉语打字不太行 慢慢说", "my English is not good, go slowly please"]
)
def test_who_asks_to_be_borne_with_is_greeted_or_heard(read, text):
    assert ask(read, text, None)[0] == "greet"
    intent, told = ask(read, text, "incident_time")
    assert (intent, told["request"]) == ("nlu_fallback", "aside")
    assert "requested_language" not in told


@pytest.mark.parametrize(
    "text",
    [
        "could the app let us write notes in both chinese and english for the driver?",
        "App里备注能不能中文和英文都可以写，司机也看得懂",
    ],
)
def test_two_languages_named_together_ask_to_be_answered_in_neither(read, text):
    intent, told = ask(read, text, None)
    assert intent != "switch_language"
    assert "requested_language" not in told


@pytest.mark.parametrize(
    "text",
    [
        "how would I know, it's all in Chinese",
        "我怎么知道，合同全是英文的",
    ],
)
def test_the_language_of_a_paper_is_asked_for_by_nobody(read, text):
    said, told = read(text, "reference_number", "switch_language", 0.97)
    assert said != "switch_language"
    assert "requested_language" not in told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("it's all in Chinese, please reply in English", "en"),
        ("合同全是英文，麻烦用中文回我", "zh"),
    ],
)
def test_beside_it_an_answer_may_be_asked_for_in_another(read, text, language):
    assert (
        read(text, "reference_number", "switch_language", 0.97)[1]["requested_language"] == language
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("real person please. and english if possible, my chinese is 马马虎虎 at best", "en"),
        ("转人工，请用英文", "en"),
        ("a human please, and in Chinese", "zh"),
    ],
)
def test_a_person_asked_for_beside_a_language_is_called(read, text, wanted):
    intent, entities = ask(read, text, None)
    assert (intent, entities["requested_language"]) == ("request_human", wanted)


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("to me by email please, she doesn't read English", "email"),
        ("发我邮箱吧，我妈看不懂英文", "email"),
    ],
)
def test_what_somebody_else_does_not_read_changes_no_language(read, text, way):
    tells = {"name": "reply_channel", "confidence": 0.9}
    intent, told = read(text, "reply_channel", intent="switch_language", tells=tells)
    assert (intent, told.get("reply_channel")) == ("inform", way)
    assert "requested_language" not in told
