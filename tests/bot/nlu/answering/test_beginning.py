"""Stories that only begin; every English case has a Chinese twin."""

import pytest

from bot.nlu.answering.beginning import only_begins


@pytest.mark.parametrize(
    "story",
    [
        "就是那个快递",
        "你们的那个宽带",
        "上次那份保险的事",
        "就是那个快递\n上周寄的",
        "it's about my parcel",
        "about the broadband in my flat",
        "my mum's funeral plan\nthe one with you lot since 2011",
        "我妈那份殡葬险",
        "服务态度太差",
        "太慢了",
        "terrible service",
        "乱扣钱\n信用卡",
    ],
)
def test_what_it_is_about_is_only_the_beginning(story):
    assert only_begins(story)


@pytest.mark.parametrize(
    "story",
    [
        "房间有蟑螂",
        "快递丢了",
        "柜员态度差得很，把存折扔出来",
        "就是那个快递\n上周寄的\n里面是茶具",
        "就是那个快递\n到的时候碎了三个",
        "我们那间房有蟑螂",
        "客服那女的两次挂我电话",
        "你们前台冲我翻白眼",
        "服务员笑话我妈口音",
        "你们前台那个女孩子冲我嚷嚷",
        "给我退款",
        "it's about my parcel, it never arrived",
        "about the broadband in my flat being slow",
        "my parcel is broken",
        "your rude staff",
        "a cracked screen",
    ],
)
def test_what_happened_is_a_story_however_short(story):
    assert not only_begins(story)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("我去你们银行存定期，存了五万块钱。", True),
        ("I bought a fridge from you in May", True),
        ("我在你们家买了个空调", True),
        ("信用卡", True),
        ("my credit card", True),
        ("we booked a room with you", True),
        ("我妈在你们银行买了保险才知道要十年", False),
        ("we booked a room but there was none", False),
        ("我买的手机屏幕碎了", False),
        ("I bought a phone and it broke", False),
    ],
)
def test_who_tells_only_what_was_bought_has_more_to_say(text, begins):
    assert only_begins(text) is begins


@pytest.mark.parametrize(
    "text",
    [
        "My dad is in the hospital, he can't talk right now so I'm doing this for him",
        "I have two grievances with your company",
        "我有两件事要投诉",
    ],
)
def test_who_only_announces_has_told_nothing_yet(text):
    assert only_begins(text)
    assert not only_begins(f"{text}. You took 300 twice and nobody answered.")


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("there's a problem with my card being charged twice", False),
        ("having trouble with your app crashing every time I pay", False),
        ("what the hell happened to my deposit you kept", False),
        ("I have a complaint about your driver eating my food", False),
        ("complaint about not getting my refund", False),
        ("I bought a fridge that leaks", False),
        ("we booked a room without windows", False),
        ("my salary unpaid", False),
        ("我家宽带天天断网怎么回事", False),
        ("你们扣我三百怎么回事", False),
        ("我要投诉那个师傅抽烟", False),
        ("我在你们家买的冰箱漏水", False),
        ("我们订的房间很吵", False),
        ("there is something wrong with my heating", True),
        ("I have a problem with your booking site", True),
        ("I want to make a complaint about my booking", True),
        ("I bought that fridge in June", True),
        ("about my unlimited plan", True),
        ("我的停车费怎么回事", True),
        ("我的信用卡有问题", True),
        ("我在你们银行办的卡", True),
    ],
)
def test_what_is_wrong_with_it_is_told_and_not_waited_for(text, begins):
    assert only_begins(text) is begins


@pytest.mark.parametrize(
    "text",
    [
        "我的网贷逾期两个月了 一万八 我不是不还 六月被裁了真的没有",
        "I'm behind on my loan, I was made redundant in June",
    ],
)
def test_why_somebody_cannot_pay_is_only_the_beginning(text):
    assert only_begins(text)


@pytest.mark.parametrize(
    "text",
    [
        "我的网贷逾期两个月了，你们天天打我妈电话",
        "I'm behind on my loan and you ring my mother every day",
    ],
)
def test_what_is_done_to_who_cannot_pay_is_a_story(text):
    assert not only_begins(text)


@pytest.mark.parametrize(
    "story",
    [
        "hi i want to make a complaint for my dad\nhousekeeping threw his medicine",
        "i have a complaint for my dad\n清洁阿姨扔了他的药",
    ],
)
def test_what_is_told_behind_an_announcement_is_the_story(story):
    assert not only_begins(story)
