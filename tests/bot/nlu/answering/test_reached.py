"""Ways to be reached that are not offered."""

import pytest

from bot.nlu.answering.reached import names_another_way


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("a letter in the post please", True),
        ("on WhatsApp", True),
        ("寄信给我", True),
        ("加我微信", True),
        ("right here", False),
        ("就在这里", False),
    ],
)
def test_a_way_that_is_not_offered_is_known(text, named):
    assert names_another_way(text) is named
