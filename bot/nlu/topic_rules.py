"""Topics that a story's words decide where the topic head is easily misled.

Money that is gone is fraud only when somebody else took it: what the firm itself took is a matter
of charges, and what its app lost is a fault.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.nlu.answering.who import tells_of_an_injury
from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules
from tickets.vocabulary import Topic

# As the methods of a pattern do.
_Finds = Callable[[str], object]

_PHRASES = rules("topic_rules")
_SOMEBODY_ELSE = _PHRASES["somebody else"]
_FIRM_CHARGED = _PHRASES["the firm took it"]
_FROZEN, _TAKEN = _PHRASES["an account is frozen"], _PHRASES["money or a charge is told of"]
_PROGRAM_FAILED = _PHRASES["a program failed"]
_YIELD_CUT = _PHRASES["the yield was cut"]
_VANISHED = _PHRASES["money vanished"]
_MONEY = _PHRASES["money"]
_OUTSIDE_HAND = _PHRASES["a hand from outside"]
_INVESTED = _PHRASES["invested"]
_CLAIM = _PHRASES["a claim"]
_CONTRACT_ENDED = _PHRASES["a contract ended"]
_CASHED_IN, _FIRM_ROBS = (
    _PHRASES["a contract was cashed in"],
    _PHRASES["the firm is called a thief"],
)
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
_HANDED_IN = _PHRASES["something was handed in"]
_NO_NEWS = _PHRASES["there is no news of it"]
_WISHES_TO_COMPLAIN = _PHRASES["wishes to complain"]
_COMPLAINT_NAMED = _PHRASES["a complaint is named"]
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
# What alarms is not said of a matter on a second guess.
_NEVER_A_SECOND_GUESS = frozenset({Topic.FRAUD_UNAUTHORISED.value, Topic.PRIVACY_LEAK.value})
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
    decided = _decided(read, ranked[0])
    if decided is None and _names_only_this_complaint(read, ranked[0]):
        others = (topic for topic in ranked[1:] if topic not in _NEVER_A_SECOND_GUESS)
        decided = next(_named(read), next(others, None))
    if decided is None and likelihood < _CERTAIN:
        decided = _lacking(read, ranked[0], ranked[1:])
    if decided is None and not sure:
        decided = next((topic for topic in _named(read) if topic in ranked[:_LOOKED_AT]), None)
    return decided or (ranked[0] if sure else None)


@dataclass(frozen=True, kw_only=True)
class _Instead:
    """A topic that words put in place of one that their story is taken for.

    Attributes:
        topic: the one that is meant.
        of: those that it is taken for.
        told: what finds words in it, all of which there must be.
        without: what finds words in it of which there must be none.
        unless: what finds words in it by which the topic stays as it is, whatever else is told.
    """

    topic: Topic
    of: frozenset[Topic]
    told: tuple[_Finds, ...]
    without: tuple[_Finds, ...] = ()
    unless: tuple[_Finds, ...] = ()

    def applies(self, read: str, topic: str) -> bool:
        """Whether it is about a story that is taken for a topic."""
        return (
            topic in self.of
            and all(finds(read) for finds in self.told)
            and not any(finds(read) for finds in self.without)
        )


def _decided(read: str, topic: str) -> str | None:
    """The topic that the words put in place of the likeliest one."""
    for instead in _INSTEAD:
        if instead.applies(read, topic):
            return None if any(finds(read) for finds in instead.unless) else instead.topic.value
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


def _names_only_this_complaint(read: str, topic: str) -> bool:
    """Whether a story is taken for one of complaints by the words for this one alone.

    "I want to complain" says nothing of an earlier complaint.
    """
    if topic != Topic.POOR_COMPLAINT_HANDLING:
        return False
    rest = _WISHES_TO_COMPLAIN.sub(" ", read)
    return rest != read and not _COMPLAINT_NAMED.search(rest)


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


# The first that applies counts.
_INSTEAD = (
    _Instead(
        topic=Topic.SYSTEM_FAULT,
        of=frozenset({_FRAUD}),
        told=(_tells_of_an_outside_hand, _PROGRAM_FAILED.search),
        without=(_SOMEBODY_ELSE.search,),
    ),
    _Instead(
        topic=Topic.FEES_CHARGES,
        of=frozenset({_FRAUD}),
        told=(_tells_of_an_outside_hand, _FIRM_CHARGED.search),
        without=(_SOMEBODY_ELSE.search,),
    ),
    # who calls the firm a thief was robbed by nobody from outside
    _Instead(
        topic=Topic.SURRENDER_REFUND,
        of=frozenset({_FRAUD}),
        told=(_CASHED_IN.search,),
        without=(_SOMEBODY_ELSE.search,),
    ),
    _Instead(
        topic=Topic.FEES_CHARGES,
        of=frozenset({_FRAUD}),
        told=(_FIRM_ROBS.search,),
        without=(_SOMEBODY_ELSE.search,),
    ),
    # nobody took anything, and the firm gave no reason
    _Instead(
        topic=Topic.OTHER,
        of=frozenset({_FRAUD, Topic.FEES_CHARGES}),
        told=(_FROZEN.search,),
        without=(_SOMEBODY_ELSE.search, _VANISHED.search, _TAKEN.search),
    ),
    _Instead(topic=_RETURNS, of=frozenset({_TERMS}), told=(_YIELD_CUT.search,)),
    _Instead(
        topic=_FRAUD,
        of=frozenset({_RETURNS}),
        told=(_VANISHED.search,),
        without=(_INVESTED.search,),
    ),
    # the service that was bought was not given
    _Instead(
        topic=Topic.QUALITY_DEFECT,
        of=_OF_A_BOOKING_CALLED_OFF,
        told=(_CALLED_OFF.search,),
        unless=(_REFUND_REFUSED.search,),
    ),
    _Instead(topic=Topic.PREMISES, of=_OF_AN_INJURY, told=(_PLACE.search, tells_of_an_injury)),
    _Instead(
        topic=Topic.STAFF_ATTITUDE,
        of=frozenset({Topic.OTHER, Topic.MARKETING_HARASSMENT}),
        told=(_RUDE_STAFF.search,),
    ),
    # whoever complains for the first time was badly treated, and no complaint of theirs
    _Instead(
        topic=Topic.STAFF_ATTITUDE,
        of=frozenset({Topic.POOR_COMPLAINT_HANDLING}),
        told=(_RUDE_STAFF.search,),
        unless=(_BEFORE.search,),
    ),
    # what was handed in is not done, and nothing was complained of before
    _Instead(
        topic=Topic.SLOW_HANDLING,
        of=frozenset({Topic.POOR_COMPLAINT_HANDLING}),
        told=(_HANDED_IN.search, _NO_NEWS.search),
        without=(_COMPLAINT_NAMED.search,),
    ),
    _Instead(topic=Topic.WRONG_INFORMATION, of=_OF_A_SALE_UNWANTED, told=(_SOLD_UNWANTED.search,)),
    _Instead(
        topic=Topic.THIRD_PARTY,
        of=frozenset({Topic.POOR_COMPLAINT_HANDLING}),
        told=(_PARTNER.search,),
        unless=(_BEFORE.search,),
    ),
    _Instead(topic=Topic.WRONG_INFORMATION, of=_OF_A_BAD_SALE, told=(_MISSOLD.search,)),
    _Instead(
        topic=Topic.PRIVACY_LEAK,
        of=_OF_A_LETTER_ASTRAY,
        told=(_WENT_ELSEWHERE.search,),
        unless=(_BEFORE.search,),
    ),
    # their own people broke it
    _Instead(
        topic=Topic.QUALITY_DEFECT,
        of=frozenset({Topic.THIRD_PARTY}),
        told=(_OWN_DRIVER.search, _BAD_GOODS.search),
        unless=(_PARTNER.search,),
    ),
    _Instead(
        topic=Topic.STAFF_ATTITUDE,
        of=frozenset({Topic.THIRD_PARTY}),
        told=(_OWN_DRIVER.search, _RUDE_STAFF.search),
    ),
    _Instead(
        topic=Topic.STAFF_ATTITUDE,
        of=frozenset({Topic.PRIVACY_LEAK}),
        told=(_OWN_DRIVER.search, _RUDE_STAFF.search),
        unless=(_PERSONAL.search,),
    ),
    # the service that was bought was not given
    _Instead(
        topic=Topic.QUALITY_DEFECT,
        of=_OF_A_LOST_BOOKING,
        told=(_NOT_KEPT.search,),
        unless=(_PERSONAL.search, _PARTNER.search),
    ),
)
