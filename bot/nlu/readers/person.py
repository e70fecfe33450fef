"""Answers to who the customer is, for whom they write, and how to reach them.

Each says whether the words told anything, be it what was asked or something else.
"""

import re

from bot.nlu.answering.complaining import says_little
from bot.nlu.answering.matter import narrates
from bot.nlu.answering.name_alone import (
    given_name_alone,
    is_no_name,
    names_oneself,
    surely_a_name,
)
from bot.nlu.answering.naming import (
    name_after_its_word,
    name_before_remark,
    name_behind_excuse,
    name_in_answer,
    surname_told,
    words_behind_name,
)
from bot.nlu.answering.reached import names_another_way, tells_address
from bot.nlu.answering.who import begins_with_kin, kin_named, relation, says_whose_it_is
from bot.nlu.patterns.common_nouns import names_a_thing
from bot.nlu.patterns.name_tails import asks_if_enough
from bot.nlu.readers.asides import take_any_words, take_wish, tell_more_of_story
from bot.nlu.readers.by_kind import name_by_kind, tells_no_name
from bot.nlu.readers.contact import tell_channel_of_contact
from bot.nlu.readers.corrections import change
from bot.nlu.readers.off_the_question import (
    channel_told,
    only_names_the_matter,
    only_tells_when_it_was,
    states_more,
)
from bot.nlu.readers.questions import FACTS, REACHING, holds_the_answer
from bot.nlu.readers.reading import Reading
from bot.nlu.text import has_at_least
from bot.nlu.ticket_rules import tells_authority
from bot.nlu.wishes import demanding_clause

_OF_ONESELF = re.compile(
    r"我[是叫姓]|我的?名|我自己|本人|\b(?:i'?m|i am|my (?:own )?name|me)\b|@|\d{5,}", re.I
)
# fewer beside words are no number that was cut short
_LEAST_FIGURES = 4
_LINE = re.compile(r"[,，;；。\n]|\.\s")
# of what stands behind a name, and may tell something
_LEAST_HAN_BEHIND, _LEAST_WORDS_BEHIND = 4, 3


def keep_name_beside(reading: Reading) -> None:
    """Write the name that was asked for, where something else is said or asked behind it."""
    name = name_before_remark(reading.text)
    if name and "customer_name" not in reading.found:
        reading.say_found("customer_name", name)
    if name and asks_if_enough(reading.text):
        # it will do
        reading.mean("inform")


def take_name(reading: Reading) -> bool:
    """Write the name that is told, or what is told in its place; whether anything is."""
    if keep_address(reading):
        # where a letter is to go, and who they are is asked again
        return True
    if take_name_alone(reading):
        return True
    if take_wish(reading):
        return True
    elif reading.found & REACHING:
        # "phone, 07700 900123" in place of a name: where to reach them
        tell_channel_of_contact(reading)
    elif narrates(reading.text):
        tell_more_of_story(reading)
    elif _names_nobody(reading.text) or reading.found & FACTS:
        return bool(reading.found & FACTS)
    else:
        # a shop may complain, too, by its name
        reading.say("answer", reading.text)
    return True


def _names_nobody(text: str) -> bool:
    return is_no_name(text) or names_a_thing(text)


def _keep_behind_name(reading: Reading, behind: str) -> None:
    """Keep what is told behind the name as what it is: whose matter, a wish, more of the story."""
    wish = demanding_clause(behind)
    if says_whose_it_is(behind):
        if "principal" not in reading.found:
            named = kin_named(behind)
            reading.say_found("principal", behind[slice(*named)] if named else behind)
    elif wish:
        reading.say_found("demand", behind[slice(*wish)].strip())
    elif not reading.found & {"story", "principal"} and _tells_something(behind):
        reading.say_found("story", behind)


def _tells_something(behind: str) -> bool:
    return has_at_least(behind, words=_LEAST_WORDS_BEHIND, han=_LEAST_HAN_BEHIND)


def take_name_alone(reading: Reading) -> bool:
    """Write the name that is told, and what stands behind it; whether one is told."""
    behind = words_behind_name(reading.text)
    if behind:
        _keep_behind_name(reading, behind)
    if "customer_name" in reading.found:
        return True
    name = (
        name_behind_excuse(reading.text)
        or name_before_remark(reading.text)
        or (None if tells_no_name(reading) else name_in_answer(reading.text))
        or name_after_its_word(reading.text)
        or name_by_kind(reading)
    )
    if name:
        reading.say_found("customer_name", name)
    return name is not None


def take_principal(reading: Reading) -> bool:
    """Write for whom it is complained, or what is told in its place; whether anything is."""
    rest = reading.without(REACHING | {"customer_name"}, " ")
    if reading.found & REACHING and says_little(rest):
        tell_channel_of_contact(reading)
        return True
    named = kin_named(reading.text)
    if named:
        # beside it the writer may say who they are themselves
        reading.say("principal", reading.text[slice(*named)], *named)
        if narrates(reading.text[: named[0]]):
            tell_more_of_story(reading)
        return True
    if begins_with_kin(reading.text) and not _OF_ONESELF.search(reading.text):
        # 我岳母，姓董，董玉兰 names nobody who writes
        reading.forget("customer_name")
        return take_any_words(reading)
    if names_oneself(reading.text):
        return take_name(reading)
    if relation(reading.text) and "customer_name" in reading.found:
        # "Chantelle, I'm her granddaughter"
        rest = reading.without(frozenset({"customer_name"}), "")
        reading.say("principal", rest.strip(" ,.;，。；"))
        return True
    if only_names_the_matter(reading):
        return bool(reading.found & FACTS)
    says_whose = relation(reading.text) or begins_with_kin(reading.text)
    if says_whose or tells_authority(reading.text):
        return take_any_words(reading)
    if _corrects_the_day(reading):
        return True
    if narrates(reading.text):
        tell_more_of_story(reading)
        return True
    return take_any_words(reading)


def take_contact(reading: Reading) -> bool:
    """Write a contact, or what is told in its place: a name, a wish, more of the story."""
    if take_address(reading):
        return True
    if given_name_alone(reading.text):
        # the question for a contact asks for the name as well
        return take_name(reading)
    known = holds_the_answer(reading, "contact") or "customer_name" in reading.found
    if known or take_wish(reading):
        return True
    if _corrects_the_day(reading):
        return True
    figures = sum(character.isdigit() for character in reading.text)
    if (
        figures >= _LEAST_FIGURES
        or "@" in reading.text
        or (figures and not any(map(str.isalpha, reading.text)))
    ):
        reading.say("answer", reading.text)
    elif narrates(reading.text):
        tell_more_of_story(reading)
    else:
        return False
    return True


def take_reply_channel(reading: Reading) -> bool:
    """Write how the answer is to reach them, or what is told in its place."""
    if take_address(reading):
        return True
    channel = channel_told(reading)
    if channel:
        reading.say("reply_channel", channel)
        another = names_another_way(reading.text) and any(map(str.isdigit, reading.text))
        if another or tells_address(reading.text):
            reading.say("story", reading.text)  # an address for a letter, which staff are to have
    elif tells_authority(reading.text):
        reading.say("principal", reading.text)
    elif names_another_way(reading.text):
        reading.say("answer", reading.text)
    elif take_wish(reading):
        return True
    elif narrates(reading.text) or states_more(reading):
        tell_more_of_story(reading)
    elif is_no_name(reading.text) and not reading.found & FACTS:
        return False
    elif not reading.found & FACTS:
        reading.say("answer", reading.text)
    return True


def take_address(reading: Reading) -> bool:
    """Write an address for letters, which staff are to have; the answer comes here."""
    told = keep_address(reading)
    if told:
        reading.say("reply_channel", "same_chat")
    return told


def keep_address(reading: Reading) -> bool:
    """Write an address for letters and the name beside it, where nothing else is told."""
    if reading.found & REACHING or not tells_address(reading.text) or narrates(reading.text):
        return False
    for read_wrongly in FACTS | {"amount", "customer_name"}:
        reading.forget(read_wrongly)
    reading.say("story", reading.text)
    name = surname_told(reading.text) or _name_above(reading.text)
    if name:
        reading.say_found("customer_name", name)
    return True


def _name_above(address: str) -> str | None:
    """The name of whom a letter is to go to, as it stands before the address."""
    first = _LINE.split(address.strip(), maxsplit=1)[0].strip()
    return name_in_answer(first) if surely_a_name(first) or names_oneself(first) else None


def _corrects_the_day(reading: Reading) -> bool:
    """A day in place of an answer to something else puts right the one that was told."""
    told = only_tells_when_it_was(reading)
    if told:
        change(reading, "incident_time")
    return told
