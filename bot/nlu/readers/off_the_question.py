"""What words in answer to a question of the form are, where they tell something else."""

import re

from bot.nlu import reply_rules
from bot.nlu.answering.complaining import says_little, speaks_of_complaining, tells_story
from bot.nlu.answering.matter import (
    may_wish,
    names_reason,
    names_the_matter,
    narrates,
    states_a_fact,
    vents_only,
    wishes,
)
from bot.nlu.answering.reached import asks_to_be_rung, by_text_message, only_by_message
from bot.nlu.answering.when import may_tell_when
from bot.nlu.intents import FALLBACK
from bot.nlu.question_form import is_question
from bot.nlu.readers.questions import (
    FACTS,
    REACHING,
    SHORT_ANSWER_CHARACTERS,
    SHORT_STATEMENT_CHARACTERS,
    is_brief,
    is_short,
)
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.unasked import only_demands
from bot.nlu.reply_kind import ReplyKind
from bot.nlu.text import count_han, for_rules
from bot.nlu.wishes import clauses, demanding_clause

# Read into more of what happened.
_TELLING = frozenset({"file_complaint", "inform", "add_information", FALLBACK})
_NO_WISH = frozenset({"correct", "inform", FALLBACK})
_ANSWERING = frozenset({"affirm", "deny", "skip", "cancel", "thank", "request_human"})
_NAMING = REACHING | {"reference_number", "customer_name"}
# so many English words in place of a way to reply tell something, whatever it is
_LEAST_WORDS_OF_MORE = 7
_SURE_STORY, _SURE_WAY = 0.9, 0.85
_SOMEBODY_DOES = re.compile(
    r"(?:(?:and|but|so|because|cos|well|still)[, ]+)*"
    r"(?:i|we|he|she|they|una|u|you|dem|(?:your|the|my) \w+)"
    r" (?!(?:just )?(?:want|need|would|expect|demand|ask|like|hope|wish|think|should|must|can)\b)",
    re.I,
)
# "now I want to surrender then your counter says …" tells what came of it
_WANTED_THEN = re.compile(
    r"(?:now|so|then|and|but|actually)?\s*(?:i|we) (?:want(?:ed)?|go|went|tr(?:y|ied)|ask(?:ed)?)\b"
    r"[^.!?,]{0,40}\b(?:then|but)\s+(?:your?|ur|u|they|the|he|she)\b",
    re.I,
)
_WORD = re.compile(r"[A-Za-z']{2,}")


def only_asks_back(reading: Reading) -> bool:
    """A short question that names no reason; what it asks is for another reader."""
    asks = is_brief(reading.text) and is_question(reading.text)
    return asks and not names_reason(reading.text)


def wants_nothing(reading: Reading) -> bool:
    """A bare "I want to complain", or anger alone."""
    text = reading.text
    bare = speaks_of_complaining(text) and not tells_story(text)
    if bare and not wishes(text):
        return True
    return vents_only(text) and not reading.found & (FACTS | REACHING)


def tells_more(reading: Reading) -> bool:
    """More of what happened, on a day of its own, in place of what is wanted."""
    if wishes(reading.text) or reading.intent not in _TELLING:
        return False
    dated = "incident_time" in reading.found and len(reading.text) > SHORT_ANSWER_CHARACTERS // 2
    tells = dated or narrates(reading.text) or states_a_fact(reading.text)
    return tells_story(reading.text) and (tells or _complains_on(reading))


def tells_what_came_of_it(reading: Reading) -> bool:
    """What came of wanting something: "now I want to close it then your counter says pay first"."""
    return reading.intent in _TELLING and _WANTED_THEN.match(reading.text) is not None


def _complains_on(reading: Reading) -> bool:
    """A sentence of somebody who did something, surely a grievance, in any English."""
    sure = reading.complains(_SURE_STORY)
    long = len(_WORD.findall(reading.text)) >= _LEAST_WORDS_OF_MORE
    return sure and long and _SOMEBODY_DOES.match(reading.text) is not None


def names_number_and_more(reading: Reading) -> bool:
    """A number told late with what it is of: "order is SGX-88120, the vase cost me $138"."""
    text = reading.text
    wants = wishes(text) or may_wish(text) or is_question(text)
    return "reference_number" in reading.found and tells_story(text) and not wants


def only_tells_when(reading: Reading) -> bool:
    """A day told late, as in 9月28号住的院: no answer to what is wanted."""
    return (
        "incident_time" in reading.found
        and len(reading.text) <= SHORT_STATEMENT_CHARACTERS // 2
        and demanding_clause(reading.text) is None
    )


def only_tells_when_it_was(reading: Reading) -> bool:
    """A day, in words that say no more: "It was in April, I think"."""
    short = is_short(reading.text)
    return "incident_time" in reading.found and short and may_tell_when(reading.text)


def only_names_the_matter(reading: Reading) -> bool:
    """A number told late, or who is writing, and next to no words beside."""
    rest = reading.without(_NAMING, "")
    if rest == reading.text:
        return False
    # "why would I have it ready, the account ends in 4471" wants nothing
    numbers = "reference_number" in reading.found and reading.intent in _NO_WISH
    return says_little(rest) or (numbers and not wishes(reading.text))


def channel_told(reading: Reading) -> str | None:
    """The way to hear back that an answer names; None where its words are about something else."""
    if "email" in reading.found:
        return "email"
    if "phone" in reading.found:
        # a text message goes to the number, and staff see that no call is wanted
        by_messenger = only_by_message(reading.text) and not by_text_message(reading.text)
        return "same_chat" if by_messenger else "phone"
    if asks_to_be_rung(reading.text):
        return "phone"
    tells = narrates(reading.text) and not is_brief(reading.text)
    # 我只想把号码恢复了能打电话 wants something else than a call
    wants = count_han(reading.text) > 0 and only_demands(reading)
    unable = reply_rules.cannot_use_a_way(reading.text)
    name, sure = reading.tells
    surely = name == ReplyKind.REPLY_CHANNEL and sure >= _SURE_WAY
    if (tells or wants) and not (surely or unable or reply_rules.reply_channel_said(reading.text)):
        # "phone says 15 min wait then cuts off" is what happened
        return None
    named = reply_rules.way_named(reading.text)
    if named or "abuse" not in reading.found:
        return named
    # "HERE obviously, you bunch of clowns"
    ways = (reply_rules.way_named(part.group()) for part in clauses(for_rules(reading.text)))
    return next(filter(None, ways), None)


def states_more(reading: Reading) -> bool:
    """A statement of the matter without a verb of telling: "your hotel near the station"."""
    asks = is_question(reading.text) or reading.intent in _ANSWERING
    if asks or not tells_story(reading.text):
        return False
    words = len(_WORD.findall(reading.text))
    return names_the_matter(reading.text) or words >= _LEAST_WORDS_OF_MORE
