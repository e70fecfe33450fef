"""Sums found by their form; every English case has a Chinese twin."""

import pytest

from bot.nlu.entities import read_patterns
from bot.nlu.patterns.amounts import find_amounts
from bot.nlu.text import for_rules
from tests.bot.nlu.conftest import values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本金新台幣120萬", "1200000 TWD"),
        ("港币1,200元", "1200 HKD"),
        ("一共714蚊", "714 HKD"),
        ("每個月$238，打咗五次都冇人理", "238 HKD"),
        ("每个月$238", "238 USD"),
        ("RM 350 was taken", "350 MYR"),
        ("three hundred and fifty ringgit gone", "350 MYR"),
        ("刷走三百五十块 ringgit", "350 MYR"),
        ("扣了三百五十块钱", "350 CNY"),
        ("少了七千二百镑", "7200 GBP"),
        ("seven thousand NZD are missing", "7000 NZD"),
    ],
)
def test_a_sum_has_the_currency_of_who_tells_it(text, expected):
    assert values(text)["amount"] == expected


@pytest.mark.parametrize(
    ("text", "sum_told"),
    [("It cost 4,200 ringgit", "4200 MYR"), ("380 hk dollars", "380 HKD"), ("RM 300", "300 MYR")],
)
def test_sums_of_malaysia_and_hong_kong_have_their_currency(text, sum_told):
    assert read_patterns(text)["amount"].value == sum_told


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rs. 4,200 was cut", "4200 INR"),
        ("₹2,499/- debited", "2499 INR"),
        ("four thousand two hundred rupees", "4200 INR"),
        ("they owe me 2 lakhs", "200000 INR"),
        ("Rs 1.25 crore", "12500000 INR"),
        ("one lakh twenty thousand rupees", "120000 INR"),
        ("扣了我20万元", "200000 CNY"),
        ("4 cars in 3 hours", None),
    ],
)
def test_sums_of_india_are_read_by_the_lakh_too(text, amount):
    assert values(text).get("amount") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("I'm out close to two grand", "2000 GBP"),
        ("亏了小三万", "30000 CNY"),
        ("两万多吧", "20000 CNY"),
        ("四千不到", "4000 CNY"),
        ("卡里还有一万六是买菜的", "16000 CNY"),
        ("人民币贰仟叁佰元", "2300 CNY"),
        ("赔钱 一箱三百六", "360 CNY"),
        ("買張新單蝕咗成八萬", "80000 HKD"),
        ("把去年收的2160退了", "2160 CNY"),
        ("refund the 2160 yuan you took", "2160 CNY"),
        ("几千块", None),
        ("排了两千多号", None),
        ("三千多人", None),
    ],
)
def test_a_sum_that_is_told_roughly_is_one(text, amount):
    assert values(text).get("amount") == amount


def test_what_was_paid_into_a_game_is_a_sum():
    assert read_patterns("在你们游戏里充了六千四")["amount"].value == "6400 CNY"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("they took r450 off my card", "450 ZAR"),
        ("a fee of R 1 150.00 for nothing", "1150 ZAR"),
        ("收了我R450手续费", "450 ZAR"),
        ("保养花了 r 1 150，车还是坏的", "1150 ZAR"),
        ("trainers off your site R1,250 order ZB-5521, sole gone", "1250 ZAR"),
        ("u r 20 days late", None),
        ("my parcels r 14 days late", None),
        ("we r 40 in this building", None),
        ("you r 300 out", None),
        ("你们r 20天了还没回", None),
        ("排队的r 40个人", None),
    ],
)
def test_the_letter_of_the_rand_is_told_from_a_word_typed_short(text, amount):
    assert values(text).get("amount") == amount


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("they took 2300 and then a £50 fee", {"2300 GBP", "50 GBP"}),
        ("扣了我2300，还倒贴50元运费", {"2300 CNY", "50 CNY"}),
        ("paid 800 and then 45.50 a month", {"800 XXX", "45.50 XXX"}),
        ("押金是一千五，后来又扣了我 3200", {"1500 CNY", "3200 CNY"}),
        ("存折里有三万二, 刷了我12000", {"32000 CNY", "12000 CNY"}),
        ("they took £300 and put me through to 10086", {"300 GBP"}),
        ("扣了300元，打电话转10086说没人", {"300 CNY"}),
        ("the refund for 12 to 14 May was £80", {"80 GBP"}),
        ("12到14号的房费退了80元", {"80 CNY"}),
    ],
)
def test_no_sum_is_lost_beside_another(text, amounts):
    assert {finding.value for finding in find_amounts(for_rules(text))} == amounts


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("保额60万，只赔了3000元", "3000 CNY"),
        ("存折里有三万二", "32000 CNY"),
        ("被盗刷了一万九", "19000 CNY"),
        ("the card was charged 1,900 and then £30", "1900 GBP"),
    ],
)
def test_what_was_paid_or_taken_is_meant_before_what_is_held(text, amount):
    assert values(text)["amount"] == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("前天转一万六千五给房东，他没收到", "16500 CNY"),
        ("报了8700修车，一分没批", "8700 CNY"),
        ("年费係2,160，佢哋照收", "2160 HKD"),
        ("手续费345你们凭什么收", "345 CNY"),
        ("they charged a fee of 345", "345 XXX"),
        ("报了12378也没用", None),
        ("年费2024年的没退", None),
        ("手续费3个点", None),
        ("转3次人工都没人", None),
    ],
)
def test_a_fee_by_its_name_a_transfer_and_a_claim_need_no_unit(text, amount):
    found = read_patterns(text).get("amount")
    assert (found.value if found else None) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("完了又划走两千八 说是提前还款违约金", "2800 CNY"),
        ("师傅现场多要了我380的支架费", "380 CNY"),
        ("扣了我95的运费", "95 CNY"),
        ("要走三个人去", None),
        ("划了2道印子", None),
    ],
)
def test_a_sum_that_was_taken_needs_no_unit(text, amount):
    found = read_patterns(text).get("amount")
    assert (found and found.value) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("定损定完了 两万三千四 到现在没信", "23400 CNY"),
        ("这三万七千六赔给我们", "37600 CNY"),
        ("自己还掏了八千二", "8200 CNY"),
        ("差额十三万五补给我", "135000 CNY"),
        ("the difference of £1,350 paid to me", "1350 GBP"),
    ],
)
def test_a_sum_that_is_to_come_back_needs_no_unit(text, amount):
    assert values(text)["amount"] == amount
