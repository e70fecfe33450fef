import pytest

from tickets.masking import masked


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("My policy PL-778812-AB was refused", "My policy [number] was refused"),
        ("see https://example.org/x?id=1 please", "see [link] please"),
        ("call +44 20 7946 0018 or jo@example.org", "call [number] or [email]"),
        ("Jo Smithers said so, and jo smithers again", "[name] said so, and [name] again"),
        ("Mrs Smithers got no answer, nor did Jo", "Mrs [name] got no answer, nor did [name]"),
        ("My name is Karen O'Neil, I spoke to Dave", "My name is [name], I spoke to [name]"),
        ("Mr. John Black refused", "[name] refused"),
        ("zero seven nine four six double oh one eight", "[number]"),
        ("20260042 is my policy", "[number] is my policy"),
        ("the card ending in 4321", "the card ending in [number]"),
        ("write to a.b (at) mail.example.org", "write to [email]"),
        ("my wechat is karen_1988", "my wechat is [account]"),
    ],
)
def test_what_names_a_person_is_hidden_in_english(text: str, hidden: str) -> None:
    assert masked(text, ["Jo Smithers", None, "J"]) == hidden
    assert masked(hidden, ["Jo Smithers"]) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("我叫李晓明，小芳是我妻子", "我叫[name]，[name]是我妻子"),
        ("王小芳被张经理赶出来了", "[name]被[name]经理赶出来了"),
        ("电话一三八零零一三八零零零", "电话[number]"),
        ("手机１３８ ００１３ ８０００", "手机[number]"),
        ("手机138.0013.8000或138-0013-8000", "手机[number]或[number]"),
        ("发到wang@example.com吧", "发到[email]吧"),
        ("身份证11010119900307123X", "身份证[number]"),
        ("尾号7731的卡，工号A1234", "尾号[number]的卡，工号[number]"),
        ("车牌粤B12345", "车牌[number]"),
        ("微信号abc_12345加我", "微信号[account]加我"),
        ("单号SF1234567890", "单号[number]"),
        ("欧阳锋先生签的字", "[name]先生签的字"),
    ],
)
def test_what_names_a_person_is_hidden_in_chinese(text: str, hidden: str) -> None:
    assert masked(text, ["王小芳", None]) == hidden
    assert masked(hidden, ["王小芳"]) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "I waited 2 hours on 3 May for 500 pounds",
        "you charged 12,800.00 CNY under clause 7.2",
        "a 24-month term, then a 365-day-notice account",
        "on 2026-11-03 the delivery was late",
        "退保损失1280000元，余额12800.50",
        "2026年11月3日打了12378，等了三十分钟",
        "一年三百六十五天，任何客服都不理",
        "投诉后马上处理的只有一次，时间太长",
    ],
)
def test_what_the_matter_hangs_on_stays(text: str) -> None:
    assert masked(text, ["Li", None]) == text


def test_a_short_name_is_not_found_inside_words() -> None:
    assert masked("Li waited for the delivery", ["Li"]) == "[name] waited for the delivery"
