"""Sentences that stand in a reply beside what is wanted: none of them is lost."""

import re
from collections.abc import Iterable

from bot.nlu.annotations import spans
from bot.nlu.answering.details import refused
from bot.nlu.answering.matter import begins_with_bid, may_wish, opens_with_remedy
from bot.nlu.question_form import is_question
from bot.nlu.readers.questions import FACTS, REACHING
from bot.nlu.readers.reading import Reading
from bot.nlu.text import count_han, has_at_least
from bot.nlu.wishes import clauses

# A point inside a number or an address ends no sentence.
_SENTENCE = re.compile(r"(?:[^.。!！?？;；\n]|(?<=\S)[.](?=\S))+[.。!！?？;；\n]*\s*")
_JOINED = re.compile(r"\s*(?:or|and|else|then|otherwise)\b[\s,]*", re.I)
_LEAST_WORDS, _LEAST_HAN = 6, 8
_TOLD_ELSEWHERE = FACTS | REACHING


def keep_sentences_beside_wish(reading: Reading) -> None:
    """Write the sentences beside a wish as more of the story, where no reader kept them."""
    if "demand" not in reading.found or reading.found & {"story", "answer", "principal"}:
        return
    wishes = spans(reading.message, {"demand"})
    told = [
        reading.text[slice(*sentence)].strip()
        for sentence in _sentences(reading.text)
        if not _overlaps(sentence, wishes) and _tells(reading.text[slice(*sentence)])
    ]
    if told:
        reading.say("story", " ".join(told) if not count_han(told[0]) else "".join(told))


def wish_among_sentences(reading: Reading) -> tuple[str, str] | None:
    """An answer to what is wanted, parted from sentences that only say whom or where to write to.

    Returns:
        the wish, and what the other sentences tell besides, which may be nothing; None where no
        sentence stands apart from the wish, or all of them give such a detail.
    """
    details = spans(reading.message, _TOLD_ELSEWHERE)
    sentences = list(_sentences(reading.text))
    reached = spans(reading.message, REACHING)
    apart = [
        sentence
        for sentence in sentences
        if _overlaps(sentence, details)
        # a day may stand in a second wish: 拿不出来就把去年收的退了
        and (_overlaps(sentence, reached) or not _wants(reading.text[slice(*sentence)]))
    ]
    if not apart or len(apart) == len(sentences):
        return None
    told = [reading.text[slice(*sentence)].strip() for sentence in apart]
    wish = [reading.text[slice(*s)].strip() for s in sentences if s not in apart]
    return " ".join(wish), " ".join(sentence for sentence in told if _tells(sentence))


def wish_before_contact(reading: Reading) -> str | None:
    """The remedy that an answer opens with, before its number or address: "a refund, 0161 ..."."""
    reached = spans(reading.message, REACHING)
    heads = [part.span() for part in clauses(reading.text)]
    free = [head for head in heads if not reached or head[1] <= min(start for start, _ in reached)]
    words = reading.text[: free[-1][1]].strip() if free else ""
    return words if words and opens_with_remedy(words) else None


def _wants(sentence: str) -> bool:
    return may_wish(sentence) or begins_with_bid(_JOINED.sub("", sentence))


def _sentences(text: str) -> Iterable[tuple[int, int]]:
    return (match.span() for match in _SENTENCE.finditer(text))


def _overlaps(sentence: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < sentence[1] and sentence[0] < end for start, end in others)


def _tells(sentence: str) -> bool:
    enough = has_at_least(sentence, words=_LEAST_WORDS, han=_LEAST_HAN)
    # "I don't have it on me" in a few words tells nothing; "promised in writing, no fee" does
    few = len(sentence.split()) < _LEAST_WORDS + 3 and count_han(sentence) < 2 * _LEAST_HAN
    return enough and not is_question(sentence) and not (few and refused(sentence))
