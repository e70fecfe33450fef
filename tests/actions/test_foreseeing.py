"""What the engine would ask next is answered with the validation, and only that."""

from typing import Any

import pytest
import yaml
from rasa_sdk import Action
from rasa_sdk.events import ActionExecutionRejected, ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor

from actions.foreseeing import ANSWERED_BY_ACTION, ANSWERED_BY_RESPONSE, following
from actions.turn import answered_already
from bot.training import PROJECT

CALL: dict[str, Any] = {
    "next_action": "validate_complaint_form",
    "domain": {},
    "tracker": {
        "sender_id": "c_1",
        "slots": {"requested_slot": "demand", "demand": None, "story": "the roof leaks"},
        "latest_message": {"text": "repair it", "intent": {"name": "inform"}},
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


class Procedure(Action):
    """Answers an interruption."""

    def name(self) -> str:
        return "action_ask_process"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="three steps")
        return [SlotSet("told", "steps")]


class Validation(Action):
    """Finds the form where it was before the interruption, once that was answered."""

    def name(self) -> str:
        return "validate_complaint_form"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        assert answered_already(tracker)
        return [SlotSet("requested_slot", tracker.slots["requested_slot"])]


@pytest.fixture
def executor() -> ActionExecutor:
    executor = ActionExecutor()
    for action in (Summary, Procedure, Validation):
        executor.register_action(action)
    return executor


def _answer(*events: Any) -> dict[str, Any]:
    return {"events": list(events), "responses": []}


def _call(name: str, **tracker: Any) -> dict[str, Any]:
    return {**CALL, "next_action": name, "tracker": {**CALL["tracker"], **tracker}}


def _read_as(intent: str, requested: str = "confirmation") -> dict[str, Any]:
    slots = {**CALL["tracker"]["slots"], "requested_slot": requested}
    message = {"text": "?", "intent": {"name": intent}}
    return _call("validate_complaint_form", latest_message=message, slots=slots)


def _names(foreseen: dict[str, Any] | None) -> list[str]:
    """The actions of a chain."""
    if foreseen is None:
        return []
    return [foreseen["next_action"], *_names(foreseen.get("following"))]


LEFT_TO_RULES = _answer(ActionExecutionRejected("complaint_form"))


async def test_the_question_comes_with_the_validation(executor: ActionExecutor) -> None:
    answer = _answer(SlotSet("demand", "repair"), SlotSet("requested_slot", "confirmation"))
    foreseen = await following(executor, CALL, answer)
    assert foreseen is not None
    assert _names(foreseen) == ["action_ask_complaint_form_confirmation"]
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


@pytest.mark.parametrize("intent", ANSWERED_BY_RESPONSE)
async def test_after_an_interruption_that_a_response_answers_the_form_comes_back(
    executor: ActionExecutor, intent: str
) -> None:
    foreseen = await following(executor, _read_as(intent), LEFT_TO_RULES)
    assert _names(foreseen) == ["validate_complaint_form", "action_ask_complaint_form_confirmation"]


async def test_what_answers_an_interruption_comes_with_the_validation(
    executor: ActionExecutor,
) -> None:
    foreseen = await following(executor, _read_as("ask_process"), LEFT_TO_RULES)
    assert _names(foreseen) == [
        "action_ask_process",
        "validate_complaint_form",
        "action_ask_complaint_form_confirmation",
    ]
    question = foreseen and foreseen["following"]["following"]["responses"][0]["custom"]
    assert question["told"] == "steps"
    assert question["events"] == ["user", "action_execution_rejected", "action", "slot", "slot"]


async def test_a_question_that_a_response_asks_is_not_foreseen(executor: ActionExecutor) -> None:
    foreseen = await following(executor, _read_as("thank", "reply_channel"), LEFT_TO_RULES)
    assert _names(foreseen) == ["validate_complaint_form"]


async def test_after_any_action_in_the_form_it_comes_back(executor: ActionExecutor) -> None:
    call = _call("action_check_status")
    assert _names(await following(executor, call, _answer())) == ["validate_complaint_form"]


@pytest.mark.parametrize(
    ("call", "answer"),
    [
        (CALL, _answer()),
        (CALL, _answer(SlotSet("demand", "repair"))),
        # complete
        (CALL, _answer(SlotSet("requested_slot", None))),
        (CALL, _answer(SlotSet("requested_slot", "confirmation"), ActiveLoop(None))),
        # what answers these changes more than the conversation
        (_read_as("request_human"), LEFT_TO_RULES),
        (_read_as("ask_privacy"), LEFT_TO_RULES),
        (_call("action_request_human"), _answer(FollowupAction("action_listen"))),
        (_call("action_check_status", active_loop={}), _answer()),
        (_call("action_ask_complaint_form_confirmation"), _answer()),
    ],
)
async def test_what_may_go_on_otherwise_is_not_foreseen(
    executor: ActionExecutor, call: dict[str, Any], answer: dict[str, Any]
) -> None:
    assert await following(executor, call, answer) is None


def test_interruptions_are_answered_as_the_rules_have_it() -> None:
    rules = yaml.safe_load((PROJECT / "data/rules/complaint_form.yml").read_text("utf-8"))["rules"]
    answered = {
        steps[0]["intent"]: steps[1]["action"]
        for rule in rules
        if "intent" in (steps := rule["steps"])[0] and steps[-2] == {"action": "complaint_form"}
        if len(steps) == 4
    }
    by_response = {i: action for i, action in answered.items() if action.startswith("utter_")}
    assert by_response == ANSWERED_BY_RESPONSE
    assert {intent: answered[intent] for intent in ANSWERED_BY_ACTION} == ANSWERED_BY_ACTION
