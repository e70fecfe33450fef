"""Replies of a few words: no complaint after all, what is left out, later, yes, no."""

import re

from bot.nlu import after_ticket, short_answers
from bot.nlu.answering.correcting import field_named
from bot.nlu.answering.details import (
    LATER,
    ON_FILE,
    TOLD_BEFORE,
    all_refused,
    has_it_elsewhere,
    is_on_file,
    not_to_be_asked,
    refused,
    refused_at_once,
    refused_in_anger,
    told_before,
    would_leave_it_out,
)
from bot.nlu.answering.matter import tells_enough, waits_a_moment
from bot.nlu.asked.back import asks_which_number, asks_why_that
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import take_wish
from bot.nlu.readers.by_kind import sure_kind, tells_nothing
from bot.nlu.readers.contact import leave_out
from bot.nlu.readers.questions import FACTS, REACHING
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.text import for_rules
from bot.nlu.wishes import clauses, demanding_clause
from tickets.draft import SKIPPED

# What the firm holds as a rule.
_HELD = frozenset({"reference_number", "reply_channel", "contact", "customer_name"})
_DETAILS = _HELD | {"incident_time", "principal"}
_PUTS_OFF = re.compile(
    r"先不|先别|暂时|今天不|现在不|目前不|晚点|改天|\b(?:for now|right now|not now|today|yet)\b"
)

# 不要 leaves out what was asked
_DELETES = re.compile(r"\b(?:delete|discard|scrap|keep|store|save)\b|删|清[掉空除]|作废|[留存]")


def replies_in_short(reading: Reading, asked: str) -> bool:
    """Read a few words that say no more than yes, no, later, or that a detail is left out."""
    if short_answers.is_no_complaint(reading.text) or _takes_it_back(reading):
        # a question or a remark was taken for one; who puts it off may come back to it
        if not _PUTS_OFF.search(for_rules(reading.text)):
            reading.say("draft_choice", "discard")
        reading.mean("cancel")
        return True
    if _throws_away(reading, asked):
        reading.say("draft_choice", "discard")
        reading.mean("cancel")
        return True
    if sure_kind(reading) is ReplyKind.CANCEL and short_answers.calls_it_off(reading.text):
        # "please cancel. I want to talk to my husband first": it is kept for now
        reading.mean("cancel")
        return True
    if asked not in ("story", "confirmation") and told_before(reading.text):
        _leave_what_was_told(reading, asked)
        return True
    if _refuses_details(reading, asked):
        return True
    if asked in _DETAILS - {"incident_time"} and would_leave_it_out(reading.text):
        reading.mean("skip")
        return True
    if asked == "reference_number" and _comes_later(reading):
        return True
    if asked != "story" and waits_a_moment(reading.text):
        # called away: nothing is told, and nothing lost
        reading.mean("goodbye")
        return True
    short = short_answers.courtesy(reading.text) or short_answers.meaning(reading.text, asked)
    if not short and asked in _DETAILS:
        short = _asked_back(reading, asked)
    if not short and asked in _HELD and is_on_file(reading.text):
        reading.say("request", ON_FILE)
        short = "skip"
    if not short and tells_nothing(reading, asked):
        short = "skip"
    if short:
        reading.mean(short)
    return bool(short)


def _comes_later(reading: Reading) -> bool:
    """Leave out a number that is not known or not at hand; it may still be sent."""
    later = has_it_elsewhere(reading.text) and not reading.found & (FACTS | REACHING)
    if later and demanding_clause(reading.text) is None:
        reading.say("request", LATER)
        reading.mean("skip")
        return True
    return False


def _takes_it_back(reading: Reading) -> bool:
    """Whether the heads are sure that it is to be dropped, and words of it say the same."""
    dropped = sure_kind(reading) is ReplyKind.CANCEL and short_answers.says_of_nothing(reading.text)
    return dropped and demanding_clause(reading.text) is None


def _throws_away(reading: Reading, asked: str) -> bool:
    """Whether what was told here is to be deleted, where nothing else could be meant."""
    if asked in ("story", "demand") or not after_ticket.throws_away(reading.text):
        return False
    return _DELETES.search(for_rules(reading.text)) is not None


def _asked_back(reading: Reading, asked: str) -> str | None:
    """The intent of a question about the very detail that was asked for: why that, or which."""
    if asks_why_that(reading.text):
        return "ask_privacy"
    which = asked == "reference_number" and not reading.found & FACTS
    return "ask_help" if which and asks_which_number(reading.text) else None


def _refuses_details(reading: Reading, asked: str) -> bool:
    """Leave out the details that are refused by their names; whether that is all of the reply."""
    for other in all_refused(reading.text)[1:]:
        leave_out(reading, other, asked=asked)
    if asked in ("story", "confirmation"):
        return False
    at_once = refused_at_once(reading.text) or refused_in_anger(reading.text)
    if at_once == asked and asked not in reading.found:
        _leave_and_hear_the_rest(reading, asked)
        return True
    slot = refused(reading.text)
    besides = None if slot else not_to_be_asked(reading.text) or at_once
    left = slot or besides
    if not left or left == asked:
        return False
    if left not in reading.found:
        # 没得卡号 我存折尾号3308 gives one after all
        leave_out(reading, left, asked=asked)
    if besides:
        # why, or what is wanted in its place
        reading.say("story", reading.text)
        take_wish(reading)
    reading.mean("inform")
    return True


def _leave_and_hear_the_rest(reading: Reading, asked: str) -> None:
    """Take a refused detail as left out, and what is told behind: 单号没有 是在美团订的."""
    told = [part.group() for part in clauses(for_rules(reading.text))[1:]]
    tells = any(tells_enough(part) and not refused(part) for part in told)
    behind = tells and not is_question(reading.text)
    if asked == "reference_number" and (reading.found & REACHING or behind):
        # a number to be reached at is kept by its name
        reading.say(asked, SKIPPED)
        if behind and not reading.found & REACHING:
            reading.say("story", reading.text)
        reading.mean("inform")
    else:
        reading.mean("skip")


def _leave_what_was_told(reading: Reading, asked: str) -> None:
    """What was told before is for a person to see; asked again it would only annoy."""
    reading.forget("incident_time")
    if asked == "demand" and field_named(reading.text) not in (None, "demand"):
        # of the number, where the wish was asked for
        reading.say("story", reading.text)
        reading.mean("inform")
    else:
        reading.say("request", TOLD_BEFORE)
        reading.mean("skip")
