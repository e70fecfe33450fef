"""Shortened conversations go on exactly like whole ones."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.history import LONGEST_TURNS, REMEMBERED_TONES, shorten, slim_parse_data

from .conftest import Engine, turn

SCRIPTS = {
    "a form with questions in between": [
        *("hello", "complain", "why", "why", "why", "why", "why", "the roof leaks"),
        *("why", "why", "why", "hello", "why", "number FD1", "hello"),
    ],
    "forms one after the other": ["complain", "it broke", "number FD1", "why"] * 4,
    "small talk, then a form": ["hello", "why"] * 6 + ["complain", "it broke", "number FD2"],
    "nothing understood": ["mumble"] * 10 + ["complain", "mumble", "number FD3", "mumble"],
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
@pytest.mark.parametrize("kept", [1, 2, 5])
async def test_a_shortened_conversation_goes_on_like_a_whole_one(
    start_engine: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Any,
    script: list[str],
    kept: int,
) -> None:
    async def run(url: str, kept_turns: int, longest_turns: int) -> list[Any]:
        monkeypatch.setattr(
            "bot.engine.tracker_store.shorten",
            lambda tracker, domain: shorten(tracker, domain, kept_turns, longest_turns),
        )
        engine: Engine = await start_engine(url)
        # an angry customer is greeted in one way only
        await engine.post(turn(None, "m_first", payload='/greet{"mood": "angry"}'))
        seen = []
        for number, text in enumerate(script):
            said = await engine.texts(text, f"m_{number}")
            tracker = await engine.agent.tracker_store.retrieve("c_1")
            seen.append(
                (
                    said,
                    tracker.current_slot_values(),
                    tracker.active_loop_name,
                    tracker.is_active_loop_rejected,
                    tracker.latest_action_name,
                )
            )
        return seen

    whole = await run(f"sqlite:///{tmp_path}/whole.db", 1000, 1000)
    short = await run(f"sqlite:///{tmp_path}/short.db", kept, kept)
    assert short == whole


async def test_a_conversation_never_grows_beyond_its_limit(engine: Engine) -> None:
    lengths = []
    for number in range(40):
        await engine.say("hello", f"m_{number}")
        tracker = await engine.agent.tracker_store.retrieve("c_1")
        turns = sum(isinstance(e, UserUttered) and bool(e.text) for e in tracker.events)
        assert turns <= LONGEST_TURNS
        lengths.append(len(tracker.events))
    assert max(lengths[20:]) <= max(lengths[:20])


def test_the_tones_of_the_last_messages_stay_without_their_texts() -> None:
    domain = Domain.from_dict({"intents": ["greet"], "entities": ["tone"]})
    tracker = DialogueStateTracker.from_events("c_1", [ActionExecuted("action_listen")])
    for number in range(20):
        tone = {"entity": "tone", "value": f"tone {number}"}
        tracker.update(UserUttered(f"text {number}", {"name": "greet"}, [tone]))
        tracker.update(ActionExecuted("action_listen"))
        tracker = shorten(tracker, domain)
    spoken = [event for event in tracker.events if isinstance(event, UserUttered)]
    tones = [event.entities[0]["value"] for event in spoken]
    assert tones[-8:] == [f"tone {number}" for number in range(12, 20)]
    texts = [event.text for event in spoken if event.text is not None]
    assert len(texts) <= LONGEST_TURNS
    assert len(spoken) <= REMEMBERED_TONES + LONGEST_TURNS


async def test_a_short_conversation_is_left_alone(engine: Engine) -> None:
    await engine.say("hello", "m_1")
    tracker = await engine.agent.tracker_store.retrieve("c_1")
    assert shorten(tracker, engine.agent.domain) is tracker


def test_only_what_is_read_later_is_kept_of_an_nlu_result() -> None:
    parse_data = {
        "text": "why",
        "intent": {"name": "question", "confidence": 0.9},
        "entities": [{"entity": "tone", "value": "calm", "extractor": "X", "start": 0}],
        "intent_ranking": [{"name": "question"}] * 25,
        "text_tokens": [(0, 3)],
        "tone": {"name": "calm"},
    }
    assert slim_parse_data(parse_data) == {
        "text": "why",
        "intent": {"name": "question", "confidence": 0.9},
        "entities": [{"entity": "tone", "value": "calm", "start": 0}],
        "tone": {"name": "calm"},
    }
