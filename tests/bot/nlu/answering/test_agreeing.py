"""A yes to the summary with a question behind it; with Chinese twins."""

import pytest

from bot.nlu.answering.agreeing import questions_behind_yes, urges_behind_yes


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("yes. when will I hear?", "when will I hear?"),
        ("对的。什么时候有结果？", "什么时候有结果？"),
        ("Yes that's all correct, and who decides it?", "who decides it?"),
        ("都对，提交吧，另外谁来决定？", "谁来决定？"),
        ("yes send it how long will it take", "how long will it take"),
        ("对的多久有结果", "多久有结果"),
        ("yes please submit. Who can read this? Can I send photos later?",
         "Who can read this? Can I send photos later?"),
        ("没问题，提交。谁能看到？以后还能发照片吗？", "谁能看到？以后还能发照片吗？"),
    ],
)  # fmt: skip
def test_the_question_behind_a_yes_is_found(text, asked):
    assert questions_behind_yes(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "对的",
        "when will I hear?",
        "什么时候有结果？",
        "yes, but the name is wrong, how long will it take?",
        "对，但名字错了，多久有结果？",
        "yes, is the amount 300?",
        "对，金额是写的300吗？",
        "no. when will I hear?",
        "不对。什么时候有结果？",
        "yes, when I rang they hung up",
        "对，我打电话的时候他们挂了",
    ],
)
def test_without_a_plain_yes_or_a_side_question_nothing_is_found(text):
    assert questions_behind_yes(text) is None


@pytest.mark.parametrize(
    ("text", "urges"),
    [
        ("发吧 等你们回音 超过周五就上微博", "等你们回音 超过周五就上微博"),
        ("提交吧，三天没信儿我就打12378", "三天没信儿我就打12378"),
        ("submit it, and if I hear nothing by Friday I'm writing to the ombudsman",
         "and if I hear nothing by Friday I'm writing to the ombudsman"),
        ("send it and hurry up", "and hurry up"),
        ("交吧 如果还不退我就去银保监", "如果还不退我就去银保监"),
        ("交吧 等你们电话", "等你们电话"),
    ],
)  # fmt: skip
def test_who_sends_and_urges_has_said_yes(text, urges):
    assert urges_behind_yes(text) == urges


@pytest.mark.parametrize(
    "text",
    [
        "提交吧，名字写错了",
        "交吧，不过电话改成我老婆的",
        "三天没信儿我就打12378",
        "对，再不退我就去告",
        "submit it but change the name",
        "if I hear nothing by Friday I'm off to the ombudsman",
        "yes, if the amount is right",
        "提交，如果地址是北京路5号就好",
        "send it, hope you have my new number",
        "交吧，希望你们把姓名写对，名字是陆小曼",
    ],
)
def test_who_sends_nothing_or_changes_something_urges_behind_no_yes(text):
    assert urges_behind_yes(text) is None
