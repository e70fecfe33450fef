"""How long something lasted; every English case has a Chinese twin."""

import pytest

from bot.nlu.patterns.lengths import only_tells_how_long
from tests.bot.nlu.conftest import values


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("THREE WHOLE WEEKS!", True),
        ("整整三个礼拜！", True),
        ("a couple of weeks now", True),
        ("都两个半月了", True),
        ("over half an hour", True),
        ("足足半个小时", True),
        ("nearly two years", True),
        ("大半年了", True),
        ("three weeks without heating", False),
        ("三个礼拜没暖气", False),
        ("in March", False),
        ("三月", False),
        ("2024", False),
        ("24年", False),
        ("three people", False),
        ("三个人", False),
    ],
)
def test_a_length_of_time_is_known_where_it_is_all(text, alone):
    assert only_tells_how_long(text) is alone


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the heating is off and it has been a week now", "been a week"),
        ("暖气坏了好几个礼拜了", "好几个礼拜了"),
        ("no water for 120 days", "for 120 days"),
        ("断水120天了", "120天了"),
        ("it was 30 a month now it is 40", None),
        ("一个月30现在40", None),
    ],
)
def test_how_long_it_has_lasted_is_when_it_began(text, told):
    assert values(text).get("incident_time") == told
