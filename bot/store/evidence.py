"""Files at the edge: uploaded, named by a message, gathered with others, fetched."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from bot.evidence.keeping import Sealed, new_attachment_id, refused
from bot.inbox import InboundFile
from bot.messages import LeaseLost
from bot.store.rows import Work
from bot.store.tables import conversations, messages
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, Refusal
from tickets.store.attachment_models import attachment_parts, attachments
from tickets.store.attachments import ATTACHMENT

AFTER_WORDS = "after_words"


@dataclass(frozen=True, slots=True)
class Gathered:
    """A message with files, together with those that came right behind it.

    Attributes:
        payload: what the engine is told, once all contents are here.
        words: what was written with the files; empty when nothing was.
        expected: files whose content the channel still has.
    """

    payload: str
    words: str
    expected: tuple[Attachment, ...]


def keep_upload(connection: Connection, sealed: Sealed) -> None:
    """Keep a file that no message names yet."""
    _insert(connection, sealed, position=0)


def count_since(connection: Connection, uploader: str, since: datetime) -> int:
    """How many files an account has sent since then, refused ones included."""
    found = connection.scalar(
        select(func.count())
        .select_from(attachments)
        .where(attachments.c.uploader == uploader, attachments.c.added_at >= since)
    )
    return int(found or 0)


def name_files(
    connection: Connection,
    files: Sequence[InboundFile],
    uploader: str,
    message: dict[str, Any],
    caption: str | None,
    now: datetime,
) -> None:
    """Put the files of a message beside it, in the transaction that keeps the message.

    Args:
        uploader: blind index of the account; an upload of another account is as unknown as one
            that never was.
        message: `message_id`, `conversation_id` and `customer_id`.
        caption: what was written with them.
    """
    for position, file in enumerate(files):
        # the time of the message: uploads end in any order, the files stand as they were chosen
        said = {"caption": caption, "position": position, "added_at": now, **message}
        if file.upload is not None and _claim(connection, file.upload, uploader, said):
            continue
        expected = Attachment(
            id=new_attachment_id(),
            uploader=uploader,
            added_at=now,
            kind=AttachmentKind(file.kind),
            state=AttachmentState.EXPECTED,
            size_bytes=file.size_bytes,
            name=file.name,
            caption=caption,
            source=file.source,
            **message,
        )
        if file.source is None:
            expected = refused(expected, Refusal.GONE)
        elif file.refusal is not None:
            expected = refused(expected, Refusal(file.refusal), file.size_bytes)
        _insert(connection, Sealed(expected), position)


def _claim(connection: Connection, upload: str, uploader: str, said: dict[str, Any]) -> bool:
    row = attachments.c
    mine = (row.id == upload, row.uploader == uploader, row.message_id.is_(None))
    state = connection.scalar(select(row.state).where(*mine).with_for_update())
    if state is None:
        return False
    kept = AttachmentState.KEPT if state == AttachmentState.UPLOADED else AttachmentState(state)
    connection.execute(update(attachments).where(row.id == upload).values(state=kept.value, **said))
    return True


def gather(connection: Connection, work: Work, owner: str, now: datetime) -> Gathered:
    """Take the files that came right behind a message's own into it, once.

    The messages that brought them are answered with it. What comes later is a message of its own,
    also when this one has to be tried again.

    Raises:
        LeaseLost: another gateway answers this message.
    """
    row = connection.execute(
        select(conversations).where(conversations.c.id == work.conversation.id).with_for_update()
    ).one()
    if row.lease_owner != owner:
        raise LeaseLost("The conversation was taken over.")
    payload = connection.scalar(select(messages.c.payload).where(messages.c.id == work.message_id))
    if payload is None:
        followers = _followers(connection, work)
        connection.execute(
            update(messages)
            .where(messages.c.id.in_(followers))
            .values(state="done", finished_at=now, in_reply_to=work.message_id)
        )
        connection.execute(
            update(attachments)
            .where(attachments.c.message_id.in_(followers))
            .values(message_id=work.message_id, position=attachments.c.position + 1)
        )
        connection.execute(
            update(conversations)
            .where(conversations.c.id == row.id)
            .values(queued=conversations.c.queued - len(followers))
        )
    words = _words(connection, work)
    if payload is None:
        entities = {"evidence": work.message_id} | ({"request": AFTER_WORDS} if words else {})
        payload = f"/add_information{json.dumps(entities)}"
        connection.execute(
            update(messages).where(messages.c.id == work.message_id).values(payload=payload)
        )
    return Gathered(payload, words, tuple(_expected(connection, work.message_id)))


def _followers(connection: Connection, work: Work) -> list[str]:
    rows = connection.execute(
        select(messages.c.id, messages.c.kind, messages.c.edge_answer)
        .where(
            messages.c.conversation_id == work.conversation.id,
            messages.c.direction == "in",
            messages.c.finished_at.is_(None),
            messages.c.seq > work.seq,
        )
        .order_by(messages.c.seq)
    )
    followers = []
    for row in rows:
        if row.kind != "file" or row.edge_answer:
            break
        followers.append(row.id)
    return followers


def _words(connection: Connection, work: Work) -> str:
    rows = connection.scalars(
        select(messages.c.text)
        .where(
            messages.c.conversation_id == work.conversation.id,
            messages.c.direction == "in",
            (messages.c.id == work.message_id) | (messages.c.in_reply_to == work.message_id),
        )
        .order_by(messages.c.seq)
    )
    return "\n".join(text for text in rows if text and text.strip())


def _expected(connection: Connection, message_id: str) -> list[Attachment]:
    rows = connection.execute(
        select(attachments)
        .where(
            attachments.c.message_id == message_id,
            attachments.c.state == AttachmentState.EXPECTED.value,
        )
        .order_by(attachments.c.added_at, attachments.c.position)
    )
    return list(map(ATTACHMENT.value_of, rows))


def keep_fetched(connection: Connection, sealed: Sealed) -> None:
    """Keep the content of a file that was expected, or that it is refused. Twice is harmless."""
    file = sealed.attachment
    connection.execute(delete(attachment_parts).where(attachment_parts.c.attachment_id == file.id))
    connection.execute(
        update(attachments).where(attachments.c.id == file.id).values(ATTACHMENT.columns_of(file))
    )
    _insert_parts(connection, sealed)


def _insert(connection: Connection, sealed: Sealed, position: int) -> None:
    columns = ATTACHMENT.columns_of(sealed.attachment)
    connection.execute(insert(attachments).values(position=position, **columns))
    _insert_parts(connection, sealed)


def _insert_parts(connection: Connection, sealed: Sealed) -> None:
    rows = [
        {"attachment_id": sealed.attachment.id, "position": position, "content": part}
        for position, part in enumerate(sealed.parts)
    ]
    if rows:
        connection.execute(insert(attachment_parts), rows)


def over_limit(file: Attachment, why: Refusal) -> Sealed:
    """A file that is refused before its content is looked at."""
    return Sealed(refused(replace(file, source=None), why, file.size_bytes))
