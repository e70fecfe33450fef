"""A detail that stays open because the customer keeps telling something else."""

from collections.abc import Iterable, Mapping
from typing import Any

from actions.form.look import Look
from tickets.draft import ADDED, SKIPPED
from tickets.vocabulary import ReplyChannel

STILL_NEEDED = "utter_noted_still_needed"
# How often each is asked for again before it is left open; any can still be told later.
_ASKED_AGAIN_AT_MOST = {
    "matter_choice": 1,
    "incident_time": 1,
    "reference_number": 1,
    "given_reason": 1,
    "demand": 2,
    "reply_channel": 2,
    "contact": 1,
    "customer_name": 1,
    "principal": 1,
}

_LEFT = {"reply_channel": ReplyChannel.SAME_CHAT.value, "matter_choice": ADDED}


def leave_open(look: Look) -> None:
    """Go on where the same detail was asked for again and the message tells something else."""
    slot = look.requested
    if slot not in _ASKED_AGAIN_AT_MOST or not look.is_for_the_form or not look.tells_anything:
        return
    if look.next_question() != slot or look.ask_instead:
        return
    if _asked_again(look.tracker.events, slot) >= _ASKED_AGAIN_AT_MOST[slot]:
        # who goes on about an open matter means that one; nothing told is lost with it
        left = _LEFT.get(slot, SKIPPED)
        look.values[slot] = left
        if slot == "contact":
            # answered where they are until they give one; the question asked for a name as well
            look.values["reply_channel"] = ReplyChannel.SAME_CHAT.value
            look.values["customer_name"] = look.values["customer_name"] or SKIPPED
        here = slot in ("reply_channel", "contact")
        if slot != "matter_choice":
            look.said.append("utter_left_here" if here else "utter_left_open")


def _asked_again(events: Iterable[Mapping[str, Any]], slot: str) -> int:
    """How often the customer was told that a detail is still needed, since it was first asked."""
    times = 0
    for event in reversed(list(events)):
        if event.get("event") == "slot" and event.get("name") == "requested_slot":
            if event.get("value") != slot:
                break
        elif event.get("event") == "bot":
            said = (event.get("metadata") or {}).get("utter_action")
            times += said == STILL_NEEDED
    return times
