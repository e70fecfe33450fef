"""Who writes, and whom they name beside themselves; English cases have Chinese twins."""

import pytest

from bot.nlu.answering.writer import writer_beside


@pytest.mark.parametrize(
    ("text", "writer", "other"),
    [
        (
            "Esi Mensah is my mother, the owner. I'm Kofi",
            "Kofi",
            "Esi Mensah is my mother, the owner",
        ),
        ("梁国栋是我爸，我叫梁咏", "梁咏", "梁国栋是我爸"),
        ("我叫林彩娥我妈叫陈阿凤保单是我妈的", "林彩娥", "我妈叫陈阿凤保单是我妈的"),
        (
            "I am Asha Rao; the policyholder is Mr. V. S. Rao.",
            "Asha Rao",
            "the policyholder is Mr. V. S. Rao",
        ),
        ("i am Grace Koh, dad is Koh Beng Huat", "Grace Koh", "dad is Koh Beng Huat"),
        ("My dad's Peter Obi. I'm his daughter, Ada", "Ada", "My dad's Peter Obi"),
        ("我爸叫黄志明, 我是女儿 Wing", "Wing", "我爸叫黄志明"),
        (
            "媽媽叫 Tan Mei Hoon 陳美雲, 我是女兒 Lim Hui Min",
            "Lim Hui Min",
            "媽媽叫 Tan Mei Hoon 陳美雲",
        ),
        ("Niamh Doherty, the da is Eamon", "Niamh Doherty", "the da is Eamon"),
        ("梁咏，我爸叫梁国栋", "梁咏", "我爸叫梁国栋"),
        ("024 555 0173, Niamh Doherty, the da is Eamon", "Niamh Doherty", "the da is Eamon"),
        ("13766668888 梁咏，我爸叫梁国栋", "梁咏", "我爸叫梁国栋"),
        (
            "the name on the order is Esi Mensah, I'm Kofi",
            "Kofi",
            "the name on the order is Esi Mensah",
        ),
        ("保单上写的是我爸梁国栋，我叫梁咏", "梁咏", "保单上写的是我爸梁国栋"),
        ("投保人 梁国栋，我是女儿 Wing", "Wing", "投保人 梁国栋"),
        (
            "policyholder is Esi Mensah, i am the son Kofi Mensah",
            "Kofi Mensah",
            "policyholder is Esi Mensah",
        ),
    ],
)
def test_who_writes_is_told_from_who_is_named_beside(text, writer, other):
    assert writer_beside(text) == (writer, other)


@pytest.mark.parametrize(
    "text",
    [
        "my wife is Anna, I'm Furious",
        "我妈叫我别说，我是她儿子",
        "I'm Joe",
        "我叫梁咏",
        "my mum is Carol Finch",
        "妈妈叫陈美云，我是女儿",
        "Hello, my mum is Ann",
        "我妈是老师，我是学生",
    ],
)
def test_without_two_names_nobody_is_told_apart(text):
    assert writer_beside(text) is None


def test_one_word_before_another_is_a_name_where_that_was_asked():
    assert writer_beside("Kofi, my mother is Esi Mensah") is None
    assert writer_beside("Kofi, my mother is Esi Mensah", name_asked=True).writer == "Kofi"


@pytest.mark.parametrize(
    ("text", "writer", "other"),
    [
        (
            "he is Peter Otieno, me I am Grace Otieno the niece",
            "Grace Otieno",
            "he is Peter Otieno",
        ),
        ("我叫林小梅，我爸叫林国强", "林小梅", "我爸叫林国强"),
    ],
)
def test_who_is_named_by_he_or_she_is_no_writer(text, writer, other):
    told = writer_beside(text, name_asked=True)
    assert (told.writer, told.other) == (writer, other)


def test_what_somebody_is_names_nobody():
    assert writer_beside("he is Kenyan and I am fed up", name_asked=True) is None
