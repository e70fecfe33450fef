"""What the engine would ask next is answered with the validation, and only that."""

from typing import Any

import pytest
from rasa_sdk import Action
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, SlotSet
from rasa_sdk.executor import ActionExecutor

from actions.foreseeing import following

CALL: dict[str, Any] = {
    "next_action": "validate_complaint_form",
    "domain": {},
    "tracker": {
        "sender_id": "c_1",
        "slots": {"requested_slot": "demand", "demand": None, "story": "the roof leaks"},
        "latest_message": {"text": "repair it"},
        "latest_action_name": "complaint_form",
        "events": [{"event": "user", "text": "repair it"}],
        "paused": False,
        "active_loop": {"name": "complaint_form"},
    },
}


class Summary(Action):
    """Tells what it was called on."""

    def name(self) -> str:
        return "action_ask_complaint_form_confirmation"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        names = [event["event"] for event in tracker.events]
        dispatcher.utter_message(text="summary", json_message={**tracker.slots, "events": names})
        return []


@pytest.fixture
def executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_action(Summary)
    return executor


def _answer(*events: Any) -> dict[str, Any]:
    return {"events": list(events), "responses": []}


async def test_the_question_comes_with_the_validation(executor: ActionExecutor) -> None:
    answer = _answer(SlotSet("demand", "repair"), SlotSet("requested_slot", "confirmation"))
    foreseen = await following(executor, CALL, answer)
    assert foreseen is not None
    assert foreseen["next_action"] == "action_ask_complaint_form_confirmation"
    assert foreseen["events"] == []
    (response,) = foreseen["responses"]
    assert response["text"] == "summary"
    # as the engine would call it: with the values that were set
    assert response["custom"] == {
        "requested_slot": "confirmation",
        "demand": "repair",
        "story": "the roof leaks",
        "events": ["user", "slot", "slot"],
    }
    assert CALL["tracker"]["slots"]["demand"] is None


@pytest.mark.parametrize(
    "answer",
    [
        _answer(),
        _answer(SlotSet("demand", "repair")),
        _answer(SlotSet("requested_slot", None)),
        # a response asks for it, no action
        _answer(SlotSet("requested_slot", "reply_channel")),
        _answer(SlotSet("requested_slot", "confirmation"), ActionExecutionRejected("form")),
        _answer(SlotSet("requested_slot", "confirmation"), ActiveLoop(None)),
    ],
)
async def test_what_may_go_on_otherwise_is_not_foreseen(
    executor: ActionExecutor, answer: dict[str, Any]
) -> None:
    assert await following(executor, CALL, answer) is None


async def test_after_another_action_nothing_is_foreseen(executor: ActionExecutor) -> None:
    answer = _answer(SlotSet("requested_slot", "confirmation"))
    assert await following(executor, {**CALL, "next_action": "action_greet"}, answer) is None
