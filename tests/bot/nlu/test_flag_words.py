"""Flags that words decide; every English case has a Chinese twin where the rule reads Chinese."""

import pytest

from bot.nlu.flag_words import settled


@pytest.mark.parametrize(
    "text",
    [
        "i dont want anything just punish the guard",
        "whats the point of insurance then",
        "我只要退款，别的都不用",
    ],
)
def test_words_without_despair_are_no_hint_of_self_harm(text):
    assert settled(text, {"self_harm"}, set()) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "By Friday the flat is empty and so am I",
        "周五以后就不用再管我了",
    ],
)
def test_what_the_heads_state_needs_no_word_of_a_list(text):
    assert settled(text, {"self_harm"}, {"self_harm"}) == {"self_harm"}


@pytest.mark.parametrize(
    "text",
    [
        "I honestly don't see the point of carrying on anymore",
        "what's the point anymore",
        "nobody would miss me",
        "活着真没意思",
        "我撑不下去了",
    ],
)
def test_a_hint_of_despair_stays(text):
    assert settled(text, {"self_harm"}, set()) == {"self_harm"}


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("I'm going to the ombudsman if it's not open tomorrow", {"regulator_threat"}),
        (
            "if this isn't fixed I go to the ombudsman and the newspapers",
            {"regulator_threat", "media_threat"},
        ),
        ("you'll be hearing from my solicitor", {"legal_threat"}),
        ("see you in court", {"legal_threat"}),
    ],
)
def test_a_threat_in_plain_words_is_one(text, flags):
    assert settled(text, set(), set()) == flags


@pytest.mark.parametrize(
    "text",
    [
        "can I go to the ombudsman?",
        "how do I complain to the regulator",
        "it was stolen when I was taking the bus to court street",
        "they told me to write to the ombudsman",
    ],
)
def test_a_question_and_a_story_threaten_nobody(text):
    assert settled(text, set(), set()) == frozenset()


@pytest.mark.parametrize(
    "text", ["我要投訴去通訊局OFCA", "三天内不解决，我就打12378", "再不退我会complain to HKMA"]
)
def test_a_regulator_is_threatened_in_chinese_and_in_mixed_words(text):
    assert settled(text, set(), set()) == {"regulator_threat"}


@pytest.mark.parametrize(
    "text", ["我可以投诉到金管局吗", "我不会去金管局", "我要投诉你们乱收费", "12378是什么"]
)
def test_asking_for_a_regulator_threatens_nobody(text):
    assert settled(text, set(), set()) == frozenset()
