"""A yes to the summary with a question behind it: the yes submits, the question is answered."""

import re

from bot.nlu.asked import asks_beside_a_yes
from bot.nlu.short_answers import meaning

# also where no mark parts them: "yes when will i hear", 对的多久有结果
_MAY_BEGIN = re.compile(r"(?:(?<=[\s,，.。!！;；])|(?<=[一-鿿])(?=[一-鿿]))(?=\S)")
_JOINS = re.compile(r"\s*(?:(?:and|so|also)\b|另外|还有|顺便(?:问(?:一?下|一句)?)?)[\s,，]*", re.I)
_CLAUSE = re.compile(r"[^,，.!?;。！？；\n]+")
# "yes, but who reads it": the yes depends on the answer
_DEPENDS = re.compile(r"(?:but|though|only)\b|不过|但|可是|只是|就是")
_LONGEST = 160


def questions_behind_yes(text: str) -> str | None:
    """The side questions that a yes to the summary ends with: "yes. when will I hear?".

    Returns:
        their words; None where the words before them are no yes alone, or nothing is asked.
    """
    if len(text) > _LONGEST:
        return None
    for begins in (match.start() for match in _MAY_BEGIN.finditer(text)):
        said, behind = text[:begins].strip(), text[begins:].strip()
        joined = _JOINS.match(behind)
        asked = behind[joined.end() :] if joined else behind
        if said and meaning(said, "confirmation") == "affirm" and _only_asks(asked):
            return asked
    return None


def _only_asks(text: str) -> bool:
    parts = [part for part in map(str.strip, _CLAUSE.findall(text)) if part]
    depends = _DEPENDS.match(text.lower())
    return bool(parts) and not depends and all(asks_beside_a_yes(part) for part in parts)
