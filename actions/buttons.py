"""Buttons beside a reply, as the engine's protocol has them (docs/architecture.md)."""

import json
from collections.abc import Mapping
from typing import Any

Button = dict[str, Any]

# Marks the button that takes a message which was read otherwise for the story of a complaint.
PREVIOUS_MESSAGE = "previous_message"


def button(
    title: str, intent: str, carried: Mapping[str, str | None] | None = None, *, once: bool = True
) -> Button:
    """One button.

    Args:
        title: what stands on it, in the customer's language.
        intent: what pressing it means.
        carried: entities that come with the press.
        once: it counts once; False where pressing it again does no harm and may be wanted.
    """
    payload = f"/{intent}" + (json.dumps(carried) if carried else "")
    return {"title": title, "payload": payload, "once": once}
