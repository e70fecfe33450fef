"""How to reach the customer, and by what name."""

import re

from bot.nlu import reply_rules
from bot.nlu.answering.name_alone import given_name_alone, is_no_name, names_oneself
from bot.nlu.answering.naming import name_beside_contact, name_in_answer
from bot.nlu.answering.reached import tells_when_to_ring
from bot.nlu.readers.questions import REACHING
from bot.nlu.readers.reading import Reading
from bot.nlu.short_answers import meaning
from tickets.draft import SKIPPED

_CLAUSE = re.compile(r"[^,，。;；\n]*?(?:[,，。;；\n]|\s(?=[一-鿿])|$)")
_ONE_NAME = re.compile(r"[A-Z][a-z'’-]+")
_BESIDE_A_WAY = re.compile(r"[,，。;；\n]|\.(?=\s)|\s[-–—]+\s|\band\b|\s(?=[一-鿿])")


def tell_reply_channel(reading: Reading) -> bool:
    """Write the way to hear back, where a clause asks for one."""
    channel = reply_rules.reply_channel_said(reading.text)
    if channel:
        reading.say("reply_channel", channel)
    return channel is not None


def tell_way_named(reading: Reading) -> None:
    """Write the way to hear back that a correction changes to."""
    if "reply_channel" not in reading.found and not tell_reply_channel(reading):
        way = reply_rules.changes_way(reading.text)
        if way:
            reading.say("reply_channel", way)


def leave_out(reading: Reading, slot: str, *, asked: str) -> None:
    """Take a refused detail as left out, where the form asked for `asked`."""
    if slot != "contact":
        reading.say(slot, SKIPPED)
    elif asked in ("reply_channel", "customer_name"):
        reading.say("reply_channel", "same_chat")


def tell_way_to_reply(reading: Reading) -> None:
    """Write the way to hear back that the words name."""
    way = reply_rules.way_named(reading.text)
    if not tell_reply_channel(reading) and way:
        reading.say("reply_channel", way)
    tell_name_beside(reading)


def tell_channel_of_contact(reading: Reading) -> None:
    """Write that the answer goes to the number or address that was told."""
    reading.say("reply_channel", "phone" if "phone" in reading.found else "email")


def tell_way_of_contact(reading: Reading) -> None:
    """Write the way to hear back where it is named with a number or address for it.

    Whatever was asked, and whatever way was chosen before: 那打电话吧，13900001111.
    """
    reached = reading.found & REACHING
    if not reached or "reply_channel" in reading.found:
        return
    way = reply_rules.way_named(reading.text)
    if way and way in reached:
        reading.say("reply_channel", way)


def tell_name_beside(reading: Reading, *, asked_for: bool = False) -> None:
    """Write the name that stands beside a number or address.

    Args:
        reading: the message.
        asked_for: whether the question was for a contact, and with it for the name.
    """
    if "customer_name" in reading.found:
        return
    if not reading.found & REACHING:
        if "reply_channel" in reading.found:
            _tell_name_beside_way(reading)
        return
    told = _CLAUSE.findall(reading.without(REACHING, " "))
    # 朝早打 is nobody's name
    rest = "".join(
        clause
        for clause in told
        if not (tells_when_to_ring(clause) or meaning(clause, "confirmation") == "affirm")
    )
    rest_alone = rest.strip(" ,.;，。；")
    alone = _ONE_NAME.fullmatch(rest_alone) or given_name_alone(rest_alone)
    name = name_beside_contact(rest, asked=asked_for or bool(alone))
    if name and name.lower() in reading.text.lower():
        reading.say_found("customer_name", name)


def _tell_name_beside_way(reading: Reading) -> None:
    """Write the name in a clause of its own beside the way to hear back: "here is fine, Tom"."""
    for clause in _BESIDE_A_WAY.split(reading.text):
        alone = given_name_alone(clause)
        if reply_rules.way_named(clause) or not (alone or names_oneself(clause)):
            continue
        name = name_in_answer(clause)
        if name and name in reading.text and not is_no_name(name):
            reading.say_found("customer_name", name)
            return
