"""Phone numbers and addresses found by their form; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import read_in_region, read_patterns
from bot.nlu.patterns.regions import Region
from tests.bot.nlu.conftest import values


def test_a_landline_in_australia_is_a_phone():
    assert read_patterns("call the landline 02 9876 5432")["phone"].value == "+61298765432"


@pytest.mark.parametrize("text", ["call me, 012-345 6789", "打给我 012-3456789"])
def test_a_mobile_in_malaysia_is_a_phone(text):
    assert read_patterns(text)["phone"].value == "+60123456789"


def test_an_address_with_its_point_spelt_out_is_read():
    assert read_patterns("邮箱 lulu_chen2000@qq点com")["email"].value == "lulu_chen2000@qq.com"


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("email kevin.zhou at outlook.com", "kevin.zhou@outlook.com"),
        ("寄到 suchen at gmail.com", "suchen@gmail.com"),
        ("I bought it at amazon.com", None),
    ],
)
def test_an_address_with_its_at_in_words_is_read(text, email):
    assert values(text).get("email") == email


def test_a_mobile_of_taiwan_is_no_reference_number():
    assert values("0988123456 黃柏翰")["phone"] == "+886988123456"
    assert "reference_number" not in values("0988123456 黃柏翰")


@pytest.mark.parametrize("region", [None, *Region])
def test_groups_behind_letters_and_digits_are_no_phone(region):
    assert "phone" not in read_in_region("P2025 8831 0042", region)


@pytest.mark.parametrize("text", ["A1234 138 1234 5678", "MH370 13812345678"])
def test_a_mobile_number_behind_letters_and_digits_is_one(text):
    assert values(text)["phone"] == "+8613812345678"
