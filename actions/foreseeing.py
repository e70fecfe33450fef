"""Answers the calls that must follow a call together with it.

While the form is open, the engine's next call is nearly always known: after a validation the action
that asks for the slot it names; after one that leaves the message to the rules, what answers the
interruption, and then the validation again. The engine takes an answer for just that call, on the
same conversation, and forgets it when another one comes; so nothing is foreseen that changes more
than the conversation.
"""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import ActionExecutor

from actions.turn import FORM

# What answers an interruption by data/rules/complaint_form.yml: a response, for which nothing is
# called, or an action, here those that only tell something.
ANSWERED_BY_RESPONSE = {
    "bot_challenge": "utter_bot_challenge",
    "goodbye": "utter_goodbye_draft",
    "greet": "utter_greet_again",
    "out_of_scope": "utter_out_of_scope_in_form",
    "skip": "utter_cannot_skip",
    "thank": "utter_thank",
}
ANSWERED_BY_ACTION = {
    "ask_help": "action_help_in_form",
    "ask_process": "action_ask_process",
    "explain_term": "action_explain_term",
}

_VALIDATION = f"validate_{FORM}"
_ASKING = f"action_ask_{FORM}_"
_LEFT_TO_RULES = "action_execution_rejected"


async def following(
    executor: ActionExecutor, call: Mapping[str, Any], answer: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The call that comes next, with its answer and what follows that.

    Args:
        executor: runs the actions.
        call: the engine's, of any action.
        answer: what it is answered.

    Returns:
        `next_action`, `events`, `responses`, and `following` where more can be foreseen; None where
        nothing can.
    """
    set_now = {event["name"]: event["value"] for event in answer["events"] if _is_slot(event)}
    others = [event["event"] for event in answer["events"] if not _is_slot(event)]
    acted, name = _expected(call, set_now.get("requested_slot"), others)
    if name not in executor.actions:
        # a response asks, or the conversation may go on otherwise
        return None
    tracker = call["tracker"]
    acts = [{"event": "action", "name": acted}] if acted else []
    after = {
        **tracker,
        "slots": {**tracker["slots"], **set_now},
        "events": [*tracker["events"], *acts, *answer["events"]],
    }
    next_call = {**call, "next_action": name, "tracker": after}
    result = await executor.run(next_call)
    if result is None:
        return None
    foreseen = {"next_action": name, **result.model_dump()}
    if more := await following(executor, next_call, foreseen):
        foreseen["following"] = more
    return foreseen


def _expected(
    call: Mapping[str, Any], requested: str | None, others: list[str]
) -> tuple[str | None, str | None]:
    """What will have acted before the next call, and the action that it calls; None for nothing.

    Args:
        call: the one that was answered.
        requested: slot that the answer requests.
        others: events of the answer that set no slot.
    """
    tracker, name = call["tracker"], call["next_action"]
    if name != _VALIDATION:
        in_form = (tracker.get("active_loop") or {}).get("name") == FORM
        interrupted = in_form and not others and not name.startswith(_ASKING)
        return (name, _VALIDATION) if interrupted else (None, None)
    if not others:
        return None, f"{_ASKING}{requested}"
    if others == [_LEFT_TO_RULES]:
        intent = str((tracker["latest_message"].get("intent") or {}).get("name"))
        response = ANSWERED_BY_RESPONSE.get(intent)
        return (response, _VALIDATION) if response else (None, ANSWERED_BY_ACTION.get(intent))
    return None, None


def _is_slot(event: Mapping[str, Any]) -> bool:
    return event.get("event") == "slot"
