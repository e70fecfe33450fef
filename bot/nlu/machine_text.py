"""Tells commands, markup and code from what people write."""

import re
from functools import lru_cache

# the engine's channel widens a leading slash, so that it is no command to Rasa either
_COMMAND = re.compile(r"[/／][A-Za-z_]\w*(?:[\s@{]|$)")
_STATEMENT = re.compile(
    r"\b(?:drop|select|insert|delete|union)\b.*\b(?:table|from|into)\b.*(?:;|--)", re.I
)
# an object or list as programs write it: {"type": "text"}
_OBJECT = re.compile(r"[{\[]\s*[\"'{\[].*[}\]]", re.S)
_CODE_SYMBOL = re.compile(r"[<>{}\[\];=\\$|*_^~`#]")
_LEAST_SYMBOLS = 3


@lru_cache(maxsize=16)
def is_machine_text(text: str) -> bool:
    """Whether a text is a command, markup or code rather than something a person tells.

    Several readers ask it of one message, so that the last answers are kept.
    """
    text = text.strip()
    if _COMMAND.match(text) or _OBJECT.fullmatch(text):
        return True
    if (";" in text or "--" in text) and _STATEMENT.search(text):
        return True
    symbols = len(_CODE_SYMBOL.findall(text))
    if symbols < _LEAST_SYMBOLS or "://" in text or "@" in text or re.search(r"[一-鿿]", text):
        return False
    return symbols >= 0.12 * len("".join(text.split()))
