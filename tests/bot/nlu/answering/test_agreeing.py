"""A yes to the summary with a question behind it; with Chinese twins."""

import pytest

from bot.nlu.answering.agreeing import questions_behind_yes


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
