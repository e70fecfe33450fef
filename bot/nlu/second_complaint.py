"""Two complaints in one message: where the second begins, if it surely is one.

A long story must never be cut, so that a cut needs a word that begins something else ("another
thing", 另外), or its own day or number, and heads that are sure of two topics of two categories.
"""

# ruff: noqa: E501 — an alternation broken to fit the line is harder to read and to extend
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.nlu.answering.complaining import tells_story
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold, for_patterns, for_rules
from tickets.vocabulary import Category, Topic

_PHRASES = rules("second_complaint")

# Property of a message: what reads a part of its text with the heads, as `find_second` wants it.
PART_READER = "part_reader"
# Key of a second complaint that was announced as one of two: who told them wants both.
ANNOUNCED = "announced"
# Said only of a matter of its own.
_ANOTHER = _PHRASES["begins another"]
# "another thing on the same matter" tells more of the one before
_OF_THE_SAME = _PHRASES["of the same matter"]
# Told by their number, where two were announced or the first was called so.
_TWO = _PHRASES["announces two"]
_SECOND = _PHRASES["the second by number"]
_WISH_FOR_SECOND = _PHRASES["a wish for the second"]
_THIRD = _PHRASES["a third by number"]
# wherever it is said: …另外…，两个事情都要给个说法
_OF_TWO = _PHRASES["says that there are two"]
# "I have two complaints, … and …"
_COUNTS_TWO = _PHRASES["counts two"]
_JOINS_TWO = _PHRASES["joins the second of two"]
_ANNOUNCING = re.compile(
    r"^.{0,40}?\b(?:two|2|couple of) (?:\w+ )?(?:things|issues|complaints|matters|problems)\b[^.:,]{0,24}[.:,]\s*(?:\(?1[.):]\s*|first(?:ly)?,?\s*|(?:number )?one\s*[,.:)]\s*)?",
    re.I | re.S,
)
_COUNTED = 2
# Said of a matter of its own, or of more about the same.
_BESIDES = _PHRASES["besides"]
_SENTENCE_END = re.compile(r"(?<=[。！!？?；;\n])\s*(?=\S)|(?<=[.])\s+(?=[A-Z])")
# What points back tells more of the same matter.
_POINTS_BACK = _PHRASES["points back"]
# A wish or a threat, and no matter of its own.
_WISHES = _PHRASES["wishes or threatens"]
_KIND_OF_NUMBER = re.compile(
    r"(保单|订单|运单|合同|赔案|\bpolicy|\border|\bcontract|\bclaim)(?=(?:编号|号码?| number| no| id)?\W{0,3}(?:是|is|ref)?\W{0,3}[a-z]{0,4}-?\d{3})"
)
# Said in the middle of another complaint: 顺便投诉：…, "I also want to complain about …"
_ALSO_COMPLAINS = re.compile(
    r"(?:对了|还有|另外|顺便|顺带|再有|哦|啊|[,，\s])*(?:(?:顺便|顺带|另外)(?:再)?|我?(?:还|也|再)(?:要|想)(?:再)?|再)投诉(?:一下|一件事|另外?一件事|一个)?[\s,，:：]*(?P<zh>.+)"
    r"|(?:oh[,\s]*|and[,\s]*)*(?:(?:also|by the way|btw|another thing|one more thing)[,:\s]*i(?:'d| would)?(?: also)?|i(?:'d| would)? also) (?:want|need|like|wish) to complain (?:about|that)\s+(?P<en>.+)",
    re.S,
)
# The other way round, behind its words: 客服还骂我穷鬼 这个我也要投诉
_IS_TO_BE_ONE_TOO = re.compile(
    r"(?P<words>[^,，。;；!！\s]{5,60})[\s,，。;；!！]*(?:这个|这件事?|这事儿?|这点|这条)(?:我)?(?:也|都)(?:要|得|想|必须)?(?:一起|一并|单独|另外)?(?:投诉|算一条|算一件)(?:的|了)?[\s。!！]*$"
)
_OF_ITS_OWN = _PHRASES["is a complaint of its own"]
_WANTS_BOTH = _PHRASES["wants both"]
# Behind what begins another: "… thing is that", …一件事就是
_LINK = re.compile(r"(?:事情?|投诉|问题)?[\s,，.。:：;；、]*(?:is(?: that)?\s+|就?是[,，:：]?)?")
_LEAST_HAN, _LEAST_WORDS = 8, 5
_OPENING = 60
_LONGEST, _MOST_CUTS, _MOST_SENTENCES = 1200, 4, 4
_SURE_OF_COMPLAINT = 0.4
# by how much the words that join it say of a new matter
_LEAST_TOPIC = {2: 0.33, 1: 0.55, 0: 0.8}
_MAY_FOLLOW = frozenset({Topic.PRIVACY_LEAK, Topic.FRAUD_UNAUTHORISED, Topic.OTHER})
_LEAST_APART = 0.6


@dataclass(frozen=True)
class Part:
    """What the heads say of one part of a message.

    Attributes:
        intent: probability that it is a complaint.
        topic: the likeliest topic, and how likely.
        category: of the topic.
        said: the likeliest intent, where one was told apart.
        sure: how likely that intent is.
        asks: key of the response that it would ask for as a question, and how likely.
    """

    intent: float
    topic: tuple[str, float]
    category: str
    said: str | None = None
    sure: float = 0.0
    asks: tuple[str, float] = ("", 0.0)


@dataclass(frozen=True)
class Second:
    """A second complaint.

    Attributes:
        start: where the first complaint ends.
        begins: first character of its own words, after what joins it on.
        topics: of the first complaint and of the second.
    """

    start: int
    begins: int
    topics: tuple[str, str]


def also_complains(text: str) -> int | None:
    """Where the words of another complaint begin, that is said to be one; None where none is."""
    read = for_rules(text)
    behind = _IS_TO_BE_ONE_TOO.search(read)
    if behind and tells_story(behind["words"]):
        return behind.start("words")
    own = None if _OF_THE_SAME.match(read) else _OF_ITS_OWN.search(read)
    if own:
        name = next(name for name, words in own.groupdict().items() if words)
        return own.start(name) if _tells_enough(own[name]) else None
    match = _ALSO_COMPLAINS.fullmatch(read)
    if match is None:
        return None
    start = match.start("zh") if match["zh"] else match.start("en")
    return start if _tells_enough(text[start:]) else None


def begins_another(text: str) -> bool:
    """Whether a text begins as a matter of its own: "another thing …", 還有一件事."""
    read = for_rules(text).strip()
    return bool(_ANOTHER.match(read)) and not _OF_THE_SAME.match(read)


def announces_two(text: str) -> bool:
    """Whether a text says itself that it tells two complaints: 两件事, "two separate matters"."""
    read = for_rules(text)
    announced = _COUNTS_TWO.search(read) or _OF_TWO.search(read) or _TWO.search(read)
    announced = announced or _WANTS_BOTH.search(read)
    return announced is not None and not _THIRD.search(read)


def wish_for_second(text: str) -> str | None:
    """What is wanted for the second of two by its number: 第一个退钱 第二个道歉 → 道歉."""
    counted = list(_WISH_FOR_SECOND.finditer(for_rules(text)))
    if len(counted) != 1 or not text[: counted[0].start()].strip():
        return None
    words = text[counted[0].end() :].strip(" \t\n,，:：.。;；、")
    return words or None


def find_second(
    text: str, read: Callable[[str], Part], facts: Callable[[str], dict[str, str]]
) -> Second | None:
    """Where a second complaint begins.

    Args:
        text: the customer's words.
        read: what the heads say of a part.
        facts: days and numbers that a part names.

    Returns:
        None when the message tells one complaint, as nearly all do.
    """
    if len(text) > _LONGEST:
        return None
    for start, joined in _cuts(text):
        first, second = text[:start].strip(), text[start:].strip()
        # two orders are two matters, whatever word joins them on
        apart = joined == 1 and _of_two_numbers(first, second, facts)
        strength = 2 if apart else joined
        if not (_tells_enough(first) and _tells_enough(second)):
            continue
        if _WISHES.match(_opening(second)):
            continue
        if strength < 2 and _POINTS_BACK.search(_opening(second)):
            continue
        if strength == 0 and not _stands_alone(first, second, facts):
            continue
        # each reading is a run of the heads on a customer's turn: most cuts end with the first
        joint = start + _joint(text[start:])
        latter = read(text[joint:].strip() if strength == _COUNTED else second)
        if not _is_sure(latter, strength):
            continue
        former = read(_without_count(first))
        if _is_sure(former, strength) and (apart or _differ(former, latter, strength)):
            topics = (former.topic[0], latter.topic[0])
            return Second(start, joint, topics)
    return None


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Places to cut at, and how much they say of a new matter: 2, 1 or 0."""
    folded = fold(for_patterns(text))
    read = folded.lower().replace("’", "'")
    # a list of more is of one matter
    announced = None if _THIRD.search(read) else _TWO.search(read) or _OF_TWO.search(read)
    for match in _SECOND.finditer(read, announced.end()) if announced else ():
        yield match.start(), 2
    besides = 2 if _OF_TWO.search(read) else 1
    joints = [
        (2, _ANOTHER.finditer(read)),
        (besides, _BESIDES.finditer(read)),
        (2, _joints_of_two(read)),
    ]
    if len(_SENTENCE_END.findall(folded)) < _MOST_SENTENCES:
        # a story told at length runs through days and numbers
        joints.append((0, _SENTENCE_END.finditer(folded)))
    for strength, found in joints:
        for match in islice(found, _MOST_CUTS):
            if 0 < match.start() < len(text):
                yield match.start(), strength


def _without_count(first: str) -> str:
    """The first complaint without the words that announce two."""
    counted = _COUNTS_TWO.search(for_rules(first))
    told = _ANNOUNCING.sub("", first)
    if told == first and counted:
        told = first[counted.end() :]
    return told or first


def _joints_of_two(read: str) -> Iterator[re.Match[str]]:
    """Where the second may begin of two that were counted beforehand: "two things: … and …"."""
    counted = _COUNTS_TWO.search(read)
    if counted is None:
        return
    for match in _JOINS_TWO.finditer(read, counted.end()):
        told = read[counted.end() : match.start()]
        if tells_story(told) and not _POINTS_BACK.search(read[match.end() :][:_OPENING]):
            yield match


def _tells_enough(part: str) -> bool:
    words = len(re.findall(r"[A-Za-z']+", part))
    enough = count_han(part) >= _LEAST_HAN or words >= _LEAST_WORDS
    return enough and tells_story(part)


def _opening(part: str) -> str:
    """The first words of a part, where it would point back."""
    read = for_rules(part)
    match = _ANOTHER.match(read) or _BESIDES.match(read) or _SECOND.match(read)
    return read[match.end() if match else 0 :][:_OPENING]


def _joint(words: str) -> int:
    """How many characters join a second complaint on, before its own words."""
    read = for_rules(words)
    match = _ANOTHER.match(read) or _BESIDES.match(read) or _SECOND.match(read)
    match = match or _JOINS_TWO.match(read) or re.match(r"\s*", read)
    after = _LINK.match(read, match.end() if match else 0)
    return after.end() if after else 0


def _stands_alone(first: str, second: str, facts: Callable[[str], dict[str, str]]) -> bool:
    """Whether each part has its own day, or its own number; a day here and a number there is one."""
    former = facts(first)
    latter = facts(second) if former else {}
    both = former.keys() & latter.keys()
    return bool(both) and all(former[kind] != latter[kind] for kind in both)


def _of_two_numbers(first: str, second: str, facts: Callable[[str], dict[str, str]]) -> bool:
    """Whether each part names a number of its own of one kind: two orders, two policies."""
    kinds = [set(_KIND_OF_NUMBER.findall(for_rules(part))) for part in (first, second)]
    if not kinds[0] & kinds[1]:
        return False
    numbers = [facts(part).get("reference_number") for part in (first, second)]
    return None not in numbers and numbers[0] != numbers[1]


def _is_sure(part: Part, strength: int) -> bool:
    """Whether the heads take a part for a complaint, and are sure enough of its topic."""
    return part.intent >= _SURE_OF_COMPLAINT and part.topic[1] >= _LEAST_TOPIC[strength]


def _differ(first: Part, second: Part, strength: int) -> bool:
    """Whether two parts are about different things."""
    if first.topic[0] == second.topic[0]:
        return False
    if strength == 2 or first.category != second.category:
        return True
    # what is neither service nor product has little in common, but a leak and what follows from it
    both = {first.topic[0], second.topic[0]}
    apart = first.category == Category.OTHER and not both & _MAY_FOLLOW
    return apart and min(first.topic[1], second.topic[1]) >= _LEAST_APART
