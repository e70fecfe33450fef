"""Lightened forms work out what Rasa's do."""

from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Restarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine import forms

_DOMAIN = """
version: "3.1"
entities: [city, day]
slots:
  departure: {type: text, mappings: [{type: from_entity, entity: city, role: from}, {type: from_entity, entity: city}]}
  arrival: {type: text, mappings: [{type: from_entity, entity: city, role: to}, {type: from_entity, entity: city}]}
  travel_day: {type: text, mappings: [{type: from_entity, entity: day}]}
forms:
  trip: {required_slots: [departure, arrival, travel_day]}
  call: {required_slots: [travel_day]}
"""  # noqa: E501 - one slot a line

_RASAS_SINCE = staticmethod(FormAction._get_events_since_last_user_uttered)


def test_what_is_remembered_is_what_rasa_works_out(monkeypatch):
    domain, other = Domain.from_yaml(_DOMAIN), Domain.from_yaml(_DOMAIN.replace("city", "town"))
    expected = {
        (form, place): FormAction(form, None)._create_unique_entity_mappings(each)
        for form in ("trip", "call")
        for place, each in enumerate((domain, other))
    }
    assert len(expected["trip", 0]) == 3
    monkeypatch.setattr(
        FormAction, "_create_unique_entity_mappings", forms._worked_out, raising=True
    )
    monkeypatch.setattr(FormAction, "_temporary_tracker", FormAction._temporary_tracker)
    monkeypatch.setattr(FormAction, "_get_events_since_last_user_uttered", _RASAS_SINCE)
    forms.lighten_forms()
    for _ in range(2):
        for (form, place), mappings in expected.items():
            made = FormAction(form, None)
            assert made._create_unique_entity_mappings((domain, other)[place]) == mappings
    shared = {"type": "from_entity", "entity": "city"}
    own = {"type": "from_entity", "entity": "city", "role": "from"}
    assert not FormAction("trip", None).entity_mapping_is_unique(shared, domain)
    assert FormAction("trip", None).entity_mapping_is_unique(own, domain)


def test_what_was_filled_since_the_message_is_what_rasa_finds():
    told, again = SlotSet("departure", "York"), SlotSet("arrival", "Leeds")
    told_twice = [UserUttered("yes"), told, ActionExecuted("trip"), UserUttered("yes"), again]
    for events in ([], [told], [UserUttered("yes"), told, again], told_twice, [told, Restarted()]):
        tracker = DialogueStateTracker.from_events("c", events)
        expected = _RASAS_SINCE.__func__(tracker)
        assert forms._slots_since_message(tracker) == expected
    assert forms._slots_since_message(DialogueStateTracker.from_events("c", told_twice)) == [again]
