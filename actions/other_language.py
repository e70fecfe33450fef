"""Words in a language that nobody here reads, kept as they stand for whoever can have them read."""

from rasa_sdk import Tracker

from actions.turn import FALLBACK
from bot.language import OTHER
from tickets.draft import Draft


def is_unread(event: dict[str, object]) -> bool:
    """Whether a message of the customer was in another language and not understood.

    Args:
        event: of the tracker, or its latest message.
    """
    read = event.get("parse_data") or event
    if not isinstance(read, dict) or read.get("language") != OTHER:
        return False
    return (read.get("intent") or {}).get("name") == FALLBACK


def words_unread(tracker: Tracker) -> str | None:
    """What was written in another language right before the latest message, buttons aside."""
    told = [event for event in tracker.events if event.get("event") == "user"][:-1]
    words: list[str] = []
    for event in reversed(told):
        text = str(event.get("text") or "")
        if text.startswith("/"):
            continue
        if not is_unread(event):
            break
        words.append(text)
    return "\n".join(reversed(words)) or None


def with_words_unread(tracker: Tracker, draft: Draft) -> Draft:
    """The draft with the words that were not read at the end of its story."""
    words, story = words_unread(tracker), draft["story"]
    if not words or (story and words in story):
        return draft
    return Draft({**draft.values, "story": f"{story}\n{words}" if story else words})
