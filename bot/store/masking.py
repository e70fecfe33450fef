"""Take what must not be read again out of messages, and look at what was said last."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.store.tables import conversations, messages


def replace_text(connection: Connection, message_id: str, text: str) -> None:
    """Put another text in a message's place; an erased one stays erased."""
    connection.execute(
        update(messages)
        .where(messages.c.id == message_id, messages.c.erased_at.is_(None))
        .values(text=text)
    )


def text_of(connection: Connection, message_id: str) -> str | None:
    """The text of a message; None when it was erased or there is no such message."""
    text = connection.scalar(select(messages.c.text).where(messages.c.id == message_id))
    return None if text is None else str(text)


def offered_last(connection: Connection, conversation_id: str, before: int) -> str:
    """The buttons under what was said last to the customer, as they are kept; empty for none.

    Args:
        connection: of a transaction.
        conversation_id: where.
        before: sequence number of what the customer said then.
    """
    row = connection.execute(
        select(messages.c.buttons)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.seq < before,
            messages.c.direction == "out",
        )
        .order_by(messages.c.seq.desc())
        .limit(1)
    ).one_or_none()
    return row.buttons or "" if row else ""


def heard_from(connection: Connection, conversation_id: str) -> tuple[str, datetime | None] | None:
    """The channel of a conversation and when its customer last wrote; None when there is none."""
    row = connection.execute(
        select(conversations.c.channel, conversations.c.last_inbound_at).where(
            conversations.c.id == conversation_id
        )
    ).one_or_none()
    return (row.channel, row.last_inbound_at) if row else None
