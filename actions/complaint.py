"""A draft as the complaint that the use cases take, and the parts of it that others need."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from actions.dates import day_told
from actions.turn import Turn, split, split_all
from actions.wording import label
from tickets.draft import Draft
from tickets.ticket import Money
from tickets.vocabulary import Flag, Language, ReplyChannel, Tone, Topic


def complaint_told(turn: Turn, draft: Draft, today: date) -> dict[str, Any]:
    """The fields of `tickets.use_cases.complaint.Complaint` that a draft fills.

    Args:
        turn: the message that completes it.
        draft: what was told.
        today: the day it is for the customer.
    """
    told_time = draft.told("incident_time")
    reply = draft["reply_channel"]
    return {
        "draft_id": draft["draft_id"] or turn.id_for("draft"),
        "customer_id": turn.customer_id,
        "conversation_id": turn.conversation_id,
        "language": Language(turn.language),
        "channel": turn.channel,
        "topic": Topic(draft.topic) if draft["topic"] else None,
        "mood": tone_of(turn.mood),
        "tone_path": tuple(Tone(tone) for tone in split_all(draft["tones"])),
        "flags": flags_of([*split(draft["flags"]), *turn.flags]),
        "story": _story(draft, turn.language),
        "incident_time_told": told_time,
        "incident_date": day_told(told_time, turn.language, today) if told_time else None,
        "reference_number": numbers_told(draft, turn.language),
        "demand": draft.told("demand"),
        "amount": money_told(draft),
        "customer_name": draft.told("customer_name"),
        "contact": draft.told("contact"),
        "reply_channel": ReplyChannel(reply) if reply else None,
    }


def numbers_told(draft: Draft, language: str) -> str | None:
    """The numbers of the matter: the policy's, and the claim's beside it."""
    number, claim = draft.told("reference_number"), draft.told("claim_number")
    if number and claim and number != claim:
        return label("policy_and_claim", language, policy=number, claim=claim)
    return number or claim


def money_told(draft: Draft) -> Money | None:
    """The sum that was told; one that is none stays in the story as it was told."""
    amount = draft.told("amount")
    try:
        return Money.parse(amount) if amount else None
    except ValueError:
        return None


def flags_of(values: Sequence[str]) -> frozenset[Flag]:
    """The flags among some names."""
    return frozenset(Flag(value) for value in values if value in set(Flag))


def tone_of(value: str | None) -> Tone | None:
    """The tone of a name; None where it is none."""
    return Tone(value) if value in set(Tone) else None


def _story(draft: Draft, language: str) -> str | None:
    """The story, with what was asked besides where the words do not hold it already."""
    story = draft.told("story")
    reason = draft.told("given_reason")
    if story and reason and reason not in story:
        return "\n".join([story, label("story.given_reason", language, value=reason)])
    return story
