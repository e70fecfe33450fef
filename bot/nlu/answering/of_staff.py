"""What a member of staff asks a customer for, so that the reply can be read as the answer."""

import re

from bot.nlu.answering.correcting import field_named
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("answering/of_staff")
_SENTENCE = re.compile(r"[^。.!！;；\n?？]+[?？]?")
_REQUESTS = _PHRASES["asks for something"]
_NAME = _PHRASES["asks for the name"]
_WHEN = _PHRASES["asks when it was"]
_WISH = _PHRASES["asks what is wanted"]
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
