"""Which of several complaints words name; every English case has a Chinese twin."""

import pytest

from bot.nlu.which_ticket import points_at_one, which_named

ZH = ["我住你们酒店被蟑螂咬了 客房有虫\n质量问题", "我妈的重疾险理赔被拒了三万块\n拒赔"]
EN = [
    "The hotel room had cockroaches\nquality",
    "My mum's critical illness claim was refused\nrefused",
]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("酒店那个到哪了", 0),
        ("what about the hotel complaint", 0),
        ("理赔那件", 1),
        ("the one about my mum", 1),
        ("第一个", 0),
        ("the first one", 0),
        ("最早那个", 1),
        ("the older one", 1),
        ("重疾险", 1),
        ("claim", 1),
        ("快递那个", None),
        ("the parcel one", None),
        ("查一下进度", None),
        ("check status", None),
    ],
)
def test_a_complaint_is_named_by_its_matter_or_its_place(text, place):
    assert which_named(text, EN if text.isascii() else ZH) == place


@pytest.mark.parametrize(
    ("text", "points"),
    [("酒店那个", True), ("the hotel one", True), ("知道了", False), ("thanks a lot", False)],
)
def test_words_point_at_one_or_say_something_else(text, points):
    assert points_at_one(text) is points
