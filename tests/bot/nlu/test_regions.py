"""Where a customer writes from, and what that makes of bare numbers and sums."""

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.entities import PatternEntityExtractor, read_patterns
from bot.nlu.language_detector import LanguageDetector
from bot.nlu.patterns.regions import Region, region_of
from tests.bot.nlu.conftest import found, message


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("my DBS card was charged", Region.SINGAPORE),
        ("组屋的管理费又涨了", Region.SINGAPORE),
        ("they took RM 40 from me", Region.MALAYSIA),
        ("一共扣了我八十令吉", Region.MALAYSIA),
        ("HK$90 for nothing", Region.HONG_KONG),
        ("你哋收多咗錢", Region.HONG_KONG),
        ("佢哋讲话任何时候都可以拎返", None),
        ("我要向金管會檢舉", Region.TAIWAN),
        ("you cannot make it lah", Region.SINGAPORE),
        ("I was overcharged", None),
        ("在香港出差被多收了钱", None),
    ],
)
def test_words_tell_where_their_writer_is(text, region):
    assert region_of([text]) == region


def test_the_newest_sure_words_count_before_weak_ones():
    assert region_of(["too slow lah", "RM 40 gone", "HK$ 30"]) is Region.MALAYSIA


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call me at 9123 4567 lah", "+6591234567"),
        ("用新加坡号码打给我 81234567", "+6581234567"),
        ("打俾我 6123 8890", "+85261238890"),
        ("電話 9123 4567", "+85291234567"),
        # two cities have such numbers, and a wrong code would reach a stranger
        ("my number is 9123 4567", "91234567"),
        ("打给我 91234567", "91234567"),
    ],
)
def test_eight_digits_ring_where_their_writer_is(text, number):
    assert read_patterns(text)["phone"].value == number


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("理賠只給了一萬二千元", "12000 TWD"),
        ("你哋扣多咗$300", "300 HKD"),
        ("DBS took $45 twice", "45 SGD"),
        ("扣了我300元", "300 CNY"),
    ],
)
def test_money_without_a_currency_is_that_of_the_place(text, amount):
    assert read_patterns(text)["amount"].value == amount


def test_what_was_written_before_tells_the_place_too(build, conversation):
    tracker = conversation()
    tracker.update(UserUttered("my OCBC card was charged twice"))
    tracker.update(UserUttered("last friday"))
    messages = build(LanguageDetector).process([message("call me at 9123 4567")], tracker)
    (read,) = build(PatternEntityExtractor).process(messages)
    assert found(read)["phone"] == "+6591234567"
