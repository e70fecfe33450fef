"""The category that a customer names."""

import pytest

from bot.nlu.answering.kind import category_in_place, category_named, topic_named


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("this is a privacy thing, not service", "other"),
        ("it isn't service, it's about the fees", "product"),
        ("不是服务，是产品", "product"),
        ("service", "service"),
        ("service and product", None),
        ("是service的问题", "service"),
        ("应该算fee吧，not 服务", "product"),
    ],
)
def test_a_category_that_is_denied_is_not_the_one_meant(text, category):
    assert category_named(text) == category


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("类别不对 这个应该算他们员工误导", "wrong_information"),
        ("the category is wrong, it was mis-sold", "wrong_information"),
        ("不是态度问题，是质量问题", "quality_defect"),
        ("类别写错了", None),
    ],
)
def test_who_puts_the_category_right_may_name_the_topic(text, topic):
    assert topic_named(text) == topic


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("the second one", "product"),
        ("1", "service"),
        ("number 3 please", "other"),
        ("第二个吧", "product"),
        ("选1", "service"),
        ("最后那个", "other"),
        ("2 days ago", None),
        ("第二天就坏了", None),
    ],
)
def test_a_category_is_named_by_its_place(text, category):
    assert category_in_place(text) == category
