"""Messages that nobody asked for: put into a conversation by another process than the gateway."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, insert, select, update

from bot.store.rows import Reply, conversation_of, outbound
from bot.store.tables import button_tokens, conversations, messages
from tickets.identity import Way
from tickets.store.base import unavailable_as_store_error
from tickets.store.identity_models import BindingRow


@dataclass(frozen=True, slots=True)
class Pushed:
    """A message that is in the outbox.

    Attributes:
        channel: that will deliver it, such as `web` or `telegram`.
        repeated: it was there already.
    """

    channel: str
    repeated: bool


class Pushes:
    """The outbox for others than the gateway.

    Args:
        engine: the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def push(
        self, conversation_id: str, customer_id: str, key: str, reply: Reply, now: datetime
    ) -> Pushed | None:
        """Say something in a conversation, once per key.

        Channels that deliver look for messages of other processes by themselves.

        Args:
            conversation_id: where the matter was told.
            customer_id: whose newest conversation is taken when that one is not there.
            key: the same one again changes nothing.
            reply: what is said.
            now: aware.

        Returns:
            By what it goes, or None when the customer has no conversation.

        Raises:
            StoreUnavailable: the database cannot be reached.
        """
        with unavailable_as_store_error(), self._engine.begin() as connection:
            return say_once(connection, conversation_id, customer_id, key, reply, now)

    def push_news(
        self, conversation_id: str, customer_id: str, key: str, reply: Reply, now: datetime
    ) -> Pushed | None:
        """Like `push`, and also in the chats in which the customer went on by a link.

        Returns:
            By what it goes in the conversation itself, else in one of those chats.
        """
        with unavailable_as_store_error(), self._engine.begin() as connection:
            told = say_once(connection, conversation_id, customer_id, key, reply, now)
            for chat, owner in _linked(connection, customer_id):
                again = say_once(connection, chat, owner, f"{key} in {chat}", reply, now)
                told = told or again
            return told


def _linked(connection: Connection, customer_id: str) -> list[tuple[str, str]]:
    """Conversations, and their customers, that were connected with this customer's by a link."""
    rows = connection.execute(
        select(conversations.c.id, conversations.c.customer_id)
        .join(BindingRow, BindingRow.customer_id == conversations.c.customer_id)
        .where(BindingRow.bound_to == customer_id, BindingRow.way == Way.LINK.value)
        .order_by(conversations.c.id)
    )
    return [(row.id, row.customer_id) for row in rows]


def message_id_of(key: str) -> str:
    """Id of the message that is said under a key."""
    return f"m_{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def say_once(
    connection: Connection,
    conversation_id: str,
    customer_id: str,
    key: str,
    reply: Reply,
    now: datetime,
) -> Pushed | None:
    """`Pushes.push` in a transaction that runs."""
    message_id = message_id_of(key)
    said = connection.scalar(select(messages.c.channel).where(messages.c.id == message_id))
    if said is not None:
        return Pushed(str(said), repeated=True)
    target = connection.scalar(
        select(conversations.c.id)
        .where(
            (conversations.c.id == conversation_id) | (conversations.c.customer_id == customer_id)
        )
        .order_by(
            # false before true: the one that was named comes first
            conversations.c.id != conversation_id,
            conversations.c.created_at.desc(),
        )
        .limit(1)
    )
    if target is None:
        return None
    row = connection.execute(
        # the row's lock keeps numbers without gaps beside a turn that is being finished
        update(conversations)
        .where(conversations.c.id == target)
        .values(last_seq=conversations.c.last_seq + 1)
        .returning(conversations)
    ).one()
    message, tokens, _ = outbound(conversation_of(row), row.last_seq, reply, None, now)
    connection.execute(insert(messages), [message | {"id": message_id}])
    if tokens:
        connection.execute(
            insert(button_tokens), [token | {"message_id": message_id} for token in tokens]
        )
    return Pushed(row.channel, repeated=False)
