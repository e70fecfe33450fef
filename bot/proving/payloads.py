"""Buttons and commands that the edge itself answers; no text of a customer becomes one.

They look like `edge:<name>{"<key>": "<value>"}` where the engine's look like `/<intent>{…}`.
"""

import json

_PREFIX = "edge:"
ASK_CODE = "ask_code"
LEAVE_IT = "leave_it"
FOLLOW_LINK = "follow_link"


def payload(name: str, **values: str) -> str:
    """A payload for the edge."""
    return f"{_PREFIX}{name}{json.dumps(values)}"


def read_payload(text: str | None) -> tuple[str, dict[str, str]] | None:
    """Name and values of a payload for the edge; None when it is for the engine."""
    if text is None or not text.startswith(_PREFIX):
        return None
    name, brace, values = text.removeprefix(_PREFIX).partition("{")
    return name, json.loads(brace + values) if brace else {}


def ticket_offered(buttons: str) -> str | None:
    """The ticket for which buttons, as they are kept, offer a code; None when they offer none."""
    for button in json.loads(buttons or "[]"):
        ours = read_payload(button.get("payload"))
        if ours is not None and ours[0] == ASK_CODE:
            return ours[1]["reference"]
    return None
