"""The tables of the ticket store. Personal fields are `EncryptedText`; ids come from the edge."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from tickets.store.base import Base, EncryptedText, UtcDateTime

Id = String(64)
Code = String(32)
# SQLite numbers rows by itself only in columns of exactly the type INTEGER
Number = BigInteger().with_variant(Integer, "sqlite")


class Amount(TypeDecorator[Decimal]):
    """A sum as a whole number of ten-thousandths: exact, comparable and summable everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value * 10_000)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        amount = Decimal(value) / 10_000
        return amount.quantize(Decimal("0.01")) if value % 100 == 0 else amount


class TicketRow(Base):
    """One ticket."""

    __tablename__ = "tickets"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(String(15), unique=True)
    draft_id: Mapped[str] = mapped_column(Id, unique=True)
    customer_id: Mapped[str] = mapped_column(Id)
    conversation_id: Mapped[str] = mapped_column(Id)
    channel: Mapped[str | None] = mapped_column(Id)
    language: Mapped[str] = mapped_column(Code)
    category: Mapped[str] = mapped_column(Code)
    topic: Mapped[str] = mapped_column(Code)
    severity: Mapped[str] = mapped_column(Code)
    state: Mapped[str] = mapped_column(Code)
    mood: Mapped[str] = mapped_column(Code)
    tone_path: Mapped[list[str]] = mapped_column(JSON)
    flags: Mapped[list[str]] = mapped_column(JSON)
    story: Mapped[str | None] = mapped_column(EncryptedText)
    incident_time_told: Mapped[str | None] = mapped_column(EncryptedText)
    incident_date: Mapped[date | None] = mapped_column(Date)
    reference_number: Mapped[str | None] = mapped_column(EncryptedText)
    demand: Mapped[str | None] = mapped_column(EncryptedText)
    amount: Mapped[Decimal | None] = mapped_column(Amount)
    currency: Mapped[str | None] = mapped_column(String(3))
    customer_name: Mapped[str | None] = mapped_column(EncryptedText)
    contact: Mapped[str | None] = mapped_column(EncryptedText)
    reply_channel: Mapped[str | None] = mapped_column(Code)
    confidences: Mapped[dict[str, Any]] = mapped_column(JSON)
    policy_id: Mapped[str] = mapped_column(Id)
    policy_effective_from: Mapped[date] = mapped_column(Date)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_event: Mapped[str] = mapped_column(Id)
    details_complete: Mapped[bool] = mapped_column(Boolean)
    handler_id: Mapped[str | None] = mapped_column(Id)
    resume_state: Mapped[str | None] = mapped_column(Code)
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    responded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reopenings: Mapped[int] = mapped_column(Integer, server_default="0")
    merged_into: Mapped[str | None] = mapped_column(String(15))
    appeal_route: Mapped[str | None] = mapped_column(Code)
    version: Mapped[int] = mapped_column(Integer)

    clocks: Mapped[list["ClockRow"]] = relationship(
        cascade="all, delete-orphan", order_by="ClockRow.position", lazy="selectin"
    )

    __table_args__ = (
        Index("ix_tickets_customer_id_id", "customer_id", "id"),
        Index("ix_tickets_state_id", "state", "id"),
        # who has how many open ones, and which of them nobody has
        Index("ix_tickets_state_handler_id", "state", "handler_id"),
    )
    # counted by hand, so that every save counts, also one that only changes clocks
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012


class ClockRow(Base):
    """One deadline of a ticket."""

    __tablename__ = "clocks"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(Code, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    projected: Mapped[bool] = mapped_column(Boolean)
    calendar_unconfirmed: Mapped[bool] = mapped_column(Boolean)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    met_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    breached_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # instants as ISO 8601: [[from, until], ...] and [[up to, at, approved by], ...]
    pauses: Mapped[list[list[str]]] = mapped_column(JSON, server_default="[]")
    extensions: Mapped[list[list[Any]]] = mapped_column(JSON, server_default="[]")

    # what is due next, over all tickets
    __table_args__ = (Index("ix_clocks_met_at_due_at", "met_at", "due_at"),)


class InformationRow(Base):
    """Something that a customer added to a ticket."""

    __tablename__ = "information"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    customer_id: Mapped[str] = mapped_column(Id)
    idempotency_key: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Code)
    text: Mapped[str] = mapped_column(EncryptedText)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("customer_id", "idempotency_key"),)


class CustomerRow(Base):
    """What is known of a customer."""

    __tablename__ = "customers"

    customer_id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str | None] = mapped_column(EncryptedText)
    contact: Mapped[str | None] = mapped_column(EncryptedText)
    contact_index: Mapped[str | None] = mapped_column(String(64), index=True)
    reply_channel: Mapped[str | None] = mapped_column(Code)
    language: Mapped[str | None] = mapped_column(Code)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    forgotten_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FailedLookupRow(Base):
    """A look-up that found nothing, counted against the customer's limit."""

    __tablename__ = "failed_lookups"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    customer_id: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_failed_lookups_customer_id_at", "customer_id", "at"),)


class AuditRow(Base):
    """One event of the trail; rows are only ever added."""

    __tablename__ = "audit_events"

    sequence: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(Id)
    customer_id: Mapped[str] = mapped_column(Id)
    reference: Mapped[str | None] = mapped_column(String(15))
    changes: Mapped[str] = mapped_column(EncryptedText)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index("ix_audit_events_reference_sequence", "reference", "sequence"),)


class AuditHeadRow(Base):
    """The end of the trail, in its only row; whoever appends locks it."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger)
    hash: Mapped[str] = mapped_column(String(64))


class AlertRow(Base):
    """A call to staff."""

    __tablename__ = "alerts"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    reasons: Mapped[list[str]] = mapped_column(JSON)
    topic: Mapped[str] = mapped_column(Code)
    severity: Mapped[str] = mapped_column(Code)
    language: Mapped[str] = mapped_column(Code)
    queued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(Integer)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(String(100))

    __table_args__ = (
        Index("ix_alerts_delivered_at_next_attempt_at", "delivered_at", "next_attempt_at"),
    )


class FeedbackRow(Base):
    """Praise or a suggestion."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    customer_id: Mapped[str] = mapped_column(Id)
    conversation_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(Code)
    text: Mapped[str] = mapped_column(EncryptedText)
    language: Mapped[str] = mapped_column(Code)
    channel: Mapped[str | None] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    idempotency_key: Mapped[str] = mapped_column(Id)

    __table_args__ = (UniqueConstraint("customer_id", "idempotency_key"),)


class KeyCheckRow(Base):
    """A known text under the installation's keys: tells at the start whether they fit."""

    __tablename__ = "key_check"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sample: Mapped[str] = mapped_column(EncryptedText)
