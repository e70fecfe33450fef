"""The intent of a message, where its words are plainer than the head."""

import re

from bot.nlu import misread, ticket_rules
from bot.nlu.answering.matter import sneers
from bot.nlu.asked.besides import ASKED_BESIDES, question_besides
from bot.nlu.asked.desk import asks_whether
from bot.nlu.asked.side_questions import side_question
from bot.nlu.outcries import cries_out, only_feels
from bot.nlu.question_form import asks_something, wants_to_know
from bot.nlu.readers.answer_asked import LIKELY_ANSWER, intent_answered
from bot.nlu.readers.corrections import corrects
from bot.nlu.readers.reading import Reading
from bot.nlu.second_complaint import PART_READER
from bot.nlu.text import SENTENCE

_SURE_STORY, _SURE_QUESTION = 0.6, 0.5
_LAST_CLAUSE = re.compile(r"^.*[,，]\s*(?=[^,，]{4,}$)", re.S)
# more of the story that is told in place of an answer ends with questions put to nobody
_MOST_SENTENCES = 4


def is_misread(reading: Reading) -> bool:
    """Whether the intent was told by the tone alone: praise without a word of praise."""
    return (
        misread.lacks_its_words(reading.text, reading.intent, reading.confidence, reading.tone)
        or misread.tells_behind_courtesy(reading.text, reading.intent)
        or misread.tells_of_the_firm(
            reading.text, reading.intent, reading.confidence, reading.found
        )
    )


def vents(reading: Reading) -> bool:
    """Whether it is an outburst that tells nothing yet."""
    if cries_out(reading.text) or only_feels(reading.text):
        return True
    return misread.vents(reading.text, reading.intent, reading.tone, reading.found)


def tell_side_question(reading: Reading, *, in_form: bool = False) -> bool:
    """Set the intent where the words ask a side question for certain.

    Args:
        in_form: there is no ticket yet that "when do I get the result" could be about.
    """
    intent = side_question(reading.text, in_form=in_form)
    swears = "abuse" in reading.found or sneers(reading.text)
    if intent and swears and not wants_to_know(reading.text):
        # "can't you bloody hurry up" is anger
        return False
    if intent:
        reading.mean(intent)
    return intent is not None


def tell_question_besides(reading: Reading, asked: str | None) -> None:
    """Write the side question that stands in one message with what was told, if one does.

    Args:
        reading: the message.
        asked: the slot that the form asked for; None outside it.
    """
    question = question_besides(reading.text)
    if question is None and asked not in (None, "story"):
        # a story has questions that nobody is to answer, and to read each of them takes time
        question = _question_by_heads(reading)
    if question is None:
        return
    reading.say_found("question", question)
    if asked == "confirmation" and "answer" in reading.found:
        # only what is told beside it goes on the ticket
        told = [part.strip() for part in SENTENCE.findall(reading.text) if question not in part]
        reading.forget("answer")
        reading.say_found("answer", " ".join(told) or reading.text)


def _question_by_heads(reading: Reading) -> str | None:
    """Write which answer a sentence among others asks for, where the heads are sure of it.

    Returns:
        the sentence, where there is one.
    """
    read = reading.message.get(PART_READER)
    sentences = [part.strip() for part in SENTENCE.findall(reading.text)]
    if read is None or len(sentences) > _MOST_SENTENCES:
        return None
    # 当时那个业务员姓邹，要不要现在发？
    ends = [_LAST_CLAUSE.sub("", part) for part in sentences]
    parts = [*(sentences if len(sentences) > 1 else ()), *(p for p in ends if p not in sentences)]
    for part in filter(_is_asked_of_somebody, parts):
        said = read(part)
        if said.said in ASKED_BESIDES and said.sure >= _SURE_QUESTION:
            reading.say("question_about", said.said)
            answer, sure = said.asks
            if sure >= LIKELY_ANSWER and intent_answered(answer) == said.said:
                reading.say("asks", answer)
            return part
    return None


def _is_asked_of_somebody(part: str) -> bool:
    return part.endswith(("?", "？")) and asks_something(part) and not asks_whether(part)


def tell_score(reading: Reading, *, asked: bool) -> bool:
    """Write the score of 1 to 5 that is given, if any."""
    score = ticket_rules.score(reading.text, asked=asked)
    if score is None:
        return False
    reading.mean("rate")
    reading.say("score", str(score))
    return True


def complains_rather_than_corrects(reading: Reading) -> bool:
    """Whether it is taken for a complaint, surely or with no word that puts something right."""
    sure = reading.confidence >= _SURE_STORY
    return reading.intent == "file_complaint" and (sure or not corrects(reading))
