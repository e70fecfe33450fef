"""Words at the head of a text that only lead up to what it says."""

import re

from bot.nlu.rule_phrases import rules

_PHRASES = rules("lead_words")
_HOLDS_UP = _PHRASES["holds the talk up"]
_ASSENT = re.compile(
    r"^(?:(?:fine|ok|okay|alright|all right|well|sure|yes|yeah|oh|right"
    r"|行吧|行|好吧|好|那|嗯|可以|哦|算了)[\s,.，。!！:：]+)+",
    re.I,
)


def without_assent(text: str) -> str:
    """A text without the words of assent that it begins with: "fine, Ada Penrose", 行吧，王芳."""
    return _ASSENT.sub("", text)


def without_hold_up(read: str) -> str:
    """A text, as rules read it, without words that win time or thank first: "wait, …", 好的，…."""
    return _HOLDS_UP.sub("", read)
