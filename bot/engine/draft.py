"""What the gateway is told of the complaint that a conversation is telling."""

from typing import Any

from rasa.core.actions.forms import REQUESTED_SLOT
from rasa.shared.core.trackers import DialogueStateTracker

FORM = "complaint_form"
# What the customer told, and what was read from it; what only steers the form stays here.
TOLD = (
    "story",
    "topic",
    "category_choice",
    "incident_time",
    "reference_number",
    "claim_number",
    "given_reason",
    "clause",
    "demand",
    "amount",
    "reply_channel",
    "contact",
    "customer_name",
    "principal",
    "flags",
    "tones",
)


def draft_of(tracker: DialogueStateTracker) -> dict[str, Any] | None:
    """The draft after a turn (docs/architecture.md, Engine protocol); None when there is none."""
    slots = tracker.current_slot_values()
    in_form = tracker.active_loop_name == FORM
    if not slots.get("draft_id") or not (in_form or slots.get("draft_kept_at")):
        return None
    told = {name: _plain(slots[name]) for name in TOLD if slots.get(name) not in (None, "", [])}
    return {
        "id": str(slots["draft_id"]),
        "put_aside": not in_form,
        "asked": slots.get(REQUESTED_SLOT) if in_form else None,
        "told": told,
    }


def _plain(value: object) -> str:
    # two numbers in one message arrive as a list; the form takes the first
    return str(value[0] if isinstance(value, list) else value)
