"""Numbers of tickets, policies and accounts; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import read_patterns
from tests.bot.nlu.conftest import values


def test_a_policy_number_with_letters_holds_no_phone():
    found = {name: each.value for name, each in read_patterns("保单号P2019 0088 7731").items()}
    assert found == {"reference_number": "P2019 0088 7731"}


def test_a_reference_with_wrong_check_digits_is_still_told():
    finding = read_patterns("FD-1234-5678-98")["ticket_reference"]
    right = read_patterns("FD-1234-5678-89")["ticket_reference"]
    assert (finding.value, finding.weight, right.weight) == ("FD-1234-5678-98", 0.5, 1.0)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Policy no. MB 4471-220. How could you", "MB 4471-220"),
        ("plan number FP 10092", "FP 10092"),
        ("a/c no is 50100234881", "50100234881"),
        ("account 8829-1120", "8829-1120"),
    ],
)
def test_a_number_that_is_named_is_no_phone(text, number):
    told = {name: finding.value for name, finding in read_patterns(text).items()}
    assert told == {"reference_number": number}


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("我的账号是qzl_2011，登录不上去", "qzl_2011"),
        ("用户名 Lin.Mu88", "Lin.Mu88"),
        ("my username is qzl_2011", "qzl_2011"),
        ("账号被封了", None),
    ],
)
def test_an_account_may_have_a_name_of_letters(text, account):
    assert values(text).get("reference_number") == account


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("那个本子上写的 LC2024 110532", "LC2024 110532"),
        ("it says LC2024 110532", "LC2024 110532"),
        ("LC2024 110532块", "LC2024"),
        ("流水号 40218866 17；昨天转的", "40218866 17"),
        ("车牌鲁B·7K356，保单没带", "鲁B·7K356"),
    ],
)
def test_a_number_typed_in_groups_is_read_whole(text, number):
    assert read_patterns(text)["reference_number"].value == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("车子是津E·T8031", "津E·T8031"),
        ("我的车新A12345被刮了", "新A12345"),
        ("新A·D2358 停车多收钱", "新A·D2358"),
        ("新p40pro屏幕碎了", None),
        ("my new p40pro has a cracked screen", None),
        ("刚买的新x30pro就坏了", None),
        ("the new x30pro broke on day one", None),
    ],
)
def test_a_car_is_told_from_a_new_phone(text, number):
    assert values(text).get("reference_number") == number


@pytest.mark.parametrize(
    "text",
    [
        "card 尾四個字 5520, 其他唔會俾你",
        "卡号最后四位5520",
        "the card ending in 5520",
        "I can only give you the last four, 5520",
        "last 4 digits are 5520",
    ],
)
def test_the_last_digits_of_a_card_are_its_number(text):
    assert read_patterns(text)["reference_number"].value == "5520"
