"""Questions on the side while the form asks, and what is told or wanted beside them."""

from bot.nlu.answering.matter import (
    asked_for,
    may_want,
    narrates,
    tells_enough,
    waits_a_moment,
    wishes,
)
from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.besides import told_beside_question
from bot.nlu.asked.desk import asks_for_a_rule, asks_of_what_was_done
from bot.nlu.asked.side_questions import side_question
from bot.nlu.question_form import FOR_THE_HANDLER, asks_for_an_answer, is_question
from bot.nlu.readers.answer_asked import answers_rather_than_passes_on
from bot.nlu.readers.by_kind import (
    answers_with_a_way,
)
from bot.nlu.readers.meaning import tell_side_question
from bot.nlu.readers.questions import ASKING, OPEN_QUESTIONS, REACHING, SHOWN
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_rules import way_otherwise
from bot.nlu.rule_phrases import rules
from bot.nlu.text import SENTENCE, for_rules
from bot.nlu.wishes import clauses, demanding_clause

_LONG_CHARACTERS = 60
_SURE_STORY = 0.6
_OF_A_PERSON = frozenset({"contact", "customer_name"})
# characters up to which a question is read whole
_LONGEST_QUESTION = 120
_ANSWERED_OTHERWISE = ASKING | {
    "request_human", "withdraw_complaint", "explain_term", "check_status", "switch_language",
    "cancel", "praise", "suggest",
}  # fmt: skip
_SURE_REQUEST = 0.5
_PHRASES = rules("readers/beside_form")
_OF_THE_FORM = _PHRASES["of the form or what it asks"]
# what any words, or a few that are easily taken for one, would answer
_ASKED_FOR_A_DETAIL = frozenset(
    {
        "given_reason", "reply_channel", "contact", "customer_name", "reference_number",
        "incident_time", "principal",
    }
)  # fmt: skip
# of a reason beside a question
_LEAST_WORDS = 4


def asks_on_the_side(reading: Reading, asked: str) -> bool:
    """Read a question beside the form's own, and keep what is told or wanted beside it."""
    tells = reading.complains(_SURE_STORY)
    if asked == "story" and tells and tells_enough(reading.text):
        # "so will you pay or not" ends many a story
        return False
    if asked == "reply_channel" and answers_with_a_way(reading):
        # 这里 写简单一点 is no call for help
        return False
    way = way_otherwise(reading.text) if asked == "reply_channel" else None
    if way:
        reading.say("reply_channel", way)
        reading.mean("inform")
        return True
    if asked == "given_reason" and _gives_reason_beside_question(reading):
        return True
    if asked == "given_reason" and not (is_question(reading.text) or asks_so_far(reading.text)):
        # "they said it's under the deductible" names the reason
        return False
    if asked in _OF_A_PERSON and _asks_in_a_sentence(reading):
        return True
    short = len(reading.text) <= _LONG_CHARACTERS or asked not in OPEN_QUESTIONS
    if not (short and tell_side_question(reading, in_form=True)):
        return False
    wants = may_want(reading.text) or asked_for(reading.text)
    for_the_handler = asks_of_what_was_done(reading.text)
    # "name it, don't make it up" wants the rule named, and is no remedy
    wants = wants and not (for_the_handler or asks_for_a_rule(reading.text))
    if asked == "demand" and reading.intent == "ask_process" and wants:
        # "can you get my money back" says what is wanted, too
        reading.say("demand", reading.text)
    elif asked not in ("story", "confirmation"):
        _keep_wish_beside_the_question(reading)
    whole = (0, len(reading.text)) if for_the_handler else None
    # "did you get all that I said?" tells nothing of the matter
    more = asked != "story" and not asks_so_far(reading.text)
    told = (whole or _told_beside_the_question(reading)) if more else None
    if told:
        reading.say("story", reading.text[slice(*told)].strip(), *told)
    return True


def _asks_in_a_sentence(reading: Reading) -> bool:
    """Read the question among several sentences that answer nothing: all of them are kept."""
    if len(reading.text) <= _LONGEST_QUESTION or reading.found & (REACHING | {"customer_name"}):
        return False
    asked = [part for part in SENTENCE.findall(reading.text) if is_question(part)]
    intents = [side_question(part, in_form=True) for part in asked]
    # of several the one that asks more than what was meant
    meant = next((intent for intent in intents if intent not in (None, "ask_help")), None)
    if meant:
        reading.say("story", reading.text)
        reading.mean(meant)
    return meant is not None


def _gives_reason_beside_question(reading: Reading) -> bool:
    """Write the reason that was asked for where a side question stands beside it."""
    told = told_beside_question(reading.text)
    enough = told is not None and (tells_enough(told) or len(told.split()) >= _LEAST_WORDS)
    if told is None or is_question(told) or not enough:
        return False
    reading.say_found("given_reason", told)
    reading.mean("inform")
    return True


def _keep_wish_beside_the_question(reading: Reading) -> None:
    """Write what is wanted where a clause says it: "I want it in writing, who deals with it?"."""
    wish = demanding_clause(reading.text)
    words = reading.text[slice(*wish)].strip() if wish else ""
    # "can I ask do I have to answer all of this" wants nothing but to know
    asks = is_question(words) or side_question(words, in_form=True) is not None
    if wish and words != reading.text.strip() and not asks:
        reading.say("demand", words, *wish)


def _told_beside_the_question(reading: Reading) -> tuple[int, int] | None:
    """Where the clauses beside a side question tell of the matter: 骨折了，医药费谁出."""
    parts = list(clauses(for_rules(reading.text)))
    told = [
        part
        for part in parts
        if not (is_question(part.group()) or waits_a_moment(part.group()))
        and (tells_enough(part.group()) or narrates(part.group()))
    ]
    flagged = bool(reading.flags) and len(parts) > 1
    if not told or not (flagged or any(narrates(part.group()) for part in told)):
        return None
    return told[0].start(), told[-1].end()


def asks_what_none_here_knows(reading: Reading, asked: str) -> bool:
    """Read a question of the matter itself, which only who handles it can answer.

    "does the assessor have to come back?" answers nothing that the form asked.
    """
    if asked not in _ASKED_FOR_A_DETAIL or reading.found & SHOWN or reading.flags:
        return False
    text = reading.text
    if not asks_for_an_answer(text) or _OF_THE_FORM.search(for_rules(text)) or narrates(text):
        return False
    if may_want(text) or asked_for(text) or wishes(text):
        # 能不能别再打给我家里人了 is wanted
        return False
    if side_question(text, in_form=True) or reading.means(_ANSWERED_OTHERWISE, _SURE_REQUEST):
        return False
    if asked == "reply_channel" and answers_with_a_way(reading):
        return False
    if not answers_rather_than_passes_on(reading):
        reading.mean("ask_help")
        reading.say("request", FOR_THE_HANDLER)
    return True
