"""The category that a customer names."""

import pytest

from bot.nlu.answering.kind import category_named


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("this is a privacy thing, not service", "other"),
        ("it isn't service, it's about the fees", "product"),
        ("不是服务，是产品", "product"),
        ("service", "service"),
        ("service and product", None),
    ],
)
def test_a_category_that_is_denied_is_not_the_one_meant(text, category):
    assert category_named(text) == category
