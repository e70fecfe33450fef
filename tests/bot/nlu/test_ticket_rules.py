"""What words after a ticket mean by themselves."""

import pytest

from bot.nlu import ticket_rules


@pytest.mark.parametrize("text", ["我穿一次就跑毛怎么成人为损坏了 不认", "不同意", "我不服"])
def test_who_refuses_the_result_means_the_same_matter(text):
    assert ticket_rules.matter_choice(text) == "same"


@pytest.mark.parametrize("text", ["haven't got one, carry on", "这项没有，继续"])
def test_going_on_without_an_answer_is_not_going_on_alone(text):
    assert not ticket_rules.goes_on(text)


@pytest.mark.parametrize("text", ["係，我唔接受", "對，我不能接受", "我無法接受，憑什麼"])
def test_a_refusal_may_follow_a_yes(text):
    assert ticket_rules.verdict(text) == "rejected"
