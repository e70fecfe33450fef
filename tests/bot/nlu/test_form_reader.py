"""What is read whatever was asked: danger, languages, nothing; with Chinese twins."""

import pytest
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.slots import TextSlot

from bot.nlu.annotations import entity
from bot.nlu.form_reader import FormReader
from tests.bot.nlu.conftest import found, message


@pytest.mark.parametrize(
    ("text", "language"), [("English please", "en"), ("说中文", "zh"), ("請用繁體", "zh-Hant")]
)
def test_a_request_to_switch_carries_the_language_wanted(read, text, language):
    for asked in (None, "contact"):
        intent, entities = read(text, asked, intent="switch_language")
        assert (intent, entities["language"]) == ("switch_language", language)


@pytest.mark.parametrize("text", ["I don't want to live any more", "我不想活了"])
@pytest.mark.parametrize("asked", [None, "reference_number", "confirmation"])
def test_danger_is_never_read_as_skip_or_cancel(read, text, asked):
    flags = [{"name": "self_harm", "confidence": 0.95}]
    assert read(text, asked, intent="skip", flags=flags)[0] == "request_human"


@pytest.mark.parametrize("asked", [None, "demand"])
def test_a_mere_hint_of_self_harm_is_strain_and_leaves_the_answer_what_it_is(read, asked):
    text = "I just want my money back so I can pay the rent"
    intent, entities = read(text, asked, intent="inform", flags=[], self_harm_hint=0.2)
    assert (intent, entities["strain"]) == ("inform", "1")


@pytest.mark.parametrize(
    "text", ["the keys are in an envelope for my son", "钥匙都放信封里留给儿子了"]
)
@pytest.mark.parametrize(("probability", "strain"), [(0.6, "1"), (0.4, None)])
def test_a_likely_hint_of_self_harm_needs_no_word_of_despair(
    build, conversation, text, probability, strain
):
    hint = entity("flags", "self_harm", "MessageHeads", 0, len(text))
    one = message(text, "file_complaint", self_harm_hint=probability, flags=[], entities=[hint])
    (told,) = build(FormReader).process([one], conversation())
    assert found(told).get("strain") == strain


@pytest.mark.parametrize(
    ("text", "probability", "flags"),
    [
        ("we shan't come here again", 0.4, None),
        ("we shan't come here again", 0.6, "self_harm"),
        ("I want to sleep and not wake up", 0.4, "self_harm"),
        ("以后不来了", 0.4, None),
        ("想睡过去别醒", 0.4, "self_harm"),
    ],
)
def test_an_unlikely_statement_of_self_harm_needs_a_word_of_despair(
    build, conversation, text, probability, flags
):
    said = entity("flags", "self_harm", "MessageHeads", 0, len(text))
    raised = [{"name": "self_harm", "confidence": probability}]
    one = message(text, "file_complaint", self_harm_hint=probability, flags=raised, entities=[said])
    (told,) = build(FormReader).process([one], conversation())
    assert found(told).get("flags") == flags


@pytest.mark.parametrize(
    ("text", "probability", "calls"),
    [
        ("still cant get in btw. is a person going to ring or not", 0.74, False),
        ("还是登不上 到底有没有人给我回电话", 0.74, False),
        ("still cant get in btw. is a person going to ring or not", 0.96, True),
        ("I can't go on living like this", 0.74, True),
        ("我活不下去了", 0.74, True),
    ],
)
def test_a_crisis_line_needs_a_word_of_despair_or_to_be_nearly_certain(
    build, conversation, text, probability, calls
):
    said = entity("flags", "self_harm", "MessageHeads", 0, len(text))
    raised = [{"name": "self_harm", "confidence": probability}]
    one = message(text, "file_complaint", self_harm_hint=probability, flags=raised, entities=[said])
    (told,) = build(FormReader).process([one], conversation())
    assert bool(told.get("flags")) == calls
    assert ("strain" in found(told)) != calls
    # staff hear of it all the same
    assert found(told)["flags"] == "self_harm"


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_said_is_nothing_read(read, text):
    assert read(text, "story") == ("out_of_scope", {})


@pytest.mark.parametrize("asked", [None, "story", "demand", "confirmation"])
def test_another_language_is_not_guessed_at(read, asked):
    for text in ("保険金がまだ支払われていません", "Мне отказали в выплате"):
        assert read(text, asked, intent="file_complaint", language="other") == ("nlu_fallback", {})


def test_a_name_in_another_script_is_a_name(read):
    intent, entities = read("Ольга", "customer_name", intent="inform", language="other")
    assert intent == "inform"
    assert "Ольга" in entities.values()


@pytest.mark.parametrize("asked", ["demand", "incident_time", "customer_name", "confirmation"])
def test_pictures_of_a_mood_answer_nothing(read, asked):
    assert read("😡😡😡", asked, "inform", 0.9)[0] == "nlu_fallback"


def test_a_name_beside_a_number_needs_no_comma(read):
    told = read("我要打電話 0988-776-655 許先生", "reply_channel", "inform", 0.9)[1]
    assert (told["reply_channel"], told["customer_name"]) == ("phone", "許先生")


@pytest.mark.parametrize("text", ["My neighbour filmed it", "邻居拍下来了"])
def test_any_words_more_will_do_where_the_story_is_told_already(build, conversation, text):
    tracker = conversation("story")
    told = TextSlot("story", mappings=[{}])
    told.value = "your men dropped my piano"
    tracker.slots["story"] = told
    one = message(text, "out_of_scope", 0.5)
    (read,) = build(FormReader).process([one], tracker)
    assert (read.get("intent")["name"], found(read)["answer"]) == ("inform", text)


@pytest.mark.parametrize("text", ["the plumber, on what it will cost", "水管工报的价"])
def test_a_caption_that_answers_nothing_says_what_is_on_the_file(build, conversation, text):
    tracker = conversation("confirmation")
    told = TextSlot("story", mappings=[{}])
    told.value = "your fitter drilled through my pipe"
    tracker.slots["story"] = told
    one = message(text, "nlu_fallback", 0.3, metadata={"beside_files": True})
    (read,) = build(FormReader).process([one], tracker)
    assert (read.get("intent")["name"], found(read)["story"]) == ("inform", text)


def test_a_question_beside_an_answer_is_told_with_it(read):
    text = "My name is Ann Lee. And how long will it take?"
    intent, entities = read(text, "customer_name", "inform", 0.7)
    assert (intent, entities["question"]) == ("inform", "And how long will it take?")
    assert entities["customer_name"] == "Ann Lee"


def test_a_question_that_takes_most_of_the_words_interrupts_and_the_name_is_kept(read):
    intent, entities = read("我叫王芳。要多久有结果？", "customer_name", "inform", 0.7)
    assert (intent, entities["customer_name"]) == ("ask_process", "王芳")


@pytest.mark.parametrize(
    "text",
    [
        "???? I told her in March, listen to your own calls",
        "That is exactly what I warned your branch about, and nobody wrote it down",
        "你们自己的通话录音去听一下，三月份我就说过了",
        "那个柜员当时根本没写下来",
    ],
)
@pytest.mark.parametrize(("behind_news", "meant"), [(True, "add_information"), (False, None)])
def test_what_is_said_to_news_of_a_complaint_belongs_to_it(
    build, conversation, text, behind_news, meant
):
    one = message(text, "file_complaint", 0.95, metadata={"behind_news": behind_news})
    (read,) = build(FormReader).process([one], conversation())
    assert read.get("intent")["name"] == (meant or "file_complaint")
    assert found(read).get("about") == ("of_ticket" if behind_news else None)


@pytest.mark.parametrize(
    "text",
    [
        "Another thing, your shop in Leeds sold me a kettle that leaks",
        "另外一件事，你们利兹那家店卖给我的水壶漏水",
    ],
)
def test_another_matter_behind_news_is_told_as_one(build, conversation, text):
    one = message(text, "file_complaint", 0.95, metadata={"behind_news": True})
    (read,) = build(FormReader).process([one], conversation())
    assert read.get("intent")["name"] == "file_complaint"


@pytest.mark.parametrize("text", ["yes add it to that one", "不是新投诉，就是刚才那个单子的事"])
@pytest.mark.parametrize("asked", ["demand", "confirmation"])
def test_what_is_said_to_belong_to_an_open_complaint_submits_nothing(
    build, conversation, text, asked
):
    tracker = conversation(asked)
    one = message(text, "affirm", 0.9)
    (read,) = build(FormReader).process([one], tracker)
    assert "matter_choice" not in found(read)
    tracker.update(ActionExecuted("action_open_ticket"))
    tracker.update(ActionExecuted("action_listen"))
    one = message(text, "affirm", 0.9)
    (read,) = build(FormReader).process([one], tracker)
    assert (read.get("intent")["name"], found(read)["matter_choice"]) == ("inform", "same")


@pytest.mark.parametrize("text", ["why not the old price", "为什么说没有记录", "how come?"])
def test_a_why_behind_news_is_of_that_complaint(build, conversation, text):
    one = message(text, "file_complaint", 0.9, metadata={"behind_news": True})
    (read,) = build(FormReader).process([one], conversation())
    assert (read.get("intent")["name"], found(read)["about"]) == ("add_information", "of_ticket")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("what risk check, I use that card every day", "add_information"),
        ("什么风控，我天天用这张卡", "add_information"),
        ("what is the weather like in Leeds?", "out_of_scope"),
        ("利兹今天下雨吗？", "out_of_scope"),
    ],
)
def test_a_remark_behind_news_is_not_outside_what_the_desk_does(build, conversation, text, meant):
    one = message(text, "out_of_scope", 0.7, metadata={"behind_news": True})
    (read,) = build(FormReader).process([one], conversation())
    assert read.get("intent")["name"] == meant


@pytest.mark.parametrize(
    ("text", "seen", "intent"),
    [
        ("漏了一張手術費明細,補給你們", True, "add_information"),
        ("I forgot the surgeon's bill, here it is", True, "add_information"),
        ("漏了一張手術費明細,補給你們", False, "file_complaint"),
        ("另外一件事，你们的空调漏水了", True, "file_complaint"),
    ],
)
def test_a_few_words_beside_files_go_to_the_ticket_with_them(
    build, conversation, text, seen, intent
):
    tracker = conversation()
    if seen:
        tracker.update(ActionExecuted("action_open_ticket"))
        tracker.update(ActionExecuted("action_listen"))
    one = message(text, "file_complaint", 0.7, metadata={"beside_files": True})
    (told,) = build(FormReader).process([one], tracker)
    assert told.get("intent")["name"] == intent
    assert "about" not in found(told)


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("診斷證明跟收據先傳給你們", "reference_number", {"story": "診斷證明跟收據先傳給你們"}),
        (
            "the discharge letter",
            "demand",
            {"story": "the discharge letter"},
        ),
        ("I want a new table", "demand", {"demand": "I want a new table"}),
        ("我要换一张新桌子", "demand", {"demand": "我要换一张新桌子"}),
    ],
)
def test_words_beside_files_leave_open_what_they_do_not_answer(
    build, conversation, text, asked, told
):
    tracker = conversation(asked)
    slots = [*tracker.slots.values(), TextSlot("story", mappings=[{}], initial_value="x")]
    tracker.slots = {slot.name: slot for slot in slots}
    one = message(text, "inform", 0.7, metadata={"beside_files": True})
    (read,) = build(FormReader).process([one], tracker)
    assert (read.get("intent")["name"], found(read)) == ("inform", told)
