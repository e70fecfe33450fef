"""First messages that announce a complaint, ask for what is due or only cry out."""

import pytest

from bot.nlu.answering.beginning import only_begins


@pytest.mark.parametrize(
    "text",
    [
        "hi need to file a complaint about my homeowners claim",
        "i have a complaint regarding my last bill",
        "need to report a problem with my card",
        "我要投诉你们的快递员",
    ],
)
def test_a_complaint_is_announced_with_what_it_is_about(read_outside, text):
    assert read_outside(text, "nlu_fallback", 0.3) == ("file_complaint", {"story": text})
    assert only_begins(text)


def test_a_complaint_that_says_what_happened_is_no_announcement():
    assert not only_begins("I want to complain about your driver who ate my food")
    assert not only_begins("我要投诉你们乱扣钱")


def test_where_their_money_is_says_before_any_ticket_that_it_has_not_come(read_outside):
    text = "where is my refund"
    assert read_outside(text, "ask_process", 0.9) == ("file_complaint", {"story": text})
    assert read_outside(text, "ask_process", 0.9, seen=True)[0] != "file_complaint"


def test_an_outburst_the_head_makes_nothing_of_is_heard(read_outside):
    angry = {"name": "angry", "confidence": 0.9}
    heard = read_outside("you lot are useless", "nlu_fallback", 0.3, tone=angry)
    assert heard[0] == "file_complaint"
