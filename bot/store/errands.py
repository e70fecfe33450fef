"""Errands: what the edge asks of the engine in a conversation without the customer having written.

An errand is an inbound message of the author `system` with a payload. It takes its turn under the
conversation's lease like any message, before those that wait. Its number is negative, so that it
has no place on any screen and leaves no gap in the numbers of what has.
"""

import hashlib
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, insert, select, update

from bot.store.rows import conversation_of
from bot.store.tables import conversations, messages

# the form asks its pending question again; outside the form the bot only says that it is back
RESUME_PAYLOAD = '/request_human{"request":"handed_back"}'
PUT_ASIDE_PAYLOAD = "/cancel"
FORGET_PAYLOAD = '/cancel{"draft_choice":"discard","request":"draft_expired"}'


class Errand(StrEnum):
    """What an errand is for; `kind` of its row."""

    # go on where the conversation stood when a person took it over
    RESUME = "resume"
    # put a begun complaint aside: a person has dealt with the matter
    PUT_ASIDE = "aside"
    # forget a complaint that was begun long ago; nothing is said
    FORGET = "forget"


_PAYLOADS = {
    Errand.RESUME: RESUME_PAYLOAD,
    Errand.PUT_ASIDE: PUT_ASIDE_PAYLOAD,
    Errand.FORGET: FORGET_PAYLOAD,
}


def send(
    connection: Connection, conversation_id: str, errand: Errand, key: str, now: datetime
) -> bool:
    """Queue an errand, once per key; the dispatcher finds it within a second.

    Args:
        connection: the transaction.
        conversation_id: where.
        errand: what for.
        key: the same one again changes nothing.
        now: aware.

    Returns:
        False when it was queued before, or there is no such conversation.
    """
    row = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id).with_for_update()
    ).one_or_none()
    message_id = f"m_{hashlib.sha256(f'errand {key}'.encode()).hexdigest()[:24]}"
    if row is None or connection.scalar(select(messages.c.id).where(messages.c.id == message_id)):
        return False
    lowest = connection.scalar(
        select(func.min(messages.c.seq)).where(messages.c.conversation_id == conversation_id)
    )
    connection.execute(
        insert(messages).values(
            id=message_id,
            conversation_id=conversation_id,
            channel=conversation_of(row).channel,
            seq=min(0, lowest or 0) - 1,
            direction="in",
            author="system",
            kind=errand.value,
            payload=_PAYLOADS[errand],
            state="pending",
            attempts=0,
            created_at=now,
        )
    )
    values = {"queued": row.queued + 1}
    due = {} if row.due_at is not None else {"due_at": now}
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(**values, **due)
    )
    return True
