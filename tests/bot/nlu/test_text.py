"""What of a message the model gets to see."""

import pytest

from bot.nlu.text import for_features


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("运单SF77120934摔烂了", "运单SF000000摔烂了"),
        ("call me on 07700900123", "call me on 000000"),
        ("再不退我打12315", "再不退我打12315"),
        ("refund the 4500", "refund the 4500"),
    ],
)
def test_which_long_number_it_is_says_nothing(text: str, seen: str) -> None:
    assert for_features(text) == seen
