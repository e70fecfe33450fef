"""The category that a customer names, where it is asked for or found wrong."""

from bot.nlu.rule_phrases import rules
from bot.nlu.text import between_marks, for_rules
from tickets.vocabulary import Category, Topic

_PHRASES = rules("answering/kind")
_CATEGORIES = {
    Category.SERVICE: _PHRASES["service"],
    Category.PRODUCT: _PHRASES["product"],
    Category.OTHER: _PHRASES["other"],
}
# What a matter is, named by a customer who puts the category right.
_TOPICS = {
    Topic.WRONG_INFORMATION: _PHRASES["wrong information"],
    Topic.STAFF_ATTITUDE: _PHRASES["staff attitude"],
    Topic.WAITING: _PHRASES["waiting"],
    Topic.SLOW_HANDLING: _PHRASES["slow handling"],
    Topic.QUALITY_DEFECT: _PHRASES["quality defect"],
    Topic.FEES_CHARGES: _PHRASES["fees charges"],
    Topic.CLAIM_DENIED: _PHRASES["claim denied"],
    Topic.PRIVACY_LEAK: _PHRASES["privacy leak"],
    Topic.FRAUD_UNAUTHORISED: _PHRASES["fraud unauthorised"],
    Topic.MARKETING_HARASSMENT: _PHRASES["marketing harassment"],
    Topic.SYSTEM_FAULT: _PHRASES["system fault"],
}
# of the categories, in the order in which they are offered
_PLACES = (_PHRASES["the first"], _PHRASES["the second"], _PHRASES["the third"])
# "a privacy thing, not service" names one of two
_DENIED_KIND = _PHRASES["one that it is not"]


def topic_named(text: str) -> str | None:
    """The one topic that a reply about the category names (误导, "data leak"); None otherwise."""
    read = _DENIED_KIND.sub(" ", for_rules(text))
    named = [topic for topic, pattern in _TOPICS.items() if pattern.search(read)]
    return named[0].value if len(named) == 1 else None


def kind_put_right(text: str) -> str | None:
    """The topic that words put in place of another: "internet outage, not fees"; None otherwise."""
    denied = " ".join(match.group() for match in _DENIED_KIND.finditer(for_rules(text)))
    kinds = (*_TOPICS.values(), *_CATEGORIES.values())
    return topic_named(text) if any(kind.search(denied) for kind in kinds) else None


def category_named(text: str) -> str | None:
    """The category that a reply to "what is it about" names: `service`, `product` or `other`."""
    read = _DENIED_KIND.sub(" ", for_rules(text))
    named = [category for category, pattern in _CATEGORIES.items() if pattern.search(read)]
    return named[0].value if len(named) == 1 else None


def category_in_place(text: str) -> str | None:
    """The category that a whole reply names by its place among those offered: 第二个, "2"."""
    read = between_marks(text)
    shown = zip(_PLACES, Category, strict=True)
    return next((category.value for place, category in shown if place.fullmatch(read)), None)
