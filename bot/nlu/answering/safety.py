"""What is answered to "are you safe right now?"."""

from bot.nlu.question_form import bare
from bot.nlu.rule_phrases import rules

_PHRASES = rules("answering/safety")
_SAFE = _PHRASES["is safe"]
_UNSAFE = _PHRASES["is not safe"]


def tells_safety(text: str) -> bool | None:
    """Whether somebody says that they are safe.

    Args:
        text: the answer to the question.

    Returns:
        None where the words say neither; who says both, as in "yes, but I'm alone", is not safe.
    """
    read = bare(text)
    if _UNSAFE.search(read):
        return False
    return True if _SAFE.search(read) else None
