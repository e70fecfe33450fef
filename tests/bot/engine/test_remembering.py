"""What is remembered is what Rasa makes."""

from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.engine.remembering import ById, _made, _remembered

_DOMAIN = """
version: "3.1"
actions: [action_find]
slots: {day: {type: text, mappings: [{type: from_text}]}}
forms: {trip: {required_slots: [day]}}
responses: {utter_hello: [{text: hello}]}
"""


def test_an_action_is_made_once_for_a_domain_and_an_endpoint() -> None:
    domains = [Domain.from_yaml(_DOMAIN), Domain.from_yaml(_DOMAIN)]
    endpoints = [EndpointConfig("http://127.0.0.1"), EndpointConfig("http://127.0.0.1"), None]
    found = {}
    for name in ("action_find", "trip", "utter_hello", "action_listen"):
        for domain in domains:
            for endpoint in endpoints:
                action = _remembered(name, domain, endpoint)
                expected = _made(name, domain, endpoint)
                assert (type(action), action.name()) == (type(expected), name)
                assert _remembered(name, domain, endpoint) is action
                found[id(action)] = action
    assert len(found) == 24
    assert sum(isinstance(action, FormAction) for action in found.values()) == 6


def test_a_key_is_one_object_only() -> None:
    same, other = [1], [1]
    assert ById(same) == ById(same)
    assert ById(same) != ById(other)
    assert ById(same) != same
