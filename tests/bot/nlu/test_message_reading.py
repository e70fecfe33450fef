"""What is a story, what it wants and is about; every English case has a Chinese twin."""

import pytest

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
