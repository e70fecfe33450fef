from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickets.ticket import Money, clean, severity_of
from tickets.vocabulary import Flag, Severity, Tone, Topic

NONE: frozenset[Flag] = frozenset()


@pytest.mark.parametrize(
    ("topic", "flags", "mood", "amount", "severity"),
    [
        (Topic.CLAIM_DENIED, NONE, Tone.CALM, None, Severity.NORMAL),
        (Topic.CLAIM_DENIED, NONE, Tone.ANGRY, None, Severity.NORMAL),
        (Topic.CLAIM_DENIED, NONE, Tone.DISTRESSED, None, Severity.HIGH),
        (Topic.WAITING, NONE, Tone.CALM, None, Severity.LOW),
        (Topic.WAITING, NONE, Tone.DISAPPOINTED, None, Severity.LOW),
        (Topic.WAITING, NONE, Tone.ANGRY, None, Severity.NORMAL),
        (Topic.WAITING, {Flag.WANTS_HUMAN}, Tone.CALM, None, Severity.LOW),
        (Topic.WAITING, {Flag.REPEAT}, Tone.CALM, None, Severity.NORMAL),
        (Topic.WAITING, {Flag.REPEAT}, Tone.ANGRY, None, Severity.HIGH),
        (Topic.PREMISES, {Flag.VULNERABLE}, Tone.CALM, None, Severity.HIGH),
        (Topic.OTHER, {Flag.LEGAL_THREAT}, Tone.CALM, None, Severity.HIGH),
        (Topic.OTHER, {Flag.REGULATOR_THREAT}, Tone.CALM, None, Severity.HIGH),
        (Topic.OTHER, {Flag.MEDIA_THREAT}, Tone.CALM, None, Severity.HIGH),
        (Topic.OTHER, {Flag.GROUP}, Tone.CALM, None, Severity.HIGH),
        (Topic.OTHER, {Flag.AGENT_ON_BEHALF}, Tone.CALM, None, Severity.NORMAL),
        (Topic.PRIVACY_LEAK, NONE, Tone.CALM, None, Severity.HIGH),
        (Topic.FRAUD_UNAUTHORISED, NONE, Tone.CALM, None, Severity.HIGH),
        (Topic.WAITING, {Flag.SELF_HARM}, Tone.CALM, None, Severity.CRITICAL),
        (Topic.PREMISES, {Flag.SAFETY}, Tone.CALM, None, Severity.CRITICAL),
        (Topic.FEES_CHARGES, NONE, Tone.CALM, "49999.99 CNY", Severity.NORMAL),
        (Topic.FEES_CHARGES, NONE, Tone.CALM, "50000 CNY", Severity.HIGH),
        (Topic.FEES_CHARGES, NONE, Tone.CALM, "6999 USD", Severity.NORMAL),
        (Topic.FEES_CHARGES, NONE, Tone.CALM, "7000 USD", Severity.HIGH),
        # no threshold is known for it, so the sum alone changes nothing
        (Topic.FEES_CHARGES, NONE, Tone.CALM, "9000000 XAF", Severity.NORMAL),
    ],
)
def test_severity_follows_topic_flags_mood_and_amount(
    topic: Topic, flags: set[Flag], mood: Tone, amount: str | None, severity: Severity
) -> None:
    money = Money.parse(amount) if amount else None
    assert severity_of(topic, frozenset(flags), mood, money) is severity


@pytest.mark.parametrize("text", ["2500 CNY", "2500.50 CNY", "2,500 cny", "0 USD"])
def test_money_is_read_as_the_understanding_writes_it(text: str) -> None:
    number, currency = text.replace(",", "").split()
    assert Money.parse(text) == Money(Decimal(number), currency.upper())


@pytest.mark.parametrize(
    "text", ["", "CNY", "2500", "2500 yuan", "-1 CNY", "NaN CNY", "Infinity CNY", "1e14 CNY", "x Y"]
)
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"amount|currency"):
        Money.parse(text)


@given(st.text())
def test_cleaned_text_can_be_kept_by_every_database(text: str) -> None:
    kept = clean(text)
    if kept is None:
        return
    assert "\x00" not in kept
    assert kept == kept.strip()
    assert kept.encode("utf-8").decode("utf-8") == kept


def test_cleaning_keeps_what_is_text_and_replaces_what_is_none() -> None:
    assert clean("  理赔被拒 😡 ") == "理赔被拒 😡"
    assert clean("a\x00b") == "a\N{REPLACEMENT CHARACTER}b"
    assert clean("a\ud800b") == "a\N{REPLACEMENT CHARACTER}b"
    assert clean("   ") is None
    assert clean(None) is None


def test_a_sum_without_a_currency_is_told_as_its_number() -> None:
    assert str(Money.parse("300 XXX")) == "300"
