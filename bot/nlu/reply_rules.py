"""How to hear back, where a customer says so unasked: "You can answer me here", 打电话给我就行."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("reply_rules")
_PART = re.compile(r"[^,，。.!！?？;；\n]+(?:\.[^\s,，。.!！?？;；]+)*")
# Whole clauses only: "they call me every day" and 天天打电话给我 tell something else.
_WAYS = (
    ("same_chat", _PHRASES["in this chat"]),
    ("phone", _PHRASES["by phone"]),
    ("email", _PHRASES["by email"]),
)
_ALONE = _PHRASES["a way alone"]
_OTHERWISE = _PHRASES["another way where the first cannot be had"]
_LONGEST_PART = 90
_HAN = re.compile(r"[一-鿿]")
# alone these are answers to a question, not statements
_BARE = re.compile(
    r"电话|手机|邮件|邮箱|电邮|email|e-mail|(?:就?在?)?(?:这里|这儿|这边|线上)|来电|微信"
)


def reply_channel_said(text: str) -> str | None:
    """The way to hear back that a clause of the text asks for.

    Args:
        text: the customer's words.

    Returns:
        `same_chat`, `phone`, `email`; None when no clause is about it.
    """
    read = for_rules(text)
    parts = [match.group().strip() for match in _PART.finditer(read)]
    if _HAN.search(read):
        # Chinese is typed with spaces in place of commas
        parts += [word for part in parts if " " in part for word in part.split()]
    for part in reversed(parts):
        if len(part) > _LONGEST_PART or _BARE.fullmatch(part):
            continue
        for channel, pattern in _WAYS:
            if pattern.fullmatch(part):
                return channel
    return None


def way_otherwise(text: str) -> str | None:
    """The way to hear back that a short text names for where its first wish cannot be had.

    "WhatsApp if you can, otherwise e-mail", 微信行吗？不行就打电话.
    """
    read = for_rules(text)
    told = _OTHERWISE.search(read) if len(read) <= _LONGEST_PART else None
    if told is None:
        return None
    return next((way for way in ("same_chat", "phone", "email") if told[way]), None)


def names_a_way_alone(text: str) -> bool:
    """Whether a whole message is a way to hear back and nothing else: "email", "phone please"."""
    return bool(_ALONE.fullmatch(for_rules(text).strip(" \t\n.,!。，！")))


_CHANGES_WAY = _PHRASES["changes the way"]
_OLD_NUMBER = re.compile(r"\b(?:phone|mobile|e-?mail)(?: number| address)\b|号码|地址")


def changes_way(text: str) -> str | None:
    """The way to hear back that a text changes to; None where it only changes a number."""
    read = for_rules(text)
    told = None if _OLD_NUMBER.search(read) else _CHANGES_WAY.search(read)
    if told is None:
        return None
    way = told["zh"] or told["en"] or told["instead"]
    return "email" if way.startswith("e") or way in ("邮件", "邮箱", "电邮", "mail") else "phone"
