"""What customers told a person while the bot was silent, for the engine to hear of at last."""

from sqlalchemy import Connection, func, select

from bot.messages import ToldToPerson
from bot.store.rows import NOTICES
from bot.store.tables import messages

# A person's talk with a customer seldom has more; the last ones count.
_AT_MOST = 40


def told_to_person(connection: Connection, conversation_id: str) -> list[ToldToPerson]:
    """The customer's words since the engine last answered, each with what staff said before it.

    Args:
        connection: the transaction.
        conversation_id: where.

    Returns:
        in order; what was erased, or answered by the edge alone, is left out.
    """
    table = messages.c
    answered = connection.scalar(
        select(func.max(table.seq)).where(
            table.conversation_id == conversation_id,
            table.author == "bot",
            table.in_reply_to.is_not(None),
        )
    )
    rows = connection.execute(
        select(table.author, table.text, table.kind)
        .where(
            table.conversation_id == conversation_id,
            table.seq > (answered or 0),
            table.author.in_(("customer", "staff")),
            (table.author == "staff") | (table.state == "done"),
            table.edge_answer.is_(None) | table.edge_answer.in_(NOTICES),
            table.payload.is_(None),
            table.erased_at.is_(None),
        )
        .order_by(table.seq)
    ).all()
    told: list[ToldToPerson] = []
    asked: str | None = None
    for row in rows:
        if row.author == "staff":
            asked = row.text
        elif row.text:
            told.append(ToldToPerson(words=row.text, after=asked))
            asked = None
    return told[-_AT_MOST:]
