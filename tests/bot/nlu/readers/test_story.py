"""What is a story, what it wants and is about; every English case has a Chinese twin."""

import json

import pytest

from bot.nlu.second_complaint import Part

TOPIC = {"name": "staff_attitude", "confidence": 0.9}


@pytest.mark.parametrize(
    "text", ["The clerk shouted at me and threw my papers", "柜员冲我大喊还把材料扔了"]
)
def test_a_complaint_that_tells_something_is_a_story(read, text):
    assert read(text, intent="file_complaint", topic=TOPIC) == (
        "file_complaint",
        {"story": text, "topic": "staff_attitude"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "I want to make a complaint",
        "我要投诉",
        "hello, I'd like to complain please",
        "你好，我想投诉你们公司",
    ],
)
def test_a_bare_wish_to_complain_is_no_story(read, text):
    assert read(text, intent="file_complaint", topic=TOPIC) == ("file_complaint", {})
    assert read(text, "story", intent="file_complaint", topic=TOPIC) == ("file_complaint", {})


@pytest.mark.parametrize(
    "text",
    [
        "They want 50 dollars from me for nothing at all",
        "I want to complain about the man who laughed at me",
        "他要求我交五百块，还把我拉黑了",
        "昨天给我打了十一个电话推销贷款",
    ],
)
def test_what_others_want_or_did_is_no_demand(read, text):
    assert "demand" not in read(text)[1]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("You refused my claim without reason. I want my money back", "i want my money back"),
        ("你们无故拒绝理赔，我要求退还保费", "我要求退还保费"),
        ("The app ate my payment, please refund me today", "please refund me today"),
        ("系统把我的钱吞了，请尽快退款", "请尽快退款"),
        ("He shouted at my kids. I want him spoken to.", "i want him spoken to"),
        ("Somebody used my card. Block it and refund me.", "block it and refund me"),
        ("他冲我家孩子吼，我要求批评他", "我要求批评他"),
        ("天天打电话推销，别再打了", "别再打了"),
    ],
)
def test_a_story_that_demands_something_is_not_asked_for_it(read, text, demand):
    _, entities = read(text, "story", topic=TOPIC)
    assert (entities["story"], entities["demand"].lower()) == (text, demand)


@pytest.mark.parametrize(
    "text", ["The wall in your lobby is the wrong colour again", "你们大厅那面墙的颜色又刷错了"]
)
def test_a_topic_of_an_unsure_category_is_left_to_the_customer(read, text):
    unsure = {"name": "product", "confidence": 0.4}
    sure = {"name": "product", "confidence": 0.8}
    intent = "file_complaint"
    assert read(text, intent=intent, topic=TOPIC, category=unsure) == (intent, {"story": text})
    assert read(text, intent=intent, topic=TOPIC, category=sure)[1]["topic"] == "staff_attitude"


TWO = {
    "en": (
        "The clerk shouted at me on Monday.",
        "you charged me 30 dollars too much, I want it back",
    ),
    "zh": ("柜员周一当着大家的面吼我。", "你们多扣了我30块，我要求退还"),
}
JOINED = {"en": " Another thing: ", "zh": "还有一件事："}


def read_part(words):
    """What the heads would say of a part."""
    fees = "charged" in words or "扣" in words
    topic = "fees_charges" if fees else "staff_attitude"
    return Part(0.9, (topic, 0.9), "product" if fees else "service")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("asked", [None, "story"])
def test_a_story_of_two_complaints_keeps_the_second_apart(read, language, asked):
    first, second = TWO[language]
    text = first + JOINED[language] + second
    _, told = read(text, asked, intent="file_complaint", part_reader=read_part)
    kept = json.loads(told["second_complaint"])
    assert (told["story"], told["topic"], "amount" in told) == (first, "staff_attitude", False)
    assert (kept["story"], kept["topic"], "amount" in kept) == (second, "fees_charges", True)


@pytest.mark.parametrize("text", [JOINED[name].join(TWO[name]) for name in TWO])
@pytest.mark.parametrize("asked", ["demand", "customer_name"])
def test_a_second_complaint_is_looked_for_only_where_a_story_is_told(read, text, asked):
    def not_asked(words):
        raise AssertionError("the heads are not asked")

    assert "second_complaint" not in read(text, asked, intent="inform", part_reader=not_asked)[1]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        (
            "Your branch lost my deed. Reach me at marta.quill@example.com, Marta Quill",
            {"reply_channel": "email", "customer_name": "Marta Quill"},
        ),
        (
            "你们把我的房契弄丢了。请打我电话13812345678，李建国",
            {"reply_channel": "phone", "customer_name": "李建国"},
        ),
    ],
)
def test_a_story_may_hold_how_to_reach_its_teller(read, text, entities):
    told = read(text, intent="file_complaint")[1]
    assert {name: told.get(name) for name in entities} == entities


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("our daughter cut her chin on your shelf", False),
        ("Harold Pemberton. Mr.", False),
        ("我儿子在你们店里摔了", False),
        ("I am writing on behalf of my mother", True),
        ("我替我妈投诉", True),
    ],
)
def test_a_parent_and_a_name_alone_speak_for_nobody_else(read, text, kept):
    flags = [{"name": "agent_on_behalf", "confidence": 0.6}]
    entities = [{"entity": "flags", "value": "agent_on_behalf", "start": 0, "end": len(text)}]
    told = read(text, "story", intent="file_complaint", flags=flags, entities=entities)[1]
    assert (told.get("flags") == "agent_on_behalf") is kept


def test_words_in_small_letters_behind_a_comma_are_nobodys_name(read):
    text = "the rep, Denise, said she'd reverse it. call me on 415-555-0132"
    assert "customer_name" not in read(text, "story", intent="file_complaint")[1]
    assert "customer_name" not in read("this is ridiculous, ring me on 020 7946 0018", "story")[1]
    named = read("this is Denise, ring me on 020 7946 0018", "story")[1]
    assert named["customer_name"] == "Denise"


def test_whose_complaint_it_is_and_by_what_right_is_kept_from_the_story(read):
    whom = "I'm writing for my mother, Rita Lane. She is 82, and I hold power of attorney."
    text = f"{whom} Your branch sold her a bond she cannot use."
    assert read(text, None, "file_complaint", 0.9)[1]["principal"] == whom
    whom = "我替我妈投诉，我有授权委托书。"
    text = f"{whom}你们柜台给她办了她用不上的保险。"
    assert read(text, None, "file_complaint", 0.9)[1]["principal"] == whom


def test_how_to_hear_back_is_kept_with_the_reason_for_it(read):
    text = "My claim was refused. jo@example.com, email is best as I can't pick up at work."
    assert read(text, None, "file_complaint", 0.9)[1]["reply_channel"] == "email"
