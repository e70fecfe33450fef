"""Where somebody says that they are."""

import pytest

from bot.nlu.patterns.places import says_to_be_in, speaks_of_money


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


@pytest.mark.parametrize(
    ("text", "told"),
    [("25 quid each", True), ("£25", True), ("squids", False)],
)
def test_money_says_where_somebody_pays(text: str, told: bool) -> None:
    assert speaks_of_money(text, ["£", "quid"]) is told


def test_money_is_found_in_traditional_characters() -> None:
    assert speaks_of_money("扣了三千港幣", ["港币"])
