"""Where somebody says that they are."""

import pytest

from bot.nlu.patterns.places import says_to_be_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I'm in Cork and can't cope", True),
        ("i live in the cork area", True),
        ("我在台北一個人", True),
        ("the Cork branch ignored me", False),
        ("I'm not in Cork any more", False),
        ("我不在台北", False),
    ],
)
def test_a_place_counts_where_somebody_says_to_be_there(text, said):
    assert says_to_be_in(text, ["cork", "台北"]) is said


def test_no_place_is_in_no_text():
    assert not says_to_be_in("I'm in Cork", [])
