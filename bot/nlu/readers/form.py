"""Decides what a message is to the complaint form: an answer, a change, an interruption."""

import re
from collections.abc import Mapping

from bot.nlu import after_ticket, misread, short_answers, ticket_rules
from bot.nlu.annotations import values
from bot.nlu.answering.matter import (
    asked_for,
    ends_something,
    may_wish,
    narrates,
    sneers,
    wants_it_stopped,
    wishes,
)
from bot.nlu.answering.reached import only_names_another_way
from bot.nlu.answering.spelling import spelled
from bot.nlu.answering.writer import writer_beside
from bot.nlu.asked.desk import asks_for_somebody
from bot.nlu.decision import THREATS
from bot.nlu.intents import FALLBACK
from bot.nlu.outcries import cries_out, only_feels, says_how_they_are
from bot.nlu.question_form import is_question
from bot.nlu.readers import reply, summary
from bot.nlu.readers.answer_asked import asks_in_form
from bot.nlu.readers.answers import take
from bot.nlu.readers.asides import take_wish, tells_number_and_hours
from bot.nlu.readers.beside_form import asks_on_the_side, asks_what_none_here_knows
from bot.nlu.readers.by_kind import (
    is_aside,
    settles_summary,
    told_by_kind,
)
from bot.nlu.readers.contact import tell_channel_of_contact
from bot.nlu.readers.corrections import puts_right
from bot.nlu.readers.flags import in_danger
from bot.nlu.readers.in_short import replies_in_short
from bot.nlu.readers.meaning import is_misread
from bot.nlu.readers.off_the_question import channel_told
from bot.nlu.readers.person import keep_address, take_address
from bot.nlu.readers.questions import ASKING, REACHING, SHOWN, holds_the_answer
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import keep_another_complaint
from bot.nlu.readers.unasked import SURE, calls_for_somebody
from bot.nlu.reply_kind import ASIDE, ReplyKind
from bot.nlu.text import for_rules
from bot.nlu.verdicts import Verdict, verdict, verdict_in_own_words
from bot.nlu.wishes import clauses, demanding_clause
from tickets.draft import SAME

_LONGEST_INSULT = 90
_CLAUSES_OF_A_THREAT = 2
_OTHERWISE = re.compile(
    r"\s*(?:(?:or|and|if not|otherwise|failing that|else)\b"
    r"|不然|否则|要不然?|不是的话|不行的?话|若不)"
)
# said of this talk
_NOW = re.compile(r"刚[刚才]|剛[剛才]|头先|頭先|啱啱|just now|a moment ago|right now", re.I)
# what stays a request or a question, however much it tells
_NEVER_TOLD = frozenset(
    {"request_human", "withdraw_complaint", "explain_term", "check_status", "switch_language"}
)
_SURE_QUESTION = 0.9


def read(
    reading: Reading,
    asked: str,
    told: Mapping[str, str],
    *,
    asks_of_erasure: bool = False,
    has_ticket: bool = False,
) -> None:
    """Decide what a message is beside the question of the form, and write it down.

    Args:
        reading: the message.
        asked: slot that the form asked for.
        told: what was told before, by slot.
        asks_of_erasure: whether the erasure of everything was to be confirmed last.
        has_ticket: whether this conversation has seen a ticket.
    """
    if told.get("incident_time") and all(map(_NOW.fullmatch, _days_told(reading))):
        # 我剛剛看反了: of this talk, and no other day
        reading.forget("incident_time")
    if reading.intent == "explain_term" and misread.reports_words(reading.text):
        # 他们说没到deductible is told, and asks nothing
        reading.mean("inform")
    is_wish = asked == "demand" and misread.names_no_person(
        reading.text, reading.intent, reading.confidence
    )
    if is_wish or is_misread(reading):
        reading.mean("inform")
    if in_danger(reading):
        # "I don't want to go on living" must never be read as "skip": a person is called
        reading.mean("request_human")
    elif _tells_what_others_end(reading, asked):
        reading.say("story", reading.text)
        reading.mean("inform")
    elif asked != "story" and has_ticket and after_ticket.is_of_an_open_one(reading.text):
        # nothing is registered anew against their word, also where a yes stands before it
        reading.say("matter_choice", SAME)
        reading.mean("inform")
    elif (
        (asks_of_erasure and _answers_erasure(reading))
        or _chooses(reading, asked)
        or (asked != "story" and _spells_the_name(reading, told))
        or _names_who_writes(reading, asked)
        or _tells_address(reading, asked)
        or _tells_number_and_hours(reading, asked)
        or (asked == "confirmation" and summary.checks(reading, told))
        or (asked != "story" and puts_right(reading, asked, told))
        or (asked == "confirmation" and (summary.submits(reading) or _settles_summary(reading)))
        or asks_in_form(reading, asked)
        or replies_in_short(reading, asked)
        or (asked != "story" and keep_another_complaint(reading))
        or asks_what_none_here_knows(reading, asked)
        or _tells_surely(reading, asked)
        or asks_on_the_side(reading, asked)
        or _is_aside(reading, asked)
        or _says_how_they_are(reading, asked)
        or _asks_for_another_way(reading, asked)
        or _asks_for_somebody(reading, asked)
    ):
        return
    elif asked != "confirmation" and ticket_rules.goes_on_again(reading.text):
        _tell_going_on(reading)
    elif tone := only_feels(reading.text):
        # no answer, no goodbye and nothing for the ticket: it is heard, and asked again
        reading.forget("tone")
        reading.say("tone", tone)
        reading.mean(FALLBACK)
    elif (
        _only_lashes_out(reading, asked)
        or cries_out(reading.text)
        or (asked != "story" and short_answers.jests(reading.text))
    ):
        # heard as anger, and nobody's answer
        reading.mean(FALLBACK)
    elif reading.intent == "cancel" and _wants_something_stopped(reading, asked):
        # "can you stop it?" of a payment is no word about the form
        if not take_wish(reading):
            reading.say("demand", reading.text)
        reading.mean("inform")
    elif _only_threatens(reading, asked):
        # it is heard, and what was asked stays open
        reading.say("story", reading.text)
        reading.mean("inform")
    elif asked == "confirmation":
        summary.read_reply(reading)
    else:
        reply.read_reply(reading, asked)


def _tells_what_others_end(reading: Reading, asked: str) -> bool:
    """Whether what is called off is the customer's, and not this complaint: 学籍就要被取消."""
    ends = reading.intent in ("cancel", "withdraw_complaint") and asked != "story"
    bids = ticket_rules.bids_to_withdraw(reading.text) or short_answers.meaning(reading.text, asked)
    return ends and not bids and misread.is_ended_by_others(reading.text)


def _days_told(reading: Reading) -> list[str]:
    return [day.strip() for day in values(reading.message, "incident_time")]


def _spells_the_name(reading: Reading, told: Mapping[str, str]) -> bool:
    """Keep the name that was told, as its spelling puts it: 筑是建築的筑，不是祝福的祝."""
    name = spelled(reading.text, told["customer_name"]) if told.get("customer_name") else None
    if name is None:
        return False
    reading.forget("customer_name")
    reading.say("customer_name", name)
    reading.mean("inform")
    return True


def _names_who_writes(reading: Reading, asked: str) -> bool:
    """Write who writes and whom they name beside themselves, where the words say no more."""
    who = writer_beside(reading.text, name_asked=asked in ("customer_name", "contact"))
    if asked == "story" or who is None or demanding_clause(reading.text):
        return False
    if narrates(reading.text.replace(who.other, "")):
        return False
    for name in ("customer_name", "principal"):
        reading.forget(name)
    reading.say_found("customer_name", who.writer)
    reading.say_found("principal", who.other)
    if asked in ("reply_channel", "contact") and reading.found & REACHING:
        tell_channel_of_contact(reading)
    reading.mean("inform")
    return True


def _tells_address(reading: Reading, asked: str) -> bool:
    """Write an address for letters, in place of who it is and how to reach them, or at the end."""
    told = (asked in ("customer_name", "confirmation") and keep_address(reading)) or (
        asked in ("reply_channel", "contact") and take_address(reading)
    )
    if told:
        reading.mean("inform")
    return told


def _tells_number_and_hours(reading: Reading, asked: str) -> bool:
    """A number with the hours to ring it, also after a second thought about the way."""
    told = asked in ("reply_channel", "contact") and tells_number_and_hours(reading)
    if told:
        take(reading, asked)
    return told


def _is_aside(reading: Reading, asked: str) -> bool:
    """Hear what is nothing for the complaint, and keep none of it."""
    aside = is_aside(reading, asked)
    # "ok 👍 sorry for my typing" sends the summary
    aside = aside and not (asked == "confirmation" and short_answers.agrees(reading.text))
    if aside:
        reading.say("request", ASIDE)
        reading.mean(FALLBACK)
    return aside


def _says_how_they_are(reading: Reading, asked: str) -> bool:
    """Hear that who was in distress is better, or not alone: nothing of that is for the ticket."""
    says = asked != "story" and says_how_they_are(reading.text)
    if says:
        reading.say("request", ASIDE)
        reading.mean(FALLBACK)
    return says


def _tells_surely(reading: Reading, asked: str) -> bool:
    """Take a reply as what the heads are sure that it tells, whatever else its words look like."""
    stays = reading.means(_NEVER_TOLD, SURE) or reading.means(ASKING, _SURE_QUESTION)
    if stays or calls_for_somebody(reading):
        return False
    told = told_by_kind(reading, asked) is not None
    if told:
        take(reading, asked)
    return told


def _settles_summary(reading: Reading) -> bool:
    settled = settles_summary(reading)
    if settled:
        reading.mean(settled)
    return settled is not None


def _answers_erasure(reading: Reading) -> bool:
    """Words that can only mean the erasure; a bare yes is for the form's own question."""
    if ticket_rules.confirms_erasure(reading.text):
        reading.mean("ask_privacy")
        reading.say("request", "erasure_confirmed")
    elif ticket_rules.keeps_data(reading.text):
        reading.mean("deny")
        reading.say("about", "erasure")
    else:
        return False
    return True


def _wants_something_stopped(reading: Reading, asked: str) -> bool:
    if asked == "story":
        return False
    if asked_for(reading.text) or ends_something(reading.text):
        return True
    return asked == "demand" and wants_it_stopped(reading.text)


def _only_lashes_out(reading: Reading, asked: str) -> bool:
    """An insult or a sneer at the desk, and nothing told beside it."""
    asks_or_leaves = reading.intent in ("request_human", "deny") or (
        reading.intent == "cancel" and not sneers(reading.text)
    )
    if asked == "story" or asks_or_leaves or reading.found & SHOWN:
        return False
    if asked == "reply_channel" and channel_told(reading):
        return False
    short = len(reading.text) <= _LONGEST_INSULT
    insults = "abuse" in reading.found and short and not narrates(reading.text)
    wish = wishes(reading.text) or (asked == "demand" and may_wish(reading.text))
    # "you can go to hell" wants nothing of the desk
    wish = wish and not (insults and reading.tells[0] not in (None, ReplyKind.DEMAND))
    return (insults or sneers(reading.text)) and not wish


def _asks_for_another_way(reading: Reading, asked: str) -> bool:
    """A way to hear back that is not offered; the answer says which there are."""
    if asked == "reply_channel" or reading.found & REACHING:
        return False
    asks = only_names_another_way(reading.text)
    if asks:
        reading.mean("ask_process")
    return asks


def _asks_for_somebody(reading: Reading, asked: str) -> bool:
    """A person who rings, asked for in place of an answer that any words could be."""
    asks = asked in ("given_reason", "principal") and asks_for_somebody(reading.text)
    if asks:
        reading.mean("request_human")
    return asks


def _only_threatens(reading: Reading, asked: str) -> bool:
    if asked == "story" or is_question(reading.text) or wishes(reading.text):
        return False
    if asked == "demand" and _threatens_otherwise(reading.text):
        # what is wanted stands beside what is threatened
        return False
    return bool(reading.flags & THREATS) and not holds_the_answer(reading, asked)


def _threatens_otherwise(text: str) -> bool:
    """Whether a threat is for the case that something wanted is not done: 换新的，不然我找记者."""
    parts = [part.group() for part in clauses(for_rules(text))]
    return len(parts) > _CLAUSES_OF_A_THREAT or any(map(_OTHERWISE.match, parts[1:]))


def _chooses(reading: Reading, asked: str) -> bool:
    """One of two drafts, or of two matters."""
    if asked == "draft_choice":
        choice = ticket_rules.draft_choice(reading.text)
    elif asked == "matter_choice":
        choice = _matter_chosen(reading)
    else:
        return False
    if choice:
        reading.say(asked, choice)
        reading.mean("inform")
    return bool(choice)


def _matter_chosen(reading: Reading) -> str | None:
    """Whether the words choose the `same` matter or a `new` one, where that was asked."""
    choice = ticket_rules.matter_choice(reading.text)
    if choice is None and verdict(reading.text) is Verdict.REJECTED:
        # what it says against the result of that ticket goes there
        reading.say("story", reading.text)
        return "same"
    if choice is None and verdict_in_own_words(reading.text) is Verdict.ACCEPTED:
        return "agreed"
    return choice


def _tell_going_on(reading: Reading) -> None:
    """Write that the customer goes on, and answers nothing by that."""
    reading.say("draft_choice", "resume")
    reading.mean("affirm")
