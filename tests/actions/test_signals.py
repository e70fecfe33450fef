"""Signals are answered once each, the weightiest first, and never instead of the next question."""

import pytest

from actions.form.action import ValidateComplaintForm
from actions.help_lines import help_lines
from actions.people import RequestHumanAction
from actions.signals import answer_to
from tests.auxil.dialogue import Conversation, said

FORM = ValidateComplaintForm()


@pytest.mark.parametrize(
    ("flags", "before", "expected"),
    [
        (["regulator_threat"], [], ("regulator_threat", "utter_regulator_noted")),
        (["regulator_threat"], ["regulator_threat"], None),
        (["media_threat", "safety"], [], ("safety", "utter_safety_noted")),
        (["media_threat", "safety"], ["safety"], ("media_threat", "utter_media_noted")),
        (
            ["media_threat", "regulator_threat"],
            [],
            ("regulator_threat,media_threat", "utter_threats_noted"),
        ),
        (
            ["media_threat", "regulator_threat"],
            ["media_threat"],
            ("regulator_threat", "utter_regulator_noted"),
        ),
        (["repeat", "agent_on_behalf", "wants_human"], [], None),
    ],
)
def test_the_weightiest_new_signal_is_answered(flags, before, expected) -> None:
    assert answer_to(flags, ["calm"], {}, before) == expected


def test_strain_is_answered_once_and_before_other_signals() -> None:
    flags = ["self_harm", "vulnerable"]
    assert answer_to(flags, ["distressed"], {"strain": "1"}, []) == ("strain", "utter_strain_noted")
    assert answer_to(flags, ["distressed"], {"strain": "1"}, ["strain"]) == (
        "vulnerable",
        "utter_vulnerable_noted",
    )


async def test_who_is_being_robbed_hears_how_to_stop_it_once_beside_other_signals(
    talk: Conversation,
) -> None:
    signs = {"topic": "fraud_unauthorised", "flags": "vulnerable,regulator_threat"}
    talk.hear("file_complaint", "钱被人转走了", story="钱被人转走了", **signs)
    talk.form_is_open = True
    assert said(await talk.run(FORM))[-2:] == ["utter_fraud_first_steps", "utter_vulnerable_noted"]
    talk.hear("inform", "昨天的事，再不管我找监管", incident_time="昨天", **signs)
    assert said(await talk.run(FORM)) == ["utter_regulator_noted"]


def test_an_insult_is_answered_once_before_all_else() -> None:
    assert answer_to(["legal_threat"], ["angry"], {"abuse": "yes"}, []) == (
        "abuse",
        "utter_abuse_boundary",
    )
    assert answer_to([], ["angry"], {"abuse": "yes"}, ["abuse"]) is None


@pytest.mark.parametrize(
    ("tones", "offered"),
    [
        (["angry", "angry", "angry"], True),
        (["angry", "calm", "angry", "angry"], True),
        (["angry", "angry", "angry", "calm"], False),
        (["angry", "angry"], False),
        (["calm", "calm", "calm", "calm", "angry"], False),
    ],
)
def test_lasting_anger_is_offered_a_person(tones, offered) -> None:
    expected = ("anger", "utter_anger_offers_person") if offered else None
    assert answer_to([], tones, {}, []) == expected
    assert answer_to([], tones, {}, ["anger"]) is None


async def test_who_asked_for_a_person_is_offered_none_and_asked_less(talk: Conversation) -> None:
    talk.hear("request_human", "转人工")
    assert "utter_human_requested" in said(await talk.run(RequestHumanAction()))
    angry = {"tone": "angry", "topic": "fees_charges"}
    talk.hear("file_complaint", "扣了我钱", story="扣了我钱", **angry)
    talk.form_is_open = True
    await talk.run(FORM)
    talk.hear("inform", "昨天", incident_time="昨天", tone="angry")
    await talk.run(FORM)
    talk.hear("inform", "退钱", demand="退钱", tone="angry")
    assert "utter_anger_offers_person" not in said(await talk.run(FORM))
    assert "anger" in talk.slots["signals_said"]


async def test_a_threat_in_a_story_is_acknowledged_and_the_form_goes_on(
    talk: Conversation,
) -> None:
    story = "再不赔我就去法院"
    talk.hear("file_complaint", story, story=story, topic="claim_denied", flags="legal_threat")
    talk.form_is_open = True
    assert said(await talk.run(FORM)) == [
        "utter_introduction",
        "utter_matter_heard",
        "utter_legal_noted",
    ]
    assert talk.slots["requested_slot"] == "incident_time"
    talk.hear("inform", "上个月，我说了要去法院", incident_time="上个月", flags="legal_threat")
    assert said(await talk.run(FORM)) == []


@pytest.mark.parametrize("signal", [{"strain": "1"}, {"flags": "legal_threat"}])
async def test_only_the_answer_to_strain_names_lines_to_call(
    talk: Conversation, signal: dict[str, str]
) -> None:
    talk.hear("file_complaint", "…", story="拖了两个月，我快撑不住了", topic="waiting", **signal)
    talk.form_is_open = True
    answered = (await talk.run(FORM))[-1]
    lines = help_lines("zh", "CN") if "strain" in signal else None
    assert answered.get("lines") == lines


@pytest.mark.parametrize(
    ("language", "jurisdiction", "expected"),
    [
        ("zh", "CN", "全国 12356"),
        ("zh-Hant", "CN", "中國大陸 12356，香港 18111 或 2389 2222，台灣 1925 或 1995"),
        ("en", "GB", "116 123 (UK), 18111 or 2389 2222 (Hong Kong), 988 (US), 14416 (India)"),
        (
            "en",
            "somewhere",
            "18111 or 2389 2222 (Hong Kong), 116 123 (UK), 988 (US), 14416 (India)",
        ),
    ],
)
def test_help_lines_near_the_customer_come_first(language, jurisdiction, expected) -> None:
    assert help_lines(language, jurisdiction) == expected


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ("no I'm not in the uk, I'm in Cork", "116 123 (Ireland)"),
        ("I live in Sydney", "13 11 14 (Australia)"),
        ("your London shop", "12356 (mainland China)"),
        ("I can't go on\n+61390001234", "13 11 14 (Australia)"),
        ("I'm in Melbourne\nit is about my super", "13 11 14 (Australia)"),
    ],
)
def test_the_line_of_the_region_that_is_named_comes_first(told: str, first: str) -> None:
    assert help_lines("en", "CN", told).split(", ")[0] == first


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("3 charges, 25 quid each", "116 123 (UK), 12356 (mainland China)"),
        ("I'm in Sydney", "13 11 14 (Australia), 12356 (mainland China)"),
    ],
)
def test_who_is_known_to_be_somewhere_sees_no_other_places(told: str, shown: str) -> None:
    assert help_lines("en", "CN", told) == shown


async def test_where_somebody_said_they_are_is_not_forgotten(talk: Conversation) -> None:
    talk.set(language="en")
    talk.hear("inform", "I'm in Melbourne, it's about my super")
    talk.hear("request_human", "I don't want to be here any more", flags="self_harm")
    (message,) = await talk.run(RequestHumanAction())
    assert message["lines"].startswith("13 11 14 (Australia)")
