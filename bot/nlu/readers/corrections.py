"""A detail told anew: which one is to change, and to what."""

import re
from collections.abc import Mapping
from decimal import Decimal

from bot.nlu import reply_rules, ticket_rules
from bot.nlu.annotations import values
from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.correcting import (
    blames_others,
    contrasts,
    corrected_sum,
    corrected_value,
    correction_field,
    field_named,
    is_correction,
    line_to_read,
    says_it_anew,
)
from bot.nlu.answering.kind import category_named, kind_put_right, topic_named
from bot.nlu.answering.matter import may_wish, narrates, tells_enough, wishes
from bot.nlu.answering.naming import name_in_answer
from bot.nlu.patterns.contrasts import names_another, names_sum_anew, names_what_is_wrong
from bot.nlu.patterns.figures import find_figures
from bot.nlu.patterns.numerals import plain
from bot.nlu.put_right import put_right
from bot.nlu.question_form import is_question
from bot.nlu.readers.contact import tell_reply_channel, tell_way_named
from bot.nlu.readers.questions import OPEN_QUESTIONS, REACHING, is_short
from bot.nlu.readers.reading import Reading
from bot.nlu.text import SENTENCE, count_han, for_rules
from tickets.vocabulary import Topic

_SHORT_CORRECTION_CHARACTERS = 80
_ASKS_WHETHER = re.compile(
    r"(?:(?:and|so|but|ok|okay|then|well|wait|oh)[, ]+)*(?:will|would|does|do|did|is|are|has|have)"
    r" (?:the|it|they|you|he|she|this|that|i|we|my|your|some(?:body|one)|any(?:one|body))\b"
)
_PARTS = re.compile(r"[^,，.。;；!！]+")
_DETAILS = REACHING | {"customer_name", "incident_time", "reference_number", "amount"}


def corrects(reading: Reading) -> bool:
    """Whether a short text says anew what was told before: a value, or which one is wrong."""
    text = reading.text
    if len(text) > _SHORT_CORRECTION_CHARACTERS:
        return False
    if ticket_rules.phone_ending(text) or ticket_rules.changed_wish(text):
        return True
    if asks_whether(reading):
        return False
    if blames_others(text):
        # "they spelt my name wrong in their letter" is what the firm did
        return False
    marked = is_correction(text) or (
        # "wait, does he see my name?" only holds the conversation up
        ticket_rules.contradicts(text)
        and not (text.rstrip().endswith(("?", "？")) and not reading.found & _DETAILS)
    )
    return marked and correction_field(text, reading.found) is not None


def asks_whether(reading: Reading) -> bool:
    """Whether words ask if something is or will be done: "will the call actually happen"."""
    return bool(_ASKS_WHETHER.match(for_rules(reading.text))) and not reading.found & _DETAILS


def puts_right(reading: Reading, asked: str, told: Mapping[str, str]) -> bool:
    """Read a correction whose wrong value stands in the draft.

    Args:
        reading: the message.
        asked: slot that the form asked for.
        told: the slots that were told before.
    """
    if asked in OPEN_QUESTIONS and not is_correction(reading.text):
        # "40 back, not 30" is what is wanted
        return False
    found = put_right(told, reading.text, corrects=False)
    if not found.values:
        return False
    reading.mean("correct")
    # its figures are no other details
    reading.forget_within(found.start, found.end, _DETAILS)
    beside = " ".join(
        part.group().strip()
        for part in SENTENCE.finditer(reading.text)
        if part.end() <= found.start or part.start() >= found.end
    )
    if narrates(beside) and (tells_enough(beside) if count_han(beside) else tells_story(beside)):
        reading.say_found("story", beside)
    return True


def change(reading: Reading, field: str) -> None:
    """Write that a detail is to change, whether its new value is told or not."""
    reading.mean("correct")
    reading.say("correction_field", field)


def read_correction(reading: Reading) -> None:
    """Write which detail is to change, and its new value where it is told."""
    reading.mean("correct")
    if kind_put_right(reading.text) and not reading.found & _DETAILS:
        reading.say("correction_field", "category")
        _tell_kind(reading)
        return
    if _changes_sum(reading) or _changes_end_of_number(reading) or _writes_wish_anew(reading):
        return
    if _stands_in_the_story(reading):
        # where it stands, it is changed there
        reading.say("answer", reading.text)
        return
    field = _field(reading)
    if field == "demand" and _only_tells_sums(reading):
        # several sums, and no word of what is wanted: beside the story they say enough
        reading.say("answer", reading.text)
        return
    if _changes_wish(reading, field):
        return
    if field:
        reading.say("correction_field", field)
        _tell_new_value(reading, field)
    elif contrasts(reading.text) or says_it_anew(reading.text):
        # "it was Bradford, not Leeds": right as it stands, beside the story
        reading.say("answer", reading.text)


def _changes_sum(reading: Reading) -> bool:
    number = corrected_sum(reading.text) or _sum_alone(reading)
    if number is None:
        return False
    if any(Decimal(told.split()[0]) != number for told in values(reading.message, "amount")):
        # of "£340, not £430" the patterns know the greater
        reading.forget("amount")
    reading.say("correction_field", "amount")
    reading.say("answer", plain(number))
    return True


def _sum_alone(reading: Reading) -> Decimal | None:
    """A sum told anew with no wish beside it: "actually RM 168, my mistake"."""
    sums = values(reading.message, "amount")
    names_more = field_named(reading.text) or reading.found & (_DETAILS - {"amount"})
    several = names_another(reading.text) or len(find_figures(reading.text)) > 1
    if not sums or names_more or may_wish(reading.text) or several or names_sum_anew(reading.text):
        return None
    return Decimal(sums[0].split()[0])


def _only_tells_sums(reading: Reading) -> bool:
    """Whether sums are told anew, of which none is said to be wanted."""
    wants = may_wish(reading.text) or field_named(reading.text) == "demand"
    return "amount" in reading.found and not wants


def _changes_end_of_number(reading: Reading) -> bool:
    ending = ticket_rules.phone_ending(reading.text)
    if ending:
        reading.forget("reference_number")
        reading.say("correction_field", "contact")
        reading.say("contact_ending", ending)
    return bool(ending)


def _writes_wish_anew(reading: Reading) -> bool:
    """Write a line that is given as it should read, where it wants something."""
    line = line_to_read(reading.text)
    wants = line is not None and wishes(line)
    if line and wants:
        reading.say("correction_field", "demand")
        reading.say("demand", line)
    return wants


def _stands_in_the_story(reading: Reading) -> bool:
    """Of somebody or somewhere in the story, or one figure in place of another."""
    if names_sum_anew(reading.text) and not reading.found & (_DETAILS - {"amount"}):
        return True
    if names_another(reading.text) and not reading.found & _DETAILS:
        return True
    named = correction_field(reading.text, reading.found)
    return named in (None, "demand") and names_what_is_wrong(reading.text)


def _field(reading: Reading) -> str | None:
    if not reading.found & REACHING and reply_rules.reply_channel_said(reading.text):
        return "reply_channel"
    return correction_field(reading.text, reading.found)


def _changes_wish(reading: Reading, field: str | None) -> bool:
    wish = ticket_rules.changed_wish(reading.text)
    if not wish or field not in (None, "demand", "story") or _only_asks(wish):
        return False
    reading.say("correction_field", "demand")
    value = corrected_value(reading.text) if field else None
    if value and (is_question(value) or not may_wish(value)):
        # "no refund, a new one instead, can you do that?": the question is no wish
        value = None
    reading.say("demand", value or _without_question_behind(wish))
    return True


def _only_asks(wish: str) -> bool:
    told = [part.group() for part in _PARTS.finditer(wish)]
    return all(map(is_question, told)) and not may_wish(wish)


def _without_question_behind(wish: str) -> str:
    """The wish without the question at its end: "a new one by Friday, is that possible?"."""
    parts = list(_PARTS.finditer(wish))
    while len(parts) > 1 and is_question(parts[-1].group()):
        parts.pop()
    return wish[: parts[-1].end()].strip() if parts else wish


def _tell_new_value(reading: Reading, field: str) -> None:
    new = corrected_value(reading.text)
    if field == "contact":
        # "make it by phone, 6123 9988" changes the way as well
        tell_way_named(reading)
    elif field == "category":
        _tell_kind(reading)
    elif field == "reply_channel":
        channel = reply_rules.way_named(reading.text)
        if channel:
            reading.say("reply_channel", channel)
    elif field in ("demand", "principal") and new:
        reading.say(field, new.strip(" :："))
    elif field == "customer_name" and new and "customer_name" not in reading.found:
        name = name_in_answer(new)
        if name:
            reading.say("customer_name", name)


def _tell_kind(reading: Reading) -> None:
    topic = topic_named(reading.text)
    category = (Topic(topic).category if topic else None) or category_named(reading.text)
    if category:
        reading.say("category_choice", category)
    if topic:
        reading.say("topic", topic)


def read_change(reading: Reading) -> None:
    """Write what a message outside the form changes: a detail, or where to reach the customer."""
    if corrects(reading) or reading.intent == "correct":
        read_correction(reading)
    elif reading.found & REACHING or tell_reply_channel(reading):
        # a bare number or address after a receipt is where to reach the customer
        change(reading, "contact" if reading.found & REACHING else "reply_channel")
        if "reply_channel" not in reading.found:
            tell_reply_channel(reading)


def changes_how_to_reply(reading: Reading) -> bool:
    """Write the way to hear back, where a short message outside the form says no more."""
    # "call me" alone asks for a person; "call me instead" changes what was said before
    changes = ticket_rules.changes_something(reading.text) or reading.intent != "request_human"
    return is_short(reading.text) and changes and tell_reply_channel(reading)
