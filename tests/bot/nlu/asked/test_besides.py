"""Side questions beside what is told; every English case has a Chinese twin."""

import pytest

from bot.nlu.asked.besides import question_besides, told_beside_question


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
        ("tell me first, who reads this. my cousin works at your branch",
         "tell me first, who reads this."),
        ("先告诉我谁能看到。我表姐在你们支行上班", "先告诉我谁能看到。"),
        ("what is a waiting period? they say mine wasn't over", "what is a waiting period?"),
        ("等待期是什么意思？他们说我还没过", "等待期是什么意思？"),
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what is a waiting period? they say mine wasn't over", "they say mine wasn't over"),
        ("等待期是什么意思？他们说我还没过", "他们说我还没过"),
        ("what is a waiting period?", None),
        ("等待期是什么意思？", None),
        ("they say the waiting period wasn't over", None),
    ],
)
def test_what_is_told_beside_a_side_question_is_parted_from_it(text, told):
    assert told_beside_question(text) == told
