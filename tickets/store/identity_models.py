"""The tables of proofs of identity: attempts, links and bindings. No code or token is in them."""

from datetime import datetime

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from tickets.store.base import Base, UtcDateTime
from tickets.store.models import Code, Id

Mark = String(64)


class ProofRow(Base):
    """One attempt to show that a ticket is somebody's."""

    __tablename__ = "identity_proofs"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    customer_id: Mapped[str] = mapped_column(Id)
    conversation_id: Mapped[str] = mapped_column(Id)
    # as typed: there need not be such a ticket
    named: Mapped[str] = mapped_column(String(15))
    state: Mapped[str] = mapped_column(Code)
    message_id: Mapped[str] = mapped_column(Id)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    verdict: Mapped[str | None] = mapped_column(Code)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tries_left: Mapped[int] = mapped_column(Integer)
    code_mark: Mapped[str | None] = mapped_column(Mark)
    sendings: Mapped[int] = mapped_column(Integer)
    told_in: Mapped[str | None] = mapped_column(Id, index=True)

    __table_args__ = (
        Index("ix_identity_proofs_conversation_id_began_at", "conversation_id", "began_at"),
        Index("ix_identity_proofs_customer_id_asked_at", "customer_id", "asked_at"),
        Index("ix_identity_proofs_named_asked_at", "named", "asked_at"),
        Index("ix_identity_proofs_state_asked_at", "state", "asked_at"),
    )


class BindingRow(Base):
    """One identity may act on the tickets of another."""

    __tablename__ = "identity_bindings"

    customer_id: Mapped[str] = mapped_column(Id, primary_key=True)
    bound_to: Mapped[str] = mapped_column(Id, primary_key=True, index=True)
    reference: Mapped[str] = mapped_column(String(15))
    way: Mapped[str] = mapped_column(Code)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class ChannelLinkRow(Base):
    """A link by which a customer goes on in another channel."""

    __tablename__ = "channel_links"

    mark: Mapped[str] = mapped_column(Mark, primary_key=True)
    customer_id: Mapped[str] = mapped_column(Id)
    reference: Mapped[str] = mapped_column(String(15))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_by: Mapped[str | None] = mapped_column(Id)
    message_id: Mapped[str | None] = mapped_column(Id)
