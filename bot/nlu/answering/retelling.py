"""Whether what is told of a matter again takes the place of what was told, or comes to it."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.text import for_rules

_INSTEAD = re.compile(
    r"重新(?:写|说|讲|描述|来)|重写|从头(?:说|讲|写)|(?:全|都)(?:部)?(?:换|改)成|替换|以(?:这|下面|这个|这段|这次)(?:个|段|次)?(?:的)?为准"
    r"|(?:前面|之前|刚才|上面|原来)(?:写|说|讲)?的?(?:那段|那些|内容)?(?:都|全|全部)?(?:不要了?|不算|作废|删了?|删掉|去掉)"
    r"|\b(?:replace|start (?:over|again)|rewrite|scrap|delete|forget|ignore|disregard) (?:it|that|this|all|everything|what)\b|\bstart (?:over|again|from scratch)\b|\b(?:use|take) this instead\b|\binstead of (?:that|what i (?:said|wrote|told))\b"
)
_LEAST_OF_ALL = 0.7
_LEAST_SHARED = 0.5
_PARTS = re.compile(r"[a-z']{4,}|\d+|[一-鿿](?=[一-鿿])")


def takes_the_place(now: str, earlier: str) -> bool:
    """Whether a story that is told again replaces the one before.

    Args:
        now: what is told.
        earlier: what was told before.

    Returns:
        True where the customer says so, or tells most of it over again at length.
    """
    if _INSTEAD.search(for_rules(now)):
        return True
    if len(now) < len(earlier) * _LEAST_OF_ALL:
        return False
    parts = _parts(earlier)
    return bool(parts) and len(parts & _parts(now)) >= len(parts) * _LEAST_SHARED


def _parts(text: str) -> set[str]:
    """Words of a text, and its pairs of Chinese characters."""
    read = for_rules(text)
    return {
        read[found.start() : found.end() + 1] if "一" <= found[0] <= "鿿" else found[0]
        for found in _PARTS.finditer(read)
    }
