"""Tables of the edge: conversations, their messages, buttons' tokens, and begun complaints."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Table, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from tickets.store.base import Base, EncryptedText, UtcDateTime

# the condition of the partial indexes; queries that should use them must state it
OPEN: dict[str, Any] = {
    "sqlite_where": sql("finished_at IS NULL"),
    "postgresql_where": sql("finished_at IS NULL"),
}


class ConversationRow(Base):
    """One customer on one channel, and the lease under which messages are answered in turn.

    `due_at` says when anybody may take the conversation up: NULL when nothing is queued, the next
    attempt while it waits, the end of the lease while `lease_owner` works on it. One column, so
    that a lease left by a dead process and a waiting message are found by the same look-up.
    """

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    channel: Mapped[str] = mapped_column(String(16))
    account_index: Mapped[str] = mapped_column(String(64))
    account: Mapped[str] = mapped_column(EncryptedText)
    customer_id: Mapped[str] = mapped_column(String(40), index=True)
    language: Mapped[str | None] = mapped_column(String(8))
    locale: Mapped[str | None] = mapped_column(String(35))
    profile_name: Mapped[str | None] = mapped_column(EncryptedText)
    last_seq: Mapped[int] = mapped_column(default=0)
    queued: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(120))
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delayed_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_inbound_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("channel", "account_index"),
        Index("ix_conversations_due_at", "due_at"),
    )


class MessageRow(Base):
    """A message: inbox, transcript and outbox in one.

    States of inbound rows: `pending`, `processing`, `done`, `parked`; of outbound rows: `pending`,
    `delivered`, `failed`. `finished_at` is NULL until the last of them. The pair
    `(conversation_id, update_id)` makes redelivered updates harmless. Inbound rows of the author
    `system` are errands (`bot.store.errands`): they have negative numbers and are shown nowhere.
    """

    __tablename__ = "messages"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    channel: Mapped[str] = mapped_column(String(16))
    seq: Mapped[int]
    direction: Mapped[str] = mapped_column(String(3))
    author: Mapped[str] = mapped_column(String(8))
    # of a member of staff, as the customer reads it
    author_name: Mapped[str | None] = mapped_column(EncryptedText)
    kind: Mapped[str] = mapped_column(String(8))
    update_id: Mapped[str | None] = mapped_column(String(64))
    text: Mapped[str | None] = mapped_column(EncryptedText)
    payload: Mapped[str | None] = mapped_column(EncryptedText)
    # JSON list of {label, token, payload, once}, then of links {label, url}; labels
    # and payloads may name a ticket, a link opens what is the customer's own: encrypted
    buttons: Mapped[str | None] = mapped_column(EncryptedText)
    # key of the catalogue's section `edge`, for messages that are answered without the engine
    edge_answer: Mapped[str | None] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(10))
    attempts: Mapped[int] = mapped_column(default=0)
    claimed_by: Mapped[str | None] = mapped_column(String(120))
    next_attempt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    in_reply_to: Mapped[str | None] = mapped_column(String(40))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "update_id"),
        # whatever is open is found without passing over years of answered messages
        Index("ix_messages_open", "conversation_id", "seq", **OPEN),
        Index("ix_messages_outbox", "channel", "next_attempt_at", **OPEN),
    )


class ButtonTokenRow(Base):
    """An opaque token that a client may send in place of a payload, in its conversation only."""

    __tablename__ = "button_tokens"

    token: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id"))
    position: Mapped[int]
    once: Mapped[bool]
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DraftRow(Base):
    """A complaint that is being told, as the engine last knew it; gone with its ticket.

    `put_aside` says that the customer cancelled it and may come back to it. `first_seq` is the
    number of the message that it was begun with. `told` is JSON.
    """

    __tablename__ = "drafts"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    draft_id: Mapped[str] = mapped_column(String(64))
    put_aside: Mapped[bool]
    asked: Mapped[str | None] = mapped_column(String(32))
    told: Mapped[str] = mapped_column(EncryptedText)
    first_seq: Mapped[int]
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    nudged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_drafts_touched_at", "touched_at"),)


conversations: Table = Base.metadata.tables["conversations"]
messages: Table = Base.metadata.tables["messages"]
button_tokens: Table = Base.metadata.tables["button_tokens"]
drafts: Table = Base.metadata.tables["drafts"]
