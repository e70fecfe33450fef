"""The tables of handovers: conversations with a person, and who is at the desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, Table
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from tickets.store.base import Base, UtcDateTime
from tickets.store.models import Code, Id, Number

# queries that should use the partial index must state it
IS_OPEN = "state IN ('waiting', 'taken')"
_OPEN: dict[str, Any] = {"sqlite_where": sql(IS_OPEN), "postgresql_where": sql(IS_OPEN)}


class HandoverRow(Base):
    """One handover; what was said in it stands in the conversation."""

    __tablename__ = "handovers"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    conversation_id: Mapped[str] = mapped_column(Id)
    customer_id: Mapped[str] = mapped_column(Id)
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    reasons: Mapped[list[str]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(Code)
    state: Mapped[str] = mapped_column(Code)
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_by: Mapped[str | None] = mapped_column(Id)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    active_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(Integer)

    # a conversation has one open handover at most; the gateway asks for it at every message
    __table_args__ = (Index("uq_handovers_open", "conversation_id", unique=True, **_OPEN),)
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012


class PresenceRow(Base):
    """Until when a member of staff is at the desk."""

    __tablename__ = "staff_presence"

    staff_id: Mapped[str] = mapped_column(Id, primary_key=True)
    until: Mapped[datetime] = mapped_column(UtcDateTime)


handovers: Table = Base.metadata.tables["handovers"]
