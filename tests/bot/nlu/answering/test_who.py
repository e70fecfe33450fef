"""For whom somebody writes."""

import pytest

from bot.nlu.answering.who import complains_for, is_no_name, relation


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我爸今年81了，我是他女儿", "我爸今年81了，我是他女儿"),
        ("I am her daughter", "I am her daughter"),
        ("我女儿昨天也去了", None),
        ("my daughter was there too", None),
    ],
)
def test_for_whom_somebody_writes_is_read(text, words):
    assert relation(text) == words


@pytest.mark.parametrize(
    ("text", "is_for_another"),
    [
        ("帮我妈投诉一下 她眼睛不好看不了手机", True),
        ("你好，我要替我爸反映个事", True),
        ("客服不帮我妈办，我要投诉", False),
    ],
)
def test_who_complains_for_a_relative_says_so_first(text, is_for_another):
    assert complains_for(text) == is_for_another


@pytest.mark.parametrize("text", ["please hurry up", "by post please", "e-mail", "nothing"])
def test_words_that_stand_in_no_name_are_none(text):
    assert is_no_name(text)


@pytest.mark.parametrize("text", ["Hope Grant", "kelly-ann marsh", "Will", "Mo"])
def test_names_that_are_words_too_stay_names(text):
    assert not is_no_name(text)
