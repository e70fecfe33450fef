"""Hints that need a word; every English case has a Chinese twin."""

import pytest

from bot.nlu.flag_words import settled
from tickets.vocabulary import Flag


@pytest.mark.parametrize(
    "text",
    [
        "i dont want anything just punish the guard",
        "whats the point of insurance then",
        "if they refuse it do I have to pay the hospital myself",
        "那医院的钱是不是要我自己出",
        "我只要退款，别的都不用",
    ],
)
def test_words_without_despair_are_no_hint_of_self_harm(text):
    assert settled(text, {"self_harm"}, set()) == frozenset()


@pytest.mark.parametrize(
    "text", ["别告诉我妈，她会骂死我", "don't tell my mum, she will kill me", "排了两小时饿死了"]
)
def test_who_only_exaggerates_is_in_no_danger(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["我妈会骂死我，我不想活了", "mum will kill me, I want to end my life", "活着没意思，累死了"],
)
def test_despair_beside_an_exaggeration_stays(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == {"self_harm"}


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the flat is empty and so am I",
        "周五以后就不用再管我了",
    ],
)
def test_what_the_heads_state_needs_no_word_of_a_list(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == {"self_harm"}


@pytest.mark.parametrize(
    "text",
    [
        "I honestly don't see the point of carrying on anymore",
        "what's the point anymore",
        "nobody would miss me",
        "活着真没意思",
        "我撑不下去了",
        "there will be nobody to open the door",
        "I keep going up to the roof",
        "the dog is with my aunt and I've written the letters",
        "I don't feel safe tonight",
        "以后这扇门没人开了，狗托给我姨了",
        "我又到天台了",
        "没有我大家都轻松",
    ],
)
def test_a_hint_of_despair_stays(text):
    assert settled(text, {"self_harm"}, set()) == {"self_harm"}


def test_other_flags_are_left_as_they_are():
    assert settled("x", {"group", "self_harm"}, {"group"}) == {"group"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("my flatmate is helping me with this", frozenset()),
        ("我室友在帮我翻译", frozenset()),
        ("I am helping my aunt with this", {"agent_on_behalf"}),
        ("我帮我阿姨写的", {"agent_on_behalf"}),
    ],
)
def test_who_is_helped_to_write_speaks_for_nobody_else(text, kept):
    assert settled(text, {"agent_on_behalf"}, {"agent_on_behalf"}) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("没去医院 就在家里擦了药水", frozenset()),
        ("你们拒绝赔付", frozenset()),
        ("手里这瓶药我吃下去算了", {"self_harm"}),
        ("我真的没有活路了", {"self_harm"}),
    ],
)
def test_medicine_for_a_wound_and_a_refusal_are_no_hint_of_despair(text, kept):
    assert settled(text, {"self_harm"}, frozenset()) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("will they ring soon, I've nothing in the house", False),
        ("什么时候给我回话，家里什么都没有了", False),
        ("nothing in the house and I can't go on living like this", True),
        ("家里米也没有了，不想活了", True),
    ],
)
def test_an_empty_house_is_want_and_by_itself_no_despair(text, kept):
    flags = {Flag.SELF_HARM}
    assert (Flag.SELF_HARM in settled(text, flags, flags)) is kept


@pytest.mark.parametrize(
    "text",
    ["I live alone, I'm too scared to sleep", "我一個人住 現在都不敢睡", "我很怕，晚上睡不着"],
)
def test_fear_alone_is_no_self_harm(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == frozenset()


@pytest.mark.parametrize(
    "text", ["I can't sleep and I don't want to wake up", "我睡不着，也不想醒来了"]
)
def test_fear_beside_despair_stays(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == {"self_harm"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("换回最便宜的那种 多扣的退了", frozenset()),
        ("back to the cheapest plan and refund what was overcharged", frozenset()),
        ("不退款我就从楼上下去", {"self_harm"}),
        ("if there is no refund I will end it", {"self_harm"}),
        ("从楼上下去", {"self_harm"}),
        ("退款下来也看不到了", {"self_harm"}),
        ("the refund won't matter after tonight", {"self_harm"}),
    ],
)
def test_a_wish_of_money_and_goods_alone_is_no_despair_however_sure_the_head(text, kept):
    assert settled(text, {"self_harm"}, {"self_harm"}) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("我拿着死亡证明去取钱", frozenset()),
        ("气死我了 三个窗口只开一个", frozenset()),
        ("公积金账户锁死了", frozenset()),
        ("医保卡用不了 药都买不了", frozenset()),
        ("我妈死了 我也不想活了", {"self_harm"}),
    ],
)
def test_papers_of_a_death_and_angry_words_are_no_hint_of_despair(text, kept):
    assert settled(text, {"self_harm"}, frozenset()) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("人家那小姑娘不会因为我被开除吧？我不想害人。", False),
        ("the girl won't be sacked because of me, will she", False),
        ("你们的催收又打到我妈那里了", False),
        ("your collectors are ringing my mum again", False),
        ("催收打到我妈那里了，我不想活了", True),
        ("your collectors are ringing my mum again, I don't want to live", True),
    ],
)
def test_care_for_somebody_else_is_no_despair(text, kept):
    assert settled(text, {"self_harm"}, {"self_harm"}) == ({"self_harm"} if kept else set())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("i dont have the number anymore", set()),
        ("sorry, I can't find that letter any more", set()),
        ("单号早就找不到了", set()),
        ("i don't have a reason anymore", {"self_harm"}),
        ("I don't have the number anymore and I can't go on", {"self_harm"}),
        ("单号找不到了，我也活不下去了", {"self_harm"}),
    ],
)
def test_what_is_no_longer_at_hand_is_no_despair_however_sure_the_head(text, kept):
    assert settled(text, {"self_harm"}, {"self_harm"}) == kept
