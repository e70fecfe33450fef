"""What a story tells of a refusal: the reason that was given, and the clause that it was put on."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("refusals")
_CLAUSE = _PHRASES["names a clause"]
# The words up to the end of the sentence; a comma may stand inside a reason, a full stop may not.
_ZH = _PHRASES["gave a reason in Chinese"]
_EN = _PHRASES["gave a reason in English"]
_SAYS_EN = _PHRASES["said a reason"]
# any fault of the customer's, or a rule, that somebody of the firm names in their own words
_BLAMES_EN = _PHRASES["put it on a fault or a rule"]
# words of excuse and of hearsay give a reason only where something was refused
_OF_REFUSAL = _PHRASES["gave a reason of a refusal"]
_MAY_PUT_ON = _PHRASES["may put it on something"]
_SAID_ZH = _PHRASES["said so, in Chinese"]
_PAUSE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# where a sentence turns from the reason to what the customer says of it
_TURN = re.compile(r",?\s(?:but|which|even though|although)\b")
# Told in one breath, without a mark: it ends where they speak of themselves, or of the papers.
_LONGEST_BREATH = 16
_TURN_ZH = re.compile(
    r"(?<=[一-鿿]{5})(?:我[那这的都早明上就还已才]|我们?家|你们|你[说讲]|这[叫算]|难道|凭什么|(?:保|订|工)?单号|但是?|可是|可我|不过|我要|查都|现在|[a-z]{2,}\d)"
)
_REFUSED_AND_SAID = re.compile(
    r"(?:不赔|拒赔|不给赔|不退|不给退|不让|不行)(?:了|给?[我她他]们?)*(?:[说讲]是?|理由是|因为|就因为)"
)
# that it was refused is no reason why
_ONLY_REFUSED = _PHRASES["is refused, and no more"]
_REFUSED = _PHRASES["was refused"]


def tells_of_refusal(text: str) -> bool:
    """Whether a story tells that something was refused, and not only that it is wanted."""
    return bool(_REFUSED.search(for_rules(text)))


def given_reason(text: str) -> tuple[int, int] | None:
    """Where a text says why a claim or refund was refused.

    Args:
        text: the customer's words.

    Returns:
        first character of the reason and the one after its last; None when none is told.
    """
    read = for_rules(text)
    patterns = (_ZH, _EN, _SAYS_EN, _BLAMES_EN)
    match = next((found for pattern in patterns if (found := pattern.search(read))), None)
    if match is None and _REFUSED.search(read):
        match = _OF_REFUSAL.search(read)
    if match is None:
        return None
    name = next((name for name, value in match.groupdict().items() if value), None)
    start, end = match.span(name or 0)
    said = None if name else _SAID_ZH.match(read, start, end)
    start = said.end() if said else start
    # spoken Chinese has spaces in place of commas
    refused = _REFUSED_AND_SAID.match(read, start, end)
    start = refused.end() if refused else start
    pause = _PAUSE.search(read, start, end) or _TURN.search(read, start, end)
    if pause is None and end - start > _LONGEST_BREATH:
        pause = _TURN_ZH.search(read, start, end)
    end = pause.start() if pause else end
    return None if _ONLY_REFUSED.fullmatch(read, start, end) else (start, end)


def may_give_reason(text: str) -> bool:
    """Whether a story of a refusal may well tell why, in whatever words.

    Args:
        text: the customer's words.

    Returns:
        true where anything is reported, excused or quoted, far more often than a reason is told:
        enough not to ask for it again, and too little to say where it stands.
    """
    return bool(_MAY_PUT_ON.search(for_rules(text)))


def clause(text: str) -> tuple[int, int] | None:
    """Where a text names a clause of the contract (条款第7.2条, "clause 4.1").

    Returns:
        first character and the one after the last; None when it names none.
    """
    match = _CLAUSE.search(for_rules(text))
    return match.span() if match else None
