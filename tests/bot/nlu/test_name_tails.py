"""Names with something behind them that is no part of the name; with Chinese twins."""

import pytest

from bot.nlu.patterns.name_tails import has_tail, without_tail


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dale Huckaby that's H U C K A B Y", "Dale Huckaby"),
        ("Siobhan, spelt S-I-O-B-H-A-N", "Siobhan"),
        ("陈晓梅，晓是拂晓的晓", "陈晓梅"),
        ("张远，弓长张", "张远"),
        ("Tunde Bakare. sorry for shouting before, long night", "Tunde Bakare"),
        ("王强。刚才态度不好，对不住", "王强"),
        ("Anjali Raval, his daughter", "Anjali Raval"),
        ("陈晓梅，他女儿", "陈晓梅"),
        ("Bob. Bob Tranter", "Bob Tranter"),
        ("Joan Okafor thanks", "Joan Okafor"),
        ("周敏 谢谢", "周敏"),
        ("Mei Yee, but no need to thank me", "Mei Yee"),
        ("李娜，不用谢我", "李娜"),
        ("小吴 可以只写这个吗", "小吴"),
        ("Tom, is that enough?", "Tom"),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(text, name):
    assert without_tail(text) == name
    assert has_tail(text)


@pytest.mark.parametrize("text", ["J. R. R. Marsh", "Ana Maria Lopes", "欧阳晓梅", "Tom K"])
def test_a_name_alone_stays_whole(text):
    assert not has_tail(text)
