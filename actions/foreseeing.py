"""Answers the call that must follow a form's validation together with it.

When the validation names the slot to ask for, and an action asks for that slot, the engine's next
call is this action, on the same conversation and with the values that were just set.
"""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.executor import ActionExecutor

from actions.turn import FORM

_VALIDATION = f"validate_{FORM}"
_REQUESTED = "requested_slot"


async def following(
    executor: ActionExecutor, call: Mapping[str, Any], answer: Mapping[str, Any]
) -> dict[str, Any] | None:
    """The action that asks what a validation wants asked, and its answer.

    Args:
        executor: runs the actions.
        call: the engine's, of any action.
        answer: what it is answered.

    Returns:
        `next_action`, `events` and `responses`; None where nothing can be foreseen.
    """
    if call["next_action"] != _VALIDATION:
        return None
    set_now = {event["name"]: event["value"] for event in answer["events"] if _is_slot(event)}
    asking = f"action_ask_{FORM}_{set_now.get(_REQUESTED)}"
    if asking not in executor.actions or len(set_now) < len(answer["events"]):
        # a response asks, or more happened than that slots were set
        return None
    tracker = call["tracker"]
    after = {
        **tracker,
        "slots": {**tracker["slots"], **set_now},
        "events": [*tracker["events"], *answer["events"]],
    }
    result = await executor.run({**call, "next_action": asking, "tracker": after})
    return {"next_action": asking, **result.model_dump()} if result else None


def _is_slot(event: Mapping[str, Any]) -> bool:
    return event.get("event") == "slot"
