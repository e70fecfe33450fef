"""How to hear back: the ways that a customer names, asks for unasked, refuses or cannot use."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, for_rules

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
    r"call|phone|ring|电话|手机|邮件|邮箱|电邮|email|e-mail|(?:就?在?)?(?:这里|这儿|这边|线上)|来电|微信"
)
_NAMED = (
    ("email", _PHRASES["names e-mail"]),
    ("phone", _PHRASES["names the phone"]),
    ("same_chat", _PHRASES["names this chat"]),
)
_NOT_THAT_WAY = _PHRASES["not that way"]
# 电话 白天别打: who says when not to ring wants to be rung
_NOT_THEN = _PHRASES["not at some hours"]
# "don't ring the landline, ring my mobile"
_WANTED_AFTER_ALL = _PHRASES["wanted after all"]
# what somebody cannot do rules out the ways that need it
_RULED_OUT = (
    (_PHRASES["cannot hear or speak"], frozenset({"phone"})),
    (_PHRASES["cannot read or write"], frozenset({"email", "same_chat"})),
)
_OF_SOMEBODY_ELSE = _PHRASES["of somebody else"]
_INSTEAD = ("same_chat", "phone")


def way_named(text: str) -> str | None:
    """The way of hearing back that a reply names, or is left by what it refuses or cannot use.

    Args:
        text: the customer's words.

    Returns:
        `same_chat`, `phone`, `email`; None when they are about none of them.
    """
    told = for_rules(text)
    read = _NOT_THEN.sub(" ", told)
    wanted = _NOT_THAT_WAY.sub("", read)
    refused = {
        way
        for told in _NOT_THAT_WAY.finditer(read)
        for way, pattern in _NAMED
        if pattern.search(told.group())
    }
    ruled_out = _ways_ruled_out(read)
    for pattern, _ in _RULED_OUT:
        # 不会打字 names no way to write
        wanted = pattern.sub("", wanted)
    for way, pattern in _NAMED:
        # 别打电话 我听到电话响就发抖 wants no call, and says so twice
        again = way in refused and not _WANTED_AFTER_ALL.search(wanted)
        if pattern.search(wanted) and not again:
            return way
    if not (refused or ruled_out or _NOT_THAT_WAY.search(read)):
        return "phone" if read != told else None
    # who only says how not to be reached is answered where they are
    return next((way for way in _INSTEAD if way not in ruled_out), "same_chat")


def refuses_a_way(text: str) -> bool:
    """Whether the words say how not to be reached."""
    read = for_rules(text)
    return bool(_NOT_THAT_WAY.search(read) or _ways_ruled_out(read))


def cannot_use_a_way(text: str) -> bool:
    """Whether a short text says that its writer cannot hear, speak, read or write."""
    return bool(_ways_ruled_out(for_rules(text)))


def _ways_ruled_out(read: str) -> frozenset[str]:
    """The ways that need what somebody says they cannot do: hear, or read; of one thing only."""
    if len(read) > _LONGEST_PART or _OF_SOMEBODY_ELSE.search(read):
        return frozenset()
    told = [ways for pattern, ways in _RULED_OUT if pattern.search(read)]
    return told[0] if len(told) == 1 else frozenset()


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
        spaced = [part for part in parts if " " in part]
        parts += [word for part in spaced for word in part.split()]
        # "email 我就好", 打 call
        parts += ["".join(part.split()) for part in spaced]
    ruled_out = _ways_ruled_out(read)
    for part in reversed(parts):
        if len(part) > _LONGEST_PART or _BARE.fullmatch(part):
            continue
        for channel, pattern in _WAYS:
            if pattern.fullmatch(part) and channel not in ruled_out:
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
    return bool(_ALONE.fullmatch(between_marks(text)))


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
