"""Writes a message down as the answer to what the complaint form asked."""

import re
from collections.abc import Callable, Mapping

from bot.nlu import form_rules, reply_rules
from bot.nlu.answering.details import named_number
from bot.nlu.answering.instead import told_instead
from bot.nlu.answering.matter import (
    asks_in_anger,
    may_wish,
    names_reason,
    names_the_matter,
    narrates,
    only_asks,
    opens_with_remedy,
    speaks_of_oneself,
    states_a_fact,
    tells_enough,
    told_after_wish,
    vents_only,
    wishes,
)
from bot.nlu.answering.pieces import is_a_piece
from bot.nlu.answering.reached import names_another_way, only_by_message, tells_address
from bot.nlu.answering.when import may_tell_when, only_tells_since_when
from bot.nlu.answering.who import is_no_name, kin_named, names_oneself, relation
from bot.nlu.readers.asides import (
    find_number_as_told,
    keep_when_to_ring,
    take_instead,
    take_name_before_relation,
    take_wish,
    take_wish_alone,
    tell_more_of_story,
)
from bot.nlu.readers.contact import tell_channel_of_contact, tell_name_beside, tell_reply_channel
from bot.nlu.readers.facts import take_day, take_number
from bot.nlu.readers.questions import (
    FACTS,
    REACHING,
    SHORT_ANSWER_CHARACTERS,
    SHORT_STATEMENT_CHARACTERS,
    holds_the_answer,
    is_brief,
)
from bot.nlu.readers.reading import FALLBACK, Reading
from bot.nlu.readers.story import tell_reason, tell_story
from bot.nlu.readers.unasked import only_demands
from bot.nlu.text import count_han
from bot.nlu.ticket_rules import tells_authority
from bot.nlu.wishes import demanding_clause

# Read into more of what happened.
_TELLING = frozenset({"file_complaint", "inform", "add_information", FALLBACK})
_NO_WISH = frozenset({"correct", "inform", FALLBACK})
_ANSWERING = frozenset({"affirm", "deny", "skip", "cancel", "thank", "request_human"})
_SURE_STORY, _LEAST_HAN = 0.6, 3
_NAMING = REACHING | {"reference_number", "customer_name"}
# so many English words in place of a way to reply tell something, whatever it is
_LEAST_WORDS_OF_MORE = 7
_WORD = re.compile(r"[A-Za-z']{2,}")


def take(reading: Reading, asked: str) -> None:
    """Write the entity that was asked for, or `answer` where the words cannot be read as it.

    Words that answer nothing and tell nothing become a fallback: the customer is told so, and is
    asked again.
    """
    find_number_as_told(reading, asked)
    if asked != "story":
        keep_when_to_ring(reading)
        take_name_before_relation(reading)
        if asked != "given_reason":
            tell_reason(reading)
    instead = told_instead(reading.text, asked, reading.found)
    if instead:
        told = take_instead(reading, asked, instead)
    elif asked == "story" and take_wish_alone(reading):
        # what happened is asked for again
        told = True
    elif asked == "story" and _is_a_piece(reading):
        reading.say("story", reading.text)
        told = True
    elif asked == "story" and not (
        form_rules.tells_story(reading.text) or _tells_in_short(reading)
    ):
        return
    else:
        told = _TAKERS.get(asked, _take_any_words)(reading)
    if asked not in ("story", "principal") and "principal" not in reading.found:
        _keep_relation(reading)
    if asked != "story":
        tell_name_beside(reading, asked_for=asked == "contact")
    if not (reading.intent == "correct" and "correction_field" in reading.found):
        reading.mean("inform" if told else FALLBACK)


def _keep_relation(reading: Reading) -> None:
    """Write for whom it is complained, where that is said in answer to something else."""
    kin = relation(reading.text)
    if kin:
        reading.say("principal", kin)
        reading.mean("inform")


def _is_a_piece(reading: Reading) -> bool:
    sure = reading.intent == "file_complaint" and reading.confidence >= _SURE_STORY
    return not (sure and form_rules.tells_story(reading.text)) and is_a_piece(reading.text)


def _tells_in_short(reading: Reading) -> bool:
    """Three signs that surely complain, in answer to what happened: 寄丢了, 被骗了."""
    sure = reading.intent == "file_complaint" and reading.confidence >= _SURE_STORY
    few = count_han(reading.text) == _LEAST_HAN and not form_rules.wishes_to_complain(reading.text)
    return sure and few and not form_rules.speaks_of_complaining(reading.text)


def take_name(reading: Reading) -> bool:
    """Write the name that is told, or what is told in its place; whether anything is."""
    if "customer_name" in reading.found:
        return True
    name = form_rules.name_in_answer(reading.text) or form_rules.name_after_its_word(reading.text)
    if name:
        reading.say_found("customer_name", name)
    elif take_wish(reading):
        return True
    elif reading.found & REACHING:
        # "phone, 07700 900123" in place of a name: where to reach them
        tell_channel_of_contact(reading)
    elif narrates(reading.text):
        tell_more_of_story(reading)
    elif is_no_name(reading.text) or reading.found & FACTS:
        return bool(reading.found & FACTS)
    else:
        reading.say("answer", reading.text)
    return True


# ---------- one question each; all say whether the words told anything ----------
def _take_story(reading: Reading) -> bool:
    tell_story(reading)
    return True


def _take_any_words(reading: Reading) -> bool:
    if not take_wish(reading):
        reading.say("answer", reading.text)
    return True


def _take_address(reading: Reading) -> bool:
    """An address for letters, which staff are to have; the answer comes here."""
    if reading.found & REACHING or not tells_address(reading.text):
        return False
    reading.forget("incident_time")
    reading.say("story", reading.text)
    reading.say("reply_channel", "same_chat")
    surname = form_rules.surname_told(reading.text)
    if surname and "customer_name" not in reading.found:
        reading.say_found("customer_name", surname)
    return True


def _take_contact(reading: Reading) -> bool:
    """A contact, or what is told in its place: a name, a wish, more of the story."""
    if _take_address(reading):
        return True
    if form_rules.given_name_alone(reading.text):
        # the question for a contact asks for the name as well
        return take_name(reading)
    known = holds_the_answer(reading, "contact") or "customer_name" in reading.found
    if known or take_wish(reading):
        return True
    if _only_tells_when_it_was(reading):
        _correct_the_day(reading)
    elif any(character.isdigit() or character == "@" for character in reading.text):
        reading.say("answer", reading.text)
    elif narrates(reading.text):
        tell_more_of_story(reading)
    else:
        return False
    return True


def _take_given_reason(reading: Reading) -> bool:
    if reading.found & REACHING:
        # where to reach them, told before it is asked
        tell_channel_of_contact(reading)
        return True
    if _only_names_the_matter(reading):
        # a number told late: it is kept, and the question asked again
        return bool(reading.found & FACTS)
    if speaks_of_oneself(reading.text) or _only_asks_back(reading):
        return False
    return _take_any_words(reading)


def _take_principal(reading: Reading) -> bool:
    rest = reading.without(REACHING | {"customer_name"}, " ")
    if reading.found & REACHING and form_rules.says_little(rest):
        tell_channel_of_contact(reading)
        return True
    named = kin_named(reading.text)
    if named:
        # beside it the writer may say who they are themselves
        reading.say("principal", reading.text[slice(*named)], *named)
        if narrates(reading.text[: named[0]]):
            tell_more_of_story(reading)
        return True
    if names_oneself(reading.text):
        return take_name(reading)
    if relation(reading.text) and "customer_name" in reading.found:
        # "Chantelle, I'm her granddaughter"
        rest = reading.without(frozenset({"customer_name"}), "")
        reading.say("principal", rest.strip(" ,.;，。；"))
        return True
    if _only_names_the_matter(reading):
        return bool(reading.found & FACTS)
    if relation(reading.text) or tells_authority(reading.text):
        return _take_any_words(reading)
    if _only_tells_when_it_was(reading):
        _correct_the_day(reading)
        return True
    if narrates(reading.text):
        tell_more_of_story(reading)
        return True
    return _take_any_words(reading)


def _take_kind(reading: Reading) -> bool:
    if not tells_enough(reading.text):
        return _take_any_words(reading)
    # what happened, in place of what kind of matter it is
    tell_more_of_story(reading)
    return True


def _take_demand(reading: Reading) -> bool:
    if _wants_nothing(reading):
        return False
    number = named_number(reading.text)
    if number and "reference_number" not in reading.found:
        reading.say("reference_number", reading.text.strip()[slice(*number)], *number)
        return True
    if reading.found & REACHING and form_rules.asks_to_be_reached(reading.text):
        # "and somebody senior to ring me, 07700 900123"
        tell_channel_of_contact(reading)
    if opens_with_remedy(reading.text):
        _take_wish_and_rest(reading)
        return True
    asks = asks_in_anger(reading.text) and not reading.found & FACTS
    if (
        asks
        or _tells_more(reading)
        or _names_number_and_more(reading)
        or only_tells_since_when(reading.text)
    ):
        tell_more_of_story(reading)
        return True
    if only_asks(reading.text) and not reading.found & (FACTS | {"amount"}):
        return False
    if not (_only_tells_when(reading) or _only_names_the_matter(reading)):
        reading.say("demand", reading.text)
    tell_reply_channel(reading)
    return True


def _take_wish_and_rest(reading: Reading) -> None:
    """What is wanted, and what happened, where the answer goes on to tell that."""
    text = reading.text
    rest = told_after_wish(text)
    reading.say("demand", text[:rest].strip(), 0, rest)
    if rest is not None:
        reading.say("story", text[rest:].strip(), rest)
    tell_reply_channel(reading)


def _take_reply_channel(reading: Reading) -> bool:
    if _take_address(reading):
        return True
    channel = _channel_told(reading)
    if channel:
        reading.say("reply_channel", channel)
        if names_another_way(reading.text) and any(map(str.isdigit, reading.text)):
            reading.say("story", reading.text)  # an address for a letter, which staff are to have
    elif tells_authority(reading.text):
        reading.say("principal", reading.text)
    elif names_another_way(reading.text):
        reading.say("answer", reading.text)
    elif take_wish(reading):
        return True
    elif narrates(reading.text) or _states_more(reading):
        tell_more_of_story(reading)
    elif is_no_name(reading.text) and not reading.found & FACTS:
        return False
    elif not reading.found & FACTS:
        reading.say("answer", reading.text)
    return True


_TAKERS: Mapping[str, Callable[[Reading], bool]] = {
    "story": _take_story,
    "demand": _take_demand,
    "reply_channel": _take_reply_channel,
    "customer_name": take_name,
    "incident_time": take_day,
    "reference_number": take_number,
    "contact": _take_contact,
    "given_reason": _take_given_reason,
    "principal": _take_principal,
    "category_choice": _take_kind,
    "topic": _take_kind,
    "matter_choice": _take_kind,
}


# ---------- what the words are, where a question asked for something else ----------
def _only_asks_back(reading: Reading) -> bool:
    """A short question that names no reason; what it asks is for another reader."""
    asks = is_brief(reading.text) and form_rules.is_question(reading.text)
    return asks and not names_reason(reading.text)


def _wants_nothing(reading: Reading) -> bool:
    """A bare "I want to complain", or anger alone."""
    text = reading.text
    bare = form_rules.speaks_of_complaining(text) and not form_rules.tells_story(text)
    if bare and not wishes(text):
        return True
    return vents_only(text) and not reading.found & (FACTS | REACHING)


def _tells_more(reading: Reading) -> bool:
    """More of what happened, on a day of its own, in place of what is wanted."""
    if wishes(reading.text) or reading.intent not in _TELLING:
        return False
    dated = "incident_time" in reading.found and len(reading.text) > SHORT_ANSWER_CHARACTERS // 2
    tells = dated or narrates(reading.text) or states_a_fact(reading.text)
    return form_rules.tells_story(reading.text) and tells


def _names_number_and_more(reading: Reading) -> bool:
    """A number told late with what it is of: "order is SGX-88120, the vase cost me $138"."""
    text = reading.text
    wants = wishes(text) or may_wish(text) or form_rules.is_question(text)
    return "reference_number" in reading.found and form_rules.tells_story(text) and not wants


def _only_tells_when(reading: Reading) -> bool:
    """A day told late, as in 9月28号住的院: no answer to what is wanted."""
    return (
        "incident_time" in reading.found
        and len(reading.text) <= SHORT_STATEMENT_CHARACTERS // 2
        and demanding_clause(reading.text) is None
    )


def _only_tells_when_it_was(reading: Reading) -> bool:
    """A day, in words that say no more: "It was in April, I think"."""
    short = len(reading.text) <= SHORT_STATEMENT_CHARACTERS
    return "incident_time" in reading.found and short and may_tell_when(reading.text)


def _correct_the_day(reading: Reading) -> None:
    reading.mean("correct")
    reading.say("correction_field", "incident_time")


def _only_names_the_matter(reading: Reading) -> bool:
    """A number told late, or who is writing, and next to no words beside."""
    rest = reading.without(_NAMING, "")
    if rest == reading.text:
        return False
    # "why would I have it ready, the account ends in 4471" wants nothing
    numbers = "reference_number" in reading.found and reading.intent in _NO_WISH
    return form_rules.says_little(rest) or (numbers and not wishes(reading.text))


def _channel_told(reading: Reading) -> str | None:
    if "email" in reading.found:
        return "email"
    if "phone" in reading.found:
        # a text message goes to a number, too, and is no call
        return "same_chat" if only_by_message(reading.text) else "phone"
    tells = narrates(reading.text) and not is_brief(reading.text)
    # 我只想把号码恢复了能打电话 wants something else than a call
    wants = count_han(reading.text) > 0 and only_demands(reading)
    if (tells or wants) and not reply_rules.reply_channel_said(reading.text):
        # "phone says 15 min wait then cuts off" is what happened
        return None
    return form_rules.reply_channel(reading.text)


def _states_more(reading: Reading) -> bool:
    """A statement of the matter without a verb of telling: "your hotel near the station"."""
    asks = form_rules.is_question(reading.text) or reading.intent in _ANSWERING
    if asks or not form_rules.tells_story(reading.text):
        return False
    words = len(_WORD.findall(reading.text))
    return names_the_matter(reading.text) or words >= _LEAST_WORDS_OF_MORE
