"""The draft of a complaint: what has been told, and what is still worth asking."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tickets.vocabulary import (
    REFUSED_CLAIM_TOPICS,
    TOPICS_WITH_REFERENCE,
    Category,
    Flag,
    ReplyChannel,
    Topic,
)

SKIPPED = "-"
# The complaint belongs to a ticket that is open.
SAME = "same"
# So it does, and the result of that ticket is accepted; or no more was told than what is added.
AGREED, ADDED = "agreed", "added"
OF_OPEN_TICKET = frozenset({SAME, AGREED, ADDED})

# Among the signals that were answered: a person was offered, as questions only angered more.
ANGER = "anger"

# Slots that a draft is made of. `contact` and `customer_name` outlive it: they are the customer's.
DRAFT_SLOTS = (
    "draft_id",
    "story",
    "topic",
    "incident_time",
    "reference_number",
    "demand",
    "amount",
    "flags",
    "tones",
    "reply_channel",
    "confirmation",
    "correction_field",
    "category_choice",
    "topic_guesses",
    "signals_said",
    "claim_number",
    "given_reason",
    "clause",
    "principal",
    "draft_kept_at",
    "other_draft",
    "same_as",
    "matter_choice",
)

# What a field is called when it is corrected, and the slots that are then asked anew.
CORRECTABLE = {
    "story": ("story",),
    "incident_time": ("incident_time",),
    "reference_number": ("reference_number",),
    "demand": ("demand",),
    "customer_name": ("customer_name",),
    "given_reason": ("given_reason",),
    "principal": ("principal",),
    "contact": ("contact",),
    "reply_channel": ("reply_channel",),
    "category_choice": ("category_choice", "topic"),
    "category": ("category_choice", "topic"),
}

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")


@dataclass(frozen=True)
class Draft:
    """Values of the form's slots; None was not asked yet, `SKIPPED` was refused."""

    values: Mapping[str, Any]

    def __getitem__(self, slot: str) -> str | None:
        value = self.values.get(slot)
        return None if value in (None, "") else str(value)

    def told(self, slot: str) -> str | None:
        """The value of a slot if the customer gave one."""
        value = self[slot]
        return None if value == SKIPPED else value

    @property
    def topic(self) -> Topic:
        """Topic of the complaint; `other` until the story is known."""
        value = self.told("topic")
        return Topic(value) if value and value in set(Topic) else Topic.OTHER

    @property
    def is_for_somebody_else(self) -> bool:
        """Whether the customer says that the complaint is another person's."""
        return Flag.AGENT_ON_BEHALF in (self["flags"] or "").split(",")

    @property
    def contact_fits(self) -> bool:
        """Whether the known contact serves the chosen way to hear back."""
        contact = self.told("contact") or ""
        is_email = bool(_EMAIL.fullmatch(contact))
        if self["reply_channel"] == ReplyChannel.PHONE:
            return bool(contact) and not is_email
        if self["reply_channel"] == ReplyChannel.EMAIL:
            return is_email
        return True

    @property
    def asks_when_and_number(self) -> bool:
        """Whether day and number are both open, and one question asks for both."""
        numbered = self.topic in TOPICS_WITH_REFERENCE and self["reference_number"] is None
        return numbered and self["incident_time"] is None

    def next_question(self) -> str | None:
        """The slot to ask for next, in the order of the form; None when it is complete."""
        if self["other_draft"] is not None:
            return "draft_choice"
        if self["story"] is None:
            return "story"
        if self["same_as"] is not None and self["matter_choice"] is None:
            return "matter_choice"
        if self["matter_choice"] in OF_OPEN_TICKET:
            return None  # what else there is to ask stands on that ticket
        if self["topic"] is None:
            return "category_choice" if self["category_choice"] is None else "topic"
        if self["incident_time"] is None:
            return "incident_time"
        if self.topic in TOPICS_WITH_REFERENCE and self["reference_number"] is None:
            return "reference_number"
        if self.topic in REFUSED_CLAIM_TOPICS and self["given_reason"] is None:
            return "given_reason"
        if self["demand"] is None:
            return "demand"
        if self["reply_channel"] is None:
            return "reply_channel"
        if not self.contact_fits and self["contact"] != SKIPPED:
            return "contact"
        if self["customer_name"] is None and not self._is_sick_of_questions:
            return "customer_name"
        if self.is_for_somebody_else and self["principal"] is None:
            return "principal"
        return None if self["confirmation"] == "yes" else "confirmation"

    @property
    def _is_sick_of_questions(self) -> bool:
        return ANGER in (self["signals_said"] or "").split(",")


def open_questions(values: Mapping[str, Any]) -> list[str]:
    """Every slot that the form would still ask for, in its order, were each answer a refusal."""
    told, asked = dict(values), []
    # what chooses among questions is not counted as one
    told |= {"other_draft": None, "topic": told.get("topic") or Topic.OTHER.value}
    while (slot := Draft(told).next_question()) not in (None, "confirmation") and slot:
        asked.append(slot)
        told[slot] = SKIPPED
    return asked


def topics_of(category: Category) -> list[Topic]:
    """Topics that a customer can pick from within a category."""
    return [topic for topic in Topic if topic.category is category and topic is not Topic.OTHER]


def with_ending(contact: str | None, ending: str) -> str | None:
    """A phone number whose last digits are corrected; None when there is no number to correct."""
    if not contact or "@" in contact or len(contact) <= len(ending):
        return None
    return contact[: -len(ending)] + ending


def submittable(slots: Mapping[str, Any]) -> Draft:
    """The draft that is being told; one that was put aside is never submitted unasked."""
    if not slots.get("draft_kept_at"):
        return Draft(slots)
    return Draft({name: value for name, value in slots.items() if name not in DRAFT_SLOTS})
