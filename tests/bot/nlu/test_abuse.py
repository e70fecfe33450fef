"""Insults at the reader are told from swearing about the matter."""

import pytest

from bot.nlu.patterns.abuse import find_abuse
from bot.nlu.text import fold


@pytest.mark.parametrize(
    "text",
    [
        "你这个傻逼机器人",
        "你们就是一群废物",
        "你们都是垃圾",
        "滚蛋",
        "操你妈",
        "你妈的快点",
        "fuck you",
        "you useless piece of shit",
        "you are all absolute morons",
        "Stupid bot, answer me",
        "you're a bastard",
    ],
)
def test_an_insult_at_the_reader_is_found(text):
    assert find_abuse(fold(text).lower())


@pytest.mark.parametrize(
    "text",
    [
        "他妈的又扣了我两百",
        "真是气死我了，垃圾服务",
        "柜员骂我是傻子",
        "你妈妈好吗",
        "上周日你们店员还笑",
        "5月28日你又问我要材料",
        "六月二十二日你们回“已受理”",
        "洗衣机里滚出一股黑水",
        "this is bullshit and I am fucking tired of it",
        "the clerk called me an idiot",
        "your crap policy cost me 300",
        "I feel like an idiot for trusting you",
        "please shut down my account",
    ],
)
def test_swearing_about_the_matter_is_none(text):
    assert not find_abuse(fold(text).lower())


@pytest.mark.parametrize(
    "text", ["你哋班仆街", "你班廢柴", "仆你個街", "你們這些白目", "你哋冚家鏟"]
)
def test_insults_of_hong_kong_and_taiwan_are_found(text):
    assert find_abuse(fold(text).lower())


@pytest.mark.parametrize("text", ["成個系統仆街咗", "我差啲仆街跌親", "你們幫幫我"])
def test_a_fall_and_a_plea_are_no_insult(text):
    assert not find_abuse(fold(text).lower())


def test_what_lies_to_the_north_is_no_insult():
    assert not find_abuse("电梯是靠北门那个")
    assert find_abuse("靠北喔 你们到底行不行")


@pytest.mark.parametrize(
    "text",
    [
        "you're a useless shower o eejits",
        "you, whoever you are, are a useless prick",
        "ur a moron",
        "u people are scum",
        "你们就是一帮废物",
    ],
)
def test_whoever_reads_it_may_be_insulted_in_dialect(text):
    assert find_abuse(text)


@pytest.mark.parametrize(
    "text", ["what a prick your driver is", "your clown of a driver", "这服务真烂"]
)
def test_what_is_said_of_others_or_of_the_matter_is_no_abuse(text):
    assert not find_abuse(text)


@pytest.mark.parametrize(
    ("text", "insults"),
    [
        ("you are a useless piece of sh*t", True),
        ("you're all f***ing useless", True),
        ("你们就是一群废物", True),
        ("you sold me a piece of crap", False),
        ("这机器就是个垃圾", False),
    ],
)
def test_an_insult_is_one_with_its_letters_masked(text, insults):
    assert bool(find_abuse(fold(text).lower())) is insults
