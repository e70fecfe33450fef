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


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # Ghana, Nigeria, Kenya, Pakistan, France: the same digits are somebody else's elsewhere
        ("call me on 024 555 0173", "0245550173"),
        ("打我手机 024 555 0173", "0245550173"),
        ("my number is 0703 123 4567", "07031234567"),
        ("ring me, 0712 345 678", "0712345678"),
        ("text me on 0300 1234567", "03001234567"),
        ("my phone 01 42 68 53 00", "0142685300"),
        ("my mobile is 0912 345 678", "0912345678"),
        # a plan and the words that fit it
        ("我的電話 0912 345 678", "+886912345678"),
        ("電話 02 2345 6789", "+886223456789"),
        ("call me on 02 2345 6789", "0223456789"),
        ("ring me on 0412 345 678", "+61412345678"),
        ("打给我 010 6234 5678", "+861062345678"),
        ("call me on 0161 496 0018", "+441614960018"),
    ],
)
def test_a_calling_code_goes_only_before_a_number_that_surely_has_it(text, number):
    assert values(text)["phone"] == number


@pytest.mark.parametrize(
    "text",
    ["your hotline 024 555 0173 is dead", "订单 024 555 0173 没到", "it took 0245550173 tries"],
)
def test_a_number_of_no_known_plan_is_none_to_be_reached_at_unless_it_is_said_so(text):
    assert "phone" not in values(text)
