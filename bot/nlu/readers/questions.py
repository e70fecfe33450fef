"""The questions of the form, and what answers each by itself."""

from bot.nlu.readers.reading import Reading

SHORT_ANSWER_CHARACTERS = 40
SHORT_STATEMENT_CHARACTERS = 60
OPEN_QUESTIONS = frozenset({"story", "demand"})
FACTS = frozenset({"incident_time", "reference_number"})
# Where the customer can be reached.
REACHING = frozenset({"phone", "email"})
# Questions and requests to the desk, which answer nothing that the form asks.
ASKING = frozenset({"ask_privacy", "ask_process", "ask_rights", "ask_help", "bot_challenge"})
# What the summary shows: told there, it changes.
SHOWN = FACTS | REACHING | {"customer_name", "amount"}
# What patterns read in a message that answers a question by itself.
ANSWERING_ENTITIES = {
    "incident_time": {"incident_time"},
    "reference_number": {"reference_number", "ticket_reference"},
    "contact": {"phone", "email"},
    "customer_name": {"customer_name"},
    "reply_channel": {"phone", "email"},
}


def holds_the_answer(reading: Reading, asked: str) -> bool:
    """Whether patterns found what was asked for."""
    return bool(reading.found & ANSWERING_ENTITIES.get(asked, set()))


def is_brief(text: str) -> bool:
    """Whether a text is no longer than an answer to a question for a detail."""
    return len(text) <= SHORT_ANSWER_CHARACTERS


def is_short(text: str) -> bool:
    """Whether a text is no longer than a statement in passing."""
    return len(text) <= SHORT_STATEMENT_CHARACTERS
