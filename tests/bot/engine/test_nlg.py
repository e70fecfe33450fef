"""What customers said goes into sentences as it stands."""

from itertools import product

import pytest
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain

from bot.engine.nlg import CatalogueLanguageGenerator, Variations, fill

RESPONSES = {
    "responses": {
        "utter_summary": [
            {
                "text": "{lines}!",
                "condition": [{"type": "slot", "name": "language", "value": "en"}],
                "buttons": [{"title": "Here", "payload": '/inform{"reply_channel":"same_chat"}'}],
            },
            {
                "text": "请核对：{lines}",
                "condition": [{"type": "slot", "name": "language", "value": "zh"}],
            },
        ]
    }
}


@pytest.mark.parametrize("words", ["0[0]", "{language}", '{"a": 1}', "{}", "{lines}", "50% {0}"])
@pytest.mark.parametrize(("language", "sentence"), [("en", "{}!"), ("zh", "请核对：{}")])
async def test_any_words_of_a_customer_are_repeated_as_they_are(
    words: str, language: str, sentence: str
) -> None:
    generator = CatalogueLanguageGenerator(domain=Domain.from_dict(RESPONSES))
    said = generator.generate_from_slots(
        "utter_summary", {"language": language}, "frontdoor", lines=words
    )
    assert said["text"] == sentence.replace("{}", words)


def test_payloads_of_buttons_stay_as_they_are() -> None:
    generator = CatalogueLanguageGenerator(domain=Domain.from_dict(RESPONSES))
    said = generator.generate_from_slots(
        "utter_summary", {"language": "en", "reply_channel": "x"}, "frontdoor", lines=""
    )
    assert said["buttons"][0]["payload"] == '/inform{"reply_channel":"same_chat"}'


def test_a_placeholder_without_a_value_stays() -> None:
    assert fill("{known} {unknown}", {"known": "a", "unknown": None}) == "a {unknown}"


def _when(**slots: str) -> list[dict[str, str]]:
    return [{"type": "slot", "name": name, "value": value} for name, value in slots.items()]


def test_the_variations_are_those_that_rasa_finds() -> None:
    responses = [
        {"text": "a", "condition": _when(language="en")},
        {"text": "b", "condition": _when(language="en", mood="angry")},
        {"text": "c", "condition": _when(language="zh", mood="angry")},
        {"text": "d", "condition": _when(language="zh", mood="angry")},
        {"text": "e"},
    ]
    variations, rasas = Variations(responses), ResponseVariationFilter({"utter": responses})
    for language, mood in product(("en", "ZH", "fr", None), ("angry", "calm", ["angry"], None)):
        slots = {"language": language, "mood": mood}
        expected = rasas.responses_for_utter_action("utter", "frontdoor", slots)
        assert variations.fitting(slots) == expected


def test_one_that_differs_by_channel_is_left_to_rasa() -> None:
    only_here = {"responses": {"utter": [{"text": "a", "channel": "frontdoor"}, {"text": "b"}]}}
    generator = CatalogueLanguageGenerator(domain=Domain.from_dict(only_here))
    said = [generator.generate_from_slots("utter", {}, channel) for channel in ("frontdoor", "x")]
    assert [reply["text"] for reply in said if reply] == ["a", "b"]


def test_what_is_added_to_a_reply_is_not_said_again() -> None:
    generator = CatalogueLanguageGenerator(domain=Domain.from_dict(RESPONSES))
    slots = {"language": "en"}
    generator.generate_from_slots("utter_summary", slots, "x")["buttons"].append({"title": "Mine"})
    assert len(generator.generate_from_slots("utter_summary", slots, "x")["buttons"]) == 1


def test_responses_may_come_after_the_generator() -> None:
    generator = CatalogueLanguageGenerator()
    assert generator.generate_from_slots("utter_hello", {}, "frontdoor") is None
    for text in ("hello", "good day"):
        generator.responses = {"utter_hello": [{"text": text}]}
        assert generator.generate_from_slots("utter_hello", {}, "frontdoor") == {"text": text}


def test_an_unknown_response_says_nothing() -> None:
    generator = CatalogueLanguageGenerator(domain=Domain.from_dict(RESPONSES))
    assert generator.generate_from_slots("utter_nothing", {}, "frontdoor") is None
