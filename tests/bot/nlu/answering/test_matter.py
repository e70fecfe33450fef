"""What happened and what is wanted."""

import pytest

from bot.nlu.answering.matter import (
    ends_something,
    may_want,
    narrates,
    sneers,
    vents_only,
    waits_a_moment,
    wants_it_stopped,
    wishes,
)


@pytest.mark.parametrize(
    "text",
    [
        "they scratched the floor and broke a lamp",
        "oh and also your hotline kept me waiting 50 minutes",
        "your sales people call me three times a day since Monday",
        "and they said cracks arent covered!!",
        "screen cracked last week",
        "他们把地板刮花了还打碎一盏灯",
        "你们热线还让我等了五十分钟",
        "店员当着大家的面骂我是骗子",
    ],
)
def test_what_happened_is_told(text):
    assert narrates(text)


@pytest.mark.parametrize(
    "text",
    [
        "a new screen or the money for one",
        "my fee refunded",
        "that he is fired",
        "it was last tuesday",
        "tuesday i said",
        "I want them to honour what the agent said",
        "换块新屏幕",
        "上周二下午三点左右",
        "我要求他们兑现当初的话",
    ],
)
def test_a_wish_and_a_day_tell_nothing_of_what_happened(text):
    assert not narrates(text)


@pytest.mark.parametrize(
    "text",
    [
        "a new one or half the money back",
        "a written explanation and who did it",
        "cancel it, full refund",
        "Sorry, I was upset. I would just like to know where they are.",
        "换一台或者退一半钱",
        "书面解释一下，还有是谁干的",
    ],
)
def test_what_is_wanted_needs_no_word_that_wants_it(text):
    assert wishes(text)


@pytest.mark.parametrize(
    "text", ["they refused my refund", "two weeks ago", "他们拒绝了我的退款", "两周前"]
)
def test_a_refusal_and_a_day_are_no_wish(text):
    assert not wishes(text)


@pytest.mark.parametrize(
    ("text", "vents"),
    [
        ("this is disgusting", True),
        ("what a joke", True),
        ("you people are unbelievable", True),
        ("an apology", False),
        ("it needs fixing", False),
        ("300 dollars", False),
    ],
)
def test_an_outburst_is_no_wish(text, vents):
    assert vents_only(text) is vents


@pytest.mark.parametrize(
    "text",
    ["do you even read what i write", "are you deaf??", "what part of no don't you understand"],
)
def test_a_question_in_anger_about_listening_is_a_sneer(text):
    assert sneers(text)
    assert not sneers("do you even know when the parcel left the depot, I need it for the wedding")


def test_what_is_wanted_stopped_is_of_the_matter():
    assert wants_it_stopped("I just want it to stop")
    assert not wants_it_stopped("stop the chat please")


@pytest.mark.parametrize(
    "text", ["my salary is in there and I am not able to withdraw it", "we are still without water"]
)
def test_a_state_that_lasts_is_told(text):
    assert narrates(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("promise me it'll be paid by Friday", True),
        ("先保证把钱退给我", True),
        ("can you promise it'll be paid?", False),
        ("能保证退给我吗？", False),
    ],
)
def test_what_is_to_be_promised_is_what_is_wanted(text, wants):
    assert may_want(text) == wants


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("get one of them cancelled", True),
        ("cancel the second booking", True),
        ("取消其中一笔", True),
        ("cancel my complaint", False),
        ("please cancel", False),
        ("取消吧", False),
    ],
)
def test_a_thing_of_the_matter_may_be_what_is_to_end(text, ends):
    assert ends_something(text) == ends


@pytest.mark.parametrize(
    ("text", "waits"),
    [
        ("等下我在开会", True),
        ("我在开车，晚点说", True),
        ("哎等下，有电话进来", True),
        ("不好意思有快递来了", True),
        ("hang on, someone's at the door", True),
        ("sorry got a call coming in", True),
        ("brb", True),
        ("等哈 我先吃饭", True),
        ("我先去接孩子", True),
        ("wait my phone is broken", False),
        ("我有个电话要投诉", False),
        ("等了三天", False),
        ("我在上班时被骂了", False),
    ],
)
def test_who_is_called_away_tells_nothing(text, waits):
    assert waits_a_moment(text) is waits
