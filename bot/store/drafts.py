"""Complaints that are being told: what the engine knows of them, and which were left alone."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, exists, insert, select, update

from bot.messages import DraftTold
from bot.store.errands import Errand, send
from bot.store.pushes import say_once
from bot.store.rows import Reply
from bot.store.tables import conversations, drafts, messages
from tickets.store.base import reading, unavailable_as_store_error
from tickets.store.handover_models import handovers
from tickets.store.models import TicketRow


class Untold:
    """Nothing was heard of the draft: what is known of it stays."""


UNTOLD = Untold()


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A complaint that nobody went on with.

    Attributes:
        conversation_id: where it was begun.
        customer_id: whose.
        draft_id: of the form.
        language: of the conversation, None when it is not known.
        locale: what the channel says about the language.
    """

    conversation_id: str
    customer_id: str
    draft_id: str
    language: str | None
    locale: str | None


def note_draft(
    connection: Connection,
    conversation_id: str,
    draft: DraftTold | Untold | None,
    seq: int,
    now: datetime,
) -> None:
    """Keep what the engine told of the conversation's draft after a turn; None: there is none.

    Args:
        connection: the transaction of the turn.
        conversation_id: where.
        draft: as told.
        seq: number of the message that the turn answered.
        now: aware.
    """
    if isinstance(draft, Untold):
        return
    if draft is None:
        connection.execute(delete(drafts).where(drafts.c.conversation_id == conversation_id))
        return
    values: dict[str, Any] = {
        "put_aside": draft.put_aside,
        "asked": draft.asked,
        "told": json.dumps(dict(draft.told), ensure_ascii=False),
        "touched_at": now,
    }
    same = connection.execute(
        update(drafts)
        .where(drafts.c.conversation_id == conversation_id, drafts.c.draft_id == draft.draft_id)
        .values(**values)
    )
    if same.rowcount:
        return
    connection.execute(delete(drafts).where(drafts.c.conversation_id == conversation_id))
    connection.execute(
        insert(drafts).values(
            conversation_id=conversation_id,
            draft_id=draft.draft_id,
            first_seq=max(seq, 1),
            began_at=now,
            **values,
        )
    )


def draft_in(connection: Connection, conversation_id: str) -> DraftTold | None:
    """The draft of a conversation as it was last told."""
    row = connection.execute(
        select(drafts).where(drafts.c.conversation_id == conversation_id)
    ).one_or_none()
    if row is None:
        return None
    return DraftTold(row.draft_id, row.put_aside, row.asked, json.loads(row.told))


class LeftDrafts:
    """Drafts that were left alone, for the worker.

    Args:
        engine: the store.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def to_nudge(self, before: datetime, after: datetime, limit: int) -> list[LeftAlone]:
        """Open drafts that were last touched in a span of time and that no reminder went out for.

        Left out: drafts put aside; conversations that a person has or had since the draft was
        begun; those to which the last message could not be delivered; those with something open.

        Args:
            before: last touched then, or earlier; aware.
            after: last touched later than that; aware.
            limit: at most so many.
        """
        newest_out = (
            select(messages.c.state)
            .where(
                messages.c.conversation_id == drafts.c.conversation_id,
                messages.c.direction == "out",
            )
            .order_by(messages.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        query = (
            _left()
            .where(
                drafts.c.touched_at <= before,
                drafts.c.touched_at > after,
                drafts.c.nudged_at.is_(None),
                drafts.c.put_aside.is_(False),
                conversations.c.queued == 0,
                conversations.c.channel != "canary",
                newest_out.is_distinct_from("failed"),
                ~_had_person(),
            )
            .limit(limit)
        )
        return self._read(query)

    def nudge(self, left: LeftAlone, reply: Reply, before: datetime, now: datetime) -> bool:
        """Send the one reminder, if the draft is still as it was found.

        Returns:
            False when somebody else sent it, or the customer has gone on.
        """
        with unavailable_as_store_error(), self._engine.begin() as connection:
            marked = connection.execute(
                update(drafts)
                .where(
                    drafts.c.conversation_id == left.conversation_id,
                    drafts.c.draft_id == left.draft_id,
                    drafts.c.nudged_at.is_(None),
                    drafts.c.touched_at <= before,
                )
                .values(nudged_at=now)
            )
            if not marked.rowcount:
                return False
            key = f"nudge:{left.conversation_id}:{left.draft_id}"
            say_once(connection, left.conversation_id, left.customer_id, key, reply, now)
            return True

    def to_forget(self, before: datetime, limit: int) -> list[LeftAlone]:
        """Drafts, open or put aside, that were last touched then or earlier.

        Left out: conversations that a person is expected in, or has.
        """
        query = _left().where(
            drafts.c.touched_at <= before,
            conversations.c.queued == 0,
            ~exists().where(
                handovers.c.conversation_id == drafts.c.conversation_id,
                handovers.c.closed_at.is_(None),
            ),
        )
        return self._read(query.limit(limit))

    def forget(self, left: LeftAlone, before: datetime, now: datetime) -> bool:
        """Erase what was told of a draft, and have the engine forget it.

        The words of the conversation since the draft was begun go too, unless a ticket or a
        handover came of it meanwhile: then they belong to that.

        Returns:
            False when the customer has gone on.
        """
        with unavailable_as_store_error(), self._engine.begin() as connection:
            row = connection.execute(
                select(drafts).where(
                    drafts.c.conversation_id == left.conversation_id,
                    drafts.c.draft_id == left.draft_id,
                    drafts.c.touched_at <= before,
                )
            ).one_or_none()
            if row is None:
                return False
            if not _came_of_it(connection, row):
                _erase_words(connection, row, now)
            connection.execute(
                delete(drafts).where(drafts.c.conversation_id == left.conversation_id)
            )
            key = f"forget:{left.conversation_id}:{left.draft_id}"
            send(connection, left.conversation_id, Errand.FORGET, key, now)
            return True

    def _read(self, query: Any) -> list[LeftAlone]:
        with unavailable_as_store_error(), reading(self._engine).begin() as connection:
            return [LeftAlone(*row) for row in connection.execute(query)]


def _left() -> Any:
    return (
        select(
            drafts.c.conversation_id,
            conversations.c.customer_id,
            drafts.c.draft_id,
            conversations.c.language,
            conversations.c.locale,
        )
        .join(conversations, conversations.c.id == drafts.c.conversation_id)
        .order_by(drafts.c.touched_at)
    )


def _had_person() -> Any:
    return exists().where(
        handovers.c.conversation_id == drafts.c.conversation_id,
        (handovers.c.requested_at >= drafts.c.began_at) | handovers.c.closed_at.is_(None),
    )


def _came_of_it(connection: Connection, draft: Row[Any]) -> bool:
    tickets = TicketRow.__table__.c
    ticket = connection.scalar(
        select(tickets.reference)
        .where(
            (tickets.draft_id == draft.draft_id)
            | (
                (tickets.conversation_id == draft.conversation_id)
                & (tickets.opened_at >= draft.began_at)
            )
        )
        .limit(1)
    )
    person = connection.scalar(
        select(handovers.c.number)
        .where(
            handovers.c.conversation_id == draft.conversation_id,
            handovers.c.requested_at >= draft.began_at,
        )
        .limit(1)
    )
    return ticket is not None or person is not None


def _erase_words(connection: Connection, draft: Row[Any], now: datetime) -> None:
    connection.execute(
        update(messages)
        .where(
            messages.c.conversation_id == draft.conversation_id,
            messages.c.seq >= draft.first_seq,
            messages.c.finished_at.is_not(None),
        )
        .values(text=None, payload=None, buttons=None, erased_at=now)
    )
