"""Days that are told by name; every English case has a Chinese twin."""

from datetime import date

import pytest

from actions.named_days import named_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("国庆节那天", date(2026, 10, 1)),
        ("国庆第二天", date(2026, 10, 2)),
        ("去年五一第三天", date(2025, 5, 3)),
        ("春节第二天", date(2026, 2, 18)),
        ("National Day", date(2026, 10, 1)),
        ("去年国庆节那天下午三点", date(2025, 10, 1)),
        ("last year's National Day", date(2025, 10, 1)),
        ("中秋节", date(2026, 9, 25)),
        ("重陽節", date(2026, 10, 18)),
        ("國慶節那天", date(2026, 10, 1)),
        ("the Mid-Autumn Festival", date(2026, 9, 25)),
        ("除夕", date(2026, 2, 16)),
        ("Chinese New Year's Eve", date(2026, 2, 16)),
        ("大年初三晚上", date(2026, 2, 19)),
        ("圣诞节", date(2025, 12, 25)),  # this year's is still to come
        ("on Boxing Day", date(2025, 12, 26)),
        ("Easter Monday", date(2026, 4, 6)),
        ("on Veterans Day", date(2026, 11, 11)),
        ("Bonfire Night", date(2026, 11, 5)),
        ("Diwali", date(2026, 11, 8)),
        ("排灯节", date(2026, 11, 8)),
        ("Thanksgiving", date(2025, 11, 27)),
        ("Memorial Day", date(2026, 5, 25)),
    ],
)
def test_a_name_is_the_latest_day_that_bears_it(words: str, day: date) -> None:
    assert named_day(words, TODAY) == day


@pytest.mark.parametrize(
    "words", ["国庆期间", "Golden Week", "春节前后", "around Christmas", "上周三", "last Tuesday"]
)
def test_a_span_and_other_words_name_no_single_day(words: str) -> None:
    assert named_day(words, TODAY) is None
