"""Decides what belongs to a ticket that the conversation has seen, where the words name none."""

from bot.nlu import after_ticket, ticket_rules
from bot.nlu.answering.complaining import speaks_of_complaining, tells_story
from bot.nlu.answering.matter import narrates
from bot.nlu.answering.who import names_kin
from bot.nlu.asked.desk import asks_whether, asks_who_decides
from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_when
from bot.nlu.decision import THREATS
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.question_form import is_question
from bot.nlu.readers.corrections import change, corrects
from bot.nlu.readers.meaning import complains_rather_than_corrects
from bot.nlu.readers.questions import FACTS, REACHING, is_short
from bot.nlu.readers.reading import Reading
from bot.nlu.second_complaint import also_complains, begins_another
from bot.nlu.verdicts import (
    Verdict,
    is_bare_verdict,
    refuses_in_a_clause,
    verdict,
    verdict_in_own_words,
)
from tickets.vocabulary import Flag

_TELLING = frozenset({"file_complaint"})
UNCLEAR = frozenset({OUT_OF_SCOPE, FALLBACK, "ask_help", "ask_process", "inform"})
_ADDING = frozenset({"add_information", "inform", "correct", "deny", "rate", FALLBACK})
# A detail that is told anew is a correction of it.
_TOLD_ANEW = frozenset({"incident_time", "reference_number", "phone", "email", "customer_name"})
# Wants something done now, whatever else is asked.
_CALLING = frozenset({"request_human", "withdraw_complaint", "reopen_complaint"})
_OF_THE_DESK = frozenset({"ask_privacy", "ask_process"})
# of what may be done about a result, which is no word on it
_ASK_ON = frozenset({"ask_rights", "ask_process"})
_SURE_STORY, _SURE_FACT, _SURE_QUESTION = 0.6, 0.9, 0.9
_LONGEST_MORE = 220


def is_of_the_ticket(reading: Reading, *, just_opened: bool, talked_of: bool = False) -> bool:
    """Read a question, an end or an addition that names no ticket, if the words are one.

    Args:
        reading: the message.
        just_opened: whether a ticket was registered or shown a few messages ago.
        talked_of: whether news of a ticket was told right before, or a question asked about it.
    """
    if talked_of and after_ticket.asks_why(reading.text) and reading.intent not in _CALLING:
        _may_be_of_it(reading)
        return True
    if _ends_or_reopens(reading) or _adds_or_refuses(reading):
        return True
    surely_told = reading.complains(_SURE_STORY)
    if corrects(reading) and not surely_told:
        return False
    return asks_of_the_ticket(reading) or _goes_on(reading, just_opened, talked_of)


def _ends_or_reopens(reading: Reading) -> bool:
    if ticket_rules.asks_of_reopening(reading.text):
        # what could be done some day is not done now
        reading.mean("ask_process")
    elif reading.intent in UNCLEAR | {"correct"} and ticket_rules.calls_off(reading.text):
        # "she said sorry, so you can close it"
        reading.mean("withdraw_complaint")
    elif ticket_rules.wants_to_reopen(reading.text):
        reading.mean("reopen_complaint")
    elif reading.intent == "withdraw_complaint" and after_ticket.is_told_to_withdraw(reading.text):
        reading.mean("add_information")
    elif reading.intent == "withdraw_complaint" and ticket_rules.keeps_complaint(reading.text):
        reading.mean("deny")
    elif reading.intent == "withdraw_complaint" and reading.found & REACHING:
        # "scrap that number, 0400 555 091" takes nothing back
        change(reading, "contact")
    else:
        return False
    return True


def _adds_or_refuses(reading: Reading) -> bool:
    if _adds_in_so_many_words(reading) or _tells_that_it_is_settled(reading):
        reading.mean("add_information")
        return True
    if _refuses_what_was_told(reading) or _refuses_in_own_words(reading):
        # "I'm not happy, I want this looked at by someone else" corrects no wish
        _may_be_of_it(reading)
        return True
    return False


def _tells_that_it_is_settled(reading: Reading) -> bool:
    """The money came back: a fact of what is open, that withdraws nothing by itself."""
    unsaid = verdict(reading.text) is None and reading.intent not in _CALLING
    return unsaid and after_ticket.is_settled(reading.text)


def _may_be_of_it(reading: Reading) -> None:
    """Leave it to the desk, which looks where the ticket stands, and asks."""
    reading.mean("add_information")
    reading.say("about", after_ticket.OF_TICKET)


def asks_of_the_ticket(reading: Reading) -> bool:
    """Read a question that a ticket answers: rights, who decides, why, or where it stands."""
    if after_ticket.asks_for_reasons(reading.text):
        _may_be_of_it(reading)
        return True
    if asks_who_decides(reading.text) and not asks_when(reading.text):
        reading.mean("ask_process")
        return True
    if ticket_rules.wants_to_appeal(reading.text) and not narrates(reading.text):
        reading.mean("ask_rights")
        return True
    if asks_whether(reading.text) and reading.intent not in _CALLING:
        # in anger, of what was just registered: no other complaint
        reading.mean("ask_process")
        return True
    asks = after_ticket.asks_where_it_stands(reading.text) and reading.intent not in _CALLING
    # of a call or a step, or of the procedure in general: there is a ticket that it is about
    may_ask_when = _is_unsure(reading) or reading.intent in ("request_human", "ask_process")
    may_ask_when = may_ask_when or not narrates(reading.text)
    if asks or (may_ask_when and asks_when(reading.text)):
        reading.mean("check_status")
        return True
    return False


def _goes_on(reading: Reading, just_opened: bool, talked_of: bool) -> bool:
    joins = ticket_rules.tells_authority(reading.text) or ticket_rules.joins_on(reading.text)
    joins = joins and not begins_another(reading.text)
    if reading.intent == "cancel" and ticket_rules.calls_off(reading.text):
        # it is asked once more before anything is withdrawn
        reading.mean("withdraw_complaint")
    elif _only_threatens(reading, just_opened) or (_is_unsure(reading) and joins):
        reading.mean("add_information")
    elif _may_be_of_the_ticket(reading, just_opened, talked_of):
        _may_be_of_it(reading)
    else:
        return False
    return True


def _is_unsure(reading: Reading) -> bool:
    return reading.intent in UNCLEAR | _TELLING and reading.confidence < _SURE_FACT


def _refuses_what_was_told(reading: Reading) -> bool:
    brief = reading.intent in _TELLING and after_ticket.is_brief(reading.text)
    if not (reading.intent in _ADDING or (brief and not reading.found & _TOLD_ANEW)):
        return False
    wants_more = ticket_rules.wants_to_add(reading.text) or _also_told(reading.text)
    return refuses_in_a_clause(reading.text) and not wants_more and verdict(reading.text) is None


def _adds_in_so_many_words(reading: Reading) -> bool:
    another = _also_told(reading.text) and not after_ticket.is_of_the_same(reading.text)
    says_so = after_ticket.says_it_adds(reading.text) and not another
    return says_so and tells_story(reading.text)


def _refuses_in_own_words(reading: Reading) -> bool:
    if reading.intent not in UNCLEAR | _TELLING | {"correct", "deny"} or verdict(reading.text):
        return False
    said = verdict_in_own_words(reading.text)
    return said is Verdict.REJECTED and not reading.found & _TOLD_ANEW and corrects(reading)


def _may_be_of_the_ticket(reading: Reading, just_opened: bool, talked_of: bool) -> bool:
    """Words that tell no matter of their own, where one was just registered or told of."""
    said = verdict_in_own_words(reading.text)
    if reading.intent == "praise":
        # "great, happy with that" is said of an answer, where there is one
        return said is Verdict.ACCEPTED and after_ticket.is_brief(reading.text)
    # how somebody of theirs fares is no question outside what the desk does
    fares = reading.intent == OUT_OF_SCOPE and bool(reading.flags or names_kin(reading.text))
    # nor is what is said to an answer that was just told: "what risk check, I use it every day"
    strained = reading.tone in ("angry", "distressed") and after_ticket.is_brief(reading.text)
    fares = fares or (just_opened and strained and reading.intent == OUT_OF_SCOPE)
    asks_something = reading.text.rstrip().endswith(("?", "？"))
    fares = fares or (talked_of and reading.intent == OUT_OF_SCOPE and not asks_something)
    if not (fares or reading.intent in _TELLING | {FALLBACK}) or verdict(reading.text):
        return False
    if (
        len(reading.text) > _LONGEST_MORE
        or _also_told(reading.text)
        or "reference_number" in reading.found
    ):
        return False
    if side_question(reading.text) in _OF_THE_DESK and not narrates(reading.text):
        # "so who actually reads this" leans on nothing, nor does "do I block that card?"
        return False
    leans = after_ticket.goes_on_about_it(reading.text)
    asks = is_question(reading.text) or after_ticket.asks_what_was_told(reading.text)
    asks = asks or side_question(reading.text) is not None
    follows = just_opened and not asks and after_ticket.follows_on(reading.text)
    answers = talked_of and after_ticket.answers_news(reading.text)
    belongs = leans or follows or answers or (fares and not asks)
    return belongs and tells_story(reading.text)


def _also_told(text: str) -> bool:
    """Whether the words say that they are another complaint."""
    said = also_complains(text) is not None or begins_another(text)
    return said or speaks_of_complaining(text)


def _only_threatens(reading: Reading, just_opened: bool) -> bool:
    """A threat in a few words right after the receipt goes to what was just registered."""
    if just_opened and reading.flags & (THREATS | {Flag.GROUP}):
        numbered = reading.found & {"reference_number", "amount"}
        return after_ticket.follows_on(reading.text) and not numbered
    tells = reading.found & {"incident_time", "reference_number", "amount"} or narrates(
        reading.text
    )
    return bool(reading.flags & THREATS) and is_short(reading.text) and not tells


def comes_about_a_ticket(reading: Reading) -> bool:
    """Whether a reference is named with a word of what was told before: no other complaint."""
    if reading.intent != "file_complaint" or "ticket_reference" not in reading.found:
        return False
    told = reading.found & (FACTS | REACHING | {"amount"})
    return not told and ticket_rules.only_names_what_was_told(reading.text)


def gives_verdict(reading: Reading) -> bool:
    """Write what they make of the result, where the words say it."""
    if complains_rather_than_corrects(reading) and not is_short(reading.text):
        return False
    if reading.means(_ASK_ON, _SURE_QUESTION):
        # 对结果不服可以找谁 wants to be told
        return False
    said = verdict(reading.text)
    if said is None:
        return False
    reading.mean("affirm" if said is Verdict.ACCEPTED else "deny")
    reading.say("about", "result")
    if said is Verdict.REJECTED and not is_bare_verdict(reading.text):
        reading.say("answer", reading.text)
    return True
