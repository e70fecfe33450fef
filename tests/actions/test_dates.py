"""Days that words mean, in both languages."""

from datetime import date

import pytest

from actions.dates import day_told, is_no_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("昨天下午三点", "zh", date(2026, 11, 21)),
        ("yesterday at 3 pm", "en", date(2026, 11, 21)),
        ("上周三", "zh", date(2026, 11, 11)),
        ("前日", "zh-Hant", date(2026, 11, 20)),
        ("大前日朝早", "zh-Hant", date(2026, 11, 19)),
        ("三个月前", "zh", date(2026, 8, 22)),
        ("three months ago", "en", date(2026, 8, 22)),
        ("十一个月前", "zh", date(2025, 12, 22)),
        ("半年前", "zh", date(2026, 5, 22)),
        ("两个月", "zh", date(2026, 9, 22)),
        ("two months now", "en", date(2026, 9, 22)),
        ("半个月", "zh", date(2026, 11, 7)),
        ("a week", "en", date(2026, 11, 15)),
        ("快半年了", "zh", date(2026, 5, 22)),
        ("两年前", "zh", date(2024, 11, 22)),
        ("two years ago", "en", date(2024, 11, 22)),
        ("一年半前", "zh", date(2025, 5, 22)),
        ("半个月前", "zh", date(2026, 11, 7)),
        ("两个星期前", "zh", date(2026, 11, 8)),
        ("一個禮拜了", "zh", date(2026, 11, 15)),
        ("剛剛", "zh-Hant", date(2026, 11, 22)),
        ("for two weeks", "en", date(2026, 11, 8)),
        ("45 days back", "en", date(2026, 10, 8)),
        ("since 10 days", "en", date(2026, 11, 12)),
        ("last Wednesday", "en", date(2026, 11, 11)),
        ("上个月15号", "zh", date(2026, 10, 15)),
        ("15 October", "en", date(2026, 10, 15)),
        ("2026年11月3日", "zh", date(2026, 11, 3)),
        ("2026-11-03", "en", date(2026, 11, 3)),
        ("前天下午", "zh", date(2026, 11, 20)),
        ("yesterday afternoon", "en", date(2026, 11, 21)),
        ("the first Tuesday of this month", "en", date(2026, 11, 3)),
        ("这个月第一个周二", "zh", date(2026, 11, 3)),
        ("last Friday in October", "en", date(2026, 10, 30)),
        ("上个月最后一个周五", "zh", date(2026, 10, 30)),
        ("the fourth Monday of this month", "en", None),
    ],
)
def test_a_time_expression_names_its_day(words: str, language: str, day: date) -> None:
    assert day_told(words, language, SUNDAY) == day


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("一直都这样", "zh"),
        ("for ages", "en"),
        ("", "zh"),
        ("", "en"),
        ("明天", "zh"),
        ("tomorrow", "en"),
    ],
)
def test_words_that_name_no_past_day_stay_words(words: str, language: str) -> None:
    assert day_told(words, language, SUNDAY) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("今朝", date(2026, 11, 22)),
        ("尋日", date(2026, 11, 21)),
        ("琴晚", date(2026, 11, 21)),
        ("昨晚", date(2026, 11, 21)),
        ("前晚", date(2026, 11, 20)),
        ("上個月25號", date(2026, 10, 25)),
        ("上禮拜五", date(2026, 11, 13)),
    ],
)
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_a_day_is_read_in_cantonese_and_in_traditional_characters(
    words: str, language: str, day: date
) -> None:
    assert day_told(words, language, SUNDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the 9th", date(2026, 11, 9)),
        ("on the 21st", date(2026, 11, 21)),
        ("the 30th", date(2026, 10, 30)),
        ("the 31st", date(2026, 10, 31)),
        ("the 32nd", None),
    ],
)
def test_a_day_of_the_month_is_the_latest_one(words, day):
    assert day_told(words, "en", date(2026, 11, 22)) == day


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("上上週五", "zh-Hant", date(2026, 11, 13)),
        ("上上个星期三", "zh", date(2026, 11, 11)),
        ("11/14晚上", "zh-Hant", date(2026, 11, 14)),
        ("25/10", "en", date(2026, 10, 25)),
        ("5/11", "zh", date(2026, 5, 11)),
        ("5/11", "en", None),
        ("今個月15號", "zh-Hant", date(2026, 11, 15)),
    ],
)
def test_days_as_they_are_typed_in_taiwan_and_hong_kong(words, language, day):
    assert day_told(words, language, date(2026, 11, 23)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("a week ago today", date(2026, 11, 15)),
        ("上周的今天", date(2026, 11, 15)),
        ("一周前的今天下午", date(2026, 11, 15)),
        ("this day last week", date(2026, 11, 15)),
        ("two weeks ago today", date(2026, 11, 8)),
        ("兩個禮拜前的今天", date(2026, 11, 8)),
        ("a week ago yesterday", date(2026, 11, 14)),
        ("上周的昨天", date(2026, 11, 14)),
        ("a week on Monday past", date(2026, 11, 9)),
        ("a month ago today", date(2026, 10, 22)),
        ("上个月的今天", date(2026, 10, 22)),
        ("today", SUNDAY),
        ("今天", SUNDAY),
    ],
)
def test_a_length_before_another_day_is_counted_from_that_day(words: str, day: date) -> None:
    language = "en" if words.isascii() else "zh"
    assert day_told(words, language, SUNDAY) == day


@pytest.mark.parametrize("words", ["一个半月前", "大半年了", "几个月前"])
def test_a_rough_span_names_no_day(words):
    assert day_told(words, "zh", SUNDAY) is None


def test_a_month_that_is_too_short_ends_on_its_last_day():
    assert day_told("三个月前", "zh", date(2026, 5, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("14 and 15 November", "en", date(2026, 11, 14)),
        ("November 14 to 16", "en", date(2026, 11, 14)),
        ("the previous Saturday, the 14th", "en", date(2026, 11, 14)),
        ("been six days", "en", date(2026, 11, 16)),
        ("六天了", "zh", date(2026, 11, 16)),
        ("day 6", "en", date(2026, 11, 16)),
        ("for two weeks", "en", date(2026, 11, 8)),
        ("3 days liao", "zh", date(2026, 11, 19)),
        ("for the past 3 days", "en", date(2026, 11, 19)),
        ("三天", "zh", date(2026, 11, 19)),
        ("頭先", "zh-Hant", SUNDAY),
        ("等了五天", "zh", date(2026, 11, 17)),
    ],
)
def test_of_several_days_the_first_is_meant_and_what_lasts_began_then(
    words: str, language: str, day: date
) -> None:
    assert day_told(words, language, SUNDAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("十月廿五", date(2026, 10, 25)),
        ("上個月廿號", date(2026, 10, 20)),
        ("昨天半夜", date(2026, 11, 22)),
    ],
)
def test_days_as_hong_kong_and_taiwan_write_them(words: str, day: date) -> None:
    assert day_told(words, "zh-Hant", date(2026, 11, 23)) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("a fortnight ago", date(2026, 11, 8)),
        ("two nights ago", date(2026, 11, 20)),
        ("last nite", date(2026, 11, 21)),
        ("last Tuesday", date(2026, 11, 10)),
        ("a week last Tuesday", date(2026, 11, 3)),
        ("just now", date(2026, 11, 22)),
        ("right now", date(2026, 11, 22)),
        ("刚才", date(2026, 11, 22)),
        ("2 hrs ago", date(2026, 11, 22)),
    ],
)
def test_days_in_plain_speech_name_their_day(words: str, day: date) -> None:
    assert day_told(words, "zh" if words == "刚才" else "en", SUNDAY) == day


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("32 march", True),
        ("February 30th", True),
        ("the 31st of April", True),
        ("2月30号", True),
        ("13月5日", True),
        ("十月32号", True),
        ("二月三十号", True),
        ("十月三十一号", False),
        ("29 February", False),
        ("31 March", False),
        ("march 2026", False),
        ("3月31号", False),
        ("last Tuesday", False),
    ],
)
def test_a_day_that_no_month_has_is_none(words: str, none: bool) -> None:
    assert is_no_day(words) is none
