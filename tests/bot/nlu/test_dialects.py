"""Dialect words of the mainland put into Mandarin; each has what only looks like it."""

import pytest

from bot.nlu.dialects import in_common_words
from bot.nlu.text import fold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("我没得啥子单号", "我没有什么单号"),
        ("俺不晓得咋个弄", "我不知道怎么弄"),
        ("啷个办嘛", "怎么办嘛"),
        ("昨儿去的，前儿也去了", "昨天去的,前天也去了"),
        ("要得，就勒个号", "可以,就这个号"),
        ("木有收到", "没有收到"),
        ("是滴", "是的"),
        ("娃儿的学费", "孩子的学费"),
        ("要我电话嘎哈", "要我电话干啥"),
        ("那等待期喃", "那等待期呢"),
        ("生病就不赔嗦？", "生病就不赔吗?"),
        ("签合同那前儿", "签合同那时候"),
        ("发短信说不陪给她", "发短信说不赔给她"),
    ],
)
def test_a_dialect_is_read_in_the_words_of_mandarin(text, read):
    assert fold(text) == read
    assert len(read) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "没得到答复",
        "他嫌我啰嗦",
        "我妈不陪我去",
        "喃喃自语",
        "积木有三块",
        "为什么子女不能代办",
        "昨儿个的事",
        "要得很急",
        "女儿今年上学",
    ],
)
def test_mandarin_stays_as_it_is(text):
    assert in_common_words(text) == text
