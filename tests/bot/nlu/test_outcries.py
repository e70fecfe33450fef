"""Words of feeling that tell nothing of the matter; every English case has a Chinese twin."""

import pytest

from bot.nlu import outcries


@pytest.mark.parametrize(
    ("text", "cries"),
    [
        ("HELP how can this happen", True),
        ("I'm having a horrible day", True),
        ("omg what is going on", True),
        ("天哪怎么会这样", True),
        ("what kind of lousy bank is this", True),
        ("你们这什么垃圾 app", True),
        ("what kind of insurance is this", False),
        ("什么保险最便宜", False),
        ("help", False),
        ("how can this happen, you took 200 off me", False),
        ("怎么会扣我两百", False),
    ],
)
def test_a_cry_over_what_is_not_told_yet_is_known(text, cries):
    assert outcries.cries_out(text) is cries


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("i'm so angry right now", "angry"),
        ("you're really winding me up", "angry"),
        ("我现在真的很生气", "angry"),
        ("气死我了", "angry"),
        ("I am so upset at the moment", "distressed"),
        ("i can't deal with this right now", "distressed"),
        ("我心里很难受", "distressed"),
        ("我真的很委屈", "distressed"),
        ("WHO IS GOING TO EXPLAIN THAT TO MY WIFE", "angry"),
        ("谁来跟我老婆解释", "angry"),
        ("who is going to handle my complaint?", None),
        ("谁来处理我的投诉", None),
        ("I'm angry because she shouted at me", None),
        ("很生气，要你们道歉", None),
        ("I'm done", None),
        ("I'm so angry. Who is going to explain that to my wife?", "angry"),
        ("我真的很生气。谁来跟我老婆解释", "angry"),
        ("how do you people sleep", "angry"),
        ("i'm so upset, where is my refund", None),
        ("气死了，我的钱什么时候退", None),
        ("how am i supposed to feed my kids when you froze my account", None),
        ("我拿什么养家，你们冻我工资卡", None),
        ("how am i supposed to pay my rent, you took 900", None),
        ("我怎么跟老婆交代，把钱退给我", None),
        ("do you know what, just refund me", None),
        ("do you know what happened to my parcel", None),
        ("do you have any idea what this is doing to me", "angry"),
        ("who is going to pay me back", None),
        ("who's going to pay the rent now", "angry"),
        ("我拿什么交房租", "angry"),
        ("how do i explain it to you", None),
        ("我怎么说", None),
        ("", None),
    ],
)
def test_how_somebody_feels_tells_a_tone_and_nothing_more(text, tone):
    assert outcries.only_feels(text) == tone


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("I'm so upset. Where is my refund?", "where is my refund?"),
        ("气死我了！我的退款呢", "我的退款呢"),
        ("气死我了", "气死我了"),
        ("where is my refund", "where is my refund"),
        ("you took 90, I'm so angry", "you took 90, i'm so angry"),
    ],
)
def test_what_is_said_behind_a_feeling_is_read_without_it(text, rest):
    assert outcries.behind_the_feeling(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "I'm ok now, my sister is here. just want to finish this",
        "我没事了 我妈陪着我 就是太累了",
        "感觉好一点了",
        "I feel a bit better, I'm not alone",
    ],
)
def test_who_says_that_they_are_better_tells_nothing_of_the_matter(text):
    assert outcries.says_how_they_are(text)


@pytest.mark.parametrize(
    "text", ["just get this done", "我没事了，把钱退给我", "I'm fine with a refund", "太累了"]
)
def test_who_wants_something_says_more_than_how_they_are(text):
    assert not outcries.says_how_they_are(text)
