"""Decides what a message is to the summary of a complaint: a yes, a change, more of it."""

import re
from collections.abc import Mapping

from bot.nlu import reply_rules, short_answers
from bot.nlu.answering.agreeing import questions_behind_yes, urges_behind_yes
from bot.nlu.answering.complaining import tells_story
from bot.nlu.answering.correcting import field_named, is_correction
from bot.nlu.answering.kind import kind_put_right
from bot.nlu.answering.matter import (
    excuses_oneself,
    narrates,
    tells_enough,
    wishes,
    words_beside_excuse,
)
from bot.nlu.answering.name_alone import given_name_alone, names_oneself, surely_a_name
from bot.nlu.answering.reached import tells_when_to_ring
from bot.nlu.answering.when import only_puts_a_day, tells_no_more_than_when
from bot.nlu.answering.who import relation
from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.besides import question_besides
from bot.nlu.asked.desk import asks_of_the_second
from bot.nlu.asked.side_questions import side_question
from bot.nlu.decision import THREATS
from bot.nlu.intents import FALLBACK
from bot.nlu.patterns.contrasts import names_what_is_wrong
from bot.nlu.put_right import put_right
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import take_name_before_relation
from bot.nlu.readers.contact import tell_way_to_reply
from bot.nlu.readers.corrections import change, corrects, read_correction
from bot.nlu.readers.person import take_name
from bot.nlu.readers.questions import REACHING, SHOWN, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.unasked import (
    SURE,
    asks_for_own_data,
    calls_for_somebody,
    is_surely_another,
    only_demands,
    only_says_how_to_reply,
    rates,
)
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.text import count_han, for_rules
from bot.nlu.ticket_rules import drops_a_wish, joins_on, tells_authority, wants_to_add
from bot.nlu.wishes import clauses, demanding_clause
from tickets.draft import SKIPPED

# These add to what the summary shows.
_ADDING = frozenset({"inform", "file_complaint", "add_information"})
_REMARKS = _ADDING | {FALLBACK, "deny", "thank"}
# a reply that tells one of these, however surely, is no remark beside a yes
_CHANGING = frozenset(
    {
        *(ReplyKind.CORRECTION, ReplyKind.PRINCIPAL, ReplyKind.CUSTOMER_NAME),
        *(ReplyKind.CONTACT, ReplyKind.REFERENCE_NUMBER, ReplyKind.INCIDENT_TIME),
    }
)
_OF_THE_MATTER = frozenset({ReplyKind.STORY, ReplyKind.GIVEN_REASON, ReplyKind.DEMAND})
# said of what happens while they write
_GOING_ON = re.compile(
    r"刚[才刚]|剛[才剛]|頭先|啱啱|而家|现在|現在|\b(?:just now|right now|a moment ago)\b"
)
_OF_WHAT_HAPPENED = frozenset({"incident_time", "amount"})
_OF_WHOM = frozenset({"phone", "email", "customer_name", "reference_number"})
_LONGEST_ABUSE = 24
_LEAST_HAN = 8
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？]*")
_FIGURE = re.compile(r"\d|[一二两三四五六七八九][十百千万]")
_TAKES_BACK = re.compile(
    r"\b(?:withdraw|take back|drop) (?:it|this|that|(?:my|the) (?:whole )?complaint)\b"
    r"|(?:撤回|撤销|不投)(?:投诉|诉)"
)


def read_reply(reading: Reading) -> None:
    """Submit on a yes alone; anything else changes or adds to the summary, or is none of it."""
    if asks_for_own_data(reading) or rates(reading):
        return
    if not _changes_or_ends(reading):
        _adds_or_agrees(reading)


def checks(reading: Reading, told: Mapping[str, str]) -> bool:
    """Read a question whether something is written right that is: 是两年不是三年，写对没有.

    Args:
        reading: the message.
        told: what was told before, by slot.
    """
    if asks_of_the_second(reading.text):
        reading.mean("ask_help")
        return True
    if not asks_so_far(reading.text) or reading.found & REACHING:
        return False
    if put_right(told, reading.text, corrects=False).values:
        return False
    for name in SHOWN & reading.found:
        reading.forget(name)
    # what was told is shown again
    reading.mean("ask_help")
    return True


def submits(reading: Reading) -> bool:
    """Read a yes, or words that send the summary off, with a question or a remark behind them.

    A question is answered once it is done: "yes. when will I hear?".
    """
    if excuses_oneself(reading.text):
        # 刚才骂人是我不对: of this chat, and no day of the matter
        reading.forget("incident_time")
    if asks_so_far(reading.text):
        # what was told stands in the summary, which is shown again
        reading.mean("ask_help")
        return True
    question = None if reading.found & SHOWN else questions_behind_yes(reading.text)
    if question:
        reading.say_found("question", question)
    elif not (
        _submits_and_urges(reading) or _ends_by_submitting(reading) or _agrees_with_excuse(reading)
    ):
        return False
    reading.mean("affirm")
    return True


def _agrees_with_excuse(reading: Reading) -> bool:
    """A yes with regret behind it for harsh words, which are nothing for the ticket."""
    more = short_answers.more_than_a_yes(reading.text)
    if more is None or reading.found & SHOWN or _FIGURE.search(more):
        return False
    return excuses_oneself(more) and not short_answers.may_change(words_beside_excuse(more))


def _submits_and_urges(reading: Reading) -> bool:
    """Read a yes that submits with a warning behind it, which goes with the story."""
    urges = None if reading.found & _OF_WHOM else urges_behind_yes(reading.text)
    if urges:
        for name in _OF_WHAT_HAPPENED & reading.found:
            # by when they want it, and no day of the matter
            reading.forget(name)
        if reading.flags & THREATS:
            reading.say_found("story", urges)
        reading.mean("affirm")
    return urges is not None


def _changes_or_ends(reading: Reading) -> bool:
    """Read what changes the summary, or drops it, if the words do."""
    if short_answers.announces_more(reading.text):
        change(reading, "story")
    elif out := short_answers.taken_out(reading.text):
        _take_out(reading, out)
    elif _is_to_be_added(reading):
        for name in _OF_WHAT_HAPPENED & reading.found:
            reading.forget(name)
        _add(reading)
        reading.mean("inform")
    elif _is_no_day(reading):
        reading.mean("inform")
    elif _only_abuses(reading):
        # it is heard, and nothing for the ticket
        reading.mean(FALLBACK)
    elif _takes_it_back(reading):
        reading.mean("cancel")
    elif "customer_name" in reading.found and relation(reading.text):
        # who is writing, and for whom: 我是孫女 彭郁晴
        reading.say("principal", relation(reading.text) or reading.text)
        reading.mean("inform")
    elif _goes_on_telling(reading):
        reading.say("answer", reading.text)
        reading.mean("inform")
    elif _changes(reading):
        read_correction(reading)
    elif _tells_detail(reading):
        reading.mean("inform")
    else:
        return False
    return True


def _adds_or_agrees(reading: Reading) -> None:
    """Read more of the story, a way to hear back beside a yes, or a yes that is none."""
    asked = question_besides(reading.text)
    if reading.intent in _ADDING and asked and _asks_throughout(reading):
        # "how many days will it take? the regulator says a month?" adds nothing to the story
        reading.mean(side_question(asked, in_form=True) or FALLBACK)
    elif reading.intent in _ADDING and count_han(reading.text) and not tells_enough(reading.text):
        # "say something" is nothing for the ticket
        reading.mean(FALLBACK)
    elif reading.intent in _ADDING and is_brief(reading.text) and _only_asks(reading.text):
        reading.mean(FALLBACK)
    elif reading.intent in _REMARKS and (remark := _remark(reading)):
        # "correct. I have been with you for 20 years": it is submitted, and the rest is kept
        if tells_story(remark) or narrates(remark) or _tells_of_the_matter(reading):
            reading.say_found("story", remark)
        reading.mean("affirm")
    elif reading.intent in _ADDING or _tells_more_late(reading):
        _add(reading)
        reading.mean("inform")
    elif reading.intent == "affirm" and _names_a_way_in_short(reading.text):
        # "ok, call then" is about how to hear back
        tell_way_to_reply(reading)
        reading.mean("inform")
    elif reading.intent == "affirm" and not _agrees(reading.text):
        # nothing is submitted on a guess: only a yes submits
        reading.mean(FALLBACK)


def _remark(reading: Reading) -> str | None:
    """What stands behind a yes and changes nothing that is shown."""
    remark = short_answers.behind_a_yes(reading.text)
    tells, _ = reading.tells
    changes = remark and (tells in _CHANGING or relation(remark) or names_oneself(remark))
    return None if changes else remark


def _tells_of_the_matter(reading: Reading) -> bool:
    return reading.tells[0] in _OF_THE_MATTER


def _ends_by_submitting(reading: Reading) -> bool:
    """A yes, or a word of excuse, with what sends it behind: 数都对，刚才是我不对。提交吧."""
    before = short_answers.before_submitting(reading.text)
    if not before or reading.found & SHOWN:
        return False
    if excuses_oneself(reading.text):
        return not _FIGURE.search(reading.text)
    return all(short_answers.meaning(part, "confirmation") == "affirm" for part in before)


def _is_to_be_added(reading: Reading) -> bool:
    """More for the story in so many words, whose day is none of the matter's: 周五要交，也写上."""
    bids = wants_to_add(reading.text) and _is_told(reading.text)
    named = field_named(reading.text) is not None
    return bids and not (named or reading.found & _OF_WHOM or corrects(reading))


def _take_out(reading: Reading, slot: str) -> None:
    """Leave out the name or the contact that the summary shows."""
    if slot == "contact":
        reading.say("phone", SKIPPED)
        reading.say("reply_channel", "same_chat")
    else:
        reading.say(slot, SKIPPED)
    reading.mean("inform")


def _is_no_day(reading: Reading) -> bool:
    """Write the hours for a call, or who may speak for whom, where a day was found in them."""
    if tells_when_to_ring(reading.text) and not reading.found & REACHING:
        reading.forget("incident_time")
        reading.say("answer", reading.text)
        return True
    named_first = surely_a_name(_before_comma(reading.text))
    if tells_authority(reading.text) and not (_is_marked(reading) or named_first):
        # the year of a power of attorney
        reading.forget("incident_time")
        reading.say("principal", reading.text)
        return True
    return False


def _takes_it_back(reading: Reading) -> bool:
    withdraws = reading.intent == "withdraw_complaint" and reading.confidence >= SURE
    takes_back = withdraws or _TAKES_BACK.search(reading.text.lower()) is not None
    return takes_back and "ticket_reference" not in reading.found


def _changes(reading: Reading) -> bool:
    wants_a_person = reading.intent == "request_human" and reading.confidence >= SURE
    if reading.intent == "correct" or (_is_marked(reading) and not wants_a_person):
        return True
    return bool(reading.found & SHOWN) and not is_surely_another(reading)


def _goes_on_telling(reading: Reading) -> bool:
    """More of what happened, whose day or sum changes none that the summary shows."""
    told = reading.found & _OF_WHAT_HAPPENED
    marked = reading.intent == "correct" or _is_marked(reading)
    if not told or marked or reading.found & _OF_WHOM:
        return False
    rest = reading.without(_OF_WHAT_HAPPENED, " ")
    adds = joins_on(reading.text) or narrates(reading.text) or _GOING_ON.search(reading.text)
    # "my trip ends Friday" is another day
    another = told == {"incident_time"} and not only_puts_a_day(rest)
    if not another and (not (adds and _is_told(rest)) or tells_no_more_than_when(rest)):
        return False
    for name in told:
        reading.forget(name)
    return True


def _is_told(text: str) -> bool:
    """Whether words tell enough to stand in a story."""
    return tells_enough(text) if count_han(text) else tells_story(text)


def _is_marked(reading: Reading) -> bool:
    """Whether the words say of themselves that they change something."""
    text = reading.text
    if is_correction(text) or corrects(reading) or names_what_is_wrong(text):
        return True
    return kind_put_right(text) is not None or drops_a_wish(text)


def _tells_detail(reading: Reading) -> bool:
    """Write a way to hear back, a wish, a name or a relation, if the words tell one."""
    kin, first = relation(reading.text), _before_comma(reading.text)
    if only_says_how_to_reply(reading, "confirmation"):
        tell_way_to_reply(reading)
    elif only_demands(reading) and not calls_for_somebody(reading):
        reading.say("demand", reading.text)
    elif _gives_a_name(reading.text) and not is_surely_another(reading):
        take_name(reading)
    elif kin:
        take_name_before_relation(reading)
        named = frozenset({"customer_name"})
        rest = reading.without(named, "").strip(" ,.;，。；") if named & reading.found else kin
        reading.say("principal", rest)
    elif first != reading.text and surely_a_name(first):
        # "Lara Moss, I hold power of attorney"
        reading.say("customer_name", first.strip())
        reading.say("story", reading.text)
    else:
        return False
    return True


def _before_comma(text: str) -> str:
    return text.split(",")[0]


def _add(reading: Reading) -> None:
    """Write the words down as more of what happened, and a wish beside it as one."""
    wish = demanding_clause(reading.text)
    if wish:
        reading.say("demand", reading.text[slice(*wish)].strip(), *wish)
    reading.say("story" if wish else "answer", reading.text)


def _tells_more_late(reading: Reading) -> bool:
    """What happened or a figure, told in words that nothing else was made of."""
    tells = narrates(reading.text) or (_FIGURE.search(reading.text) and tells_enough(reading.text))
    unread = reading.intent == FALLBACK and count_han(reading.text) >= _LEAST_HAN
    return unread and bool(tells) and not is_question(reading.text)


def _only_abuses(reading: Reading) -> bool:
    if "abuse" not in reading.found or reading.found & (SHOWN | {"reply_channel"}):
        return False
    return (
        len(reading.text) <= _LONGEST_ABUSE
        and not wishes(reading.text)
        and not _agrees(reading.text)
    )


def _asks_throughout(reading: Reading) -> bool:
    """Whether each sentence is a question, and none tells a detail that the summary shows."""
    sentences = [part for part in _SENTENCE.findall(reading.text) if part.strip()]
    return all(map(is_question, sentences)) and not reading.found & SHOWN


def _only_asks(text: str) -> bool:
    if not is_question(text) or narrates(text) or wishes(text):
        return False
    # 当时那个业务员姓邹，要不要现在发聊天记录？
    told = [part.group() for part in clauses(for_rules(text)) if not is_question(part.group())]
    return not any(tells_enough(part) if count_han(part) else tells_story(part) for part in told)


def _agrees(text: str) -> bool:
    return short_answers.agrees(text) and not is_question(text)


def _gives_a_name(text: str) -> bool:
    return given_name_alone(text) or names_oneself(text)


def _names_a_way_in_short(text: str) -> bool:
    return is_brief(text) and reply_rules.way_named(text) is not None
