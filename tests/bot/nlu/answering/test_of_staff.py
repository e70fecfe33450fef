"""What staff ask a customer for."""

import pytest

from bot.nlu.answering.of_staff import detail_asked_for


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("Good morning. May I have your full name, please?", "customer_name"),
        ("您好，请问怎么称呼您？", "customer_name"),
        ("您贵姓", "customer_name"),
        ("And when did that happen? I'll look it up meanwhile.", "incident_time"),
        ("请问这是哪天的事？", "incident_time"),
        ("那是什么时候的事？", "incident_time"),
        ("Could you send me the policy number", "reference_number"),
        ("麻烦您把保单号发我一下。", "reference_number"),
        ("What's the best phone number to reach you on?", "contact"),
        ("方便留个电话吗？", "contact"),
        ("What would you like us to do about it?", "demand"),
        ("您希望我们怎么处理？", "demand"),
        ("I have read it all, and your policy is in front of me.", None),
        ("前面的我都看过了，保单我也查到了。", None),
        ("Are you all right?", None),
    ],
)
def test_a_detail_is_asked_for_by_its_name(words: str, slot: str | None) -> None:
    assert detail_asked_for(words) == slot
