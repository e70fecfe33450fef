"""Lightened forms work out what Rasa's do."""

from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain

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
    forms.lighten_forms()
    for _ in range(2):
        for (form, place), mappings in expected.items():
            made = FormAction(form, None)
            assert made._create_unique_entity_mappings((domain, other)[place]) == mappings
    shared = {"type": "from_entity", "entity": "city"}
    own = {"type": "from_entity", "entity": "city", "role": "from"}
    assert not FormAction("trip", None).entity_mapping_is_unique(shared, domain)
    assert FormAction("trip", None).entity_mapping_is_unique(own, domain)
