"""Chinese clauses that bid something, as they are spoken, and those that only tell of it."""

# ruff: noqa: E501 — cases read better in a line

import pytest

from bot.nlu.bidding import bids, clauses


@pytest.mark.parametrize(
    "clause",
    [
        "赔我医药费", "牛奶那个赔我医药费 132块", "另外让那个小哥给我道个歉", "让她道歉", "本金一分不少退回来", "然后全部删掉",
        "一个一个给我列出来", "能不能别再打给我家里人了", "得给我减了", "把装机费100也退我", "换一台新的就行", "退一半也行", "多收的给我吐出来",
        "派个师傅来",
    ],
)  # fmt: skip
def test_bids_without_a_word_of_asking(clause):
    assert bids(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "退卡扣手续费", "退款说要七天", "换新机的申请已同意", "他们没退回来", "才退我150", "免贵姓孙", "补充一下", "换个人接", "赔钱的买卖",
        "让我等了三个小时", "别人都有", "我还钱还有错了", "还款计划表", "修好了",
        "能把我的信息删掉吗", "可不可以把我的资料都删掉",
    ],
)  # fmt: skip
def test_what_only_tells_bids_nothing(clause):
    assert not bids(clause)


def test_spaces_between_chinese_words_part_clauses_and_others_do_not():
    told = [match.group() for match in clauses("要求退货 就在这回我 单号 TB 8821 我叫钟婷")]
    assert told == ["要求退货", "就在这回我", "单号 TB 8821 我叫钟婷"]
