"""Topics that a story's words decide where the topic head is easily misled.

Money that is gone is fraud only when somebody else took it: what the firm itself took is a matter
of charges, and what its app lost is a fault.
"""

import re
from collections.abc import Iterator

from bot.nlu.answering.who import tells_of_an_injury
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules
from tickets.vocabulary import Topic

_PHRASES = rules("topic_rules")
_SOMEBODY_ELSE = _PHRASES["somebody else"]
_FIRM_CHARGED = _PHRASES["the firm took it"]
_PROGRAM_FAILED = _PHRASES["a program failed"]
_YIELD_CUT = _PHRASES["the yield was cut"]
_VANISHED = _PHRASES["money vanished"]
_MONEY = _PHRASES["money"]
_OUTSIDE_HAND = _PHRASES["a hand from outside"]
_INVESTED = _PHRASES["invested"]
_CLAIM = _PHRASES["a claim"]
_CONTRACT_ENDED = _PHRASES["a contract ended"]
_BAD_GOODS = _PHRASES["goods are bad"]
_RUDE_STAFF = _PHRASES["staff were rude"]
_NOT_KEPT = _PHRASES["a booking was not kept"]
_CALLED_OFF = _PHRASES["the firm called it off"]
_REFUND_REFUSED = _PHRASES["refund or money is refused"]
_PLACE = _PHRASES["somebody was hurt by the place"]
_PERSONAL = _PHRASES["data of a person"]
_MISSOLD = _PHRASES["was sold by false words"]
_WENT_ELSEWHERE = _PHRASES["data went to somebody else"]
_BEFORE = _PHRASES["complained before"]
_PARTNER = _PHRASES["a partner is named"]
_SOLD_UNWANTED = _PHRASES["was sold what was not wanted"]
_ANY_PARTNER = _PHRASES["a partner of any kind"]
_OWN_DRIVER = _PHRASES["the firm's own driver"]
_HAN = re.compile(r"[\u4e00-\u9fff]")
# From this likelihood on a topic needs no word of its own: on folds of our own examples, words that
# were missing put a wrong topic in place of the right one six times as often as the other way.
_CERTAIN = 0.4
# A guess among so many of the head's topics may be decided by words.
_LOOKED_AT = 5
_FRAUD, _RETURNS, _TERMS = Topic.FRAUD_UNAUTHORISED, Topic.RETURNS_RATES, Topic.TERMS_COVERAGE
# What a sale by false words is easily taken for, by what came of it.
_OF_A_BAD_SALE = frozenset({Topic.RETURNS_RATES, Topic.TERMS_COVERAGE, Topic.OTHER})
_OF_A_SALE_UNWANTED = _OF_A_BAD_SALE | {Topic.FEES_CHARGES, Topic.MARKETING_HARASSMENT}
# What somebody's papers in the hands of another are easily taken for.
_OF_A_LETTER_ASTRAY = frozenset(
    {
        Topic.POOR_COMPLAINT_HANDLING,
        Topic.WRONG_INFORMATION,
        Topic.OTHER,
        Topic.SLOW_HANDLING,
        Topic.MARKETING_HARASSMENT,
    }
)
# What a room that went to somebody else is easily taken for.
_OF_A_LOST_BOOKING = frozenset(
    {Topic.PRIVACY_LEAK, Topic.WAITING, Topic.THIRD_PARTY, Topic.OTHER, Topic.PREMISES}
)

# What a room that is called off is taken for, too.
_OF_A_BOOKING_CALLED_OFF = _OF_A_LOST_BOOKING | {Topic.SURRENDER_REFUND}
# What an injury is taken for that was left waiting for help.
_OF_AN_INJURY = frozenset({Topic.WAITING, Topic.SLOW_HANDLING, Topic.OTHER})


def topic_told(text: str, ranked: list[str], *, sure: bool, likelihood: float = 0.0) -> str | None:
    """The topic of a story.

    Args:
        text: the story.
        ranked: topics by likelihood, as the head says.
        sure: whether the head is sure of the category.
        likelihood: probability of the first topic, as the head says.

    Returns:
        the head's topic, or another where the words decide against it; None when neither the head
        is sure nor the words decide.
    """
    read = for_rules(text)
    if not ranked:
        return None
    decided = _decided(read, ranked[0], ranked[1:])
    if decided is None and likelihood < _CERTAIN:
        decided = _lacking(read, ranked[0], ranked[1:])
    if decided is None and not sure:
        decided = next((topic for topic in _named(read) if topic in ranked[:_LOOKED_AT]), None)
    return decided or (ranked[0] if sure else None)


def _decided(read: str, topic: str, others: list[str]) -> str | None:
    """The topic that the words put in place of the likeliest one."""
    if topic == _FRAUD and not _SOMEBODY_ELSE.search(read) and _tells_of_an_outside_hand(read):
        if _PROGRAM_FAILED.search(read):
            return Topic.SYSTEM_FAULT.value
        if _FIRM_CHARGED.search(read):
            return Topic.FEES_CHARGES.value
    if topic == _TERMS and _YIELD_CUT.search(read):
        return _RETURNS.value
    if topic == _RETURNS and _VANISHED.search(read) and not _INVESTED.search(read):
        return _FRAUD.value
    if topic in _OF_A_BOOKING_CALLED_OFF and _CALLED_OFF.search(read):
        # the service that was bought was not given
        return None if _REFUND_REFUSED.search(read) else Topic.QUALITY_DEFECT.value
    if topic in _OF_AN_INJURY and _PLACE.search(read) and tells_of_an_injury(read):
        return Topic.PREMISES.value
    if topic in (Topic.OTHER, Topic.MARKETING_HARASSMENT) and _RUDE_STAFF.search(read):
        return Topic.STAFF_ATTITUDE.value
    if topic == Topic.POOR_COMPLAINT_HANDLING and _RUDE_STAFF.search(read):
        # whoever complains for the first time was badly treated, and no complaint of theirs
        return None if _BEFORE.search(read) else Topic.STAFF_ATTITUDE.value
    if topic in _OF_A_SALE_UNWANTED and _SOLD_UNWANTED.search(read):
        return Topic.WRONG_INFORMATION.value
    if topic == Topic.POOR_COMPLAINT_HANDLING and _PARTNER.search(read):
        return None if _BEFORE.search(read) else Topic.THIRD_PARTY.value
    if topic in _OF_A_BAD_SALE and _MISSOLD.search(read):
        return Topic.WRONG_INFORMATION.value
    if topic in _OF_A_LETTER_ASTRAY and _WENT_ELSEWHERE.search(read):
        return None if _BEFORE.search(read) else Topic.PRIVACY_LEAK.value
    if topic == Topic.THIRD_PARTY and _OWN_DRIVER.search(read) and _BAD_GOODS.search(read):
        # their own people broke it
        return None if _PARTNER.search(read) else Topic.QUALITY_DEFECT.value
    if topic == Topic.THIRD_PARTY and _OWN_DRIVER.search(read) and _RUDE_STAFF.search(read):
        return Topic.STAFF_ATTITUDE.value
    if topic == Topic.PRIVACY_LEAK and _OWN_DRIVER.search(read) and _RUDE_STAFF.search(read):
        return None if _PERSONAL.search(read) else Topic.STAFF_ATTITUDE.value
    if topic in _OF_A_LOST_BOOKING and _NOT_KEPT.search(read):
        # the service that was bought was not given
        others_own = _PERSONAL.search(read) or _PARTNER.search(read)
        return None if others_own else Topic.QUALITY_DEFECT.value
    return None


def _lacking(read: str, topic: str, others: list[str]) -> str | None:
    """The topic in place of the likeliest one, when the words lack what that one is about."""
    if topic == _FRAUD and not _SOMEBODY_ELSE.search(read) and not _tells_of_an_outside_hand(read):
        # a fee that nobody mentioned is no fraud
        return next(_named(read), next(iter(others), None))
    if topic == Topic.CLAIM_DENIED and not _CLAIM.search(read):
        return next(_named(read), next(iter(others), None))
    if topic == Topic.SURRENDER_REFUND and not _CONTRACT_ENDED.search(read):
        # goods that are sent back because they are bad are no cancelled contract
        bad_goods = Topic.QUALITY_DEFECT.value if _BAD_GOODS.search(read) else None
        return next(_named(read), bad_goods)
    if topic == Topic.THIRD_PARTY and _BAD_GOODS.search(read) and not _ANY_PARTNER.search(read):
        # goods are bad, and nobody else is named for it
        return Topic.QUALITY_DEFECT.value
    return None


def _tells_of_an_outside_hand(read: str) -> bool:
    """Whether money and a hand from outside are told of; Chinese words for it are many."""
    told = _MONEY.search(read) and _OUTSIDE_HAND.search(read)
    return bool(told or _HAN.search(read))


def _named(read: str) -> Iterator[str]:
    """Topics that the words name."""
    if _RUDE_STAFF.search(read):
        yield Topic.STAFF_ATTITUDE.value
    if not _SOMEBODY_ELSE.search(read):
        if _PROGRAM_FAILED.search(read):
            yield Topic.SYSTEM_FAULT.value
        if _FIRM_CHARGED.search(read):
            yield Topic.FEES_CHARGES.value
    if _VANISHED.search(read) and not _INVESTED.search(read):
        yield _FRAUD.value
