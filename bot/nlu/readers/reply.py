"""Decides whether a reply to the form answers its question, tells another detail or interrupts."""

import re

from bot.nlu import misread, reply_rules, ticket_rules
from bot.nlu.answering.correcting import corrected_sum, correction_field
from bot.nlu.answering.kind import category_in_place, category_named, topic_named
from bot.nlu.answering.matter import begins_with_bid, begins_with_wish, wishes
from bot.nlu.answering.name_alone import may_be_a_rare_name, names_oneself, surely_a_name
from bot.nlu.answering.naming import name_after_its_word, name_before_remark, words_behind_name
from bot.nlu.answering.reached import asks_to_be_rung, only_names_channel
from bot.nlu.asked.besides import question_besides
from bot.nlu.intents import OUT_OF_SCOPE
from bot.nlu.patterns.contrasts import names_what_is_wrong
from bot.nlu.patterns.titles import TITLE
from bot.nlu.question_form import is_question
from bot.nlu.readers.answers import take
from bot.nlu.readers.asides import find_number_as_told, take_wish
from bot.nlu.readers.by_kind import answers_with_a_way
from bot.nlu.readers.contact import tell_way_to_reply
from bot.nlu.readers.corrections import corrects, read_correction
from bot.nlu.readers.facts import says_there_is_none
from bot.nlu.readers.person import take_name
from bot.nlu.readers.questions import (
    FACTS,
    OPEN_QUESTIONS,
    SHORT_STATEMENT_CHARACTERS,
    holds_the_answer,
    is_brief,
)
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.unasked import (
    INTERRUPTING,
    SURE,
    asks_for_own_data,
    calls_for_somebody,
    only_demands,
    only_says_how_to_reply,
    rates,
)
from bot.nlu.text import count_han
from bot.nlu.wishes import demanding_clause

# Questions that a name alone answers nothing of; it is taken all the same.
_NAMED_UNASKED = frozenset(
    {"reply_channel", "reference_number", "given_reason", "incident_time", "demand"}
)
# A long reply to an open question is the answer as a rule, even where it asks "why" in passing.
_SURE_WHERE_OPEN, _SURE_WHEN_LONG, _SURE_WHERE_ASKING = 0.55, 0.9, 0.3
_LONG_CHARACTERS = 60
# what the head makes of a remark behind a name
_SAYS_NOTHING = frozenset({"affirm", "deny", "skip", "thank", "greet", "goodbye"})
_ASKS_WHO = re.compile(r"谁[^,，。]{1,4}[了的呢][\s。!！]*$")
# "it's Siobhan O'Dowd"
_SAYS_WHO = re.compile(
    rf"(?:it'?s|that'?s|this is|i'?m|i am)(?: {TITLE})?"
    r"(?P<name>(?: [A-Z][\w'’.-]+){1,3})[.!]?$"
)
# a person for now, and not what would put it right
_BIDS_BRING_ONE = re.compile(
    r"(?:(?:just|please|now|no|look|then|so|and)[, ]+)*"
    r"(?:get|put|give|find|fetch|connect|transfer|pass|let|bring) me\b"
    r"|(?:请|快|马上|赶紧|先|给我|帮我)*(?:转|叫|找|换)",
    re.I,
)
_DIGITS_ALONE = re.compile(r"[\d\s+().-]+")


def read_reply(reading: Reading, asked: str) -> None:
    """Take the answer to `asked`, unless the message tells another detail or interrupts."""
    refuses = asked == "reply_channel" and reply_rules.refuses_a_way(reading.text)
    if refuses or (asked == "reference_number" and says_there_is_none(reading.text)):
        take(reading, asked)
    elif asked == "contact" and _names_way_alone(reading.text):
        # 行吧就这里: without a number after all
        tell_way_to_reply(reading)
        reading.mean("inform")
    elif asked == "customer_name" and (said := _SAYS_WHO.match(reading.text.strip())):
        reading.say_found("customer_name", said["name"].strip())
        reading.mean("inform")
    elif asked == "customer_name" and _gives_name_and_excuse(reading):
        reading.mean("inform")
    elif _names_the_reason(reading, asked):
        take(reading, asked)
    elif _tells_another_detail(reading, asked):
        return
    elif _surely_answers(reading, asked):
        take(reading, asked)
    elif asks_for_own_data(reading) or rates(reading):
        return
    elif _holds_what_was_asked(reading, asked) or not _interrupts(reading, asked):
        take(reading, asked)
    elif reading.intent == "withdraw_complaint" and "ticket_reference" not in reading.found:
        reading.mean("cancel")


def _gives_name_and_excuse(reading: Reading) -> bool:
    """Write the name before what tells nothing: how it is spelt, or an excuse, which is no day."""
    name = name_before_remark(reading.text)
    if name is None or words_behind_name(reading.text):
        return False
    reading.say_found("customer_name", name)
    reading.forget("incident_time")
    return True


def _names_the_reason(reading: Reading, asked: str) -> bool:
    """Whether a term stands for the reason that was asked for, and is not asked about: 等待期."""
    terms = reading.intent in ("explain_term", "ask_rights", "ask_help")
    return asked == "given_reason" and terms and not is_question(reading.text)


def _surely_answers(reading: Reading, asked: str) -> bool:
    """An answer whatever the intent head says."""
    if asked == "contact":
        return _DIGITS_ALONE.fullmatch(reading.text.strip()) is not None
    if asked == "customer_name" and reading.intent in _SAYS_NOTHING:
        # "Tom Reed, but don't ring me"
        return bool(words_behind_name(reading.text))
    if asked == "reply_channel":
        # "call me instead" is no request for a person where it answers the question
        return _names_a_reply_channel(reading)
    if reading.intent in ("deny", "cancel") and only_demands(reading):
        # 能不能别再打给我家里人了 stops nothing here
        return asked != "story"
    if calls_for_somebody(reading) and _BIDS_BRING_ONE.match(reading.text):
        # "get me a human being who can decide" wants no remedy
        return False
    wants = only_demands(reading) or begins_with_wish(reading.text)
    return asked == "demand" and wants


def _names_way_alone(text: str) -> bool:
    return only_names_channel(text) or asks_to_be_rung(text)


def _names_a_reply_channel(reading: Reading) -> bool:
    if reply_rules.reply_channel_said(reading.text) or asks_to_be_rung(reading.text):
        return True
    if answers_with_a_way(reading):
        return True
    # 我只想把号码恢复了能打电话 wants something else than a call
    wants = count_han(reading.text) > 0 and only_demands(reading)
    asks = is_question(reading.text) or reading.intent == "correct" or wants
    return is_brief(reading.text) and not asks and reply_rules.way_named(reading.text) is not None


def _holds_what_was_asked(reading: Reading, asked: str) -> bool:
    return holds_the_answer(reading, asked) or (
        asked == "customer_name"
        and (surely_a_name(reading.text) or may_be_a_rare_name(reading.text))
    )


def _tells_another_detail(reading: Reading, asked: str) -> bool:
    """Write what is told or changed in place of an answer, if something is."""
    if _corrects_another(reading, asked):
        read_correction(reading)
    elif only_says_how_to_reply(reading, asked):
        if reply_rules.reply_channel_said(reading.text) == "phone":
            find_number_as_told(reading, "contact")
        tell_way_to_reply(reading)
        reading.mean("inform")
    elif asked in ("category_choice", "topic") and reading.intent != "request_human":
        # "get me your manager" is no wish about the matter
        return _tell_kind(reading, asked)
    elif asked in _NAMED_UNASKED and _only_names_somebody(reading):
        take_name(reading)
        reading.mean("inform")
    else:
        return False
    return True


def _only_names_somebody(reading: Reading) -> bool:
    wants = demanding_clause(reading.text)
    named = (
        surely_a_name(reading.text)
        or names_oneself(reading.text)
        or name_after_its_word(reading.text) is not None
    )
    return named and not reading.found & FACTS and not wants


def _corrects_another(reading: Reading, asked: str) -> bool:
    """Whether the words change another detail than the one that is asked for."""
    if asked in OPEN_QUESTIONS and len(reading.text) > SHORT_STATEMENT_CHARACTERS:
        return reading.intent == "correct" and reading.confidence >= _SURE_WHEN_LONG
    sure = reading.intent == "correct" and reading.confidence >= SURE
    if sure and asked not in ("demand", "principal"):
        # in place of what happened it must say so: "the man I rang just now, called Jason" tells
        return asked != "story" or corrects(reading)
    if asked not in OPEN_QUESTIONS and names_what_is_wrong(reading.text):
        return True
    if asked == "demand" and reading.intent == "correct" and corrected_sum(reading.text):
        # "the amount was £340, not £430" wants nothing
        return not wishes(reading.text)
    if asked == "story" or not corrects(reading):
        return False
    if asked == "demand" and begins_with_bid(reading.text):
        # "fix it" is wanted of the firm
        return False
    if asked == "principal" and not reading.found & FACTS:
        # "put that it's my mum's account" says whose complaint it is
        return False
    field = correction_field(reading.text, reading.found)
    if field == "demand" and asked in reading.found & FACTS:
        # what was told last was wrong, and this is right: it wants nothing
        return False
    return field not in (asked, None) or bool(ticket_rules.phone_ending(reading.text))


def _tell_kind(reading: Reading, asked: str) -> bool:
    """Write the category or topic that is named, or the wish that is told in its place."""
    brief = is_brief(reading.text)
    topic = topic_named(reading.text) if brief else None
    category = category_named(reading.text) or category_in_place(reading.text) if brief else None
    if topic:
        reading.say("topic", topic)
    elif category and asked == "category_choice":
        reading.say("category_choice", category)
    else:
        category = None
    # of a whole story the wish alone would be kept
    wish = (brief or only_demands(reading)) and take_wish(reading)
    told = wish or bool(topic or category)
    if told:
        reading.mean("inform")
    return told


def _interrupts(reading: Reading, asked: str) -> bool:
    if asked == "demand" and begins_with_bid(reading.text) and question_besides(reading.text):
        # "stop it and pay me back. how long will that take?": the question is answered as well
        return False
    asks = is_question(reading.text) and len(reading.text) <= _LONG_CHARACTERS
    outside = asks or bool(_ASKS_WHO.search(reading.text))
    if reading.intent == OUT_OF_SCOPE and outside and reading.confidence >= _SURE_WHERE_OPEN:
        return True
    if reading.intent not in INTERRUPTING:
        return False
    if reading.intent == "goodbye" and misread.says_no_farewell(reading.text):
        return False
    if asked == "story" and reading.intent == "correct":
        return corrects(reading)
    if asked in OPEN_QUESTIONS:
        needed = _SURE_WHEN_LONG if len(reading.text) > _LONG_CHARACTERS else _SURE_WHERE_OPEN
    else:
        needed = SURE
    if asks:
        needed = min(needed, _SURE_WHERE_ASKING)
    return reading.confidence >= needed
