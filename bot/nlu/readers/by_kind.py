"""What a reply tells by the head of replies, which is asked before the rules where it is sure.

See docs/adr/what-a-reply-tells.md for how sure it has to be, and how often it is right then.
"""

import re
from collections.abc import Mapping

from bot.nlu.answering.correcting import is_correction
from bot.nlu.answering.instead import Instead
from bot.nlu.answering.matter import (
    begins_with_wish,
    excuses_oneself,
    narrates,
    tells_enough,
    wishes,
)
from bot.nlu.answering.naming import name_in_answer
from bot.nlu.asked.side_questions import side_question
from bot.nlu.question_form import is_question, wants_to_know
from bot.nlu.readers.corrections import corrects
from bot.nlu.readers.off_the_question import channel_told
from bot.nlu.readers.questions import ASKING, FACTS, REACHING, SHOWN, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.reply_rules import way_named
from bot.nlu.short_answers import depends
from bot.nlu.text import SENTENCE, count_han, has_at_least
from bot.nlu.wishes import demanding_clause

# on folds of our own replies nineteen in twenty such judgements are right
_SURE = 0.85
_LIKELY, _LIKELY_ANSWER, _LIKELY_STORY = 0.6, 0.5, 0.65
# whose answers are any words, so that nothing in them shows what they are
_ANY_WORDS = frozenset({"demand", "given_reason"})
_OF_A_PERSON = frozenset({"reply_channel", "contact", "customer_name"})
_DETAILS = _ANY_WORDS | _OF_A_PERSON | FACTS | {"principal"}
_TOLD = frozenset({ReplyKind.STORY, ReplyKind.GIVEN_REASON})
_FOUND: Mapping[ReplyKind, str] = {
    ReplyKind.DEMAND: "demand",
    ReplyKind.REFERENCE_NUMBER: "reference_number",
}
_INSTEAD: Mapping[ReplyKind, Instead] = {
    ReplyKind.STORY: Instead.STORY,
    ReplyKind.GIVEN_REASON: Instead.STORY,
    ReplyKind.DEMAND: Instead.DEMAND,
    ReplyKind.AMOUNT: Instead.AMOUNT,
    ReplyKind.PRINCIPAL: Instead.PRINCIPAL,
    ReplyKind.CUSTOMER_NAME: Instead.NAME,
    ReplyKind.REFERENCE_NUMBER: Instead.REFERENCE,
}
_NO_NAMES = frozenset(
    {ReplyKind.ASIDE, ReplyKind.NOTHING, ReplyKind.STORY, ReplyKind.DEMAND, ReplyKind.GIVEN_REASON}
)
# a request or a question stays one, where the heads are as sure of that
_STAYS = frozenset(
    {"request_human", "cancel", "withdraw_complaint", "explain_term", "check_status", "goodbye"}
)
_SAID_TO_US = ASKING | {"affirm", "thank", "greet"}
_SURE_INTENT = 0.9
_LEAST_HAN_OF_SCORN, _LEAST_WORDS_OF_SCORN = 20, 14
_MOST_WORDS_OF_NOTHING, _MOST_HAN_OF_NOTHING = 14, 18
# given at the summary, it is to be kept
_OF_A_WRITER = REACHING | {"customer_name", "reference_number", "ticket_reference"}
# 可以 and "will do" begin a yes as well as a question
_ASKED = re.compile(r"[?？]|[吗嗎]\s*$")
_SETTLES: Mapping[ReplyKind | None, str] = {
    ReplyKind.CONFIRMATION: "affirm",
    ReplyKind.CANCEL: "cancel",
}
_BEFORE_NAME = re.compile(
    r"^(?:(?:ok(?:ay)?|so|just|its?|it'?s|'?tis|that'?s|this is|i'?m|i am|me|my|the|full|first|last"
    r"|names?|name'?s|is|as in|good)[\s,:]+)+"
    r"|^(?:我|就|是|叫|姓|全名|大名|本名|真名|户名|姓名|名字|保单上|合同上|卡上|写的|登记的|开户|的|[:：\s])+",
    re.I,
)
_ONE_NAME = re.compile(r"[A-Za-z][\w'’.-]*(?: [A-Za-z][\w'’.-]*){0,3}|[一-鿿·]{2,6}")
_FIGURE = re.compile(r"[\d.,，\s]*\d[\d.,，\s]*")


def told_by_kind(reading: Reading, asked: str) -> Instead | None:
    """What a reply surely tells: the answer, or something else; None where rules are to judge.

    Args:
        reading: the reply.
        asked: the slot that the form asked for.
    """
    kind = _kind_beside(reading, asked)
    if kind is None or asked not in _DETAILS or _asks(reading, asked, kind):
        return None
    if kind == asked:
        return Instead.ANSWER if asked in _ANY_WORDS else None
    if asked in reading.found or _tells_who(reading, asked):
        return None
    if kind in _TOLD and asked == "demand" and _wants(reading):
        return None
    found = _FOUND.get(kind)
    if found in reading.found:
        # rules write it down, and what stands beside it
        return None
    return _by_kind(reading, asked, kind)


def _kind_beside(reading: Reading, asked: str) -> ReplyKind | None:
    """The kind that a reply is believed to be where `asked` was asked for."""
    if asked in _ANY_WORDS and likely_kind(reading, _LIKELY_ANSWER) == asked:
        # what is asked for is likelier told than anything else
        return ReplyKind(asked)
    kind = sure_kind(reading)
    if asked in _ANY_WORDS and _FIGURE.fullmatch(reading.text):
        return kind if kind is ReplyKind.REFERENCE_NUMBER else ReplyKind.AMOUNT
    # where no pattern has found the answer, what is told would be lost or taken for it
    least = {"demand": _LIKELY_STORY}.get(asked, _LIKELY if asked in _OF_A_PERSON else None)
    if kind is None and least and likely_kind(reading, least) in _TOLD:
        return ReplyKind.STORY
    return kind


def _by_kind(reading: Reading, asked: str, kind: ReplyKind) -> Instead | None:
    if kind is ReplyKind.REPLY_CHANNEL:
        return Instead.CHANNEL if way_named(reading.text) else None
    if kind in _TOLD and asked == "incident_time":
        # when it was may be told in many words
        return None
    return _INSTEAD.get(kind)


def _asks(reading: Reading, asked: str, kind: ReplyKind) -> bool:
    """Whether a reply is a question; one that asks for a remedy says what is wanted."""
    besides = side_question(reading.text, in_form=True)
    # 要电话干什么用 names a way, and asks what it is for
    if besides and (kind is not ReplyKind.REPLY_CHANNEL or besides == "ask_privacy"):
        return True
    if kind is ReplyKind.DEMAND and asked == "demand":
        return False
    # 她说这不是存款是保险，这不是坑人吗 asks nothing
    scorns = kind in _TOLD and _scorns(reading.text)
    return is_question(reading.text) and not scorns


def _scorns(text: str) -> bool:
    """Whether a question only ends a story, and asks for nothing to be told."""
    long = (
        has_at_least(text, words=_LEAST_WORDS_OF_SCORN, han=_LEAST_HAN_OF_SCORN)
    ) and not wants_to_know(text)
    return long or (tells_enough(text) and narrates(text))


def _tells_who(reading: Reading, asked: str) -> bool:
    """Whether somebody to be reached, or their name, is found where one of these was asked for."""
    if asked not in _OF_A_PERSON:
        return False
    if reading.found & (REACHING | {"customer_name", "reply_channel"}):
        return True
    if asked != "reply_channel" or channel_told(reading) is None:
        return False
    # "I emailed twice and heard nothing" names no way to be answered
    return not (sure_kind(reading) is ReplyKind.STORY and narrates(reading.text))


def _wants(reading: Reading) -> bool:
    wants = begins_with_wish(reading.text) or wishes(reading.text)
    return wants or demanding_clause(reading.text) is not None


def tells_no_name(reading: Reading) -> bool:
    """Whether a reply rather tells something else than who somebody is."""
    kind = likely_kind(reading, _LIKELY_ANSWER)
    return kind in _NO_NAMES


def name_by_kind(reading: Reading) -> str | None:
    """The name in a reply that surely tells one: "shauna brady, the da is brendan", 全名夏侯敏."""
    if sure_kind(reading) is not ReplyKind.CUSTOMER_NAME:
        return None
    head, comma, _ = reading.text.partition(",")
    named = name_in_answer(head) if comma else None
    bare = _BEFORE_NAME.sub("", reading.text).strip(" ,.!，。！")
    alone = _ONE_NAME.fullmatch(bare) is not None
    return named or (bare if alone else None)


def settles_summary(reading: Reading) -> str | None:
    """Whether a reply to the summary sends it (`affirm`) or drops it (`cancel`), in any words.

    A sum or a day in what drops it is none of the matter: "the 200 has landed, don't send it"; in a
    yes they may put something right, but for those in an excuse: 刚才骂人是我不对.
    """
    settled = _SETTLES.get(sure_kind(reading))
    if settled is None or _ASKED.search(reading.text):
        return None
    if settled == "affirm" and (_OF_A_WRITER & reading.found or _puts_right(reading)):
        return None
    for name in (FACTS | {"amount"}) & reading.found:
        reading.forget(name)
    return settled


def agrees_or_not(reading: Reading) -> str | None:
    """Whether a reply to an offer or a check agrees (`affirm`) or not (`deny`), in any words."""
    kind = sure_kind(reading)
    if _ASKED.search(reading.text) or kind not in _SETTLES:
        return None
    if kind is ReplyKind.CONFIRMATION:
        return None if depends(reading.text) else "affirm"
    return "deny"


def _puts_right(reading: Reading) -> bool:
    if depends(reading.text):
        return True
    if excuses_oneself(reading.text):
        return False
    # 抱歉 copy 错了东西. 内容对的, 请提交: both heads are sure of a yes, whatever was wrong
    agrees = reading.intent == "affirm" and reading.confidence >= _SURE_INTENT
    marked = is_correction(reading.text) or corrects(reading)
    return bool(reading.found & SHOWN) or (marked and not agrees)


def tells_nothing(reading: Reading, asked: str) -> bool:
    """Whether a reply says that the answer is not known, not at hand or not to be told."""
    # where patterns find the answer, less is needed to tell that there is none
    least = _SURE if asked in _ANY_WORDS else _LIKELY
    if asked not in _DETAILS or likely_kind(reading, least) is not ReplyKind.NOTHING:
        return False
    if reading.found & (FACTS | REACHING | {"amount", asked}):
        return False
    if reading.means(_STAYS | ASKING, _SURE_INTENT):
        return False
    brief = (
        len(reading.text.split()) <= _MOST_WORDS_OF_NOTHING
        and count_han(reading.text) <= _MOST_HAN_OF_NOTHING
    )
    # "no idea why. theres money in there" tells something, too
    told = [part for part in SENTENCE.findall(reading.text) if any(map(str.isalnum, part))]
    more = len(told) > 1 or demanding_clause(reading.text) is not None
    more = more or side_question(reading.text, in_form=True) is not None
    return brief and not more and not _ASKED.search(reading.text)


def answers_with_a_way(reading: Reading) -> bool:
    """Whether a brief reply likely names a way to hear back: 这里 写简单一点, "text is grand"."""
    likely = likely_kind(reading, _LIKELY) is ReplyKind.REPLY_CHANNEL
    asks = is_question(reading.text)
    return likely and is_brief(reading.text) and not asks and way_named(reading.text) is not None


def is_aside(reading: Reading, asked: str) -> bool:
    """Whether a reply is of this chat or of the moment, and nothing for the complaint."""
    if sure_kind(reading) is not ReplyKind.ASIDE or _tells_who(reading, asked):
        return False
    told = reading.found & (SHOWN | {"reply_channel", asked}) or reading.flags
    stays = reading.means(_STAYS | _SAID_TO_US, _SURE_INTENT)
    return not (told or stays or _wants(reading) or reading.complains(_SURE_INTENT))


def sure_kind(reading: Reading) -> ReplyKind | None:
    """The kind that the heads are sure of."""
    return likely_kind(reading, _SURE)


def likely_kind(reading: Reading, least: float) -> ReplyKind | None:
    """The likeliest kind, where the heads are so sure of it.

    Args:
        reading: the reply.
        least: probability, 0 to 1.
    """
    name, sure = reading.tells
    return ReplyKind(name) if name and sure >= least else None
