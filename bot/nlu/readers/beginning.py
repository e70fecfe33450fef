"""Beginnings of a complaint, outside the form: a story, its first piece, or a word of anger."""

from bot.nlu import misread, ticket_rules
from bot.nlu.answering.beginning import (
    announces,
    asks_how_to_complain_of,
    complains_in_a_word,
    only_announces,
    was_done_to_something,
)
from bot.nlu.answering.complaining import tells_story, wishes_to_complain
from bot.nlu.answering.matter import narrates
from bot.nlu.answering.pieces import is_a_piece
from bot.nlu.answering.who import only_says_for_whom
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.outcries import behind_the_feeling
from bot.nlu.question_form import is_question
from bot.nlu.readers.asides import is_wish_alone
from bot.nlu.readers.awaited import MAY_NAME_ONE, REQUESTS
from bot.nlu.readers.corrections import corrects
from bot.nlu.readers.meaning import complains_rather_than_corrects
from bot.nlu.readers.questions import FACTS, REACHING, SHORT_STATEMENT_CHARACTERS, is_brief
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.standing import Standing
from bot.nlu.readers.story import tell_story
from bot.nlu.rule_phrases import rules
from bot.nlu.text import count_han, has_at_least
from tickets.vocabulary import Tone

_PHRASES = rules("readers/beginning")
# "where the hell is my refund?"
_DUE = _PHRASES["asks where what is due is"]
_FACTS_OR_NOTHING = frozenset({"inform", "add_information", FALLBACK})
_NO_BEGINNING = REQUESTS - {"goodbye"} | {"file_complaint", "withdraw_complaint", "suggest"}
_SURE_FACT, _SURE_OUTSIDE, _SURE_QUESTION = 0.9, 0.75, 0.9
_TELLS_ENOUGH = 7
_LEAST_HAN, _PLAIN_TOPIC = 6, 0.9
_WHOLE_WORDS, _WHOLE_HAN = 14, 25


def begins(reading: Reading, standing: Standing) -> bool:
    """Whether a complaint is begun that the head took for a fact, a remark or nothing."""
    told = misread.tells_a_grievance(
        reading.text, reading.intent, reading.confidence, reading.found
    )
    if standing.story_missing or not standing.has_ticket():
        told = told or _begins_a_story(reading, standing) or _begins_in_short(reading)
        told = told or _tells_beside_contact(reading, standing)
    return told and standing.awaited in (None, "new_complaint") and not corrects(reading)


def take_first_words(reading: Reading, standing: Standing) -> bool:
    """Read a first piece, a bare wish to complain, or what it is about."""
    if _begins_with_a_piece(reading, standing):
        _begin_with_all(reading)
    elif wishes_to_complain(reading.text):
        reading.mean("file_complaint")
    elif not announces(reading.text) or _asks_of_complaining(reading):
        return False
    elif only_announces(reading.text):
        _begin_with_all(reading)
    elif standing.has_ticket():
        return False
    else:
        # "a problem with my card being charged twice" tells it
        reading.mean("file_complaint")
        tell_story(reading)
    return True


def _asks_of_complaining(reading: Reading) -> bool:
    """Whether it is asked how complaining works, or of a ticket: 投诉可以匿名吗 begins nothing."""
    if "ticket_reference" in reading.found:
        return True
    asks = reading.means(REQUESTS - {"file_complaint"}, _SURE_QUESTION)
    return asks and not asks_how_to_complain_of(reading.text)


def _begin_with_all(reading: Reading) -> None:
    reading.mean("file_complaint")
    reading.say("story", reading.text)


def asks_for_what_is_due(reading: Reading) -> bool:
    """Read a question where their money is: asked before any ticket, it says that none came."""
    due = _DUE.match(behind_the_feeling(reading.text)) and not reading.found & REACHING
    if due:
        _begin_with_all(reading)
    return bool(due)


def complain_for_another(reading: Reading) -> None:
    """Read a complaint for somebody else; who says no more than that is asked what happened."""
    reading.mean("file_complaint")
    only = only_says_for_whom(reading.text)
    of_the_firm = misread.speaks_of_the_firm(reading.text) and narrates(reading.text)
    if len(reading.text) > SHORT_STATEMENT_CHARACTERS // 2 or (of_the_firm and not only):
        tell_story(reading)
    elif only:
        # how old they are and what they cannot do is for staff to read
        reading.say("story", reading.text)


def sounds_like_a_story(reading: Reading) -> bool:
    """Whether what the head took for something else tells what happened."""
    if reading.intent == "praise" and is_brief(reading.text):
        # "your service is unbelievable" tells nothing yet
        return narrates(reading.text)
    if reading.intent in ("thank", "greet"):
        # "thanks for nothing, you lost my parcel"
        return narrates(misread.without_courtesy(reading.text))
    return tells_story(reading.text)


def _begins_with_a_piece(reading: Reading, standing: Standing) -> bool:
    """A first piece, where no ticket and no question stands that it could belong to."""
    free = standing.story_missing or not standing.has_ticket()
    asked = standing.awaited not in (None, "new_complaint") or standing.draft_kept
    if not free or asked or reading.found & (REACHING | {"ticket_reference"}):
        return False
    if reading.intent not in MAY_NAME_ONE:
        return False
    outside = reading.intent == OUT_OF_SCOPE and reading.confidence >= _SURE_OUTSIDE
    grieves = complains_rather_than_corrects(reading) and tells_story(reading.text)
    return not grieves and is_a_piece(reading.text, of_theirs=outside)


def _begins_a_story(reading: Reading, standing: Standing) -> bool:
    """A story told in pieces begins with one that need not sound like a complaint."""
    facts = reading.intent in _FACTS_OR_NOTHING and reading.confidence < _SURE_FACT
    # of whom it complains is for staff to see, where it tells enough
    outside = reading.intent == OUT_OF_SCOPE and len(reading.text.split()) >= _TELLS_ENOUGH
    if reading.intent == "add_information" and _adds_to_what_stands(reading.text):
        return False
    names = facts and reading.intent == "add_information" and not reading.found
    if (facts or outside) and (names or narrates(reading.text)):
        return True
    if reading.intent == "inform" and _sounds_aggrieved(reading):
        return True
    return not standing.draft_kept and _tells_it_whole(reading)


def _tells_beside_contact(reading: Reading, standing: Standing) -> bool:
    """A complaint with how to reach its writer, where nothing stands that could be changed."""
    if standing.draft_kept or standing.has_ticket() or not reading.found & REACHING:
        return False
    rest = reading.without(REACHING, " ")
    told = "amount" in reading.found or narrates(rest) or misread.grieves(rest)
    return reading.intent in ("inform", "correct") and told and tells_story(rest)


def _sounds_aggrieved(reading: Reading) -> bool:
    """A few words of no fact that are angry, or plainly of a matter: 我又不欠你们钱."""
    told = reading.found & (FACTS | REACHING | {"customer_name", "amount", "ticket_reference"})
    if told or is_question(reading.text) or count_han(reading.text) < _LEAST_HAN:
        return False
    plain = reading.sure_of_topic >= _PLAIN_TOPIC
    return (plain or reading.tone == Tone.ANGRY) and tells_story(reading.text)


def _adds_to_what_stands(text: str) -> bool:
    return ticket_rules.wants_to_add(text) or ticket_rules.names_an_earlier_complaint(text)


def _begins_in_short(reading: Reading) -> bool:
    """太慢了, or 退钱: there is nothing yet that it could be said of."""
    if is_question(reading.text) or reading.intent in _NO_BEGINNING:
        return False
    # "tell me a joke" wants nothing of the firm
    outside = reading.intent == OUT_OF_SCOPE and reading.confidence >= _SURE_FACT
    if was_done_to_something(reading.text):
        return True
    return complains_in_a_word(reading.text) or (is_wish_alone(reading) and not outside)


def _tells_it_whole(reading: Reading) -> bool:
    """A whole story with its facts, taken for one of them: there is nothing yet to change."""
    if reading.intent not in _FACTS_OR_NOTHING | {"correct"}:
        return False
    if reading.intent == "add_information" and reading.confidence >= _SURE_FACT:
        # "for my case from Friday: …": it is asked which one
        return False
    long = has_at_least(reading.text, words=_WHOLE_WORDS, han=_WHOLE_HAN)
    asks = is_question(reading.text) and reading.intent == FALLBACK
    return long and not asks and tells_story(reading.text)
