"""The story of a complaint, what it is about, and a second one beside it."""

import json
import re

from bot.nlu import refusals, reply_rules
from bot.nlu.answering.beginning import complains_in_a_word
from bot.nlu.answering.details import refuses_name
from bot.nlu.answering.name_alone import is_name_alone
from bot.nlu.answering.naming import name_at_the_end, name_beside_contact, name_signed
from bot.nlu.answering.reached import asks_to_be_reached
from bot.nlu.answering.who import sentences_of_whom
from bot.nlu.entities import days_and_numbers, read_in_region
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.patterns.lengths import only_tells_how_long
from bot.nlu.question_form import is_question
from bot.nlu.readers.contact import tell_reply_channel
from bot.nlu.readers.questions import REACHING
from bot.nlu.readers.reading import Reading
from bot.nlu.second_complaint import (
    ANNOUNCED,
    PART_READER,
    Second,
    also_complains,
    announces_two,
    find_second,
)
from bot.nlu.topic_rules import topic_told
from bot.nlu.wishes import demanding_clause
from tickets.draft import SKIPPED
from tickets.vocabulary import Topic

# below it more than every other category was wrong in cross-validation
_SURE_CATEGORY = 0.5
# What a few words are taken for that go on with a story.
_GOING_ON = frozenset({"inform", "add_information", "file_complaint", OUT_OF_SCOPE, FALLBACK})
# An account is the customer's, and whatever they complain of may be found by it.
_ACCOUNT = re.compile(
    r"(?:\b(?:acc(?:oun)?t|a/c|customer|member(?:ship)?|client)\b(?: (?:no|num(?:ber)?|id|ref))?\.?"
    r"|账户|账号|帐号|客户号|会员号|户号)\W{0,3}(?:is |是|为)?\W{0,2}$",
    re.I,
)
_MARKS = re.compile(r"[,，。;；!！\n]|\.(?=\s|$)")
# Facts that belong to one matter; name and contact are the customer's.
_OF_A_MATTER = frozenset({"incident_time", "reference_number", "claim_number", "amount"})


def tell_story(reading: Reading) -> None:
    """The text is the story; it may also say what is wanted, why, and how to hear back."""
    second = _second_complaint(reading)
    words = reading.text[: second.start].strip(" \n,，;；") if second else reading.text
    if second:
        _keep_second(reading, second)
    reading.say("story", words, 0, len(words))
    topic = topic_told(words, [second.topics[0]], sure=True) if second else None
    topic = topic or topic_of_story(reading)
    if topic:
        reading.say("topic", topic)
    demand = demanding_clause(words)
    if demand:
        reading.say("demand", words[slice(*demand)].strip(), *demand)
    tell_reason(reading, words)
    tell_reply_channel(reading)
    whom = sentences_of_whom(words) if "principal" not in reading.found else None
    if whom:
        reading.say("principal", whom)
    _tell_contact(reading, words)
    if refuses_name(words) and "customer_name" not in reading.found:
        reading.say("customer_name", SKIPPED)


def begins_or_goes_on(reading: Reading, *, begun: bool) -> bool:
    """Write the first words of a story, or the next, however few they are: 太慢了, 漏水."""
    begins = complains_in_a_word(reading.text)
    asks = is_question(reading.text) or demanding_clause(reading.text) is not None
    words = any(map(str.isalpha, reading.text))
    lasted = begun and only_tells_how_long(reading.text)
    if lasted and "incident_time" not in reading.found:
        # 网断了, and behind it 三天
        reading.say("incident_time", reading.text.strip())
    more = lasted or (begun and reading.intent in _GOING_ON and words and not asks)
    if begins or more:
        tell_story(reading)
        reading.mean("inform")
    return begins or more


def tell_reason(reading: Reading, words: str | None = None) -> None:
    """Write why something was refused, and the clause that it was put on, where they are told.

    Args:
        words: the part of the text to look at; all of it unless given.
    """
    words = reading.text if words is None else words
    for name, span in (
        ("given_reason", refusals.given_reason(words)),
        ("clause", refusals.clause(words)),
    ):
        if span:
            reading.say(name, words[slice(*span)].strip(), *span)


def _tell_contact(reading: Reading, words: str) -> None:
    """A name beside the number or address of a story, and that the answer goes there."""
    reached = reading.found & REACHING
    below = name_signed(words)
    if below and "customer_name" not in reading.found:
        reading.say_found("customer_name", below)
    signed = _signed(words) if "reply_channel" in reading.found else None
    if signed and "customer_name" not in reading.found:
        start = words.rfind(signed)
        reading.say("customer_name", signed, start, start + len(signed))
    if not reached:
        return
    if "reply_channel" not in reading.found and asks_to_be_reached(words):
        reading.say("reply_channel", "email" if "email" in reached else "phone")
    if "customer_name" not in reading.found:
        name = name_beside_contact(words, asked=False)
        if name:
            reading.say_found("customer_name", name)


def _signed(words: str) -> str | None:
    """The name at the end of a story that says how to hear back; one word of it behind the way."""
    *_, way, last = ["", "", *(part.strip() for part in _MARKS.split(words) if part.strip())]
    if reply_rules.reply_channel_said(way) and is_name_alone(last):
        return last.strip(" .!。！")
    return name_at_the_end(words)


def _second_complaint(reading: Reading) -> Second | None:
    """Where the text begins to tell a second complaint, as it seldom does."""
    read = reading.message.get(PART_READER)
    return find_second(reading.text, read, days_and_numbers) if read else None


def _keep_second(reading: Reading, second: Second) -> None:
    """Write the second complaint down, and take its facts out of the first."""
    first, words = reading.text[: second.start], reading.text[second.begins :].strip()
    told = _facts_of_matter(words, reading)
    demand = demanding_clause(words)
    topic = second.topics[1]
    told |= {"story": words, "topic": topic_told(words, [topic], sure=True) or topic}
    if demand:
        told["demand"] = words[slice(*demand)].strip()
    for name in _OF_A_MATTER & reading.found:
        reading.forget(name)
    for name, found in read_in_region(first, reading.region).items():
        if name in _OF_A_MATTER:
            reading.say(name, found.value, found.start, found.end)
    number = told.get("reference_number")
    if number and "reference_number" not in reading.found and _is_of_the_customer(words, number):
        reading.say_found("reference_number", number)
    if announces_two(reading.text):
        told[ANNOUNCED] = "yes"
    reading.say("second_complaint", json.dumps(told, ensure_ascii=False), second.start)


def _facts_of_matter(words: str, reading: Reading) -> dict[str, str]:
    """Day, number and sum that the words of one complaint tell."""
    found = read_in_region(words, reading.region)
    return {name: one.value for name, one in found.items() if name in _OF_A_MATTER}


def _is_of_the_customer(words: str, number: str) -> bool:
    """Whether a number is that of an account, which both complaints may be about."""
    return _ACCOUNT.search(words.partition(number)[0]) is not None


def keep_another_complaint(reading: Reading) -> bool:
    """Another complaint beside the one that is told: it is kept, and offered after it."""
    start = also_complains(reading.text)
    if start is None:
        return False
    words = reading.text[start:].strip()
    told = _facts_of_matter(words, reading)
    told |= {"story": words, "topic": topic_of_story(reading) or Topic.OTHER}
    if announces_two(reading.text):
        told[ANNOUNCED] = "yes"
    for name in _OF_A_MATTER | {"demand", "reply_channel", "story"}:
        reading.forget(name)
    reading.say("second_complaint", json.dumps(told, ensure_ascii=False), start)
    reading.mean("inform")
    return True


def topic_of_story(reading: Reading) -> str | None:
    """The topic of the text as a story; None where the customer is to be asked for it."""
    topic = reading.message.get("topic") or {}
    scores = topic.get("all") or ({topic["name"]: 1.0} if topic else {})
    ranked = sorted(scores, key=lambda name: -scores[name])
    category = reading.message.get("category") or {}
    sure = category.get("confidence", 1.0) >= _SURE_CATEGORY
    likelihood = scores[ranked[0]] if topic.get("all") else 0.0
    return topic_told(reading.text, ranked, sure=sure, likelihood=likelihood)
