"""Take what must not be read again out of messages, and look at what was said last."""

import re
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.messages import Message
from bot.store.tables import conversations, messages

MASK = "•"
# a code as `bot.proving.posting` writes it
_CODE = re.compile(r"(?<!\d)\d{3} \d{3}(?!\d)")


def without_code(text: str) -> str:
    """A text of ours with the one-time code in it covered."""
    return _CODE.sub(f"{MASK * 3} {MASK * 3}", text)


def for_staff(message: Message) -> Message:
    """The message as staff may read it: without codes, and without links that open tickets."""
    text = without_code(message.text) if message.kind == "code" and message.text else message.text
    return replace(message, text=text, links=())


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
