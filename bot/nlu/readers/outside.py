"""Decides what a message is outside the form: of a ticket, of a draft put aside, or new."""

from bot.nlu import after_ticket, misread, ticket_rules
from bot.nlu.answering.beginning import complains_in_a_word
from bot.nlu.answering.complaining import speaks_of_complaining, tells_story
from bot.nlu.answering.correcting import blames_others
from bot.nlu.answering.matter import excuses_oneself, narrates, waits_a_moment
from bot.nlu.answering.who import complains_for
from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.desk import (
    asks_if_anybody_is_there,
    asks_if_both,
    asks_to_find_it,
    asks_what_then,
)
from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_by_when, asks_when
from bot.nlu.decision import FEEDBACK
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import take_wish_alone
from bot.nlu.readers.awaited import REQUESTS, answers
from bot.nlu.readers.beginning import (
    asks_for_what_is_due,
    begins,
    complain_for_another,
    sounds_like_a_story,
    take_first_words,
)
from bot.nlu.readers.by_kind import sure_kind
from bot.nlu.readers.corrections import (
    asks_whether,
    change,
    changes_how_to_reply,
    corrects,
    read_change,
)
from bot.nlu.readers.flags import in_danger, threatens
from bot.nlu.readers.meaning import (
    complains_rather_than_corrects,
    is_misread,
    tell_score,
    tell_side_question,
    vents,
)
from bot.nlu.readers.of_draft import is_of_the_draft
from bot.nlu.readers.of_ticket import (
    UNCLEAR,
    asks_of_the_ticket,
    comes_about_a_ticket,
    gives_verdict,
    is_of_the_ticket,
)
from bot.nlu.readers.questions import FACTS, REACHING, is_brief, is_short
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.standing import Standing
from bot.nlu.readers.story import tell_story
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.rule_phrases import rules
from bot.nlu.second_complaint import PART_READER
from bot.nlu.short_answers import (
    courtesy,
    is_no_complaint,
    opens_by_leaving,
    says_of_nothing,
    takes_leave,
)
from bot.nlu.text import SENTENCE, for_rules
from tickets.vocabulary import Flag

_PHRASES = rules("readers/outside")
# of what is still to come, in the form of a question
_WHAT_COMES = _PHRASES["asks what comes"]
_LONG_QUESTION = 120
_SURE_STORY = 0.6
_SURE_FEEDBACK = 0.7


def read(reading: Reading, standing: Standing) -> None:
    """Decide what the message is about, and write it down."""
    _settle_intent(reading, standing)
    said = courtesy(reading.text) or _regrets(reading, standing)
    if _asks_behind_courtesy(reading, standing):
        return
    if said and not in_danger(reading) and not threatens(reading):
        # sorry for harsh words, or a good wish: nothing of any ticket, and no praise
        reading.mean(said)
    elif _is_said_in_passing(reading, standing) or _takes_leave(reading, standing):
        return
    elif misread.disclaims_and_proposes(reading.text):
        reading.mean("suggest")
    elif standing.awaited != "withdraw" and _withdraws(reading) and standing.has_ticket():
        # the day it is put right is none of the matter's
        reading.forget("incident_time")
        reading.mean("withdraw_complaint")
    elif _needs_somebody(reading):
        reading.mean("request_human")
    elif comes_about_a_ticket(reading):
        reading.mean("check_status")
    elif (
        _is_of_what_stands(reading, standing)
        or _says_for_certain(reading)
        or (standing.draft_kept and is_of_the_draft(reading))
        or _asks(reading)
        or _asks_what_comes(reading, standing)
        or gives_verdict(reading)
    ):
        return
    else:
        _read_by_intent(reading, standing)


def _is_said_in_passing(reading: Reading, standing: Standing) -> bool:
    """Read what tells a ticket nothing: is anybody there, which one is meant, tell me the news."""
    if standing.awaited or not standing.has_ticket():
        return False
    if asks_if_anybody_is_there(reading.text):
        reading.mean("request_human")
    elif asks_by_when(reading.text):
        # the day is none of the matter's
        reading.forget("incident_time")
        reading.mean("check_status")
    elif after_ticket.waits_for_news(reading.text):
        reading.mean("goodbye")
    elif after_ticket.names_the_same(reading.text):
        # it was added already
        reading.forget("incident_time")
        reading.mean("affirm")
    else:
        return False
    return True


def _regrets(reading: Reading, standing: Standing) -> str | None:
    """The courtesy of who is sorry for harsh words, in whatever words: taken as thanks are."""
    aside = sure_kind(reading) is ReplyKind.ASIDE and excuses_oneself(reading.text)
    return "thank" if aside and is_short(reading.text) and standing.has_ticket() else None


def _asks_behind_courtesy(reading: Reading, standing: Standing) -> bool:
    """A question that thanks or a greeting only begin: "thank you. when do they answer?"."""
    excused = standing.has_ticket() and excuses_oneself(reading.text)
    if not (excused or reading.intent in misread.COURTESIES):
        return False
    if standing.awaited == "second_complaint" and asks_if_both(reading.text):
        # it answers what was offered
        return False
    if after_ticket.waits_for_news(reading.text):
        # 谢谢 有消息告诉我 asks for nothing now
        return False
    rest = misread.without_excuse(reading.text) or misread.without_courtesy(reading.text)
    if rest == for_rules(reading.text).strip():
        return False
    when = asks_when(rest)
    if standing.has_ticket() and (when or after_ticket.asks_where_it_stands(rest)):
        intent: str | None = "check_status"
    else:
        intent = "ask_process" if when else side_question(rest)
    if intent:
        if "flags" in reading.found and excused:
            # who is to ring was told before
            reading.forget("flags")
        reading.mean(intent)
    return intent is not None


def _takes_leave(reading: Reading, standing: Standing) -> bool:
    """Who has heard enough and says they may come back: "ok clear, will come back if needed"."""
    if waits_a_moment(reading.text):
        # "hang on, somebody at the door" calls nobody
        if "flags" in reading.found:
            reading.forget("flags")
        reading.mean("goodbye")
        return True
    if threatens(reading):
        return _leaves_with_a_threat(reading, standing)
    leaves = takes_leave(reading.text) and reading.intent not in ("request_human", "check_status")
    if leaves:
        reading.mean("goodbye")
    return leaves


def _leaves_with_a_threat(reading: Reading, standing: Standing) -> bool:
    """Hear "bye, see you in court": it is of the ticket; without one it is asked what happened."""
    leaves = reading.intent == "goodbye" or opens_by_leaving(reading.text)
    tells = narrates(reading.text) or reading.found & (FACTS | {"amount"})
    if not leaves or tells or standing.draft_kept:
        return False
    reading.mean("add_information" if standing.has_ticket() else "file_complaint")
    return True


def _settle_intent(reading: Reading, standing: Standing) -> None:
    """Let the words decide where the head took a grievance or a remark for something else."""
    text, intent = reading.text, reading.intent
    outside = intent == OUT_OF_SCOPE and speaks_of_complaining(text)
    if _only_asks(reading):
        return
    if begins(reading, standing) or outside:
        reading.mean("file_complaint")
    elif is_misread(reading):
        reading.mean("file_complaint" if sounds_like_a_story(reading) else FALLBACK)
    elif misread.is_unsure_praise(text, intent, reading.confidence):
        reading.mean(FALLBACK)


def _only_asks(reading: Reading) -> bool:
    """Read the question of who says that nothing is complained of: "no complaint, what is …?".

    Its sentence is read by itself: the whole message tells of more than it asks.
    """
    read = reading.message.get(PART_READER)
    if reading.intent != "file_complaint" or read is None or not misread.disclaims(reading.text):
        return False
    asked = [part for part in SENTENCE.findall(reading.text) if is_question(part)]
    said = next((part.said for part in map(read, asked) if part.said in REQUESTS), None)
    said = None if said == "file_complaint" else said
    if said:
        reading.mean(said)
    return said is not None


def _is_of_what_stands(reading: Reading, standing: Standing) -> bool:
    """An outburst, an answer to what was asked, a bare wish to complain, or of the ticket."""
    if vents(reading) and not standing.just_opened():
        # asked what happened, they tell it; right behind a receipt it is of what was told
        reading.mean("file_complaint")
        return True
    if standing.awaited and answers(reading, standing.awaited):
        return True
    if take_first_words(reading, standing):
        return True
    if not standing.has_ticket():
        return asks_for_what_is_due(reading)
    if asks_what_then(reading.text):
        return False
    if standing.draft_kept:
        return asks_of_the_ticket(reading)
    if standing.story_missing and reading.intent == "file_complaint":
        # it completes that ticket
        return False
    talked_of = standing.behind_news or standing.awaited == after_ticket.OF_TICKET
    return is_of_the_ticket(reading, just_opened=standing.just_opened(), talked_of=talked_of)


def _withdraws(reading: Reading) -> bool:
    """Whether it is said in so many words that the complaint is to be withdrawn."""
    said = ticket_rules.bids_to_withdraw(reading.text) and not is_question(reading.text)
    return said and len(reading.text) <= _LONG_QUESTION


def _needs_somebody(reading: Reading) -> bool:
    """Who is in danger and complains of nothing, or is heard to ask for a person and no more."""
    if in_danger(reading):
        return reading.intent != "file_complaint"
    if Flag.WANTS_HUMAN not in reading.flags or len(reading.text) > _LONG_QUESTION:
        return False
    if reading.intent == FALLBACK:
        return is_brief(reading.text)
    # "I don't want to tell everything to a machine" tells nothing of the matter
    tells = narrates(reading.text) or reading.found & (FACTS | {"amount"})
    unsure = reading.intent == "file_complaint" and not reading.complains(_SURE_STORY)
    return unsure and not tells


def _says_for_certain(reading: Reading) -> bool:
    """For whom it complains, praise, a score or a bid to reopen, whatever the head says."""
    if complains_for(reading.text):
        complain_for_another(reading)
    elif misread.says_praise(reading.text):
        reading.mean("praise")
    elif _complains_of_nothing(reading) and side_question(reading.text) is None:
        if not _surely_feedback(reading):
            reading.mean("cancel")
    elif ticket_rules.gives_stars(reading.text):
        tell_score(reading, asked=False)
    elif ticket_rules.bids_to_reopen(reading.text):
        reading.mean("reopen_complaint")
    else:
        return False
    return True


def _complains_of_nothing(reading: Reading) -> bool:
    if is_no_complaint(reading.text):
        return True
    if reading.intent == "withdraw_complaint":
        # 我不想投诉了，撤了吧 takes back one that was made
        return False
    return sure_kind(reading) is ReplyKind.CANCEL and says_of_nothing(reading.text)


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
    elif complains_rather_than_corrects(reading):
        in_a_word = complains_in_a_word(reading.text)
        # of a bare wish it is asked what happened
        if in_a_word or (not take_wish_alone(reading) and tells_story(reading.text)):
            tell_story(reading)
    elif _surely_feedback(reading):
        return
    elif reading.intent in ("correct", "inform") or corrects(reading) or _is_a_contact(reading):
        read_change(reading)
    elif reading.intent == "rate":
        # behind the answer, which asks for a score, a bare "3" is one
        tell_score(reading, asked=standing.has_ticket())
    elif changes_how_to_reply(reading):
        change(reading, "reply_channel")


def _surely_feedback(reading: Reading) -> bool:
    """Whether it is praise or an idea: "not a complaint, …", or 杯子换成带盖的吧."""
    sure = reading.means(FEEDBACK, _SURE_FEEDBACK)
    return sure and not reading.found & (FACTS | REACHING | {"amount"})


def _is_a_contact(reading: Reading) -> bool:
    short = is_short(reading.text) and reading.intent not in REQUESTS
    return short and bool(reading.found & REACHING)
