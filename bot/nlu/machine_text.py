"""Tells commands, markup and code from what people write."""

import re

# the engine's channel widens a leading slash, so that it is no command to Rasa either
_COMMAND = re.compile(r"[/／][A-Za-z_]\w*(?:[\s@{]|$)")
_STATEMENT = re.compile(
    r"\b(?:drop|select|insert|delete|union)\b.*\b(?:table|from|into)\b.*(?:;|--)", re.I
)
# an object or list as programs write it: {"type": "text"}
_OBJECT = re.compile(r"[{\[]\s*[\"'{\[].*[}\]]", re.S)
_CODE_SYMBOLS = frozenset("<>{}[];=\\$|*_^~`#")


def is_machine_text(text: str) -> bool:
    """Whether a text is a command, markup or code rather than something a person tells."""
    text = text.strip()
    if _COMMAND.match(text) or _STATEMENT.search(text) or _OBJECT.fullmatch(text):
        return True
    if re.search(r"[一-鿿]", text) or "://" in text or "@" in text:
        return False
    shown = [character for character in text if not character.isspace()]
    symbols = sum(character in _CODE_SYMBOLS for character in shown)
    return symbols >= 3 and symbols >= 0.12 * len(shown)
