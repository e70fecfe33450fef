"""Refusals of one detail, and numbers named by what they are of."""

import pytest

from bot.nlu.answering.details import (
    all_refused,
    may_hold_number,
    named_number,
    not_to_be_asked,
    refused,
    refused_at_once,
    refused_in_anger,
)


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
        ("I'd rather stay anonymous after all that", "customer_name"),
        ("还是匿名吧", "customer_name"),
        ("i'd rather not 说名字, can?", "customer_name"),
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


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("牛奶那个赔我医药费 132块", False),
        ("尾号5521", True),
        ("一共三个月，换了2次", False),
        ("no. 88-1", True),
        ("打過三次hotline都話等5 working days", False),
        ("I rang 3 times and waited 45 minutes", False),
        ("S$196.20 on the statement", False),
    ],
)
def test_a_sum_or_a_count_is_no_number_of_anything(text, may):
    assert may_hold_number(text) is may


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("不说名字 你们不是都知道吗", "customer_name"),
        ("没有单号，别问了", "reference_number"),
        ("不是我", None),
    ],
)
def test_a_detail_is_refused_before_the_sentence_goes_on(text, slot):
    assert refused_at_once(text) == slot


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("别问我单号我不认得那个东西在我儿子那", "reference_number"),
        ("能不能别老问我电话", "contact"),
        ("don't ask me for the policy number, my son has it", "reference_number"),
        ("stop asking for my phone number", "contact"),
        ("别问了烦不烦", None),
        ("don't ask me why", None),
    ],
)
def test_a_detail_that_is_not_to_be_asked_for_is_known(text, slot):
    assert not_to_be_asked(text) == slot


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("问问问，烦死了，哪有什么单号！", "reference_number"),
        ("有完没完，不想说名字", "customer_name"),
        ("I am sick of your stupid questions, there is no number", "reference_number"),
        ("Stop asking me questions! No phone number", "contact"),
        ("我被骗了三千，没有保单号", None),
        ("They took my bag, there is no number", None),
        ("没有单号", None),
    ],
)
def test_who_is_tired_of_questions_refuses_what_they_name(text, slot):
    assert refused_in_anger(text) == slot


@pytest.mark.parametrize(
    ("text", "may"),
    [("平时也就40", False), ("尾号3308", True), ("B-7", True), ("it was 40", False)],
)
def test_a_number_of_a_matter_has_more_figures_than_a_price(text, may):
    assert may_hold_number(text) is may
