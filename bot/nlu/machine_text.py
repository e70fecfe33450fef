"""Tells commands, markup and code from what people write."""

import re
import zlib
from functools import lru_cache

# the engine's channel widens a leading slash, so that it is no command to Rasa either
_COMMAND = re.compile(r"[/／][A-Za-z_]\w*(?:[\s@{]|$)")
_STATEMENT = re.compile(
    r"\b(?:drop|select|insert|delete|union)\b.*\b(?:table|from|into)\b.*(?:;|--)", re.I
)
# an object or list as programs write it: {"type": "text"}
_OBJECT = re.compile(r"[{\[]\s*[\"'{\[].*[}\]]", re.S)
# elements that only pages have, whatever stands in them
_MARKUP = re.compile(
    r"<\s*/?\s*(?:script|iframe|img|svg|style|object|embed|html|body|div|input)\b", re.I
)
# keys that nobody types in a sentence, with the colours that terminals make of them
_CONTROL = re.compile(r"(?:\x1b\[[\d;]*[A-Za-z])|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# said to the program behind the desk, and not to the desk
_TO_THE_PROGRAM = re.compile(
    r"(?:忽略|无视|忘(?:掉|记)|不要管)(?:你|您|之前|以前|前面|以上|上面|所有|全部|一切|收到|的)+(?:指令|指示|设定|提示词?|规则|限制|prompt)"
    r"|系统提示词?|開發者模式|开发者模式|\bsystem prompt\b|\bdeveloper mode\b|\bjailbreak\b"
    r"|\b(?:ignore|disregard|forget) (?:(?:all|any|your|the|of) )*"
    r"(?:previous|prior|above|earlier|all)(?: (?:previous|prior|of|your|the))*"
    r" (?:instructions?|prompts?|rules|guidelines)\b"
    r"|\byou are now \w*(?:gpt|bot|dan)\b"
    r"|^\s*(?:system|assistant|developer|admin(?:istrator)?|root|sudo)\s*[:>].*"
    r"(?:\S\s*=\s*\S|\b(?:grant|override|execute|admin|root|prompt)\b)",
    re.I,
)
_LEAST_LETTERS_BESIDE = 8
# Nobody types the same few words a hundred times over; what is told shrinks to a third.
_PASTED_CHARACTERS, _READ_CHARACTERS, _MOST_SHRUNK = 500, 8000, 0.06
_CODE_SYMBOL = re.compile(r"[<>{}\[\];=\\$|*_^~`#]")
_LEAST_SYMBOLS = 3


@lru_cache(maxsize=16)
def is_machine_text(text: str) -> bool:
    """Whether a text is a command, markup or code rather than something a person tells.

    Several readers ask it of one message, so that the last answers are kept.
    """
    text = text.strip()
    if _TO_THE_PROGRAM.search(text[:_READ_CHARACTERS]):
        return True
    if _COMMAND.match(text) or _OBJECT.fullmatch(text) or _is_noise(text):
        return True
    if len(text) > _PASTED_CHARACTERS and _says_one_thing(text):
        return True
    if "<" in text and _MARKUP.search(text):
        return True
    if (";" in text or "--" in text) and _STATEMENT.search(text):
        return True
    symbols = len(_CODE_SYMBOL.findall(text))
    if symbols < _LEAST_SYMBOLS or "://" in text or "@" in text or re.search(r"[一-鿿]", text):
        return False
    return symbols >= 0.12 * len("".join(text.split()))


def _is_noise(text: str) -> bool:
    """Whether a text has control characters and next to no letters beside them."""
    if not _CONTROL.search(text):
        return False
    rest = _CONTROL.sub("", text)
    letters = sum(2 if "一" <= one <= "鿿" else one.isalpha() for one in rest)
    return letters < _LEAST_LETTERS_BESIDE


def _says_one_thing(text: str) -> bool:
    """Whether a long text is the same few words again and again."""
    told = text[:_READ_CHARACTERS].encode("utf-8", errors="replace")
    return len(zlib.compress(told)) <= _MOST_SHRUNK * len(told)
