"""What belongs to a draft that was put aside."""

from bot.nlu import after_ticket, ticket_rules
from bot.nlu.answering.matter import narrates
from bot.nlu.readers.questions import FACTS
from bot.nlu.readers.reading import Reading
from bot.nlu.readers.story import tell_story
from bot.nlu.wishes import demanding_clause


def is_of_the_draft(reading: Reading) -> bool:
    """Read what takes the draft up again, goes on with it or throws it away, if the words do."""
    if (
        ticket_rules.comes_back(reading.text)
        or _goes_on_telling(reading)
        or ticket_rules.wants_to_reopen(reading.text)
    ):
        reading.mean("file_complaint")
        reading.say("draft_choice", "resume")
    elif after_ticket.throws_away(reading.text):
        reading.mean("cancel")
        reading.say("draft_choice", "discard")
    else:
        return False
    return True


def _goes_on_telling(reading: Reading) -> bool:
    """More of the draft that was put aside: a fact, a wish, what else happened."""
    if reading.intent not in ("inform", "add_information"):
        return False
    tells = narrates(reading.text) or reading.found & FACTS
    if demanding_clause(reading.text) or tells:
        tell_story(reading)
        return True
    return False
