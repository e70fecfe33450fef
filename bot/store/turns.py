"""A turn in the database: take a message under a lease, finish it or put it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, case, delete, insert, select, update

from bot.messages import DraftTold, LeaseLost, Message
from bot.store.drafts import UNTOLD, Untold, note_draft
from bot.store.news import stands_behind_news
from bot.store.rows import Reply, Work, conversation_of, outbound, work_of
from bot.store.silence import with_person
from bot.store.tables import button_tokens, conversations, messages


@dataclass(frozen=True, slots=True)
class Finished:
    """A turn that is committed.

    Attributes:
        messages: what was said, in order.
        next_work: the next message of the conversation, under the same lease; None when all are
            answered.
        erased_up_to: the last erased sequence number, if the turn erased the conversation.
    """

    messages: tuple[Message, ...]
    next_work: Work | None
    erased_up_to: int | None = None


def due(connection: Connection, now: datetime, limit: int) -> list[str]:
    """Ids of conversations that may be taken up now, the longest waiting first."""
    return list(
        connection.scalars(
            select(conversations.c.id)
            .where(conversations.c.due_at <= now)
            .order_by(conversations.c.due_at)
            .limit(limit)
        )
    )


def take(
    connection: Connection,
    conversation_id: str,
    owner: str,
    now: datetime,
    lease_seconds: float,
    early: bool = False,
) -> Work | None:
    """Take the conversation's lease and its first open message.

    Args:
        early: do not wait for the next attempt; a lease that somebody holds is respected still.

    Returns:
        The message, or None when it is not due, taken, or all are answered.
    """
    row = connection.execute(
        select(conversations).where(conversations.c.id == conversation_id).with_for_update()
    ).one_or_none()
    if row is None or row.due_at is None:
        return None
    if row.due_at > now and not (early and row.lease_owner is None):
        return None
    return _take_head(connection, row, owner, now, lease_seconds)


def _take_head(
    connection: Connection, row: Row[Any], owner: str, now: datetime, lease_seconds: float
) -> Work | None:
    head = connection.execute(
        select(messages)
        .where(
            messages.c.conversation_id == row.id,
            messages.c.finished_at.is_(None),
            messages.c.direction == "in",
        )
        .order_by(messages.c.seq)
        .limit(1)
    ).one_or_none()
    values: dict[str, Any] = (
        {"lease_owner": owner, "due_at": now + timedelta(seconds=lease_seconds)}
        if head
        else {"lease_owner": None, "due_at": None, "queued": 0}
    )
    connection.execute(update(conversations).where(conversations.c.id == row.id).values(**values))
    if head is None:
        return None
    if head.state != "processing":
        connection.execute(
            update(messages).where(messages.c.id == head.id).values(state="processing")
        )
    return work_of(
        head,
        conversation_of(row),
        told_late=bool(row.delayed_told_at),
        with_person=with_person(connection, row.id),
        behind_news=stands_behind_news(connection, row.id, head.seq),
    )


def finish(
    connection: Connection,
    work: Work,
    owner: str,
    replies: Sequence[Reply],
    now: datetime,
    lease_seconds: float,
    *,
    language: str | None = None,
    erase: bool = False,
    state: str = "done",
    draft: DraftTold | Untold | None = UNTOLD,
) -> Finished:
    """Commit a turn: the replies, their tokens, "done", and the lease of the next message.

    Args:
        language: language of the conversation from now on; None leaves it.
        erase: erase what was said so far, the answered message included.
        state: `done`, or `parked` for a message that cannot be answered.
        draft: the complaint that is being told after this turn; None when there is none.

    Raises:
        LeaseLost: another gateway answers this message.
    """
    table = conversations.c
    more = table.queued > 1
    row = connection.execute(
        update(conversations)
        .where(table.id == work.conversation.id, table.lease_owner == owner)
        .values(
            last_seq=table.last_seq + len(replies),
            queued=table.queued - 1,
            lease_owner=case((more, table.lease_owner)),
            due_at=case((more, now + timedelta(seconds=lease_seconds))),
            # while older messages wait, the customer was told about them once and that is enough
            delayed_told_at=case((more, table.delayed_told_at)),
            **({"language": language} if language else {}),
        )
        .returning(conversations)
    ).one_or_none()
    if row is None:
        raise LeaseLost("The conversation was taken over.")
    closed = connection.execute(
        update(messages)
        .where(messages.c.id == work.message_id, messages.c.state == "processing")
        .values(state=state, finished_at=now)
    )
    if closed.rowcount != 1:
        raise LeaseLost("The message was answered already.")
    first_seq = row.last_seq - len(replies) + 1
    said = _say(connection, work, replies, first_seq, now)
    if erase:
        _erase(connection, row.id, first_seq - 1, now)
    note_draft(connection, row.id, draft, work.seq, now)
    next_work = _take_head(connection, row, owner, now, lease_seconds) if row.queued > 0 else None
    return Finished(said, next_work, first_seq - 1 if erase else None)


def put_off(
    connection: Connection, work: Work, owner: str, now: datetime, wait_seconds: float
) -> None:
    """Give the lease back; the message is tried again after the wait.

    Raises:
        LeaseLost: another gateway holds it.
    """
    at = now + timedelta(seconds=wait_seconds)
    kept = connection.execute(
        update(conversations)
        .where(conversations.c.id == work.conversation.id, conversations.c.lease_owner == owner)
        .values(lease_owner=None, due_at=at)
    )
    if kept.rowcount != 1:
        raise LeaseLost("The conversation was taken over.")
    connection.execute(
        update(messages)
        .where(messages.c.id == work.message_id, messages.c.state == "processing")
        .values(state="pending", attempts=messages.c.attempts + 1, next_attempt_at=at)
    )


def tell_late(connection: Connection, work: Work, sentence: str, now: datetime) -> Message | None:
    """Say once that the answer will be late.

    Returns:
        The sentence as a message; None when the message was answered meanwhile, or the customer
        knows.
    """
    row = connection.execute(
        select(conversations).where(conversations.c.id == work.conversation.id).with_for_update()
    ).one()
    is_open = connection.scalar(
        select(messages.c.finished_at.is_(None)).where(messages.c.id == work.message_id)
    )
    if row.delayed_told_at or not is_open:
        return None
    connection.execute(
        update(conversations)
        .where(conversations.c.id == row.id)
        .values(last_seq=row.last_seq + 1, delayed_told_at=now)
    )
    reply = Reply(sentence, author="system")
    return _say(connection, work, [reply], row.last_seq + 1, now)[0]


def renew(
    connection: Connection, owner: str, conversation_ids: Sequence[str], until: datetime
) -> None:
    """Move the end of these leases, as far as the owner still holds them."""
    connection.execute(
        update(conversations)
        .where(conversations.c.id.in_(conversation_ids), conversations.c.lease_owner == owner)
        .values(due_at=until)
    )


def release(
    connection: Connection, instance: str, now: datetime, spared: str | None = None
) -> None:
    """Give back what owners of this instance hold: they are known to be dead, or stop now.

    Args:
        instance: beginning of their names.
        spared: an owner of this instance who lives.
    """
    connection.execute(
        update(conversations)
        .where(
            conversations.c.lease_owner.startswith(instance, autoescape=True),
            conversations.c.lease_owner != (spared or ""),
        )
        .values(lease_owner=None, due_at=now)
    )
    connection.execute(
        update(messages)
        .where(
            messages.c.finished_at.is_(None),
            messages.c.claimed_by.startswith(instance, autoescape=True),
            messages.c.claimed_by != (spared or ""),
        )
        .values(claimed_by=None, next_attempt_at=now)
    )


def _say(
    connection: Connection, work: Work, replies: Sequence[Reply], first_seq: int, now: datetime
) -> tuple[Message, ...]:
    rows, tokens, said = [], [], []
    for seq, reply in enumerate(replies, start=first_seq):
        row, its_tokens, message = outbound(work.conversation, seq, reply, work.message_id, now)
        rows.append(row)
        tokens += its_tokens
        said.append(message)
    if rows:
        connection.execute(insert(messages), rows)
    if tokens:
        connection.execute(insert(button_tokens), tokens)
    return tuple(said)


def _erase(connection: Connection, conversation_id: str, up_to: int, now: datetime) -> None:
    is_open = messages.c.finished_at.is_(None)
    connection.execute(
        update(messages)
        .where(
            messages.c.conversation_id == conversation_id,
            messages.c.seq <= up_to,
            # what still waits for its turn was said after the request and is answered first
            ~(is_open & (messages.c.direction == "in")),
        )
        .values(
            text=None,
            payload=None,
            buttons=None,
            erased_at=now,
            # an erased message is not delivered any more
            state=case((is_open, "failed"), else_=messages.c.state),
            finished_at=case((is_open, now), else_=messages.c.finished_at),
        )
    )
    connection.execute(
        delete(button_tokens).where(
            button_tokens.c.conversation_id == conversation_id,
            button_tokens.c.message_id.in_(
                select(messages.c.id).where(
                    messages.c.conversation_id == conversation_id, messages.c.seq <= up_to
                )
            ),
        )
    )
    connection.execute(
        update(conversations).where(conversations.c.id == conversation_id).values(profile_name=None)
    )
