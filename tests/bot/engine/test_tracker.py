"""Light copies of a tracker are what a replay of its events gives."""

from rasa.core.actions.forms import REQUESTED_SLOT, FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import Slot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.engine import forms, tracker
from bot.engine.tracker import ConversationTracker

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [go, stay]
slots:
  city: {type: text, mappings: [{type: from_text}]}
  day: {type: text, initial_value: today, mappings: [{type: from_text}]}
  requested_slot: {type: text, influence_conversation: false, mappings: [{type: custom}]}
forms:
  trip: {required_slots: [city, day]}
""")


def _events() -> list[Event]:
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        ActionExecuted("action_listen"),
        UserUttered("I want to go", {"name": "go"}, parse_data={"intent": {"name": "go"}}),
        ActionExecuted("trip"),
        ActiveLoop("trip"),
        SlotSet(REQUESTED_SLOT, "city"),
        BotUttered("Where to?"),
        ActionExecuted("action_listen"),
        UserUttered("Leeds", {"name": "stay"}),
        ActionExecutionRejected("trip"),
        SlotSet("city", "Leeds"),
    ]


def _state(of: DialogueStateTracker) -> dict:
    return of.current_state(EventVerbosity.ALL)


def test_a_copy_is_in_the_state_that_a_replay_reaches_at_every_event():
    light = ConversationTracker("c", DOMAIN.slots)
    for event in _events():
        light.update(event, DOMAIN)
        replayed = DialogueStateTracker.from_events("c", list(light.events), DOMAIN.slots)
        copied = light.copy()
        assert _state(copied) == _state(replayed)
        assert copied.latest_action == replayed.latest_action
        assert copied.active_loop == replayed.active_loop
        assert DOMAIN.get_active_state(copied) == DOMAIN.get_active_state(replayed)


def test_what_happens_to_a_copy_leaves_the_original_as_it_was():
    light = ConversationTracker.from_events("c", _events(), DOMAIN.slots)
    before, loop = _state(light), vars(light.active_loop).copy()
    twin = light.copy()
    for event in (SlotSet("city", "York"), ActiveLoop(None), ActionExecuted("action_listen")):
        twin.update(event, DOMAIN)
    other = light.copy()
    other.interrupt_loop(True)
    assert _state(light) == before
    assert vars(light.active_loop) == loop
    assert twin.get_slot("city") == "York"
    assert other.is_active_loop_interrupted


def test_the_original_leaves_its_copies_as_they_were():
    light = ConversationTracker.from_events("c", _events(), DOMAIN.slots)
    twin = light.copy()
    light.update(SlotSet("city", "York"), DOMAIN)
    assert (light.get_slot("city"), twin.get_slot("city")) == ("York", "Leeds")
    light.update(Restarted(), DOMAIN)
    assert (light.get_slot("city"), twin.get_slot("city")) == (None, "Leeds")
    assert all(slot.value != "York" for slot in DOMAIN.slots)


def test_the_events_that_count_are_rasas():
    more = [
        ActionExecuted("utter_stay"),
        BotUttered("Stay then"),
        ActionExecuted("trip"),
        LoopInterrupted(True),
        ActionExecuted("action_listen"),
        UserUttered("Friday"),
        ActionExecuted("trip"),
        SlotSet("day", "Friday"),
        ActiveLoop(None),
        ActionExecuted("action_listen"),
        UserUttered("no"),
        UserUtteranceReverted(),
        Restarted(),
        UserUttered("hello"),
    ]
    light = ConversationTracker("c", DOMAIN.slots)
    plain = DialogueStateTracker("c", DOMAIN.slots)
    for event in [*_events(), *more]:
        light.update(event, DOMAIN)
        plain.update(event, DOMAIN)
        assert light.applied_events() == plain.applied_events()


def test_the_state_that_actions_read_is_rasas():
    light = ConversationTracker.from_events("c", _events(), DOMAIN.slots)
    plain = DialogueStateTracker.from_events("c", list(light.events), DOMAIN.slots)
    assert _state(light) == _state(plain)
    assert _state(light)["active_loop"]["name"] == "trip"
    assert light.active_loop is not None


def test_a_slot_is_copied_with_its_value_and_apart(monkeypatch):
    monkeypatch.setattr(Slot, "__copy__", tracker._copied, raising=False)
    slot = TextSlot("city", mappings=[])
    slot.value = "Leeds"
    twin = slot.__copy__()
    assert (type(twin), vars(twin)) == (TextSlot, vars(slot))
    twin.value = "York"
    assert slot.value == "Leeds"


def test_events_are_of_the_class_that_rasa_finds(monkeypatch):
    monkeypatch.setattr(Event, "resolve_by_type", Event.resolve_by_type)
    expected = {name: tracker._looked_up(name) for name in ("slot", "user", "bot", "action")}
    tracker.remember_event_types()
    for _ in range(2):
        assert {name: Event.resolve_by_type(name) for name in expected} == expected


def test_a_form_validates_on_the_tracker_that_rasa_would_replay():
    light = ConversationTracker.from_events("c", _events(), DOMAIN.slots)
    plain = DialogueStateTracker.from_events("c", list(light.events), DOMAIN.slots)
    form, said = FormAction("trip", None), [SlotSet("day", "tomorrow")]
    expected = _state(_RASAS(form, plain, said, DOMAIN))
    found = _state(forms._temporary_tracker(form, light, said, DOMAIN))
    assert _timeless(found) == _timeless(expected)


_RASAS = FormAction._temporary_tracker


def _timeless(state: dict) -> dict:
    events = [{**event, "timestamp": None} for event in state["events"]]
    return {**state, "events": events, "latest_event_time": None}
