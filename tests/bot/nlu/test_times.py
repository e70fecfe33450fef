"""Days found by their form; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import read_patterns
from tests.bot.nlu.conftest import values


def test_digits_inside_a_number_name_no_day_of_sales():
    assert "incident_time" not in values("电话13700006618 周凯")
    assert values("618买的")["incident_time"] == "618"


@pytest.mark.parametrize("text", ["the page says APR 7.2%", "页面写APR 7.2%", "an apr 12 % loan"])
def test_a_rate_is_no_day_in_april(text):
    assert "incident_time" not in read_patterns(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("买了一款10年期的年金险", None),
        ("还了15年房贷", None),
        ("10年前签的", "10年前"),
        ("12年冬天签的", "12年冬天"),
        ("前儿个从石家庄回来", "前儿个"),
        ("a 10 year plan", None),
    ],
)
def test_the_term_of_a_contract_is_no_day(text, told):
    assert values(text).get("incident_time") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我的工单一个月没人理", "一个月"),
        ("my phone has been dead for a week", "for a week"),
        ("聊了半天没用", None),
        ("I chatted for ages and it was no use", None),
        ("不是说15日内答复吗", "15日"),
    ],
)
def test_how_long_nothing_moves_is_a_time_and_an_idiom_is_none(text, told):
    assert values(text).get("incident_time") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a week ago today so seven days", "a week ago today"),
        ("上周的今天，到现在七天了", "上周的今天"),
        ("it came a week on Monday past", "a week on Monday past"),
        ("两周前的昨天送来的", "两周前的昨天"),
        # of what is to come
        ("ring me a week on Monday", "Monday"),
    ],
)
def test_a_length_stays_with_the_day_it_is_counted_from(text, told):
    assert values(text)["incident_time"] == told
