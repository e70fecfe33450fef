"""Whether words have the form of a question."""

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("question_form")
_QUESTION = _PHRASES["asks"]


def is_question(text: str) -> bool:
    """Whether the words have the form of a question."""
    return bool(_QUESTION.search(for_rules(text).strip()))
