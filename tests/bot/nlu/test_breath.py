"""Chinese without a mark is parted at the turns of its telling; English parts at its own words."""

import pytest

from bot.nlu.text import for_rules
from bot.nlu.wishes import clauses, demanding_clause

_TOLD = "我上个月在你们那里办的贷款到了月底都没放款我打电话去问了好几次"


def parts(text: str) -> list[str]:
    return [part.group() for part in clauses(for_rules(text))]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (_TOLD + "我要退手续费", "我要退手续费"),
        (_TOLD + "我跟客服说我要退手续费", "我要退手续费"),
        (_TOLD + "保单号是P20190088", "保单号是p20190088"),
        (_TOLD + "保單號是P20190088", "保单号是p20190088"),
    ],
)
def test_a_breath_is_parted_where_the_telling_turns(text, last):
    assert parts(text)[-1] == last


@pytest.mark.parametrize(
    "said",
    [
        "客服说我要先交三千块保证金才能放款",
        "他们就说要求我本人去柜台",
        "經理跟我說希望我先付清",
        "业务员表示如果不买保险就不放",
    ],
)
def test_what_others_say_stays_with_who_says_it(said):
    assert parts(_TOLD + said)[-1].endswith(said.translate(str.maketrans("經說", "经说")))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (_TOLD + "客服说我要先交三千块保证金才能放款", None),
        ("The loan never came and the clerk told me I need to pay a deposit first", None),
        (_TOLD + "他们跟我说我要退款就得先交三千块", None),
        ("They said I need to pay three hundred before I get a refund", None),
        (_TOLD + "客服说我要先交三千块我要退手续费", "我要退手续费"),
        (
            "The clerk told me I need to pay a deposit first. I want my fee refunded",
            "I want my fee refunded",
        ),
    ],
)
def test_what_a_clerk_wants_of_the_customer_is_not_the_customers_wish(text, wish):
    found = demanding_clause(text)
    assert (found and text[slice(*found)]) == wish
