"""Conversations as the inbox would make them, and what was said in them."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, select

from bot.store.tables import button_tokens, conversations, messages


@dataclass(frozen=True)
class Said:
    """An outbound row."""

    seq: int
    author: str
    text: str
    payloads: tuple[str, ...]
    state: str


def conversation(
    engine: Engine, conversation_id: str, customer_id: str, channel: str, at: datetime
) -> None:
    """A conversation in which nothing was said yet."""
    with engine.begin() as connection:
        connection.execute(
            insert(conversations).values(
                id=conversation_id,
                channel=channel,
                account_index=f"index of {conversation_id}",
                account=f"account of {conversation_id}",
                customer_id=customer_id,
                last_seq=0,
                queued=0,
                created_at=at,
            )
        )


def said_in(engine: Engine, conversation_id: str) -> list[Said]:
    """What was said to the customer, in order."""
    with engine.begin() as connection:
        rows = connection.execute(
            select(messages)
            .where(messages.c.conversation_id == conversation_id, messages.c.direction == "out")
            .order_by(messages.c.seq)
        ).all()
    return [
        Said(
            row.seq,
            row.author,
            row.text,
            tuple(button["payload"] for button in json.loads(row.buttons or "[]")),
            row.state,
        )
        for row in rows
    ]


def tokens_in(engine: Engine, conversation_id: str) -> int:
    """How many button tokens a conversation has."""
    with engine.begin() as connection:
        query = select(button_tokens).where(button_tokens.c.conversation_id == conversation_id)
        return len(connection.execute(query).all())
