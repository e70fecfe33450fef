"""Cantonese put into Mandarin, character for character; each has what only looks like it."""

import pytest

from bot.nlu.cantonese import in_mandarin, is_cantonese
from bot.nlu.text import fold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("唔想講名", "不想讲名"),
        ("喺度覆我得啦", "这里回我得啦"),
        ("琴日佢哋話冇得退", "昨天他们说没得退"),
        ("退返晒三個月錢俾我", "退回全三个月钱给我"),
        ("係呀，啱嘅", "是呀,对的"),
        ("點解仲要等", "为啥还要等"),
        ("你哋呢個態度", "你们这个态度"),
        ("呢個等候期係點計㗎", "这个等候期是咋计的"),
        ("咁我幾時有答覆", "那我几时有答复"),
        ("等佢個帳戶等咗好耐", "等他个账户等了很久"),
    ],
)
def test_cantonese_is_read_in_the_words_of_mandarin(text, read):
    assert fold(text) == read


def test_traditional_signs_that_the_mainland_knows_too_are_read_as_it_writes_them():
    assert fold("妳們看著帳單") == "你们看着账单"


@pytest.mark.parametrize(
    "text",
    [
        "系统故障，关系到联系方式",
        "电话没人接，他们的话不算数",
        "那怎么办呢",
        "申请仲裁委员会处理",
        "楼下的大喇叭",
        "从不同的起点算",
        "返还保费，晒在朋友圈",
    ],
)
def test_mandarin_stays_as_it_is(text):
    assert in_mandarin(text) == text
    assert not is_cantonese(text)


@pytest.mark.parametrize("text", ["搞錯咗我個booking，要我等咗3個鐘先俾到房", "唔該，搵人傾吓"])
def test_every_character_keeps_its_place(text):
    assert len(fold(text)) == len(text)
    assert is_cantonese(text)


def test_signs_that_the_table_would_make_rarer_are_read_as_well():
    assert fold("重陽節嗰日，佢噚日喎") == "重阳节那日,他昨天哦"
