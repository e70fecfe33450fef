"""Names that are spelled out keep or change their characters."""

import pytest

from bot.nlu.answering.spelling import spelled


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("名字那里写周冬生冬天的冬生日的生莫写错了", "周冬生", "周冬生"),
        ("姓名的「筑」是建築的筑，竹字頭，不是祝福的祝喔", "張雅筑", "張雅筑"),
        ("筑是建筑的筑，不是祝福的祝", "张雅祝", "张雅筑"),
        ("晓是知晓的晓", "吴晓棠", "吴晓棠"),
    ],
)
def test_a_name_is_kept_as_it_is_spelled(text, name, right):
    assert spelled(text, name) == right


@pytest.mark.parametrize(
    "text", ["名字写错了", "我的钱的事", "应该是银行的行长说的", "昨天的昨天", "改一下名字"]
)
def test_other_words_spell_no_name(text):
    assert spelled(text, "周冬生") is None
