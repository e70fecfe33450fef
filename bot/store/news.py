"""News that a conversation was told unasked, such as the result of a complaint."""

from sqlalchemy import Connection, select

from bot.store.tables import messages


def stands_behind_news(connection: Connection, conversation_id: str, seq: int) -> bool:
    """Whether what the customer was told last before a message is news, and no answer to them.

    Args:
        connection: the transaction.
        conversation_id: where.
        seq: number of the message.
    """
    table = messages.c
    author = connection.scalar(
        select(table.author)
        .where(
            table.conversation_id == conversation_id,
            table.seq < seq,
            table.direction == "out",
        )
        .order_by(table.seq.desc())
        .limit(1)
    )
    return author == "system"
