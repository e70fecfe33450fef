"""What customers ask or tell at any question of the form, whatever it asks."""

import re

from bot.language import words
from bot.nlu import reply_rules, ticket_rules
from bot.nlu.answering.name_alone import given_name_alone
from bot.nlu.readers.meaning import tell_score
from bot.nlu.readers.questions import OPEN_QUESTIONS, holds_the_answer, is_short
from bot.nlu.readers.reading import Reading
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Flag

# Questions and requests that interrupt the form; all else is an answer.
INTERRUPTING = words(
    "ask_help ask_process ask_privacy ask_rights explain_term check_status request_human "
    "switch_language cancel skip correct affirm deny bot_challenge greet thank goodbye "
    "withdraw_complaint"
)
_MARKS = re.compile(r"[,，。;；]\s*|\.\s+|\s(?=[一-鿿])")
# How sure the intent must be to count as an interruption.
SURE = 0.45
_SURELY_FOR_SOMEBODY = 0.9


def only_says_how_to_reply(reading: Reading, asked: str) -> bool:
    """Whether the words name a way to hear back, beside another question than for it."""
    if asked == "reply_channel" or not is_short(reading.text):
        return False
    if asked in OPEN_QUESTIONS and demanding_clause(reading.text):
        return False
    if holds_the_answer(reading, asked):
        return False
    if reply_rules.names_a_way_alone(reading.text) or _names_way_and_name(reading.text):
        # the way is the answer to a question that is still to come, or another than before
        return asked != "story"
    return reply_rules.reply_channel_said(reading.text) is not None


def _names_way_and_name(text: str) -> bool:
    """Whether a whole message is a way to hear back and a name: 就这里，小梁."""
    parts = [part for part in _MARKS.split(text.strip(" .。!！")) if part]
    ways = [part for part in parts if reply_rules.names_a_way_alone(part)]
    others = [part for part in parts if part not in ways]
    return len(ways) == 1 and len(others) == 1 and given_name_alone(others[0])


def only_demands(reading: Reading) -> bool:
    """Whether a wish is most of the words."""
    clause = demanding_clause(reading.text)
    whole = len(reading.text.strip())
    return clause is not None and (clause[1] - clause[0]) * 10 >= whole * 6


def calls_for_somebody(reading: Reading) -> bool:
    """Whether it is surely a person who is asked for, in words that name one."""
    sure = reading.intent == "request_human" and reading.confidence >= _SURELY_FOR_SOMEBODY
    return sure and Flag.WANTS_HUMAN in reading.flags


def asks_for_own_data(reading: Reading) -> bool:
    """Write the request to see what is kept, where it is made."""
    asks = reading.intent == "ask_privacy" and ticket_rules.asks_for_own_data(reading.text)
    if asks:
        reading.say("request", "own_data")
    return asks


def rates(reading: Reading) -> bool:
    """Write the score that is given, where one is."""
    return reading.intent == "rate" and tell_score(reading, asked=False)


def is_surely_another(reading: Reading) -> bool:
    """Whether the intent is surely a question or a request of its own."""
    return reading.intent in INTERRUPTING - {"deny", "correct"} and reading.confidence >= SURE
