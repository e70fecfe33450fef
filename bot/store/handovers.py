"""What is said in conversations that a person has, and who said the last word in them."""

from datetime import datetime

from sqlalchemy import Engine, select

from bot.messages import Conversation, DraftTold, Message
from bot.store import transcript
from bot.store.drafts import draft_in
from bot.store.errands import Errand, send
from bot.store.masking import for_staff
from bot.store.pushes import say_once
from bot.store.rows import Reply
from bot.store.tables import messages
from tickets.handover import Handover
from tickets.store.base import reading, unavailable_as_store_error


def customer_waits(engine: Engine, conversation_id: str) -> bool:
    """Whether the last word of a conversation is the customer's.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with unavailable_as_store_error(), reading(engine).begin() as connection:
        author = connection.scalar(
            select(messages.c.author)
            .where(
                messages.c.conversation_id == conversation_id,
                messages.c.seq > 0,
                messages.c.author.in_(("customer", "staff")),
            )
            .order_by(messages.c.seq.desc())
            .limit(1)
        )
    return author == "customer"


class HandoverTalk:
    """What is said in conversations with a person, for others than the gateway.

    Args:
        engine: the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def tell(
        self, handover: Handover, key: str, reply: Reply, now: datetime, then: Errand | None = None
    ) -> bool:
        """Say something to the customer once, and perhaps have the bot go on after it.

        Args:
            handover: whose conversation.
            key: the same one again changes nothing.
            reply: what is said.
            now: aware.
            then: what the engine is asked next.

        Returns:
            False when it was said before, or the conversation is gone.

        Raises:
            StoreUnavailable: the database cannot be reached; nothing was said.
        """
        where = handover.conversation_id
        with unavailable_as_store_error(), self._engine.begin() as connection:
            said = say_once(connection, where, handover.customer_id, key, reply, now)
            if said is None or said.repeated:
                return False
            if then is not None:
                send(connection, where, then, key, now)
            return True

    def draft(self, conversation_id: str) -> DraftTold | None:
        """The complaint that is being told in a conversation, or was put aside."""
        with unavailable_as_store_error(), reading(self._engine).begin() as connection:
            return draft_in(connection, conversation_id)

    def conversation(self, conversation_id: str) -> Conversation | None:
        """The conversation with this id."""
        with unavailable_as_store_error(), reading(self._engine).begin() as connection:
            return transcript.get(connection, conversation_id)

    def messages(self, conversation_id: str, after: int = 0) -> list[Message]:
        """What was said after a sequence number, in order, as staff may read it.

        Erased messages are left out; codes and what opens the customer's tickets are covered.
        """
        with unavailable_as_store_error(), reading(self._engine).begin() as connection:
            said = transcript.messages_after(connection, conversation_id, after)
        return [for_staff(message) for message in said]

    def customer_waits(self, conversation_id: str) -> bool:
        """Whether the customer has the last word, so that a person owes an answer."""
        return customer_waits(self._engine, conversation_id)
