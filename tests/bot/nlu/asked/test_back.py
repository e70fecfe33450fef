"""What customers ask back of the questions put to them; every English case has a Chinese twin."""

import pytest

from bot.nlu.asked.back import (
    asks_of_question,
    asks_so_far,
    asks_which_number,
    asks_why_that,
    does_not_follow,
)
from bot.nlu.asked.side_questions import side_question


@pytest.mark.parametrize(
    "text",
    ["what?", "huh", "I don't understand the question", "什么意思", "没看懂", "你问的什么啊"],
)
def test_who_does_not_follow_is_helped(text):
    assert side_question(text) == "ask_help"


@pytest.mark.parametrize(
    "text",
    [
        "what have you got so far",
        "which account number did I give you",
        "到目前记了什么",
        "我留的是哪个电话",
        "sorry i shouted at you. is it correct you wrote the 1500?",
        "不好意思刚才急了。你有没有记那个1500?",
    ],
)
def test_what_was_told_so_far_may_be_asked_in_the_form(text):
    assert side_question(text, in_form=True) == "ask_help"


@pytest.mark.parametrize(
    "text",
    [
        "what number",
        "which one? there are three on the bill",
        "not sure what you mean by here",
        "can you explain what u mean by how",
        "what do you mean by result",
        "你问的是什么",
        "Mine or hers? Hers is on the policy.",
        "写我的还是我妈的？",
        "where to see ah the order number?",
    ],
)
def test_who_does_not_follow_asks_for_help(text):
    assert does_not_follow(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("what have you noted so far", True),
        ("你们都记了什么", True),
        ("the card was declined again. I don't know what to say", False),
        ("存折又被扔出来，我也不知道还该说什么", False),
    ],
)
def test_who_is_lost_for_words_asks_nothing_of_what_was_told(text, asks):
    assert asks_so_far(text) is asks


@pytest.mark.parametrize(
    "text", ["单子上好多号，哪个是啊？", "there are loads of numbers on it, which one?"]
)
def test_who_does_not_know_which_number_is_helped(text):
    assert side_question(text, in_form=True) == "ask_help"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("which number is it on the bill?", True),
        ("what day do you need", True),
        ("订单号是哪个", True),
        ("单号在哪里看？", True),
        ("what can you do?", False),
        ("my order number is 4471", False),
        ("你能做什么", False),
        ("我的单号是4471", False),
    ],
)
def test_who_asks_of_a_part_of_the_question_asks_of_it(text, asks):
    assert asks_of_question(text) is asks


@pytest.mark.parametrize("text", ["咩number", "什么number啊", "边个号码"])
def test_which_number_is_asked_in_both_languages_at_once(text):
    assert asks_which_number(text)


@pytest.mark.parametrize("text", ["你先告诉我要这个干嘛", "要我名字做什么用", "你拿号码for what"])
def test_who_wants_to_be_told_first_asks_why_it_is_wanted(text):
    assert asks_why_that(text)
