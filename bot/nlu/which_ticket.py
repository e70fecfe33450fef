"""Which of several complaints words mean, by what each is about: 酒店那个, "the hotel one"."""

import re
from collections.abc import Sequence

from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules

_PHRASES = rules("which_ticket")
_POINTS_AT_ONE = _PHRASES["points at one by its matter"]
_FIRST = _PHRASES["the first"]
_LAST = _PHRASES["the last"]
_SAYS_NOTHING = _PHRASES["says nothing of the matter"]
_LONGEST_HAN, _LONGEST_WORDS = 12, 7
_PAIR = 2
_WORD = re.compile(r"[a-z][a-z'-]{2,}|\d{2,}")


def points_at_one(text: str) -> bool:
    """Whether words point at one of several by its matter or its place: "the hotel one", 第一个."""
    read = for_rules(text)
    found = (_POINTS_AT_ONE.search(read), _FIRST.search(read), _LAST.search(read))
    return any(found)


def may_pick(text: str) -> bool:
    """Whether a reply to "which one" is short enough to name it: 酒店, "the parcel"."""
    return count_han(text) <= _LONGEST_HAN and len(text.split()) <= _LONGEST_WORDS


def which_named(text: str, stories: Sequence[str]) -> int | None:
    """Which of several stories words mean.

    Args:
        text: the customer's words.
        stories: what each is about, with its topic; the newest first, as they are listed.

    Returns:
        its place; None where the words name none of them, or more than one.
    """
    read = for_rules(text)
    named = {_matter(next(filter(None, one.groups()), "")) for one in _POINTS_AT_ONE.finditer(read)}
    named = named or ({_matter(read)} if may_pick(text) else set())
    told = [for_rules(story) for story in stories]
    for matter in filter(None, named):
        places = _told_alone(matter, told)
        if places is not None:
            return places
    if _FIRST.search(read):
        return 0
    return len(stories) - 1 if _LAST.search(read) else None


def _matter(words: str) -> str:
    return _SAYS_NOTHING.sub(" ", words).strip()


def _told_alone(matter: str, stories: Sequence[str]) -> int | None:
    """The only story that has the words, or most of them where several have some."""
    parts = _WORD.findall(matter)
    for run in re.findall(r"[一-鿿]{2,}", matter):
        parts += [run[n : n + _PAIR] for n in range(len(run) - 1)]
    counts = [sum(part in story for part in parts) for story in stories]
    most = max(counts, default=0)
    return counts.index(most) if most and counts.count(most) == 1 else None
