"""Decides what a message is outside the form: of a ticket, of a draft put aside, or new."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.nlu import after_ticket, misread, ticket_rules
from bot.nlu.answering.beginning import complains_in_a_word, only_announces
from bot.nlu.answering.complaining import speaks_of_complaining, tells_story, wishes_to_complain
from bot.nlu.answering.correcting import blames_others
from bot.nlu.answering.matter import narrates, waits_a_moment
from bot.nlu.answering.pieces import is_a_piece
from bot.nlu.answering.who import complains_for, only_says_for_whom
from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.desk import asks_to_find_it, asks_what_then
from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_when
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import is_wish_alone, take_wish_alone
from bot.nlu.readers.awaited import MAY_NAME_ONE, REQUESTS, answers
from bot.nlu.readers.contact import tell_reply_channel
from bot.nlu.readers.corrections import asks_whether, change, corrects, read_correction
from bot.nlu.readers.flags import in_danger
from bot.nlu.readers.meaning import is_misread, tell_score, tell_side_question, vents
from bot.nlu.readers.of_ticket import UNCLEAR, asks_of_the_ticket, is_of_the_ticket
from bot.nlu.readers.questions import (
    FACTS,
    REACHING,
    SHORT_STATEMENT_CHARACTERS,
    is_brief,
    is_short,
)
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_story
from bot.nlu.rule_phrases import rules
from bot.nlu.short_answers import courtesy, is_no_complaint, takes_leave
from bot.nlu.text import count_han, for_rules
from bot.nlu.verdicts import Verdict, is_bare_verdict, verdict
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Flag, Tone

_FACTS_OR_NOTHING = frozenset({"inform", "add_information", FALLBACK})
_NO_BEGINNING = REQUESTS - {"goodbye"} | {"file_complaint", "withdraw_complaint", "suggest"}
_SURE_STORY, _SURE_FACT, _SURE_OUTSIDE = 0.6, 0.9, 0.75
_TELLS_ENOUGH = 7
_LEAST_HAN, _PLAIN_TOPIC = 6, 0.9
_WHOLE_WORDS, _WHOLE_HAN = 14, 25
_LONG_QUESTION = 120
_PHRASES = rules("readers/outside")
_DUE = _PHRASES["asks where what is due is"]
# of what is still to come, in the form of a question
_WHAT_COMES = _PHRASES["asks what comes"]


@dataclass(frozen=True)
class Standing:
    """Where the conversation stands while no form is open.

    Attributes:
        awaited: what the customer was asked last.
        draft_kept: whether a draft was put aside.
        has_ticket: whether this conversation has seen a ticket, which words could add to.
        just_opened: whether one was registered or shown a few messages ago.
        behind_news: whether news of one was told right before.
        story_missing: whether a ticket was opened for a person before anything was told.
    """

    awaited: str | None
    draft_kept: bool
    has_ticket: Callable[[], bool]
    just_opened: Callable[[], bool]
    story_missing: bool = False
    behind_news: bool = False


def read(reading: Reading, standing: Standing) -> None:
    """Decide what the message is about, and write it down."""
    _settle_intent(reading, standing)
    said = courtesy(reading.text)
    if said and not in_danger(reading):
        # sorry for harsh words, or a good wish: nothing of any ticket, and no praise
        reading.mean(said)
    elif _asks_behind_courtesy(reading, standing) or _takes_leave(reading):
        return
    elif misread.disclaims_and_proposes(reading.text):
        reading.mean("suggest")
    elif standing.awaited != "withdraw" and _withdraws(reading) and standing.has_ticket():
        # the day it is put right is none of the matter's
        reading.forget("incident_time")
        reading.mean("withdraw_complaint")
    elif _needs_somebody(reading):
        reading.mean("request_human")
    elif _comes_about_a_ticket(reading):
        reading.mean("check_status")
    elif (
        _is_of_what_stands(reading, standing)
        or _says_for_certain(reading)
        or (standing.draft_kept and _is_of_the_draft(reading))
        or _asks(reading)
        or _asks_what_comes(reading, standing)
        or _gives_verdict(reading)
    ):
        return
    else:
        _read_by_intent(reading, standing)


def _asks_behind_courtesy(reading: Reading, standing: Standing) -> bool:
    """A question that thanks or a greeting only begin: "thank you. when do they answer?"."""
    rest = misread.without_courtesy(reading.text)
    if reading.intent not in misread.COURTESIES or rest == for_rules(reading.text).strip():
        return False
    when = asks_when(rest)
    if standing.has_ticket() and (when or after_ticket.asks_where_it_stands(rest)):
        intent: str | None = "check_status"
    else:
        intent = "ask_process" if when else side_question(rest)
    if intent:
        reading.mean(intent)
    return intent is not None


def _takes_leave(reading: Reading) -> bool:
    """Who has heard enough and says they may come back: "ok clear, will come back if needed"."""
    if waits_a_moment(reading.text):
        # "hang on, somebody at the door" calls nobody
        if "flags" in reading.found:
            reading.forget("flags")
        reading.mean("goodbye")
        return True
    leaves = takes_leave(reading.text) and reading.intent not in ("request_human", "check_status")
    if leaves:
        reading.mean("goodbye")
    return leaves


def _settle_intent(reading: Reading, standing: Standing) -> None:
    """Let the words decide where the head took a grievance or a remark for something else."""
    text, intent = reading.text, reading.intent
    told = misread.tells_a_grievance(text, intent, reading.confidence, reading.found)
    nothing_told = standing.story_missing or not standing.has_ticket()
    if nothing_told:
        told = told or _begins_a_story(reading, standing) or _begins_in_short(reading)
    begins = told and standing.awaited in (None, "new_complaint") and not corrects(reading)
    outside = intent == OUT_OF_SCOPE and speaks_of_complaining(text)
    if begins or outside:
        reading.mean("file_complaint")
    elif is_misread(reading):
        reading.mean("file_complaint" if _sounds_like_a_story(reading) else FALLBACK)
    elif misread.is_unsure_praise(text, intent, reading.confidence):
        reading.mean(FALLBACK)


def _is_of_what_stands(reading: Reading, standing: Standing) -> bool:
    """An outburst, an answer to what was asked, a bare wish to complain, or of the ticket."""
    if vents(reading) and not standing.just_opened():
        # asked what happened, they tell it; right behind a receipt it is of what was told
        reading.mean("file_complaint")
        return True
    if standing.awaited and answers(reading, standing.awaited):
        return True
    if _begins_with_a_piece(reading, standing):
        reading.mean("file_complaint")
        reading.say("story", reading.text)
        return True
    if wishes_to_complain(reading.text):
        reading.mean("file_complaint")
        return True
    if only_announces(reading.text) and "ticket_reference" not in reading.found:
        reading.mean("file_complaint")
        reading.say("story", reading.text)
        return True
    if not standing.has_ticket():
        return _asks_for_what_is_due(reading)
    if asks_what_then(reading.text):
        return False
    if standing.draft_kept:
        return asks_of_the_ticket(reading)
    if standing.story_missing and reading.intent == "file_complaint":
        # it completes that ticket
        return False
    talked_of = standing.behind_news or standing.awaited == after_ticket.OF_TICKET
    return is_of_the_ticket(reading, just_opened=standing.just_opened(), talked_of=talked_of)


def _asks_for_what_is_due(reading: Reading) -> bool:
    """Asked before any ticket, where their money or parcel is says that it has not come."""
    due = _DUE.match(for_rules(reading.text)) is not None and not reading.found & REACHING
    if due:
        reading.mean("file_complaint")
        reading.say("story", reading.text)
    return due


def _withdraws(reading: Reading) -> bool:
    """Whether it is said in so many words that the complaint is to be withdrawn."""
    said = ticket_rules.bids_to_withdraw(reading.text) and not is_question(reading.text)
    return said and len(reading.text) <= _LONG_QUESTION


def _needs_somebody(reading: Reading) -> bool:
    """Who is in danger and complains of nothing, or is heard to ask for a person and no more."""
    if in_danger(reading):
        return reading.intent != "file_complaint"
    wants = Flag.WANTS_HUMAN in reading.flags and is_brief(reading.text)
    return wants and reading.intent == FALLBACK


def _comes_about_a_ticket(reading: Reading) -> bool:
    """Who names a reference and says that it was told before begins no other complaint."""
    if reading.intent != "file_complaint" or "ticket_reference" not in reading.found:
        return False
    told = reading.found & (FACTS | REACHING | {"amount"})
    return not told and ticket_rules.only_names_what_was_told(reading.text)


def _begins_with_a_piece(reading: Reading, standing: Standing) -> bool:
    """A first piece, where no ticket and no question stands that it could belong to."""
    free = standing.story_missing or not standing.has_ticket()
    asked = standing.awaited not in (None, "new_complaint") or standing.draft_kept
    if not free or asked or reading.found & (REACHING | {"ticket_reference"}):
        return False
    if reading.intent not in MAY_NAME_ONE:
        return False
    outside = reading.intent == OUT_OF_SCOPE and reading.confidence >= _SURE_OUTSIDE
    grieves = _tells_a_grievance(reading) and tells_story(reading.text)
    return not grieves and is_a_piece(reading.text, of_theirs=outside)


def _says_for_certain(reading: Reading) -> bool:
    """For whom it complains, praise, or a score, whatever the head says."""
    if complains_for(reading.text):
        _complain_for_another(reading)
    elif misread.says_praise(reading.text):
        reading.mean("praise")
    elif is_no_complaint(reading.text) and side_question(reading.text) is None:
        reading.mean("cancel")
    elif ticket_rules.gives_stars(reading.text):
        tell_score(reading, asked=False)
    else:
        return False
    return True


def _is_of_the_draft(reading: Reading) -> bool:
    if (
        ticket_rules.comes_back(reading.text)
        or _goes_on_telling(reading)
        or ticket_rules.wants_to_reopen(reading.text)
    ):
        reading.mean("file_complaint")
        reading.say("draft_choice", "resume")
    elif after_ticket.throws_away(reading.text):
        reading.mean("cancel")
        reading.say("draft_choice", "discard")
    else:
        return False
    return True


def _asks(reading: Reading) -> bool:
    """What is kept of them, how long it takes, or another question on the side."""
    text, complains = reading.text, reading.intent == "file_complaint"
    if (
        after_ticket.asks_what_was_told(text)
        or asks_so_far(text)
        or (ticket_rules.asks_for_own_data(text) and not complains)
    ):
        reading.mean("ask_privacy")
        reading.say("request", "own_data")
    elif complains and ticket_rules.asks_how_long(text):
        reading.mean("ask_process")
    elif asks_to_find_it(text):
        for way in reading.found & REACHING:
            # it is to be looked up by, and changes no contact
            reading.forget(way)
        reading.mean("check_status")
    elif reading.intent == "correct" and asks_whether(reading):
        reading.mean("check_status")
    else:
        return len(text) <= _LONG_QUESTION and tell_side_question(reading)
    return True


def _asks_what_comes(reading: Reading, standing: Standing) -> bool:
    """A question right behind a receipt about what comes of it: no complaint of its own."""
    short = len(reading.text) <= _LONG_QUESTION and not reading.found & (FACTS | {"amount"})
    if reading.intent != "file_complaint" or not short or not standing.just_opened():
        return False
    asks = _WHAT_COMES.match(for_rules(reading.text).strip()) is not None
    if asks and not narrates(reading.text):
        reading.mean("ask_process")
        return True
    return False


def _read_by_intent(reading: Reading, standing: Standing) -> None:
    adds = ticket_rules.wants_to_add(reading.text) and reading.intent in UNCLEAR
    if adds or (reading.intent == "correct" and blames_others(reading.text)):
        reading.mean("add_information")
    elif _tells_a_grievance(reading):
        in_a_word = complains_in_a_word(reading.text)
        # of a bare wish it is asked what happened
        if in_a_word or (not take_wish_alone(reading) and tells_story(reading.text)):
            tell_story(reading)
    elif reading.intent in ("correct", "inform") or corrects(reading) or _is_a_contact(reading):
        _read_change(reading)
    elif reading.intent == "rate":
        # behind the answer, which asks for a score, a bare "3" is one
        tell_score(reading, asked=standing.has_ticket())
    elif _only_says_how_to_reply(reading):
        change(reading, "reply_channel")


def _begins_a_story(reading: Reading, standing: Standing) -> bool:
    """A story told in pieces begins with one that need not sound like a complaint."""
    facts = reading.intent in _FACTS_OR_NOTHING and reading.confidence < _SURE_FACT
    # of whom it complains is for staff to see, where it tells enough
    outside = reading.intent == OUT_OF_SCOPE and len(reading.text.split()) >= _TELLS_ENOUGH
    if reading.intent == "add_information" and _adds_to_what_stands(reading.text):
        return False
    names = facts and reading.intent == "add_information" and not reading.found
    if (facts or outside) and (names or narrates(reading.text)):
        return True
    if reading.intent == "inform" and _sounds_aggrieved(reading):
        return True
    return not standing.draft_kept and _tells_it_whole(reading)


def _sounds_aggrieved(reading: Reading) -> bool:
    """A few words of no fact that are angry, or plainly of a matter: 我又不欠你们钱."""
    told = reading.found & (FACTS | REACHING | {"customer_name", "amount", "ticket_reference"})
    if told or is_question(reading.text) or count_han(reading.text) < _LEAST_HAN:
        return False
    plain = reading.sure_of_topic >= _PLAIN_TOPIC
    return (plain or reading.tone == Tone.ANGRY) and tells_story(reading.text)


def _adds_to_what_stands(text: str) -> bool:
    return ticket_rules.wants_to_add(text) or ticket_rules.names_an_earlier_complaint(text)


def _begins_in_short(reading: Reading) -> bool:
    """太慢了, or 退钱: there is nothing yet that it could be said of."""
    if is_question(reading.text) or reading.intent in _NO_BEGINNING:
        return False
    return complains_in_a_word(reading.text) or is_wish_alone(reading)


def _tells_it_whole(reading: Reading) -> bool:
    """A whole story with its facts, taken for one of them: there is nothing yet to change."""
    if reading.intent not in _FACTS_OR_NOTHING | {"correct"}:
        return False
    long = len(reading.text.split()) >= _WHOLE_WORDS or count_han(reading.text) >= _WHOLE_HAN
    asks = is_question(reading.text) and reading.intent == FALLBACK
    return long and not asks and tells_story(reading.text)


def _sounds_like_a_story(reading: Reading) -> bool:
    if reading.intent == "praise" and is_brief(reading.text):
        # "your service is unbelievable" tells nothing yet
        return narrates(reading.text)
    return reading.intent not in ("thank", "greet") and tells_story(reading.text)


def _tells_a_grievance(reading: Reading) -> bool:
    sure = reading.confidence >= _SURE_STORY
    return reading.intent == "file_complaint" and (sure or not corrects(reading))


def _complain_for_another(reading: Reading) -> None:
    """Who says no more than for whom they complain is asked what happened."""
    reading.mean("file_complaint")
    only = only_says_for_whom(reading.text)
    of_the_firm = misread.speaks_of_the_firm(reading.text) and narrates(reading.text)
    if len(reading.text) > SHORT_STATEMENT_CHARACTERS // 2 or (of_the_firm and not only):
        tell_story(reading)
    elif only:
        # how old they are and what they cannot do is for staff to read
        reading.say("story", reading.text)


def _goes_on_telling(reading: Reading) -> bool:
    """More of the draft that was put aside: a fact, a wish, what else happened."""
    if reading.intent not in ("inform", "add_information"):
        return False
    tells = narrates(reading.text) or reading.found & FACTS
    if demanding_clause(reading.text) or tells:
        tell_story(reading)
        return True
    return False


def _gives_verdict(reading: Reading) -> bool:
    """What they make of the result, where the words say it."""
    if _tells_a_grievance(reading) and not is_short(reading.text):
        return False
    said = verdict(reading.text)
    if said is None:
        return False
    reading.mean("affirm" if said is Verdict.ACCEPTED else "deny")
    reading.say("about", "result")
    if said is Verdict.REJECTED and not is_bare_verdict(reading.text):
        reading.say("answer", reading.text)
    return True


def _read_change(reading: Reading) -> None:
    if corrects(reading) or reading.intent == "correct":
        read_correction(reading)
    elif reading.found & REACHING or tell_reply_channel(reading):
        # a bare number or address after a receipt is where to reach the customer
        change(reading, "contact" if reading.found & REACHING else "reply_channel")
        if "reply_channel" not in reading.found:
            tell_reply_channel(reading)


def _only_says_how_to_reply(reading: Reading) -> bool:
    # "call me" alone asks for a person; "call me instead" changes what was said before
    changes = ticket_rules.changes_something(reading.text) or reading.intent != "request_human"
    return is_short(reading.text) and changes and tell_reply_channel(reading)


def _is_a_contact(reading: Reading) -> bool:
    short = is_short(reading.text) and reading.intent not in REQUESTS
    return short and bool(reading.found & REACHING)
