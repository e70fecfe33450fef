"""What a member of staff asks a customer for, so that the reply can be read as the answer."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.form_rules import field_named, is_question
from bot.nlu.text import for_rules

_SENTENCE = re.compile(r"[^。.!！;；\n?？]+[?？]?")
_REQUESTS = re.compile(
    r"请|麻烦|能否|提供|告诉|说一?下|发(?:我|给我|一?下|过来)|贵姓"
    r"|\b(?:please|tell me|let me (?:have|know)|i(?:'ll| will)? need|give me|send me|may i|could i|can i)\b"
)
_NAME = re.compile(r"贵姓|您是哪位|\bwho am i (?:speaking|talking|chatting) (?:to|with)\b")
_WHEN = re.compile(r"什么时候|啥时候|何时|几时|\b(?:when|what day|what date|how long ago)\b")
_WISH = re.compile(
    r"(?:怎么|如何)(?:处理|解决|做)|什么(?:样的)?(?:结果|处理)"
    r"|\b(?:what would you like|what do you want|how (?:can|could|should|would) (?:we|i|you) .{0,30}(?:right|resolved?|settled?|fix(?:ed)?))\b"
)
_FORM = frozenset({"incident_time", "reference_number", "contact", "customer_name", "demand"})


def detail_asked_for(words: str) -> str | None:
    """The slot of the form that words of staff ask for.

    Args:
        words: of a member of staff to a customer.

    Returns:
        what the last asking sentence names; None where none asks for a detail.
    """
    for sentence in reversed(_SENTENCE.findall(words)):
        read = for_rules(sentence)
        if _NAME.search(read):
            return "customer_name"
        if not (is_question(sentence) or _REQUESTS.search(read)):
            continue
        if _WISH.search(read):
            return "demand"
        if _WHEN.search(read):
            return "incident_time"
        if (field := field_named(sentence)) in _FORM:
            return field
    return None
