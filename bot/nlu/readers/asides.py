"""What customers tell in place of an answer, or beside it."""

import re

from bot.nlu import reply_rules
from bot.nlu.annotations import spans, values
from bot.nlu.answering.instead import Instead
from bot.nlu.answering.matter import names_what_is_owed, narrates, remedy_at_the_head, wishes
from bot.nlu.answering.name_alone import surely_a_name
from bot.nlu.answering.reached import (
    names_a_number,
    names_hours_behind,
    tells_limits,
    tells_when_to_ring,
)
from bot.nlu.answering.who import name_before_relation, names_kin, relation, whose_kin_behind
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.patterns.references import find_named_digits
from bot.nlu.patterns.sole_sum import sole_sum
from bot.nlu.readers.contact import tell_channel_of_contact
from bot.nlu.readers.questions import FACTS, REACHING, is_brief, is_short
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_reason, topic_of_story
from bot.nlu.text import count_han, for_patterns, for_rules
from bot.nlu.wishes import clauses, demanding_clause, head_of_wish
from tickets.vocabulary import NO_CURRENCY

_REACHED = frozenset({"contact", "reply_channel"})
_LEAST_OF_A_TOPIC = 15
_PLAIN_TOPIC = 0.9
_LONGEST_OF_WHOM = 100
# ideographs, and words between spaces
_LONGEST_WISH_ALONE, _WORDS_OF_WISH_ALONE = 10, 5
_FULL_STOP = re.compile(r"[。！；](?=.)")
_MARKS = " ,，.。!！~…"
# letters and digits in groups, with a digit among them
_ANY_NUMBER = re.compile(
    r"(?<![A-Za-z\d])(?=[A-Za-z\d /-]*\d)(?:[A-Z]{1,6}|[A-Za-z]*\d[A-Za-z\d]*)"
    r"(?:[ /-]?(?:[A-Z]{1,4}\b|[A-Za-z]?\d[A-Za-z\d]*))*"
)
_BEFORE_NUMBER = re.compile(
    r"^(?:it'?s|that'?s|my (?:number|mobile|phone)(?: is|'s)?|number|mobile|phone|tel"
    r"|(?:我的?)?(?:电话|電話|手机|手機|号码|號碼)(?:是|:|：)?)(?=\s*(?:[,，;；]|$))",
    re.I,
)
_NUMBER = re.compile(r"\d{5,}|\d{3,}[ -]\d{3,}")


def keep_when_to_ring(reading: Reading, asked: str) -> None:
    """Put the hours for a call, and whom not to call, into the story for the handler to read.

    Args:
        reading: the message.
        asked: slot that the form asked for.
    """
    # "after seven" beside a number is no day of the matter
    hours = tells_number_and_hours(reading)
    # 催收今天早上把电话打给我姑 tells of a call, and asks for none
    rings = asked in _REACHED or not narrates(reading.text)
    if hours or (rings and tells_when_to_ring(reading.text)):
        reading.forget("incident_time")
        reading.say("story", _said_of_hours(reading))
    elif reading.found & REACHING or asked in _REACHED:
        _keep_limits(reading)


def tells_number_and_hours(reading: Reading) -> bool:
    """Whether a reply ends with the hours for the number it gives: 打电话，0933…，下午两点以后."""
    return "phone" in reading.found and names_hours_behind(reading.text)


def _keep_limits(reading: Reading) -> None:
    if tells_limits(reading.text):
        # a number stands in its own line
        told = reading.without(REACHING, " ").strip(_MARKS)
        reading.say("story", " ".join(told.split()))


def keep_whom_to_ring(reading: Reading) -> None:
    """Put into the story whose number it is that was told: "call my daughter, she's called Amy"."""
    if not reading.found & REACHING or reading.found & {"story", "principal"}:
        return
    words = reading.without(REACHING, " ").strip(_MARKS + ":：;；")
    if names_kin(words) and len(words) <= _LONGEST_OF_WHOM and not surely_a_name(words):
        # 陳小姐 is the writer
        reading.say("story", words)


def _said_of_hours(reading: Reading) -> str:
    """The clauses that say when to ring, without the number and the name beside them."""
    places = [part.span() for part in clauses(for_rules(reading.text))]
    parts = [reading.text[slice(*place)].strip() for place in places]
    told = [part for part in parts if tells_when_to_ring(part) and not _NUMBER.search(part)]
    reached = spans(reading.message, REACHING)
    if not told and reached and not is_brief(reading.text):
        # 寄信…不对，还是打电话，0933…，下午两点以后
        behind = reading.text[max(end for _, end in reached) :].strip(_MARKS)
        told = [behind] if behind else []
    alone = not reading.found & (REACHING | {"customer_name"})
    # 打我手机 after 8pm: what the hours are for stands in it
    if alone:
        return reading.text
    if told and count_han(reading.text):
        return "，".join(told)
    # the number stands in its own line, as the name does
    rest = " ".join(reading.without(REACHING | {"customer_name"}, " ").split())
    return _BEFORE_NUMBER.sub("", rest).strip(_MARKS) or reading.text


def take_name_before_relation(reading: Reading) -> None:
    """Write the name of who then says in what relation they stand: "Ann, his sister"."""
    name = name_before_relation(reading.text) if "customer_name" not in reading.found else None
    if name:
        reading.say_found("customer_name", name)
    whose = whose_kin_behind(reading.text) if name else None
    if whose and "principal" not in reading.found:
        reading.say_found("principal", whose)


def find_number_as_told(reading: Reading, asked: str) -> None:
    """Where a number is asked for, one is taken that no numbering plan knows."""
    named = find_named_digits(for_rules(reading.text)) or names_a_number(reading.text)
    if asked in _REACHED and not reading.found & REACHING and not named:
        number = phone_in_answer(for_patterns(reading.text), reading.region)
        if number:
            reading.say("phone", number.value, number.start, number.end)
            if _is_one_of(number.value, values(reading.message, "reference_number")):
                # eight digits may be either, but not both
                reading.forget("reference_number")


def _is_one_of(number: str, references: list[str]) -> bool:
    # the number of a telephone has its country before it
    return any(number.endswith(told.lstrip("+0")) for told in references)


def take_instead(reading: Reading, asked: str, instead: Instead) -> bool:
    """Keep what is no answer as what it is; whether it is anything."""
    if instead is Instead.NOTHING:
        return False
    if instead is Instead.STORY:
        tell_more_of_story(reading)
    elif instead is Instead.PRINCIPAL:
        reading.say("principal", relation(reading.text) or reading.text)
    elif instead is Instead.CHANNEL:
        reading.say("reply_channel", reply_rules.way_named(reading.text) or "same_chat")
    elif instead is Instead.AMOUNT:
        _tell_sum(reading)
    elif instead is Instead.REFERENCE:
        _tell_number(reading)
    elif instead is Instead.DEMAND and not take_wish(reading):
        reading.say("demand", reading.text)
    if asked in ("customer_name", "demand") and reading.found & REACHING:
        # a number that is given now is where to reach them
        tell_channel_of_contact(reading)
    return True


def _tell_sum(reading: Reading) -> None:
    """Write the sum, or the words as more of the story where it is none to reckon with: 大几千."""
    if "amount" in reading.found:
        return
    in_chinese = count_han(reading.text) > 0
    currency = reading.region.currency if reading.region else "CNY" if in_chinese else NO_CURRENCY
    told = sole_sum(for_rules(reading.text), currency)
    if told:
        reading.say("amount", told)
    else:
        reading.say("story", reading.text)


def _tell_number(reading: Reading) -> None:
    """Write the number of the matter, whose form no pattern knows."""
    number = None if "reference_number" in reading.found else _ANY_NUMBER.search(reading.text)
    if number:
        reading.say("reference_number", number.group(), *number.span())
    elif "reference_number" not in reading.found:
        reading.say("story", reading.text)


def tell_more_of_story(reading: Reading) -> None:
    """Write more of what happened, with what it says of the reason and the wish."""
    reading.say("story", reading.text)
    # a few words are no basis for what the whole is about, unless they say it plainly
    plain = reading.intent == "file_complaint" and reading.sure_of_topic >= _PLAIN_TOPIC
    enough = plain or len(reading.text) >= _LEAST_OF_A_TOPIC
    topic = topic_of_story(reading) if enough else None
    if topic:
        reading.say("topic", topic)
    tell_reason(reading)
    take_wish(reading)


def is_wish_alone(reading: Reading) -> bool:
    """Whether a few words say what is wanted and nothing else: 还我押金."""
    words = reading.text.strip()
    brief = count_han(words) <= _LONGEST_WISH_ALONE and len(words.split()) <= _WORDS_OF_WISH_ALONE
    if not brief or reading.found & (FACTS | REACHING):
        return False
    wish = demanding_clause(reading.text)
    return wish is not None and reading.text[slice(*wish)].strip(_MARKS) == words.strip(_MARKS)


def take_wish_alone(reading: Reading) -> bool:
    """Write the wish where the words are nothing else."""
    alone = is_wish_alone(reading)
    if alone:
        reading.say("demand", reading.text.strip())
    return alone


def take_wish(reading: Reading) -> bool:
    """Write what a clause of an answer to another question wants, if one does."""
    wish = demanding_clause(reading.text)
    wants = wishes(reading.text) or names_what_is_owed(reading.text)
    # in Chinese a short text is easily two sentences, of which one tells what happened
    parted = wish is not None and _FULL_STOP.search(reading.text.strip()) is not None
    is_all_of_it = wants and is_short(reading.text) and not parted
    curses = "abuse" in reading.found and wish is not None
    if is_all_of_it and not reading.found & (FACTS | REACHING) and not curses:
        wish = (head_of_wish(reading.text), len(reading.text))
    if wish is None and not reading.found & REACHING:
        head = remedy_at_the_head(reading.text)
        wish = (0, head) if head else None
    if wish:
        reading.say("demand", reading.text[slice(*wish)].strip(), *wish)
    return wish is not None


def take_any_words(reading: Reading) -> bool:
    """Write the wish that an answer in any words tells, or the whole as the answer."""
    if not take_wish(reading):
        reading.say("answer", reading.text)
    return True
