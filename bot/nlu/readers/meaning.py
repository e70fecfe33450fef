"""The intent of a message, where its words are plainer than the head."""

from bot.nlu import misread, ticket_rules
from bot.nlu.answering.matter import sneers
from bot.nlu.asked.besides import question_besides
from bot.nlu.asked.side_questions import side_question
from bot.nlu.outcries import cries_out, only_feels
from bot.nlu.question_form import wants_to_know
from bot.nlu.readers.corrections import corrects
from bot.nlu.readers.reading import Reading

_SURE_STORY = 0.6


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


def tell_question_besides(reading: Reading) -> None:
    """Write the side question that stands in one message with what was told, if one does."""
    question = question_besides(reading.text)
    if question:
        reading.say_found("question", question)


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
