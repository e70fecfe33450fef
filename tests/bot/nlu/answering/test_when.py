"""Rough times, and what is none; every English case has a Chinese twin."""

import pytest

from bot.nlu.answering.when import compares_sums, may_be_when, may_tell_when


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


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("it was 1,212 a month, now it's 1,034", True),
        ("以前一个月1212，现在1034", True),
        ("they charged 450 instead of 300", True),
        ("收了450而不是300", True),
        ("was £12 and is now £15", True),
        ("原来49.99，现在59.99", True),
        ("it was 30 days, now 50 days", False),
        ("以前等10天，现在20天", False),
        ("it was 10:30 and now 11:45", False),
        ("原来10点，现在变成12点", False),
        ("from 14 May to 20 June", False),
        ("原来是15号，现在变成20号", False),
        ("from 12.30 to 15.30", False),
        ("from 2019 to 2023", False),
    ],
)
def test_sums_are_compared_and_days_and_times_are_not(text, sums):
    assert compares_sums(text) is sums
