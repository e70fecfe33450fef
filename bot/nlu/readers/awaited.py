"""Answers to what the desk asked last, outside the form (see actions/awaiting.py)."""

import re
from collections.abc import Callable, Mapping

from bot.nlu import after_ticket, misread, short_answers, ticket_rules
from bot.nlu.answering.matter import excuses_oneself, narrates
from bot.nlu.answering.safety import tells_safety
from bot.nlu.asked.desk import asks_if_both
from bot.nlu.asked.side_questions import side_question
from bot.nlu.asked.when import asks_when
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.lexicon import PLAIN, FlagLexicon
from bot.nlu.patterns.contacts import phone_in_answer
from bot.nlu.question_form import is_question
from bot.nlu.readers.by_kind import agrees_or_not
from bot.nlu.readers.meaning import tell_score
from bot.nlu.readers.questions import REACHING, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_story
from bot.nlu.second_complaint import begins_another
from bot.nlu.text import count_han, for_patterns
from bot.nlu.verdicts import verdict_in_own_words
from bot.nlu.which_ticket import may_pick, points_at_one
from tickets.vocabulary import Flag

# What may be awaited, by the form that the answer takes.
_REASONS = frozenset({"dispute_reason", "reopen_reason"})
_WORDS = _REASONS | {"rating_words", "addition"}
# A complaint that was offered, by what is asked for with a yes.
_OFFERED = {"second_complaint": "second_complaint", "new_complaint": "previous_message"}
# Requests that are no answer to what was asked.
REQUESTS = frozenset(
    {
        "ask_help", "ask_process", "ask_privacy", "ask_rights", "explain_term", "check_status",
        "request_human", "switch_language", "bot_challenge", "file_complaint", "greet", "goodbye",
    }
)  # fmt: skip
# Nor are these where only words about a score were.
_STEPS = frozenset({"reopen_complaint", "withdraw_complaint"})
_NO = frozenset({"deny", "skip", "cancel"})
_SURE, _SURE_STORY = 0.45, 0.9
_ONLY_WORDS, _ONLY_HAN = 6, 9
# What the name of a matter alone is taken for: 酒店, "the parcel".
MAY_NAME_ONE = frozenset(
    {OUT_OF_SCOPE, FALLBACK, "inform", "add_information", "file_complaint", "correct"}
)
_LONGEST_PICK = 40
# "no no, only the idea": said of what was thanked for
_NOTHING_MORE = re.compile(
    r"(?:no|nope|nah|none|that'?s (?:it|all))\b"
    r"(?=\s*(?:$|[,.!;-]|(?:no|nope|nah|mate|thanks?|that|it|i'?m|nothing|more|further|just|only)\b))"
    r"|没有?(?=了|啦|啊|没|别|其|什么|事|\W|$)|不用|不是|就这"
)


def answers(reading: Reading, awaited: str) -> bool:
    """Read the answer to what was asked last, if the words are one.

    Args:
        reading: the message.
        awaited: what was asked, as the slot `awaiting` names it.
    """
    if awaited in _OFFERED:
        return _answers_offer(reading, awaited)
    if awaited in _WORDS:
        return _tell_words(reading, awaited)
    read = _ANSWERS.get(awaited)
    return read is not None and read(reading)


def _answers_offer(reading: Reading, awaited: str) -> bool:
    meant = short_answers.meaning(reading.text, "confirmation")
    both = asks_if_both(reading.text) and awaited == "second_complaint"
    if meant is None and not both and after_ticket.asks_where_it_stands(reading.text):
        # "which of the two numbers is for the fee?" leaves the offer where it is
        reading.mean("check_status")
        return True
    if meant is None and (both or short_answers.wants_what_is_offered(reading.text)):
        # who asks whether both are registered wants them to be
        meant = "affirm"
    meant = meant or agrees_or_not(reading)
    if meant == "affirm":
        reading.mean("file_complaint")
        reading.say("request", _OFFERED[awaited])
    elif meant is None and reading.intent in _NO and is_question(reading.text):
        # "so have I got two numbers now or one?" leaves the offer where it is
        reading.mean("check_status")
        return True
    elif meant:
        reading.mean("deny")
        reading.say("about", awaited)
    return meant is not None


def _confirms(reading: Reading) -> bool:
    meant = short_answers.meaning(reading.text, "confirmation")
    return _says_yes_or_no(reading, meant or agrees_or_not(reading))


def _confirms_withdrawal(reading: Reading) -> bool:
    meant = short_answers.meaning(reading.text, "confirmation")
    keeps = ticket_rules.keeps_complaint(reading.text)
    bids = ticket_rules.withdraws(reading.text) or ticket_rules.bids_to_withdraw(reading.text)
    bids = bids or (reading.intent == "withdraw_complaint" and reading.confidence >= _SURE)
    # 对，不要了 begins with a yes, and wants no complaint any more
    refuses = meant is not None and not ticket_rules.withdraws(reading.text)
    if not refuses and not keeps and bids and not is_question(reading.text):
        # what was asked, said in return: 嗯，撤
        meant = "affirm"
    return _says_yes_or_no(reading, "deny" if keeps else meant)


def _says_yes_or_no(reading: Reading, meant: str | None) -> bool:
    if meant:
        reading.mean("affirm" if meant == "affirm" else "deny")
    return meant is not None


def _answers_of_ticket(reading: Reading) -> bool:
    choice = ticket_rules.matter_choice(reading.text)
    behind = short_answers.more_than_a_yes(reading.text)
    excuses = behind is not None and excuses_oneself(behind)
    if choice is None and (excuses or verdict_in_own_words(reading.text) is not None):
        # 行，刚才话说重了 is a yes, with an excuse beside it
        choice = "same"
    if choice == "new" and begins_another(reading.text) and _tells_it_too(reading.text):
        # it is told at once, behind the words that wait
        reading.mean("file_complaint")
        tell_story(reading)
    elif choice == "new":
        reading.mean("file_complaint")
        reading.say("request", "previous_message")
    elif choice == "same":
        reading.mean("affirm")
        reading.say("about", after_ticket.OF_TICKET)
    return choice is not None


def _tells_it_too(text: str) -> bool:
    """Whether words tell what the other matter is, and not only that it is another one."""
    return len(text.split()) > _ONLY_WORDS or count_han(text) > _ONLY_HAN


def _answers_erasure(reading: Reading) -> bool:
    meant = short_answers.meaning(reading.text, "confirmation")
    if meant == "affirm" or ticket_rules.confirms_erasure(reading.text):
        reading.mean("ask_privacy")
        reading.say("request", "erasure_confirmed")
        return True
    if meant in ("deny", "cancel") or ticket_rules.keeps_data(reading.text):
        reading.mean("deny")
        reading.say("about", "erasure")
        return True
    return False


def _tell_words(reading: Reading, awaited: str) -> bool:
    short = short_answers.meaning(reading.text, "demand")
    if short:
        # a yes to "what should be looked at again" goes on with what was said before
        goes_on = short in ("deny", "cancel") or (short == "affirm" and awaited in _REASONS)
        reading.mean("skip" if goes_on else short)
        return True
    anew = reading.intent == "file_complaint" and reading.found & {"amount", "incident_time"}
    if anew and awaited == "rating_words":
        # "£9.90 was taken again" is no word about the score
        return False
    asks = asks_when(reading.text) or ticket_rules.asks_of_reopening(reading.text)
    asks = asks or side_question(reading.text) is not None
    if awaited == "rating_words" and asks:
        return False
    others = REQUESTS if awaited in _REASONS else REQUESTS | _STEPS
    asks_for_it = reading.means(others - {"file_complaint"}, _SURE)
    if asks_for_it and not _only_speaks_of_people(reading):
        return False
    reading.say("answer", reading.text)
    reading.mean("inform")
    return True


def _only_speaks_of_people(reading: Reading) -> bool:
    """Whether a person is spoken of, and not asked for: 你们不听人说话."""
    plainly = FlagLexicon.load().levels(reading.text).get(Flag.WANTS_HUMAN) == PLAIN
    return reading.intent == "request_human" and not plainly


def _chooses_route(reading: Reading) -> bool:
    route = ticket_rules.route_chosen(reading.text)
    if route:
        reading.mean("ask_rights")
        reading.say("appeal_route", route)
    return route is not None


def _tell_contact(reading: Reading) -> bool:
    if not reading.found & REACHING:
        number = phone_in_answer(for_patterns(reading.text), reading.region)
        if number is None:
            if short_answers.meaning(reading.text, "contact") in ("skip", "deny", "cancel"):
                reading.mean("skip")
                return True
            return False
        reading.say("phone", number.value, number.start, number.end)
    reading.mean("inform")
    return True


def _picks_ticket(reading: Reading) -> bool:
    """Which of several tickets is meant, where that was asked."""
    unclear = reading.intent in MAY_NAME_ONE and may_pick(reading.text)
    picks = len(reading.text) <= _LONGEST_PICK and points_at_one(reading.text)
    if not (unclear or picks) or reading.found & REACHING:
        return False
    reading.mean("affirm")
    reading.say("about", "choice")
    return True


def _gives_score(reading: Reading) -> bool:
    return tell_score(reading, asked=True)


def _goes_on_with_feedback(reading: Reading) -> bool:
    """More of the praise or the suggestion that was thanked for; nothing went wrong in it."""
    if after_ticket.asks_to_pass_on(reading.text) and not _goes_on_to_complain(reading):
        reading.mean("praise")
        return True
    thanks = reading.means({"thank", "goodbye"}, _SURE)
    none = short_answers.meaning(reading.text, "demand") or short_answers.is_no_complaint(
        reading.text
    )
    thanks = thanks or _NOTHING_MORE.match(reading.text.lower()) is not None
    asks = reading.means(REQUESTS - {"file_complaint"}, _SURE)
    asks_on = asks and reading.intent not in ("goodbye", "greet")
    thanks = thanks and is_brief(reading.text) and not _goes_on_to_complain(reading)
    if (none or thanks) and not asks_on:
        # "no complaint, but what does … mean?" asks something
        reading.mean("thank")
        return True
    kind = misread.feedback_in(reading.text, reading.tone)
    if misread.blames_nobody(reading.text):
        # told so that the praise harms nobody: "she slipped by herself, don't blame anyone"
        reading.mean("praise")
        return True
    if kind and reading.intent == "suggest" and reading.confidence >= _SURE:
        kind = reading.intent
    if kind is None or asks or is_question(reading.text):
        return False
    complains = reading.complains(_SURE_STORY)
    if kind == "praise" and complains and not misread.has_word_of_praise(reading.text):
        return False
    reading.mean("suggest" if reading.intent == "suggest" else kind)
    return True


def _goes_on_to_complain(reading: Reading) -> bool:
    """Whether a complaint stands behind thanks or a no: "thanks for nothing, you lost it"."""
    told = reading.complains(_SURE_STORY) and narrates(reading.text)
    return told or misread.grieves(reading.text)


def _tells_if_safe(reading: Reading) -> bool:
    safe = tells_safety(reading.text)
    if safe is None or not is_brief(reading.text):
        return False
    return _says_yes_or_no(reading, "affirm" if safe else "deny")


_ANSWERS: Mapping[str, Callable[[Reading], bool]] = {
    after_ticket.OF_TICKET: _answers_of_ticket,
    "withdraw": _confirms_withdrawal,
    "result": _confirms,
    "erasure": _answers_erasure,
    "route": _chooses_route,
    "choice": _picks_ticket,
    "score": _gives_score,
    "contact": _tell_contact,
    "safety": _tells_if_safe,
    "feedback": _goes_on_with_feedback,
}
