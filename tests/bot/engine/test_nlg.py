"""What customers said goes into sentences as it stands."""

import pytest
from rasa.shared.core.domain import Domain

from bot.engine.nlg import CatalogueLanguageGenerator, fill

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
