"""A mere hint of self-harm needs a word that could be one.

A crisis line in reply to "I don't want anything, just punish the guard" would hurt. What is stated
stays: people say it in words that no list holds.
"""

from collections.abc import Set

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules
from tickets.vocabulary import Flag

_PHRASES = rules("flag_words")
_MARKS = " ,，.。!！~…"

# Broad on purpose: all that despair has been seen to speak of.
_DESPAIR = _PHRASES["despair"]
# that has one of its signs, and is none: 拒绝, 擦了药水
_EVERYDAY = _PHRASES["everyday words"]

_EXAGGERATES = _PHRASES["exaggerates"]
_OF_GOODS = _PHRASES["money and goods"]
_OF_ONESELF = _PHRASES["oneself"]
_OF_AN_END = _PHRASES["an end"]
# a wish about somebody else, that wants nothing besides
_ONLY_FOR_THEM = _PHRASES["only for them"]
# nothing to eat, and nothing said of living
_EMPTY_HOUSE = _PHRASES["an empty house"]
# fear of somebody or something, and no more: 我一個人住 現在都不敢睡
_ONLY_AFRAID = _PHRASES["is afraid and no more"]
# whatever the heads make of "I don't have the number anymore"
_NOT_AT_HAND = _PHRASES["has it no longer at hand"]
# who is helped to write speaks for nobody else
_IS_HELPED = _PHRASES["is helped to write"]


def despairs(text: str) -> bool:
    """Whether a text has a word that despair could be told with."""
    return bool(_DESPAIR.search(_EVERYDAY.sub(" ", for_rules(text))))


def settled(text: str, flags: Set[str], stated: Set[str]) -> frozenset[str]:
    """The flags of a message once its words have been looked at.

    Args:
        text: the customer's words.
        flags: as weighed, a hint of self-harm among them.
        stated: those of them that are more than a hint.
    """
    kept, read = frozenset(flags), for_rules(text)
    everyday = _EVERYDAY.sub(" ", read)
    despairing = despairs(text)
    if Flag.SELF_HARM in kept and _ONLY_FOR_THEM.search(read) and not despairing:
        kept -= {Flag.SELF_HARM}
    if Flag.SELF_HARM in kept and _EMPTY_HOUSE.search(everyday):
        # want is told, which is no despair by itself
        left = _EMPTY_HOUSE.sub(" ", everyday)
        kept -= set() if _DESPAIR.search(left) else {Flag.SELF_HARM}
    # "she'll kill me" of a mother's anger is nobody's despair
    exaggerates = bool(_EXAGGERATES.search(read)) and not despairing
    is_meant = Flag.SELF_HARM in stated and not (_only_of_goods(read) or exaggerates)
    if not despairing and not is_meant:
        kept -= {Flag.SELF_HARM}
    bare = read.strip(_MARKS)
    if _ONLY_AFRAID.fullmatch(bare) or _NOT_AT_HAND.fullmatch(bare):
        kept -= {Flag.SELF_HARM}
    if Flag.AGENT_ON_BEHALF in kept and _IS_HELPED.search(read):
        kept -= {Flag.AGENT_ON_BEHALF}
    return kept


def _only_of_goods(read: str) -> bool:
    """Of money and goods, of nobody, and of no end: 换回最便宜的那种 多扣的退了."""
    return (
        bool(_OF_GOODS.search(read))
        and not _OF_ONESELF.search(read)
        and not _OF_AN_END.search(read)
    )
