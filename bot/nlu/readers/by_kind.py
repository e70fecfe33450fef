"""What a reply tells in place of the answer, where the heads are sure and no rule knows it."""

import re
from collections.abc import Mapping

from bot.nlu.answering.correcting import is_correction
from bot.nlu.answering.instead import Instead
from bot.nlu.answering.matter import begins_with_wish, excuses_oneself, wishes
from bot.nlu.answering.naming import name_in_answer
from bot.nlu.intents import FALLBACK
from bot.nlu.question_form import is_question
from bot.nlu.readers.corrections import corrects
from bot.nlu.readers.off_the_question import channel_told
from bot.nlu.readers.questions import FACTS, REACHING, SHOWN
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.short_answers import depends
from bot.nlu.text import count_han
from bot.nlu.wishes import demanding_clause

# on folds of our own replies nineteen in twenty such judgements are right
_SURE = 0.85
# whose answers are any words, so that nothing in them shows what they are
_ANY_WORDS = frozenset({"demand", "given_reason"})
_OF_A_PERSON = frozenset({"reply_channel", "contact", "customer_name"})
# what says that something is not told, or what the heads make nothing of
_SAYS_NOTHING = frozenset({"skip", "deny", "inform", FALLBACK})
_MAY_BE_LEFT = _OF_A_PERSON | _ANY_WORDS | {"incident_time", "reference_number", "principal"}
_MOST_WORDS_OF_NOTHING, _MOST_HAN_OF_NOTHING = 14, 18
# to leave what is wanted to the firm takes few words; more of them tell something
_MOST_WORDS_OF_NO_WISH, _MOST_HAN_OF_NO_WISH = 5, 7
# given at the summary, it is to be kept
_OF_A_WRITER = REACHING | {"customer_name", "reference_number", "ticket_reference"}
# 可以 and "will do" begin a yes as well as a question
_ASKED = re.compile(r"[?？]|[吗嗎]\s*$")
_SETTLES: Mapping[ReplyKind | None, str] = {
    ReplyKind.CONFIRMATION: "affirm",
    ReplyKind.CANCEL: "cancel",
}
_FIGURE = re.compile(r"[\d.,，\s]*\d[\d.,，\s]*")


def instead_by_kind(reading: Reading, asked: str) -> Instead | None:
    """What a reply tells in place of the answer; None where it may be the answer.

    Args:
        reading: the reply.
        asked: the slot that the form asked for.
    """
    kind = ReplyKind.AMOUNT if _FIGURE.fullmatch(reading.text) else _kind(reading)
    if kind is None or kind == asked or asked in reading.found or is_question(reading.text):
        return None
    if asked in _OF_A_PERSON and reading.found & (REACHING | {"customer_name", "reply_channel"}):
        return None
    if asked == "reply_channel" and channel_told(reading):
        return None
    if asked not in _ANY_WORDS | _OF_A_PERSON | {"reference_number"}:
        return None
    wants = begins_with_wish(reading.text) or wishes(reading.text)
    wants = wants or demanding_clause(reading.text) is not None
    if kind is ReplyKind.DEMAND:
        return Instead.DEMAND if "demand" not in reading.found else None
    if wants:
        return None
    if kind is ReplyKind.AMOUNT and asked in _ANY_WORDS:
        return Instead.DETAIL if "amount" in reading.found else Instead.STORY
    tells = kind is ReplyKind.STORY or (kind is ReplyKind.GIVEN_REASON and asked == "demand")
    return Instead.STORY if tells else None


def name_by_kind(reading: Reading) -> str | None:
    """The name that stands first in a reply that tells one: "shauna brady, the da is brendan"."""
    head, comma, _ = reading.text.partition(",")
    told = comma and _kind(reading) is ReplyKind.CUSTOMER_NAME
    return name_in_answer(head) if told else None


def settles_summary(reading: Reading) -> str | None:
    """Whether a reply to the summary sends it (`affirm`) or drops it (`cancel`), in any words.

    A sum or a day in what drops it is none of the matter: "the 200 has landed, don't send it"; in a
    yes they may put something right, but for those in an excuse: 刚才骂人是我不对.
    """
    settled = _SETTLES.get(_kind(reading))
    if settled is None or _ASKED.search(reading.text):
        return None
    if settled == "affirm" and (_OF_A_WRITER & reading.found or _puts_right(reading)):
        return None
    for name in (FACTS | {"amount"}) & reading.found:
        reading.forget(name)
    return settled


def _puts_right(reading: Reading) -> bool:
    if depends(reading.text):
        return True
    told = reading.found & SHOWN or is_correction(reading.text) or corrects(reading)
    return bool(told) and not excuses_oneself(reading.text)


def tells_nothing(reading: Reading, asked: str) -> bool:
    """Whether a reply says that the answer is not known, not at hand or not to be told."""
    if asked not in _MAY_BE_LEFT or reading.intent not in _SAYS_NOTHING:
        return False
    if reading.found & (FACTS | REACHING | {"amount"}):
        return False
    words, han = _MOST_WORDS_OF_NOTHING, _MOST_HAN_OF_NOTHING
    if asked == "demand":
        words, han = _MOST_WORDS_OF_NO_WISH, _MOST_HAN_OF_NO_WISH
    brief = len(reading.text.split()) <= words and count_han(reading.text) <= han
    wants = demanding_clause(reading.text) is not None
    known = _kind(reading) is ReplyKind.NOTHING and asked not in reading.found
    return known and brief and not wants and not is_question(reading.text)


def _kind(reading: Reading) -> ReplyKind | None:
    """The kind that the heads are sure of."""
    name, sure = reading.tells
    return ReplyKind(name) if name and sure >= _SURE else None
