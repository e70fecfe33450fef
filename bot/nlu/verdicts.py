"""What a text says of the result of a complaint, or of an answer that was given to one.

A result that is named may be accepted or refused at any time. "Fair enough" or "no way" says as
much only where an answer was just given, and is asked about before it counts.
"""

import re
from enum import StrEnum

from bot.nlu import short_answers
from bot.nlu.question_form import is_question
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules

_PHRASES = rules("verdicts")
_REJECTS = _PHRASES["rejects the result"]
_REJECTS_ALONE = _PHRASES["rejects, and says no more"]
_ACCEPTS = _PHRASES["accepts the result"]
_REFUSES_AT_THE_END = _PHRASES["refuses at the end"]
_TAKES_IT = _PHRASES["takes what was offered"]
_REFUSES_IT = _PHRASES["refuses what was offered"]
_ANY_CLAUSE = re.compile(r"[,，。.;；!！?？]+|(?<=[一-鿿])\s+(?=[一-鿿])")
_FIRST_CLAUSE = re.compile(r"[,，。.;；!！]|(?<=[一-鿿])\s+(?=[一-鿿])")
_LONGEST_VERDICT = 160
_LONGEST_IN_WORDS, _LONGEST_IN_HAN = 45, 60
# of a verdict, and what stands beside it
_NO_REASON = 6


class Verdict(StrEnum):
    """What a customer makes of a result."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


def verdict(text: str) -> Verdict | None:
    """What a text says of the result of a complaint; None when it is about something else."""
    read = short_answers.trimmed(for_rules(text))
    if len(read) > _LONGEST_VERDICT:
        return None
    if _REJECTS.search(read) or _rejects_alone(read):
        return Verdict.REJECTED
    return Verdict.ACCEPTED if _ACCEPTS.fullmatch(read) else None


def verdict_in_own_words(text: str) -> Verdict | None:
    """What words say of an answer that was just given, however they say it.

    Returns:
        None where they say neither for certain.
    """
    read = for_rules(text)
    if len(read.split()) > _LONGEST_IN_WORDS or count_han(read) > _LONGEST_IN_HAN:
        return None
    if _REFUSES_IT.search(read):
        return Verdict.REJECTED
    accepts = _TAKES_IT.search(read) and not is_question(text.split("?")[-1])
    return Verdict.ACCEPTED if accepts else None


def says_no(text: str) -> bool:
    """Whether words refuse a result, at their beginning or behind the reason for it."""
    return verdict(text) is Verdict.REJECTED or refuses_at_the_end(text)


def is_bare_verdict(text: str) -> bool:
    """Whether a text says no more than that a result is not accepted, and no reason."""
    read = short_answers.trimmed(for_rules(text))
    match = _REJECTS.search(read)
    return bool(_REJECTS_ALONE.fullmatch(read)) or (
        match is not None and len(read) - len(match.group()) <= _NO_REASON
    )


def refuses_at_the_end(text: str) -> bool:
    """Whether a text ends in a refusal of the result, behind the reason for it."""
    return bool(_REFUSES_AT_THE_END.search(short_answers.trimmed(text)))


def refuses_in_a_clause(text: str) -> bool:
    """Whether any clause of a text refuses and says no more: "only 3000? I don't accept that"."""
    read = short_answers.trimmed(for_rules(text))
    if len(read) > _LONGEST_VERDICT:
        return False
    clauses = [part.strip() for part in _ANY_CLAUSE.split(read)]
    return any(_REJECTS_ALONE.fullmatch(clause) for clause in clauses)


def _rejects_alone(read: str) -> bool:
    """Whether the first clause refuses, or the second after a yes: 係，我唔接受."""
    first, *others = (part.strip() for part in _FIRST_CLAUSE.split(read, 2))
    if _REJECTS_ALONE.fullmatch(first):
        return True
    behind_yes = others and short_answers.meaning(first, "confirmation")
    return bool(behind_yes and _REJECTS_ALONE.fullmatch(others[0]))
