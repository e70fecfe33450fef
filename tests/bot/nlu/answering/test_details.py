"""Refusals of one detail, and numbers named by what they are of."""

import pytest

from bot.nlu.answering.details import all_refused, named_number, refused


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("不想说名字", "customer_name"),
        ("没有什么单号", "reference_number"),
        ("唔使單號", "reference_number"),
        ("卡号没带", "reference_number"),
        ("不留电话", "contact"),
        ("no policy number", "reference_number"),
        ("I don't want to give my name", "customer_name"),
        ("没有人理我", None),
        ("nobody called me", None),
    ],
)
def test_a_refusal_names_what_it_refuses(text, slot):
    assert refused(text) == slot


@pytest.mark.parametrize(
    ("text", "number"),
    [("loan 8842-11", "8842-11"), ("my account is 44710", "44710"), ("300 dollars", None)],
)
def test_a_number_may_be_named_by_what_it_is_of(text, number):
    span = named_number(text)
    assert (text[slice(*span)] if span else None) == number


@pytest.mark.parametrize(
    "text", ["不想給名字也不想留電話", "no name and no phone", "不想说名字，也不留电话"]
)
def test_two_details_are_refused_at_once(text):
    assert all_refused(text) == ("customer_name", "contact")


@pytest.mark.parametrize("text", ["不想活了", "不想给名字，要退款", "no name but call me"])
def test_what_says_more_refuses_nothing_for_certain(text):
    assert all_refused(text) == ()
