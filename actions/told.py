"""What a message told, and what slots held before it, out of the engine's tracker."""

import re

from rasa_sdk import Tracker

from tickets.vocabulary import Category, Topic

# Questions that free text answers as it stands.
FREE_TEXT_SLOTS = frozenset(
    {
        "story", "incident_time", "reference_number", "given_reason", "demand", "customer_name",
        "principal",
    }
)  # fmt: skip
# Slots whose value a message can tell, also as a correction.
TOLD_SLOTS = FREE_TEXT_SLOTS | {"topic", "category_choice", "reply_channel", "contact"}

_MAINLAND, _MOBILE_DIGITS = re.compile(r"1[3-9]\d{7}"), 11
_LEAST_IDEOGRAPHS, _LEAST_WORDS = 6, 5


def single(value: object) -> str | None:
    """A slot's value as text; None where nothing was told."""
    # two numbers in one message arrive as a list; the first one is the customer's own order
    if isinstance(value, list):
        value = value[0] if value else None
    return None if value in (None, "") else str(value)


def is_phone(text: str) -> bool:
    """Whether a contact has the digits of a phone number."""
    # digits as told are enough where no numbering plan knows them: a person will dial them
    digits = "".join(character for character in text if character.isdigit())
    # a mainland mobile has eleven digits, and is misspelt with fewer or more
    misspelt = (
        not text.startswith("+") and _MAINLAND.match(digits) and len(digits) != _MOBILE_DIGITS
    )
    return 7 <= len(digits) <= 15 and not misspelt


def topic_of_each_category(tracker: Tracker) -> list[str]:
    """The likeliest topic of each category for what was said now, the likeliest first."""
    told = ((tracker.latest_message or {}).get("topic") or {}).get("all") or {}
    best: dict[Category, str] = {}
    for name in sorted(told, key=lambda topic: -told[topic]):
        if name in set(Topic):
            best.setdefault(Topic(name).category, name)
    return list(best.values())


def values_before_message(tracker: Tracker) -> dict[str, str | None]:
    """Slot values as they were before the customer's latest message."""
    events = tracker.events
    last_user = max((i for i, e in enumerate(events) if e.get("event") == "user"), default=0)
    values: dict[str, str | None] = {}
    for event in events[:last_user]:
        if event.get("event") == "slot":
            values[event["name"]] = single(event.get("value"))
    return values


def tells_enough(words: str) -> bool:
    """Whether words that were not asked for may be what happened, and not a date or a name."""
    return is_as_long(words, _LEAST_IDEOGRAPHS, _LEAST_WORDS)


def is_as_long(text: str, ideographs: int, words: int) -> bool:
    """Whether a text has so many Chinese characters, or so many words between spaces."""
    han = sum(0x4E00 <= ord(character) <= 0x9FFF for character in text)
    return han >= ideographs or len(text.split()) >= words
