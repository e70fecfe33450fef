"""Names found by how they are said; every English case has a Chinese twin."""

import pytest

from tests.bot.nlu.conftest import values


@pytest.mark.parametrize(
    "text",
    [
        "your sales people call me three times a day",
        "they call me every morning",
        "waited a week, got nobody call me also",
        "her name's Dorothy Pask, I have power of attorney",
        "the agent's name was Tom Reed",
    ],
)
def test_calls_and_other_peoples_names_are_not_the_customers_name(text):
    assert "customer_name" not in values(text)


@pytest.mark.parametrize("text", ["you can call me Oskar", "Stop that. Call me Oskar."])
def test_call_me_gives_a_name(text):
    assert values(text)["customer_name"] == "Oskar"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我想要refund。我叫Jason Lam", "Jason Lam"),
        ("叫我 Vivian", "Vivian"),
        ("我英文名叫Amy 陈，住在湾仔", "Amy 陈"),
        ("我是他女兒，林佳穎", "林佳穎"),
        ("我是Kevin Lam", "Kevin Lam"),
    ],
)
def test_a_name_is_found_in_a_mixed_frame(text, name):
    assert values(text)["customer_name"] == name


@pytest.mark.parametrize("text", ["我是VIP客户", "我叫Uber送的", "我是他儿子，有授权书"])
def test_what_only_stands_in_such_a_frame_is_no_name(text):
    assert "customer_name" not in values(text)
