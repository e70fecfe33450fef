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


def is_about_code(buttons: str) -> bool:
    """Whether buttons, as they are kept, ask about a code."""
    return f'"{_PREFIX}{ASK_CODE}' in buttons or f'"{_PREFIX}{LEAVE_IT}' in buttons
