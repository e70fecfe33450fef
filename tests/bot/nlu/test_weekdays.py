"""A day of the week in place of another."""

import pytest

from bot.nlu.patterns.weekdays import in_its_week


@pytest.mark.parametrize(
    ("stood", "told", "stands"),
    [
        ("last Wednesday", "Thursday", "last Thursday"),
        ("last Wednesday afternoon", "on Thursday", "last Thursday afternoon"),
        ("上周三下午", "周四", "上周四下午"),
        ("上周三", "周四晚上", "上周四晚上"),
        ("上个礼拜三", "Thursday", "上个礼拜四"),
        ("上週三", "禮拜天", "上週日"),
        ("11 March", "the 12th", "12th March"),
        ("March 11th", "on the 2nd", "March 2nd"),
        ("3月11号", "12号", "3月12号"),
    ],
)
def test_the_day_is_moved_within_the_week_that_was_told(stood, told, stands):
    assert in_its_week(stood, told) == stands


@pytest.mark.parametrize(
    ("stood", "told"),
    [
        ("last Wednesday", "last Thursday"),
        ("上周三", "上上周四"),
        ("11月11日", "周四"),
        (None, "Thursday"),
        ("yesterday", "two days ago"),
    ],
)
def test_a_day_that_names_its_week_stands_as_told(stood, told):
    assert in_its_week(stood, told) == told


@pytest.mark.parametrize(
    ("earlier", "now", "kept"),
    [
        ("上个月15号", "16号", "上个月16号"),
        ("10月3号下午", "是5号", "10月5号"),
        ("上个月15号", "这个月2号", "这个月2号"),
        ("15号", "16号", "16号"),
    ],
)
def test_a_day_of_the_month_keeps_the_month_that_was_told(earlier, now, kept):
    assert in_its_week(earlier, now) == kept
