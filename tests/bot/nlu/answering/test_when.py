"""Rough times, and what is none; every English case has a Chinese twin."""

import pytest

from bot.nlu.answering.when import may_be_when, may_tell_when


@pytest.mark.parametrize(
    "text",
    [
        "a while back",
        "during lockdown",
        "when I was in hospital",
        "couple weeks",
        "好一阵子之前",
        "疫情期间",
        "我住院的时候",
        "两三个礼拜吧",
    ],
)
def test_a_rough_time_tells_when(text):
    assert may_tell_when(text)


@pytest.mark.parametrize(
    "text",
    [
        "this is ridiculous",
        "accidental damage isnt covered?? then whats the point",
        "give me a replacement",
        "真是可笑",
        "意外都不保？？那买它干嘛",
        "给我换一台",
    ],
)
def test_an_outburst_a_question_and_a_wish_tell_no_time(text):
    assert not may_tell_when(text)


@pytest.mark.parametrize(
    "text", ["tracking JD0022910087", "I do want to complain about the lift yes", "order 88-1204"]
)
def test_numbers_and_loose_words_in_a_sentence_are_no_time(text):
    assert not may_tell_when(text)


@pytest.mark.parametrize(
    "text", ["a while back", "just now", "2019", "around the time my mum died"]
)
def test_a_rough_time_is_one(text):
    assert may_tell_when(text)


@pytest.mark.parametrize(
    ("text", "may"), [("每个月还扣我129", False), ("每月8号", True), ("每个月都这样", True)]
)
def test_what_it_costs_a_month_is_no_day(text, may):
    assert may_be_when(text) is may
