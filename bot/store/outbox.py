"""What waits to be delivered, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from bot.messages import Conversation, Message
from bot.store.rows import conversation_of, message_of
from bot.store.tables import conversations, messages


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message that this gateway may hand over now.

    Attributes:
        attempts: attempts including this one.
    """

    conversation: Conversation
    message: Message
    attempts: int


@dataclass(frozen=True, slots=True)
class NotYet:
    """The conversation's first undelivered message has to wait until then."""

    until: datetime


def waiting(
    connection: Connection, channels: Sequence[str], now: datetime, limit: int
) -> list[str]:
    """Ids of conversations with something to deliver now."""
    return list(
        connection.scalars(
            select(messages.c.conversation_id)
            .where(
                messages.c.finished_at.is_(None),
                messages.c.direction == "out",
                messages.c.channel.in_(channels),
                messages.c.next_attempt_at <= now,
            )
            .distinct()
            .limit(limit)
        )
    )


def claim(
    connection: Connection, conversation_id: str, owner: str, now: datetime, claim_seconds: float
) -> Delivery | NotYet | None:
    """Claim the conversation's first undelivered message, for order's sake no other.

    Returns:
        The message; when to come back; or None when all is delivered.
    """
    conversation = connection.execute(
        # the lock makes two gateways claim one after the other
        select(conversations).where(conversations.c.id == conversation_id).with_for_update()
    ).one()
    head = connection.execute(
        select(messages)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.finished_at.is_(None),
            messages.c.direction == "out",
        )
        .order_by(messages.c.seq)
        .limit(1)
    ).one_or_none()
    if head is None:
        return None
    if head.next_attempt_at and head.next_attempt_at > now:
        return NotYet(head.next_attempt_at)
    connection.execute(
        update(messages)
        .where(messages.c.id == head.id)
        .values(
            attempts=head.attempts + 1,
            claimed_by=owner,
            next_attempt_at=now + timedelta(seconds=claim_seconds),
        )
    )
    return Delivery(conversation_of(conversation), message_of(head), head.attempts + 1)


def settle(connection: Connection, message_id: str, state: str, now: datetime) -> None:
    """Note that a message was `delivered`, or `failed` for good."""
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.finished_at.is_(None))
        .values(state=state, finished_at=now, claimed_by=None)
    )


def postpone(connection: Connection, message_id: str, now: datetime, wait_seconds: float) -> None:
    """Give the claim back and try again after the wait."""
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.finished_at.is_(None))
        .values(claimed_by=None, next_attempt_at=now + timedelta(seconds=wait_seconds))
    )


def acknowledge(connection: Connection, seen: Mapping[str, int], now: datetime) -> None:
    """Note what clients have on their screens.

    Args:
        seen: conversation id → highest sequence number seen.
    """
    for conversation_id, seq in seen.items():
        connection.execute(
            update(messages)
            .where(
                messages.c.conversation_id == conversation_id,
                messages.c.finished_at.is_(None),
                messages.c.direction == "out",
                messages.c.seq <= seq,
            )
            .values(state="delivered", finished_at=now)
        )
