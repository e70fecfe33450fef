"""Side questions beside what is told; every English case has a Chinese twin."""

import pytest

from bot.nlu.asked.besides import question_besides


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("I want it paid in full and how long does this process usually take?",
         "how long does this process usually take?"),
        ("我的理赔被拒了，要多久有结果？", "要多久有结果？"),
        ("The driver smashed it. Can I send photos?", "Can I send photos?"),
        ("司机把箱子摔坏了，可以发照片吗？", "可以发照片吗？"),
        ("I'm his executor. Can I send the grant of probate here?",
         "Can I send the grant of probate here?"),
        ("I've waited three weeks. Can I go to the ombudsman?", "Can I go to the ombudsman?"),
        ("一分都不赔，我就想退钱，你们一般多久能给结果", "你们一般多久能给结果"),
        ("钱被多扣了，你们这边多长时间能处理好", "你们这边多长时间能处理好"),
        ("I just want the money back and when will I hear from you", "when will I hear from you"),
    ],
)  # fmt: skip
def test_a_side_question_beside_what_is_told_is_found(text, question):
    assert question_besides(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "how long does this usually take?",
        "一般要多久",
        "you call this a service? do you even care?",
        "they never said how long the queue was",
        "排了两个小时队，这就是你们的服务？",
        "打了三次电话，多久能给我答复都不说",
        "问他们多久能有结果，谁也不知道",
        "she would not say when I would hear from them",
    ],
)
def test_a_question_alone_or_in_anger_stands_beside_nothing(text):
    assert question_besides(text) is None
