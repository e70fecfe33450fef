"""Read conversations: who is who, what was said, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.messages import Conversation, Message
from bot.store.rows import conversation_of, message_of
from bot.store.tables import conversations, messages


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a conversation stands.

    Attributes:
        last_seq: highest sequence number.
        queued: customer's messages that are not answered yet.
        told_late: the customer was told that answers are late.
    """

    last_seq: int
    queued: int
    told_late: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A conversation and where it stands."""

    conversation: Conversation
    standing: Standing


def find(connection: Connection, channel: str, account_index: str) -> Known | None:
    """The conversation of an account, if it has written before."""
    row = connection.execute(
        select(conversations).where(
            conversations.c.channel == channel, conversations.c.account_index == account_index
        )
    ).one_or_none()
    if row is None:
        return None
    standing = Standing(row.last_seq, row.queued, bool(row.delayed_told_at))
    return Known(conversation_of(row), standing)


def get(connection: Connection, conversation_id: str) -> Conversation | None:
    """The conversation with this id."""
    row = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id)
    ).one_or_none()
    return conversation_of(row) if row else None


def standings(connection: Connection, conversation_ids: Sequence[str]) -> dict[str, Standing]:
    """Where these conversations stand."""
    table = conversations.c
    rows = connection.execute(
        select(table.id, table.last_seq, table.queued, table.delayed_told_at).where(
            table.id.in_(conversation_ids)
        )
    )
    return {row.id: Standing(row.last_seq, row.queued, bool(row.delayed_told_at)) for row in rows}


def messages_after(connection: Connection, conversation_id: str, seq: int) -> list[Message]:
    """What was said after `seq`, in order; erased messages are left out."""
    rows = connection.execute(
        select(messages)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.seq > seq,
            messages.c.erased_at.is_(None),
        )
        .order_by(messages.c.seq)
    )
    return [message_of(row) for row in rows]
