"""Events are written once, whole for the store and short for the actions."""

import json
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.utils.endpoints import EndpointConfig

from bot.engine import written
from bot.engine.tracker import ConversationTracker

READING = {
    "intent": {"name": "go", "confidence": 0.9},
    "entities": [{"entity": "city", "value": "利兹", "start": 0, "end": 2}],
    "language": "zh",
    "topic": {"name": "trip", "all": {"trip": 0.7, "stay": 0.3}},
}
WHO = {"customer_id": "cu_1"}
DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [go]
entities: [city]
slots:
  city: {type: text, mappings: [{type: from_entity, entity: city}]}
forms:
  trip: {required_slots: [city]}
actions:
- action_book
- action_look: {send_domain: true}
""")


def _events() -> list[Event]:
    return [
        ActionExecuted("action_listen"),
        UserUttered(
            "利兹",
            READING["intent"],
            READING["entities"],
            READING,
            5.0,
            "web",
            "m_1",
            WHO,
        ),
        DefinePrevUserUtteredFeaturization(False),
        ActionExecuted("trip", policy="RulePolicy", confidence=1.0),
        ActiveLoop("trip"),
        SlotSet("city", "利兹"),
        BotUttered("好的", {"buttons": [{"title": "a"}]}, {"utter_action": "utter_ok", "more": 1}),
    ]


def _conversation() -> ConversationTracker:
    return ConversationTracker.from_events("c_1", _events(), DOMAIN.slots)


def _call(name: str) -> Any:
    endpoint = EndpointConfig("http://127.0.0.1/webhook", enable_selective_domain=True)
    return written._written_call(RemoteAction(name, endpoint), _conversation(), DOMAIN)


@pytest.mark.parametrize("event", _events(), ids=lambda event: event.type_name)
def test_a_saved_event_is_read_back(event: Event) -> None:
    again = Event.from_parameters(json.loads(written.to_save(event)))
    assert again == event
    kept = {**event.as_dict(), "parse_data": None}
    assert {**again.as_dict(), "parse_data": None} == kept


def test_how_likely_all_else_was_is_not_saved() -> None:
    message = _events()[1]
    saved = json.loads(written.to_save(message))["parse_data"]
    assert saved == {name: READING[name] for name in ("intent", "entities", "language")}


def test_an_event_is_written_once() -> None:
    event = SlotSet("city", "利兹")
    assert written.to_save(event) is written.to_save(event)
    assert written.to_send(event) is written.to_send(event)


def test_a_call_has_what_actions_read() -> None:
    call = _call("action_book")
    assert isinstance(call, written.WrittenCall)
    told = json.loads(call.body())
    assert told["tracker"].pop("slots") == _conversation().current_slot_values()
    message = told["tracker"].pop("latest_message")
    assert {name: message[name] for name in READING} == READING
    assert (message["text"], message["message_id"], message["metadata"]) == (
        *("利兹", "m_1"),
        WHO,
    )
    assert told == {
        "next_action": "action_book",
        "tracker": {
            "sender_id": "c_1",
            "paused": False,
            "active_loop": {"name": "trip"},
            "latest_action_name": "trip",
            "events": [
                {"event": "action", "name": "action_listen"},
                {
                    "event": "user",
                    "text": "利兹",
                    "parse_data": {
                        "intent": {"name": "go"},
                        "entities": [{"entity": "city", "value": "利兹"}],
                    },
                },
                {"event": "action", "name": "trip"},
                {"event": "active_loop"},
                {"event": "slot", "name": "city", "value": "利兹"},
                {"event": "bot", "text": "好的", "metadata": {"utter_action": "utter_ok"}},
            ],
        },
    }


def test_an_action_that_asks_for_the_domain_gets_rasas_call() -> None:
    call = _call("action_look")
    assert set(call) == {"next_action", "sender_id", "tracker", "version", "domain"}


def test_a_call_before_anything_was_said_has_no_message() -> None:
    endpoint = EndpointConfig("http://127.0.0.1/webhook", enable_selective_domain=True)
    tracker = ConversationTracker("c_1", DOMAIN.slots)
    written_call = written._written_call(RemoteAction("action_book", endpoint), tracker, DOMAIN)
    call = json.loads(written_call.body())
    assert call["tracker"]["latest_message"]["text"] is None
    assert (call["tracker"]["active_loop"], call["tracker"]["events"]) == ({}, [])


def test_a_language_that_nobody_reads_goes_along_and_no_other_does():
    told = [
        json.loads(written.to_send(UserUttered("…", parse_data={**READING, "language": language})))
        for language in ("zh", "other")
    ]
    assert [event["parse_data"].get("language") for event in told] == [None, "other"]
