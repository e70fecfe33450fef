"""The answer to what is wanted, apart from what else stands in the reply."""

import re

from bot.nlu.answering.details import behind_told_before, named_number
from bot.nlu.answering.matter import (
    asks_in_anger,
    begins_with_wish,
    may_wish,
    names_a_remedy,
    only_asks,
    opens_with_remedy,
    told_after_wish,
)
from bot.nlu.answering.reached import asks_to_be_reached
from bot.nlu.answering.when import only_tells_since_when
from bot.nlu.asked.besides import question_besides
from bot.nlu.decision import THREATS
from bot.nlu.patterns.lengths import only_tells_how_long
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import tell_more_of_story
from bot.nlu.readers.beside_wish import wish_among_sentences, wish_before_contact
from bot.nlu.readers.contact import tell_channel_of_contact, tell_reply_channel
from bot.nlu.readers.off_the_question import (
    names_number_and_more,
    only_names_the_matter,
    only_tells_when,
    tells_more,
    tells_what_came_of_it,
    wants_nothing,
)
from bot.nlu.readers.questions import FACTS, REACHING
from bot.nlu.readers.reading import Reading
from bot.nlu.rule_phrases import rules
from bot.nlu.text import fold, for_rules
from bot.nlu.ticket_rules import joins_on
from bot.nlu.wishes import demanding_clause, head_of_wish
from tickets.vocabulary import Flag

# characters in which words join on to what was told before
_HEAD = 60
_PHRASES = rules("readers/demand")
_FORESTALLS = _PHRASES["forestalls an excuse"]
_NAMED_BEHIND = _PHRASES["a name at the end"]
_OTHERWISE = _PHRASES["for the other case"]
_SENTENCE_END = re.compile(r"[.!;]\s+|[。！；]\s*|\n+")


def take_demand(reading: Reading) -> bool:
    """Write what is wanted, or what is told in its place; whether anything is."""
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
    if _only_goes_on(reading) or tells_what_came_of_it(reading):
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
        tell_wish(reading)
    tell_reply_channel(reading)
    return True


def _only_goes_on(reading: Reading) -> bool:
    """More said of the matter in which nothing is wanted: "and don't tell me 24 hours"."""
    return bool(_FORESTALLS.search(for_rules(reading.text))) or _goes_on_with_a_threat(reading)


def _goes_on_with_a_threat(reading: Reading) -> bool:
    """Whether words join on to what was told, threaten, and name nothing that is wanted."""
    threatens = bool(reading.flags & THREATS) and joins_on(reading.text[:_HEAD])
    return threatens and not (names_a_remedy(reading.text) or may_wish(reading.text))


def _tells_of_need(reading: Reading) -> bool:
    """Whether words say only how hard it is: "I can't buy food and rent is due"."""
    return Flag.VULNERABLE in reading.flags and not may_wish(reading.text)


def tell_wish(reading: Reading) -> None:
    """Write the words that want something, without a question or a courtesy beside them."""
    wish = _before_its_question(reading.text)
    if wish is None and (question_besides(reading.text) or "abuse" in reading.found):
        wish = demanding_clause(reading.text)
    apart = None if wish else wish_among_sentences(reading)
    if apart and demanding_clause(apart[0]):
        alone, besides = apart
        reading.say_found("demand", alone)
        if besides:
            reading.say("story", besides)
        return
    start, end = wish or _without_courtesies(reading)
    threat = _before_threat(reading)
    if start < threat < end:
        end = threat
        reading.say("story", reading.text[end:].strip(), end)
    reading.say("demand", reading.text[start:end].strip(), start, end)


def _before_threat(reading: Reading) -> int:
    """Where the sentences of a wish end that a threat for the other case follows in its own."""
    text = reading.text
    if not reading.flags & THREATS:
        return len(text)
    ends = (end.end() for end in _SENTENCE_END.finditer(text))
    return next((end for end in ends if _OTHERWISE.search(for_rules(text[end:]))), len(text))


def _before_its_question(text: str) -> tuple[int, int] | None:
    """Where a wish stands that ends with a question on the side: "a refund. do I bin it?"."""
    question = question_besides(text)
    start = text.find(question) if question and text.strip().endswith(question) else 0
    told = text[:start].rstrip(" ,，。.;；")
    return (0, len(told)) if told and may_wish(told) else None


def _without_courtesies(reading: Reading) -> tuple[int, int]:
    """Where a wish stands between an apology or thanks and the writer's name."""
    read = fold(reading.text).lower()
    end = len(reading.text)
    if "customer_name" in reading.found:
        named = _NAMED_BEHIND.search(read)
        end = named.start() if named else end
    start = head_of_wish(reading.text)
    return start if start < end else 0, end


def _take_wish_and_rest(reading: Reading) -> None:
    """What is wanted, and what happened, where the answer goes on to tell that."""
    text = reading.text
    rest = told_after_wish(text)
    if rest is None and _before_threat(reading) < len(text):
        rest = _before_threat(reading)
    reading.say("demand", text[:rest].strip(), 0, rest)
    if rest is not None:
        reading.say("story", text[rest:].strip(), rest)
    tell_reply_channel(reading)
