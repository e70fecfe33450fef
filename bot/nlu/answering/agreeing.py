"""A yes to the summary with more behind it: it submits, and a question behind it is answered."""

import itertools
import re
from collections.abc import Iterator

from bot.nlu.asked.besides import asks_beside_a_yes
from bot.nlu.rule_phrases import rules
from bot.nlu.short_answers import meaning, submits
from bot.nlu.text import for_rules

_PHRASES = rules("answering/agreeing")
_URGES, _CHANGES = _PHRASES["urges or warns"], _PHRASES["changes what is shown"]

# also where no mark parts them: "yes when will i hear", 对的多久有结果
_MAY_BEGIN = re.compile(r"(?:(?<=[\s,，.。!！;；])|(?<=[一-鿿])(?=[一-鿿]))(?=\S)")
_JOINS = re.compile(r"\s*(?:(?:and|so|also)\b|另外|还有|顺便(?:问(?:一?下|一句)?)?)[\s,，]*", re.I)
_CLAUSE_OR_SPACE = re.compile(r"(?:[^,，.!?;。！？；\n\s]|(?<![一-鿿])\s(?![一-鿿]))+")
_CLAUSE = re.compile(r"[^,，.!?;。！？；\n]+")
# "yes, but who reads it": the yes hangs on the answer
_OBJECTS = re.compile(r"(?:but|though|only)\b|不过|但|可是|只是|就是")
_LONGEST = 160
# no yes takes more, whatever stands behind it
_LONGEST_YES = 40


def questions_behind_yes(text: str) -> str | None:
    """The side questions that a yes to the summary ends with: "yes. when will I hear?".

    Returns:
        their words; None where the words before them are no yes alone, or nothing is asked.
    """
    for said, behind in _partings(text):
        joined = _JOINS.match(behind)
        asked = behind[joined.end() :] if joined else behind
        if said and meaning(said, "confirmation") == "affirm" and _only_asks(asked):
            return asked
    return None


def urges_behind_yes(text: str) -> str | None:
    """The words that urge or warn behind a yes which sends: 发吧 等你们消息 超过明天就上热搜.

    Returns:
        None where nothing is sent, or the rest may change what is shown.
    """
    urging = (more for said, more in _partings(text) if _sends(said) and _only_urges(more))
    return next(urging, None)


def _partings(text: str) -> Iterator[tuple[str, str]]:
    """The words before and behind each place where something else may begin after a yes."""
    if len(text) <= _LONGEST:
        places = (match.start() for match in _MAY_BEGIN.finditer(text))
        for begins in itertools.takewhile(_LONGEST_YES.__ge__, places):
            yield text[:begins].strip(), text[begins:].strip()


def _sends(text: str) -> bool:
    return submits(text) and meaning(text, "confirmation") == "affirm"


def _only_urges(text: str) -> bool:
    read = for_rules(text)
    parts = [part for part in map(str.strip, _CLAUSE_OR_SPACE.findall(read)) if part]
    urges = bool(parts) and _URGES.search(parts[0]) is not None
    return urges and _CHANGES.search(read) is None


def _only_asks(text: str) -> bool:
    parts = [part for part in map(str.strip, _CLAUSE.findall(text)) if part]
    objects = _OBJECTS.match(text.lower())
    return bool(parts) and not objects and all(asks_beside_a_yes(part) for part in parts)
