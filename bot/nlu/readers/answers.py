"""Writes a message down as the answer to what the complaint form asked."""

import re
from collections.abc import Callable, Mapping

from bot.nlu.annotations import values
from bot.nlu.answering.complaining import speaks_of_complaining, tells_story, wishes_to_complain
from bot.nlu.answering.instead import Instead, told_instead
from bot.nlu.answering.matter import speaks_of_oneself, tells_enough
from bot.nlu.answering.naming import is_name_on_paper, name_before_remark
from bot.nlu.answering.pieces import is_a_piece
from bot.nlu.answering.who import in_whose_name, kin_named, relation
from bot.nlu.intents import FALLBACK
from bot.nlu.patterns.lengths import only_tells_how_long
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import (
    find_number_as_told,
    keep_when_to_ring,
    keep_whom_to_ring,
    take_any_words,
    take_instead,
    take_name_before_relation,
    take_wish_alone,
)
from bot.nlu.readers.beside_wish import keep_sentences_beside_wish
from bot.nlu.readers.by_kind import told_by_kind
from bot.nlu.readers.contact import (
    tell_channel_of_contact,
    tell_name_beside,
    tell_reply_channel,
)
from bot.nlu.readers.demand import take_demand, tell_wish
from bot.nlu.readers.facts import (
    complains_in_short,
    take_day,
    take_number,
    take_phone_for_the_number,
)
from bot.nlu.readers.off_the_question import only_asks_back, only_names_the_matter
from bot.nlu.readers.person import (
    take_contact,
    take_name,
    take_name_alone,
    take_principal,
    take_reply_channel,
)
from bot.nlu.readers.questions import FACTS, REACHING, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_reason, tell_story, topic_of_story
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, for_rules
from bot.nlu.wishes import demanding_clause

_SURE_STORY, _LEAST_HAN = 0.6, 3
_GOES_WRONG = re.compile(r"[断斷坏壞丢漏碎慢错錯烂爛破封锁鎖扣骗騙]了")

_PHRASES = rules("readers/answers")
_CALLED_THE_REASON = _PHRASES["calls it the reason"]


def take(reading: Reading, asked: str) -> None:
    """Write the entity that was asked for, or `answer` where the words cannot be read as it.

    Words that answer nothing and tell nothing become a fallback: the customer is told so, and is
    asked again.
    """
    find_number_as_told(reading, asked)
    if asked == "reference_number":
        take_phone_for_the_number(reading)
    if asked != "story":
        keep_when_to_ring(reading, asked)
        keep_whom_to_ring(reading)
        take_name_before_relation(reading)
        if asked != "given_reason":
            tell_reason(reading)
    named = asked == "customer_name" and _gives_name(reading.text)
    instead = None if named else _told_instead(reading, asked)
    if instead is Instead.NOTHING and asked in FACTS and complains_in_short(reading):
        instead = Instead.STORY
    if instead is Instead.ANSWER:
        told = take_surely(reading, asked)
    elif instead is Instead.NAME:
        told = take_name_alone(reading) or bool(reading.found & (FACTS | REACHING))
    elif instead:
        told = take_instead(reading, asked, instead)
    elif asked == "story" and take_wish_alone(reading):
        # what happened is asked for again
        told = True
    elif asked == "story" and _is_a_piece(reading):
        reading.say("story", reading.text)
        told = True
    elif asked == "story" and not (tells_story(reading.text) or _tells_in_short(reading)):
        return
    else:
        told = _TAKERS.get(asked, take_any_words)(reading)
    if asked not in ("story", "pause", "demand"):
        keep_sentences_beside_wish(reading)
    if asked not in ("story", "principal") and "principal" not in reading.found:
        _keep_relation(reading)
    if asked != "story":
        tell_name_beside(reading, asked_for=asked == "contact")
    if not (reading.intent == "correct" and "correction_field" in reading.found):
        reading.mean("inform" if told else FALLBACK)


def _gives_name(text: str) -> bool:
    return is_name_on_paper(text) or name_before_remark(text) is not None


def take_surely(reading: Reading, asked: str) -> bool:
    """Write the words as what was asked, in whatever words: no rule looks for anything else."""
    if asked == "demand":
        tell_wish(reading)
        tell_reply_channel(reading)
    else:
        reading.say("answer", reading.text)
    return True


def _told_instead(reading: Reading, asked: str) -> Instead | None:
    by_kind = told_by_kind(reading, asked)
    return by_kind or told_instead(reading.text, asked, reading.found)


def _keep_relation(reading: Reading) -> None:
    """Write for whom it is complained, where that is said in answer to something else."""
    named = kin_named(reading.text)
    kin, owner = relation(reading.text), in_whose_name(reading.text)
    if kin and named:
        # "its for my dad, Joseph Mwangi. He is 68": who it is, and not how it is said
        reading.say("principal", reading.text[slice(*named)], *named)
        reading.mean("inform")
    elif kin:
        reading.say("principal", kin)
        reading.mean("inform")
    elif owner:
        reading.say_found("principal", owner)
        reading.mean("inform")


def _is_a_piece(reading: Reading) -> bool:
    sure = reading.complains(_SURE_STORY)
    return not (sure and tells_story(reading.text)) and is_a_piece(reading.text)


def _tells_in_short(reading: Reading) -> bool:
    """Three signs that surely complain, in answer to what happened: 寄丢了, 被骗了."""
    sure = reading.complains(_SURE_STORY)
    if _GOES_WRONG.search(reading.text) and not is_question(reading.text):
        # 断了三天
        return count_han(reading.text) >= _LEAST_HAN
    few = count_han(reading.text) == _LEAST_HAN and not wishes_to_complain(reading.text)
    return sure and few and not speaks_of_complaining(reading.text)


# ---------- one question each; all say whether the words told anything ----------
def _take_story(reading: Reading) -> bool:
    tell_story(reading)
    return True


def _take_given_reason(reading: Reading) -> bool:
    if only_tells_how_long(" ".join(values(reading.message, "incident_time"))):
        # 说超过30天了: a period that a rule names
        reading.forget("incident_time")
    if reading.found & REACHING:
        # where to reach them, told before it is asked
        tell_channel_of_contact(reading)
        return True
    if only_names_the_matter(reading):
        # a number told late: it is kept, and the question asked again
        return bool(reading.found & FACTS)
    if (
        _CALLED_THE_REASON.search(for_rules(reading.text))
        and demanding_clause(reading.text) is None
    ):
        # it wants no reason
        reading.say("answer", reading.text)
        return True
    if speaks_of_oneself(reading.text) or only_asks_back(reading):
        return False
    return take_any_words(reading)


def _take_kind(reading: Reading) -> bool:
    if complains_in_short(reading):
        # 扣我钱 says of what kind it is, as well
        reading.say("story", reading.text)
        topic = topic_of_story(reading)
        if topic:
            reading.say("topic", topic)
        return True
    english = not count_han(reading.text) and tells_story(reading.text)
    if not (tells_enough(reading.text) or english):
        return take_any_words(reading)
    # what happened, in place of what kind of matter it is
    tell_story(reading)
    return True


def _take_more(reading: Reading) -> bool:
    """Write more of a story, which may tell a second one, or any few words."""
    wish = demanding_clause(reading.text)
    # "it happened yesterday, and I want an apology" tells no more of it
    beside = reading.text[: wish[0]] + reading.text[wish[1] :] if wish else reading.text
    if is_brief(beside) or not tells_story(beside):
        return take_any_words(reading)
    tell_story(reading)
    return True


_TAKERS: Mapping[str, Callable[[Reading], bool]] = {
    "story": _take_story,
    "pause": _take_more,
    "demand": take_demand,
    "reply_channel": take_reply_channel,
    "customer_name": take_name,
    "incident_time": take_day,
    "reference_number": take_number,
    "contact": take_contact,
    "given_reason": _take_given_reason,
    "principal": take_principal,
    "category_choice": _take_kind,
    "topic": _take_kind,
    "matter_choice": _take_kind,
}
