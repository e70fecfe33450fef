"""Writes a message down as the answer to what the complaint form asked."""

import re
from collections.abc import Callable, Mapping

from bot.nlu.annotations import values
from bot.nlu.answering.complaining import (
    says_little,
    speaks_of_complaining,
    tells_story,
    wishes_to_complain,
)
from bot.nlu.answering.details import behind_told_before, named_number
from bot.nlu.answering.instead import Instead, told_instead
from bot.nlu.answering.matter import (
    asks_in_anger,
    begins_with_wish,
    may_wish,
    narrates,
    only_asks,
    opens_with_remedy,
    speaks_of_oneself,
    tells_enough,
    told_after_wish,
)
from bot.nlu.answering.name_alone import given_name_alone, is_no_name, names_oneself
from bot.nlu.answering.naming import (
    name_after_its_word,
    name_at_the_head,
    name_before_remark,
    name_in_answer,
    surname_told,
)
from bot.nlu.answering.pieces import is_a_piece
from bot.nlu.answering.reached import asks_to_be_reached, names_another_way, tells_address
from bot.nlu.answering.when import only_tells_how_long, only_tells_since_when
from bot.nlu.answering.who import begins_with_kin, kin_named, relation
from bot.nlu.asked import question_besides
from bot.nlu.intents import FALLBACK
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import (
    find_number_as_told,
    keep_when_to_ring,
    keep_whom_to_ring,
    take_instead,
    take_name_before_relation,
    take_wish,
    take_wish_alone,
    tell_more_of_story,
)
from bot.nlu.readers.beside_wish import (
    keep_sentences_beside_wish,
    wish_among_sentences,
    wish_before_contact,
)
from bot.nlu.readers.by_kind import instead_by_kind, name_by_kind
from bot.nlu.readers.contact import tell_channel_of_contact, tell_name_beside, tell_reply_channel
from bot.nlu.readers.corrections import change
from bot.nlu.readers.facts import complains_in_short, take_day, take_number
from bot.nlu.readers.off_the_question import (
    channel_told,
    names_number_and_more,
    only_asks_back,
    only_names_the_matter,
    only_tells_when,
    only_tells_when_it_was,
    states_more,
    tells_more,
    tells_what_came_of_it,
    wants_nothing,
)
from bot.nlu.readers.questions import FACTS, REACHING, holds_the_answer
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_reason, tell_story, topic_of_story
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, fold
from bot.nlu.ticket_rules import tells_authority
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Flag

_PHRASES = rules("readers/answers")
_SURE_STORY, _LEAST_HAN = 0.6, 3
_GOES_WRONG = re.compile(r"[断斷坏壞丢漏碎慢错錯烂爛破封锁鎖扣骗騙]了")
_LENGTH_OF_TIME = re.compile(r"\d+ ?(?:天|日|个月|days?|months?|weeks?)(?:了|内)?", re.I)
_OF_ONESELF = re.compile(
    r"我[是叫姓]|我的?名|我自己|本人|\b(?:i'?m|i am|my (?:own )?name|me)\b|@|\d{5,}", re.I
)
_COURTESIES = _PHRASES["courtesies at the head"]
_NAMED_BEHIND = _PHRASES["a name at the end"]


def take(reading: Reading, asked: str) -> None:
    """Write the entity that was asked for, or `answer` where the words cannot be read as it.

    Words that answer nothing and tell nothing become a fallback: the customer is told so, and is
    asked again.
    """
    find_number_as_told(reading, asked)
    if asked != "story":
        keep_when_to_ring(reading, asked)
        keep_whom_to_ring(reading)
        take_name_before_relation(reading)
        if asked != "given_reason":
            tell_reason(reading)
    named = asked == "customer_name" and name_before_remark(reading.text)
    instead = None if named else _told_instead(reading, asked)
    if instead is Instead.NOTHING and asked in FACTS and complains_in_short(reading):
        instead = Instead.STORY
    if instead:
        told = take_instead(reading, asked, instead)
    elif asked == "story" and take_wish_alone(reading):
        # what happened is asked for again
        told = True
    elif asked == "story" and _is_a_piece(reading):
        reading.say("story", reading.text)
        told = True
    elif asked == "story" and not (tells_story(reading.text) or _tells_in_short(reading)):
        return
    else:
        told = _TAKERS.get(asked, _take_any_words)(reading)
    if asked not in ("story", "demand"):
        keep_sentences_beside_wish(reading)
    if asked not in ("story", "principal") and "principal" not in reading.found:
        _keep_relation(reading)
    if asked != "story":
        tell_name_beside(reading, asked_for=asked == "contact")
    if not (reading.intent == "correct" and "correction_field" in reading.found):
        reading.mean("inform" if told else FALLBACK)


def _told_instead(reading: Reading, asked: str) -> Instead | None:
    by_rule = told_instead(reading.text, asked, reading.found)
    return by_rule or instead_by_kind(reading, asked)


def _keep_relation(reading: Reading) -> None:
    """Write for whom it is complained, where that is said in answer to something else."""
    kin = relation(reading.text)
    if kin:
        reading.say("principal", kin)
        reading.mean("inform")


def _is_a_piece(reading: Reading) -> bool:
    sure = reading.complains(_SURE_STORY)
    return not (sure and tells_story(reading.text)) and is_a_piece(reading.text)


def _tells_in_short(reading: Reading) -> bool:
    """Three signs that surely complain, in answer to what happened: 寄丢了, 被骗了."""
    sure = reading.complains(_SURE_STORY)
    if _GOES_WRONG.search(reading.text) and not is_question(reading.text):
        # 断了三天
        return count_han(reading.text) >= _LEAST_HAN
    few = count_han(reading.text) == _LEAST_HAN and not wishes_to_complain(reading.text)
    return sure and few and not speaks_of_complaining(reading.text)


def take_name(reading: Reading) -> bool:
    """Write the name that is told, or what is told in its place; whether anything is."""
    if "customer_name" in reading.found:
        return True
    name = (
        name_before_remark(reading.text)
        or name_in_answer(reading.text)
        or name_after_its_word(reading.text)
        or name_at_the_head(reading.text)
        or name_by_kind(reading)
    )
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
    surname = surname_told(reading.text)
    if surname and "customer_name" not in reading.found:
        reading.say_found("customer_name", surname)
    return True


def _take_contact(reading: Reading) -> bool:
    """A contact, or what is told in its place: a name, a wish, more of the story."""
    if _take_address(reading):
        return True
    if given_name_alone(reading.text):
        # the question for a contact asks for the name as well
        return take_name(reading)
    known = holds_the_answer(reading, "contact") or "customer_name" in reading.found
    if known or take_wish(reading):
        return True
    if _corrects_the_day(reading):
        return True
    if any(character.isdigit() or character == "@" for character in reading.text):
        reading.say("answer", reading.text)
    elif narrates(reading.text):
        tell_more_of_story(reading)
    else:
        return False
    return True


def _take_given_reason(reading: Reading) -> bool:
    if _LENGTH_OF_TIME.fullmatch(" ".join(values(reading.message, "incident_time"))):
        # 说超过30天了: a period that a rule names
        reading.forget("incident_time")
    if reading.found & REACHING:
        # where to reach them, told before it is asked
        tell_channel_of_contact(reading)
        return True
    if only_names_the_matter(reading):
        # a number told late: it is kept, and the question asked again
        return bool(reading.found & FACTS)
    if speaks_of_oneself(reading.text) or only_asks_back(reading):
        return False
    return _take_any_words(reading)


def _take_principal(reading: Reading) -> bool:
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
        return _take_any_words(reading)
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
        return _take_any_words(reading)
    if _corrects_the_day(reading):
        return True
    if narrates(reading.text):
        tell_more_of_story(reading)
        return True
    return _take_any_words(reading)


def _take_kind(reading: Reading) -> bool:
    if complains_in_short(reading):
        # 扣我钱 says of what kind it is, as well
        reading.say("story", reading.text)
        topic = topic_of_story(reading)
        if topic:
            reading.say("topic", topic)
        return True
    english = not count_han(reading.text) and tells_story(reading.text)
    if not (tells_enough(reading.text) or english):
        return _take_any_words(reading)
    # what happened, in place of what kind of matter it is
    tell_more_of_story(reading)
    return True


def _tells_of_need(reading: Reading) -> bool:
    """Whether words say only how hard it is: "I can't buy food and rent is due"."""
    return Flag.VULNERABLE in reading.flags and not may_wish(reading.text)


def _take_demand(reading: Reading) -> bool:
    if wants_nothing(reading):
        return False
    again = behind_told_before(reading.text)
    if again and not is_question(again):
        reading.say_found("demand", again)
        return True
    number = named_number(reading.text)
    if number and "reference_number" not in reading.found:
        reading.say("reference_number", reading.text.strip()[slice(*number)], *number)
        return True
    wants = may_wish(reading.text)
    if reading.found & REACHING and (not wants or asks_to_be_reached(reading.text)):
        # "and somebody senior to ring me, 07700 900123"
        tell_channel_of_contact(reading)
    if reading.found & REACHING and not wants:
        # where to reach them, told before it is asked
        if remedy := wish_before_contact(reading):
            reading.say_found("demand", remedy)
        return True
    if opens_with_remedy(reading.text):
        _take_wish_and_rest(reading)
        return True
    if tells_what_came_of_it(reading):
        reading.say("story", reading.text)
        return True
    asks = asks_in_anger(reading.text) and not reading.found & FACTS
    if not begins_with_wish(reading.text) and (
        asks
        or tells_more(reading)
        or _tells_of_need(reading)
        or names_number_and_more(reading)
        or only_tells_since_when(reading.text)
    ):
        tell_more_of_story(reading)
        return True
    if only_tells_how_long(reading.text):
        return False
    if only_asks(reading.text) and not reading.found & (FACTS | {"amount"}):
        return False
    if not (only_tells_when(reading) or only_names_the_matter(reading)):
        wish = _before_its_question(reading.text)
        if wish is None and (question_besides(reading.text) or "abuse" in reading.found):
            wish = demanding_clause(reading.text)
        apart = None if wish else wish_among_sentences(reading)
        if apart and demanding_clause(apart[0]):
            _take_apart(reading, *apart)
        else:
            wish = wish or _without_courtesies(reading)
            reading.say("demand", reading.text[slice(*wish)].strip(), *wish)
    tell_reply_channel(reading)
    return True


def _take_apart(reading: Reading, wish: str, besides: str) -> None:
    """The wish alone, and what stands in sentences with a number or an address."""
    reading.say_found("demand", wish)
    if besides:
        reading.say("story", besides)


def _before_its_question(text: str) -> tuple[int, int] | None:
    """Where a wish stands that ends with a question on the side: "a refund. do I bin it?"."""
    question = question_besides(text)
    start = text.find(question) if question and text.strip().endswith(question) else 0
    told = text[:start].rstrip(" ,，。.;；")
    return (0, len(told)) if told and may_wish(told) else None


def _without_courtesies(reading: Reading) -> tuple[int, int]:
    """Where a wish stands between an apology or thanks and the writer's name."""
    read = fold(reading.text).lower()
    head, end = _COURTESIES.match(read), len(reading.text)
    if "customer_name" in reading.found:
        named = _NAMED_BEHIND.search(read)
        end = named.start() if named else end
    start = head.end() if head and head.end() < end else 0
    return start, end


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
    channel = channel_told(reading)
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
    elif narrates(reading.text) or states_more(reading):
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


def _corrects_the_day(reading: Reading) -> bool:
    """A day in place of an answer to something else puts right the one that was told."""
    told = only_tells_when_it_was(reading)
    if told:
        change(reading, "incident_time")
    return told
