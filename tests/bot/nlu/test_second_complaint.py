"""Where a message tells a second complaint; every English case has a Chinese twin."""

import pytest

from bot.nlu.second_complaint import (
    Part,
    also_complains,
    announces_two,
    find_second,
    wish_for_second,
)

TOPICS = {
    "staff_attitude": ("service", ("rude", "shouted", "clerk", "柜员", "吼")),
    "fees_charges": ("product", ("charged", "fee", "扣")),
    "waiting": ("service", ("queue", "queued", "排队", "排了")),
}


def read(words):
    """What the heads would say, by a word of each topic; the last topic told is the one meant."""
    found = [
        (max(words.rfind(mark) for mark in marks), topic, category)
        for topic, (category, marks) in TOPICS.items()
        if any(mark in words for mark in marks)
    ]
    _, topic, category = max(found, default=(0, "other", "other"))
    return Part(0.9, (topic, 0.9), category)


def facts(words):
    days = [word for word in ("Monday", "Tuesday", "周一", "周二") if word in words]
    numbers = [word for word in ("KX-1", "KX-2") if word in words]
    return {"day": days[0]} if days else {"number": numbers[0]} if numbers else {}


def second(text):
    told = find_second(text, read, facts)
    return (text[: told.start].strip(), text[told.begins :]) if told else None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The clerk shouted at me. Another thing: you charged me 30 dollars too much.",
            ("The clerk shouted at me.", "you charged me 30 dollars too much."),
        ),
        (
            "柜员当着大家的面吼我。还有一件事：你们多扣了我三十块钱。",
            ("柜员当着大家的面吼我。", "你们多扣了我三十块钱。"),
        ),
        (
            "The clerk shouted at me on Monday. You charged my account twice on Tuesday.",
            (
                "The clerk shouted at me on Monday.",
                "You charged my account twice on Tuesday.",
            ),
        ),
        (
            "柜员周一当着大家的面吼我。你们周二多扣了我三十块钱。",
            ("柜员周一当着大家的面吼我。", "你们周二多扣了我三十块钱。"),
        ),
        (
            "You charged me 30 dollars more, also that clerk shouted at me. Both things, please.",
            (
                "You charged me 30 dollars more,",
                "that clerk shouted at me. Both things, please.",
            ),
        ),
        (
            "你们多扣了我三十块钱；另外那个柜员当着大家吼我，两个事情都要有说法。",
            ("你们多扣了我三十块钱；", "那个柜员当着大家吼我，两个事情都要有说法。"),
        ),
    ],
)
def test_two_matters_are_told_apart(text, parts):
    assert second(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        # more of the same matter
        "I queued for an hour. Also he shouted at me and sent me away without my card.",
        "我排了一个小时的队，还有他冲我吼，把我赶走了。",
        # the same category, and nothing that begins another matter
        "I queued for an hour at your branch, also your clerk shouted at my wife.",
        "在你们网点排了一个小时的队，另外你们柜员还冲我太太吼。",
        # a list of one matter
        "1. The clerk shouted at me on Monday;\n2. you charged me a fee;\n3. nobody rang back.",
        "1. 柜员周一冲我吼；\n2. 你们多扣了我三十块钱；\n3. 一直没有人回电话。",
        # a wish
        "The clerk shouted at me in the branch. Another thing: please refund what I was charged.",
        "柜员在网点当着大家的面吼我。另外请把扣我的手续费免掉退给我。",
        # told at length
        "Your clerk shouted at me on Monday. I cried. I left. I slept badly. You charged Tuesday.",
        "柜员周一冲我大声吼叫。我哭了。我回家了。我没睡好。你们周二多扣了我三十块钱手续费。",
        # a day of the one thing and the number of the other
        "The clerk shouted at me in the branch on Monday. You charged my account KX-1 twice.",
        "周一柜员在网点当着大家的面吼我。你们多扣了我KX-1账户三十块钱手续费。",
        # no day or number of its own
        "The clerk shouted at me in the branch. You charged my account twice.",
        "柜员在网点当着大家的面吼我。你们多扣了我三十块钱手续费。",
    ],
)
def test_one_matter_is_never_cut(text):
    assert second(text) is None


def test_heads_that_are_not_sure_cut_nothing():
    text = "The clerk shouted at me. Another thing: you charged me 30 dollars too much."

    def unsure(words):
        return Part(0.9, (read(words).topic[0], 0.32), read(words).category)

    assert find_second(text, unsure, facts) is None


@pytest.mark.parametrize("text", ["The clerk shouted at me", "柜员冲我吼"])
def test_a_text_of_one_piece_is_not_looked_at_further(text):
    def not_asked(words):
        raise AssertionError("the heads are not asked")

    assert find_second(text, not_asked, facts) is None


@pytest.mark.parametrize(
    "text",
    [
        "My order 4471203 never came at all. Besides, the money for my order 8850117 is not back.",
        "我的订单号4471203一直没到。另外，上个月退的那双鞋钱没到账，订单号8850117。",
    ],
)
def test_two_orders_are_two_matters_even_of_one_topic(text):
    def numbers(words):
        told = [number for number in ("4471203", "8850117") if number in words]
        return {"reference_number": told[0]} if told else {}

    found = find_second(text, read, numbers)
    assert (found.topics, "8850117" in text[: found.start]) == (("other", "other"), False)
    assert find_second(text.replace("8850117", "4471203"), read, numbers) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "顺便投诉：你们门店的店员用手机砸我还骂人",
            "你们门店的店员用手机砸我还骂人",
        ),
        (
            "订单号是 D20261020771 然后 客服还骂我穷鬼 这个我也要投诉",
            "客服还骂我穷鬼 这个我也要投诉",
        ),
        (
            "Also I want to complain about the clerk who threw a phone at me",
            "the clerk who threw a phone at me",
        ),
    ],
)
def test_another_complaint_is_said_to_be_one(text, words):
    assert text[also_complains(text) :] == words


@pytest.mark.parametrize(
    "text", ["我要投诉", "再投诉也没用", "I also want a refund", "你们还要我投诉几次才肯处理"]
)
def test_what_only_speaks_of_complaining_begins_none(text):
    assert also_complains(text) is None


def test_matters_that_are_counted_are_two():
    first = "two things actually. first the clerk shouted at me"
    other = "you charged me a fee of 30 twice"
    assert second(f"{first} and second {other}") == (first, other)
    first = "I have two complaints. One is that the clerk shouted at me"
    assert second(f"{first}, the other is that you charged me a fee twice.") == (
        first,
        "you charged me a fee twice.",
    )


def test_matters_that_are_counted_in_words_are_two():
    first, other = "the clerk shouted at me", "you charged me a fee twice"
    assert second(f"Two things. One, {first}. Two, {other}") == (
        f"Two things. One, {first}",
        other,
    )
    assert second(f"I paid for two, {first} and {other}") is None


@pytest.mark.parametrize(
    ("announced", "first", "joint", "other"),
    [
        (
            "I want to complain about two things: ", "the clerk shouted at me on Monday",
            " and also ", "the bank charged me a fee of 30 twice",
        ),
        (
            "我有两个投诉，", "柜员当着大家的面吼我", "，", "上个月你们还多扣了我三十块钱",
        ),
    ],
)  # fmt: skip
def test_two_that_were_counted_need_no_other_word_between_them(announced, first, joint, other):
    assert second(f"{announced}{first}{joint}{other}") == (announced + first, other)


@pytest.mark.parametrize(
    "text",
    [
        "I have two complaints: the clerk shouted at me, and the other clerk was rude as well",
        "two things: the clerk shouted at me and then he charged me a fee of 30 twice",
        "两件事：柜员当着大家的面吼我，另一个柜员也吼我太太",
        "两件事：柜员当着大家的面吼我，他还多扣了我三十块钱",
    ],
)
def test_two_that_were_counted_and_are_of_one_matter_are_not_cut(text):
    assert second(text) is None


def test_an_ordinal_within_a_matter_begins_nothing():
    assert second("First the clerk shouted at me, the second time you charged me a fee") is None


def test_matters_that_are_counted_in_chinese_are_two():
    first = "两件事：第一，柜员骂我；"
    assert second(f"{first}第二，你们重复扣了我一笔 fee") == (first, "你们重复扣了我一笔 fee")


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("两个事一起讲 第一个是转账没到 第二个是柜员态度差", True),
        ("Two separate matters please. First: the claim. Second: the call.", True),
        ("转账没到，另外柜员态度很差", False),
        ("The claim was refused. Another thing: the clerk was rude.", False),
        ("I have three things: the claim. Second, the call. Third, the letter.", False),
    ],
)
def test_two_complaints_may_be_announced(text, announced):
    assert announces_two(text) is announced


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("第一个要么到账要么退回来 第二个叫她道歉", "叫她道歉"),
        ("First: pay it back. Second: an apology", "an apology"),
        ("叫她道歉", None),
        ("第二个叫她道歉", None),
        ("an apology", None),
    ],
)
def test_what_is_wanted_for_the_second_is_told_by_its_number(text, wish):
    assert wish_for_second(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "洗衣机脱水时跳到门口把柜员吼了一样砸裂了地砖。另外还有个事 师傅现场多要了我支架费",
        "The clerk shouted at me over the tiles. Another thing, the fitter asked me for more",
    ],
)
def test_what_is_said_to_be_another_thing_may_be_less_sure_of_its_topic(text):
    def unsure(words):
        whole = read(words)
        return (
            whole
            if whole.topic[0] == "staff_attitude"
            else Part(0.9, ("fees_charges", 0.35), "product")
        )

    assert find_second(text, unsure, facts) is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "and a separate matter, the driver swore at my wife on the stairs",
            "the driver swore at my wife on the stairs",
        ),
        (
            "your man at the till called me a liar. that's a different complaint",
            "your man at the till called me a liar. that's a different complaint",
        ),
        (
            "另外一件事，你们司机在楼道里骂我太太，骂得很难听",
            "你们司机在楼道里骂我太太，骂得很难听",
        ),
        (
            "收银员当着大家的面说我是骗子，这是另一个投诉",
            "收银员当着大家的面说我是骗子，这是另一个投诉",
        ),
    ],
)
def test_what_is_called_a_matter_of_its_own_begins_one(text, words):
    assert text[also_complains(text) :] == words


@pytest.mark.parametrize(
    "text",
    [
        "another thing on the same matter, nobody rang back as promised",
        "I have another complaint",
        "这件事还有一点要补充，当时没人接待",
    ],
)
def test_more_of_the_same_matter_begins_no_other(text):
    assert also_complains(text) is None


@pytest.mark.parametrize(
    ("text", "second_words"),
    [
        (
            "One. the clerk shouted at me for no reason. Two. you charged me a fee of 30 twice",
            "you charged me a fee of 30 twice",
        ),
    ],
)
def test_two_are_counted_in_words(text, second_words):
    assert second(text)[1] == second_words


@pytest.mark.parametrize(
    "text", ["你好，有两个 issue 想反馈。第一，理赔还是pending", "两个things要complain"]
)
def test_two_are_announced_in_both_languages_at_once(text):
    assert announces_two(text)
