"""The tables of the procedure: staff, plans, responses, notices, ratings, authorities.

What people wrote about a customer's matter is `EncryptedText`; codes, ids and instants are not.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from tickets.store.base import Base, EncryptedText, UtcDateTime
from tickets.store.models import Amount, Code, Id, Number

Reference = String(15)


class StaffRow(Base):
    """A member of staff."""

    __tablename__ = "staff"

    staff_id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(EncryptedText)
    roles: Mapped[list[str]] = mapped_column(JSON)
    categories: Mapped[list[str]] = mapped_column(JSON)
    topics: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    active: Mapped[bool] = mapped_column(Boolean)
    interests: Mapped[list[str]] = mapped_column(JSON)


class RecusalRow(Base):
    """A member of staff has an interest in a ticket."""

    __tablename__ = "recusals"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.staff_id"))
    reason: Mapped[str] = mapped_column(EncryptedText)
    by: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (UniqueConstraint("reference", "staff_id"),)


_OPEN = text("status IN ('proposed', 'approved')")


class PlanRow(Base):
    """A handling plan."""

    __tablename__ = "plans"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"))
    number: Mapped[int] = mapped_column(Integer)
    proposed_by: Mapped[str] = mapped_column(Id)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    measures: Mapped[str] = mapped_column(EncryptedText)
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    basis: Mapped[str | None] = mapped_column(EncryptedText)
    options: Mapped[str] = mapped_column(EncryptedText)  # a JSON list
    redress: Mapped[Decimal | None] = mapped_column(Amount)
    redress_currency: Mapped[str | None] = mapped_column(String(3))
    status: Mapped[str] = mapped_column(Code)
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision_reason: Mapped[str | None] = mapped_column(EncryptedText)

    # one open plan, whatever a program thinks
    __table_args__ = (
        UniqueConstraint("reference", "number"),
        Index(
            "uq_plans_open", "reference", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
        ),
    )


class ResponseRow(Base):
    """A response to the customer."""

    __tablename__ = "responses"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"))
    number: Mapped[int] = mapped_column(Integer)
    result: Mapped[str] = mapped_column(Code)
    basis: Mapped[str] = mapped_column(EncryptedText)
    follow_up: Mapped[str] = mapped_column(EncryptedText)
    by: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    redress: Mapped[str | None] = mapped_column(EncryptedText)
    redress_amount: Mapped[Decimal | None] = mapped_column(Amount)
    redress_currency: Mapped[str | None] = mapped_column(String(3))
    reasons: Mapped[str | None] = mapped_column(EncryptedText)
    routes: Mapped[list[str]] = mapped_column(JSON)
    plan_number: Mapped[int | None] = mapped_column(Integer)

    __table_args__ = (UniqueConstraint("reference", "number"),)


class NoticeRow(Base):
    """Something that a customer is to be told."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    kind: Mapped[str] = mapped_column(Code)
    ticket_state: Mapped[str] = mapped_column(Code)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    about: Mapped[dict[str, Any]] = mapped_column(JSON)
    text: Mapped[str | None] = mapped_column(EncryptedText)
    delivery: Mapped[str] = mapped_column(Code)
    channel: Mapped[str | None] = mapped_column(Id)
    attempts: Mapped[int] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(String(100))

    __table_args__ = (Index("ix_notices_delivery_next_attempt_at", "delivery", "next_attempt_at"),)


class RatingRow(Base):
    """A customer's rating of one round of handling."""

    __tablename__ = "ratings"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"))
    round: Mapped[int] = mapped_column(Integer)
    score: Mapped[int] = mapped_column(Integer)
    words: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    topic: Mapped[str] = mapped_column(Code)
    handler_id: Mapped[str | None] = mapped_column(Id)
    channel: Mapped[str | None] = mapped_column(Id)
    follow_up_open: Mapped[bool] = mapped_column(Boolean)
    followed_up_by: Mapped[str | None] = mapped_column(Id)
    followed_up_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    follow_up_note: Mapped[str | None] = mapped_column(EncryptedText)

    __table_args__ = (
        UniqueConstraint("reference", "round"),
        Index("ix_ratings_follow_up_open_at", "follow_up_open", "at"),
    )


class AuthorityRow(Base):
    """The authority to act for somebody else."""

    __tablename__ = "authorities"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    agent_id: Mapped[str] = mapped_column(Id, index=True)
    capacity: Mapped[str] = mapped_column(Code)
    principal: Mapped[str] = mapped_column(EncryptedText)
    basis: Mapped[str] = mapped_column(EncryptedText)
    recorded_by: Mapped[str] = mapped_column(Id)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(Code)
    decided_by: Mapped[str | None] = mapped_column(Id)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decision_reason: Mapped[str | None] = mapped_column(EncryptedText)


class LabelCorrectionRow(Base):
    """A label that staff put right."""

    __tablename__ = "label_corrections"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    label: Mapped[str] = mapped_column(Code)
    before: Mapped[str] = mapped_column(Code)
    after: Mapped[str] = mapped_column(Code)
    reason: Mapped[str] = mapped_column(EncryptedText)
    masked_text: Mapped[str] = mapped_column(EncryptedText)
    language: Mapped[str] = mapped_column(Code)
    by: Mapped[str] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class PerformedRow(Base):
    """A request that was carried out under an idempotency key."""

    __tablename__ = "performed"

    actor: Mapped[str] = mapped_column(Id, primary_key=True)
    key: Mapped[str] = mapped_column(Id, primary_key=True)
    action: Mapped[str] = mapped_column(Code)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"))
    state: Mapped[str] = mapped_column(Code)
    version: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
