"""What a story tells of a refusal: the reason that was given, and the clause that it was put on."""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re

from bot.nlu.bilingual import bilingual
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules

_PHRASES = rules("refusals")
_CLAUSE = _PHRASES["names a clause"]
# The words up to the end of the sentence; a comma may stand inside a reason, a full stop may not.
_TO_THE_END = r"(?P<reason>[^。！!？?；;\n]{2,120}?(?=\.\s|\.$|[。！!？?；;\n]|$))"
_ZH = _PHRASES["gave a reason in Chinese"]
_EN = bilingual(
    r"\b(?:the\s)?reason\s(?:(?:they|you|i was|that was|he|she)\s)?(?:gave|given|told|is|was|says?|said)(?:\s(?:me|is|was))*(?:\sthat)?:?\s+"
    + _TO_THE_END
    + r"|\b(?:on the grounds?(?: that| of)?|on the basis (?:that|of)|citing|claiming|arguing)\s+(?P<grounds>(?:[^.!?;\n]|\.(?=\d)){2,120})"
    r"|\b(?:because|since|due to|as)\s+(?P<cause>(?:of\s)?(?:it|the|my|i|a|an|this|there|pre)\b(?:[^.!?;\n]|\.(?=\d)){0,30}\b(?:not covered|pre-?existing|waiting period|exclu\w+|expired|late|"
    r"disclos\w+|cooling[- ]off|not (?:insured|eligible|included)|wear and tear|documents?|deadline|lapsed|surrender|penalty|experimental|cosmetic)\b(?:[^.!?;\n]|\.(?=\d)){0,60})"
    r"|\b(?:letter|e-?mail|message|decision|reason)\s(?:says|said|states?|stated|claims?|mentions?|gives|was|is)\s(?:that\s)?:?\s?(?P<letter>[^.!?;\n]{0,40}\b(?:pre-?existing|waiting period|"
    r"exclu\w+|not covered|expired|too late|disclos\w+|wear and tear|(?:water|liquid|physical|accidental|impact|customer|user) damage|misuse\w*|user error|tamper\w+|no fault found|experimental|cosmetic|not (?:insured|eligible|included))\b[^.!?;\n]{0,40})"
    r"|\b(?:say|said|says|saying|told me|replied|wrote|stated|insist(?:s|ed|ing)?)\s+(?:that\s)?(?P<said>(?:it|the|my|i|this|that|a|an|there)\b(?:[^.!?;\n]|\.(?=\d)){0,60}\b(?:not covered|n't covered|pre-?existing|waiting period|"
    r"exclu\w+|expired|too late|disclos\w+|cooling[- ]off|n't (?:insured|eligible|included|count)|not (?:insured|eligible|included)|wear and tear|missing|deadline|lapsed|penalty|cosmetic|(?:water|liquid|physical|accidental|impact|customer|user) damage|my (?:own )?fault|misuse\w*|user error|tamper\w+|no fault found)\b(?:[^.!?;\n]|\.(?=\d)){0,60})"
    # "turned it down saying it was elective", "they say storm is not covered"
    r"|\b(?:refus\w+|den(?:y|ied)|reject\w*|declin\w+|turn(?:ed|ing)? (?:\w+ ){0,3}down|knock(?:ed|ing)? (?:\w+ ){0,3}back|(?:not|n't|never|won't) pa(?:y|id|ying))\b[^.!?;\n]{0,60}?\b(?:saying|because|claiming|citing|arguing)\s(?:that\s|of\s)?(?P<refused>(?:[^.!?;,\n]|\.(?=\d)){4,100})"
    r"|\b(?:they|the (?:insurer|company|assessor|adjuster|letter))\s(?:just\s|only\s|now\s)?(?:say|says|said|claim|claims|told me)\s(?:that\s)?(?P<they>(?!(?:i|you|we)\b)(?:[^.!?;,\n]|\.(?=\d)){3,50}?\b(?:not|n't|isn't|wasn't|doesn't|isnt|outside|excluded)\s(?:\w+\s)?(?:cover\w*|includ\w+|insur\w+|claimable|eligible|policy|terms|valid)\b)"
)
_SAYS_EN = _PHRASES["said a reason"]
_SAID_ZH = bilingual(r"(?:说|称|回复|答复|告知|告诉我|认为|声称)(?:是|我是)?")
_PAUSE = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
# that it was refused is no reason why
_ONLY_REFUSED = re.compile(
    r"不(?:能|予|给|肯|让|可以)?(?:再)?(?:赔|退|理赔|办理|补发|受理)(?:付|款|保|货|钱)?了?"
)
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
    match = _ZH.search(read) or _EN.search(read) or _SAYS_EN.search(read)
    if match is None:
        return None
    name = next((name for name, value in match.groupdict().items() if value), None)
    start, end = match.span(name or 0)
    said = None if name else _SAID_ZH.match(read, start, end)
    start = said.end() if said else start
    # spoken Chinese has spaces in place of commas
    pause = _PAUSE.search(read, start, end)
    end = pause.start() if pause else end
    return None if _ONLY_REFUSED.fullmatch(read, start, end) else (start, end)


def clause(text: str) -> tuple[int, int] | None:
    """Where a text names a clause of the contract (条款第7.2条, "clause 4.1").

    Returns:
        first character and the one after the last; None when it names none.
    """
    match = _CLAUSE.search(for_rules(text))
    return match.span() if match else None
