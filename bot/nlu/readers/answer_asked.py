"""Which answer a question on the side asks for, by a head: how long it takes, who sees it, …

The head tells questions apart by the response that answers them, so that one is answered which no
rule has words for; whether it is a question at all, other heads and its form say.
"""

from bot.nlu.answering.matter import asked_for, may_want, narrates
from bot.nlu.asked.back import asks_so_far
from bot.nlu.asked.side_questions import side_question
from bot.nlu.intents import FALLBACK, OUT_OF_SCOPE
from bot.nlu.question_form import FOR_THE_HANDLER, LONGEST_QUESTION, is_question
from bot.nlu.readers.questions import ASKING, REACHING, SHOWN
from bot.nlu.readers.reading import Reading
from bot.nlu.reply_kind import ReplyKind

# Of how likely an answer on it is told beside others, and in place of what was asked.
LIKELY_ANSWER = 0.5
_SURE = 0.7
# what a reply tells so surely is no question
_SURE_REPLY = 0.85
_SURE_COMPLAINT = 0.6
# what is asked of the desk itself, or of words
_OTHERWISE = frozenset(
    {
        "explain_term", "request_human", "check_status", "cancel", "withdraw_complaint",
        "reopen_complaint", "switch_language", "bot_challenge", "suggest", "praise",
    }
)  # fmt: skip
_SURE_OTHERWISE = 0.5
# an intent below it may be another
_UNSURE = 0.6
_WHEN, _OUTCOME = "utter_ask_process_when", "utter_ask_process_outcome"
_ERASURE = "utter_confirm_erasure"
# of the matter itself, which nobody at this desk can answer
_PASSED_ON = "utter_question_passed_on"
# Labels by which nothing is answered here; what is to be deleted, plain words have to say.
_NEVER_TOLD = frozenset({_ERASURE, _PASSED_ON})
# By the beginnings of the answers' names; what else is answered is of the procedure.
_INTENTS = {
    "utter_ask_privacy": "ask_privacy",
    _ERASURE: "ask_privacy",
    "utter_ask_rights": "ask_rights",
    "utter_rights": "ask_rights",
}
_UNCLEAR = frozenset({"ask_help", "inform", "add_information", FALLBACK, OUT_OF_SCOPE})


def intent_answered(answer: str) -> str:
    """The intent of the questions that get an answer.

    Args:
        answer: key of a response.
    """
    return next((i for begins, i in _INTENTS.items() if answer.startswith(begins)), "ask_process")


def asks_in_form(reading: Reading, asked: str) -> bool:
    """Read a question on the side in place of what the form asked for.

    Args:
        reading: the message.
        asked: slot that the form asked for.
    """
    answer = _answer(reading)
    if answer is None:
        return False
    if asked == "story" and reading.complains(_SURE_COMPLAINT):
        return False
    if asked == "demand" and (
        answer == _OUTCOME or may_want(reading.text) or asked_for(reading.text)
    ):
        # "can I get a refund?", 能不能退给我: what is wanted
        return False
    _want(reading, answer)
    return True


def answers_rather_than_passes_on(reading: Reading) -> bool:
    """Read a question that would go to the handler as one that is likely answered here."""
    answer, sure = reading.answer_wanted
    if answer is None or sure < LIKELY_ANSWER or answer in _NEVER_TOLD:
        return False
    _want(reading, answer)
    return True


def tell_answer_asked(reading: Reading, *, in_form: bool) -> None:
    """Write which answer a question wants, and its intent where that is unclear."""
    if "asks" in reading.found:
        return
    told, sure = reading.answer_wanted
    if told == _PASSED_ON:
        if in_form and sure >= _SURE and reading.intent in ASKING and _is_short_question(reading):
            reading.mean("ask_help")
            reading.say("request", FOR_THE_HANDLER)
        return
    if told in (None, _ERASURE):
        return
    if reading.intent == intent_answered(told) and sure >= LIKELY_ANSWER:
        reading.say("asks", told)
        return
    unclear = reading.intent in ASKING | _UNCLEAR or reading.confidence < _UNSURE
    # of a ticket it asks where that stands
    of_a_ticket = told == _WHEN and not in_form
    if unclear and not of_a_ticket and _answer(reading):
        _want(reading, told)


def _want(reading: Reading, answer: str) -> None:
    reading.mean(intent_answered(answer))
    reading.say("asks", answer)


def _answer(reading: Reading) -> str | None:
    """The answer that a short question surely wants, and nothing told beside it."""
    answer, sure = reading.answer_wanted
    if answer is None or answer in _NEVER_TOLD or not _is_short_question(reading):
        return None
    if asks_so_far(reading.text) or reading.means(_OTHERWISE, _SURE_OTHERWISE):
        return None
    by_rule = side_question(reading.text, in_form=True)
    if by_rule not in (None, intent_answered(answer)):
        return None
    told, sure_of_reply = reading.tells
    is_reply = told != ReplyKind.ASIDE and sure_of_reply >= _SURE_REPLY
    asks = reading.intent in ASKING or (is_question(reading.text) and not is_reply)
    return answer if sure >= _SURE and asks else None


def _is_short_question(reading: Reading) -> bool:
    """Whether a message is short, and tells nothing of the matter that would be lost."""
    told = reading.found & (SHOWN | REACHING) or narrates(reading.text)
    return len(reading.text) <= LONGEST_QUESTION and not told
