"""The tables of evidence: what is known of a file, and its content in encrypted parts."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from tickets.store.base import Base, EncryptedText, UtcDateTime
from tickets.store.models import Code, Id


class AttachmentRow(Base):
    """One file, without its content."""

    __tablename__ = "attachments"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    uploader: Mapped[str] = mapped_column(Id)
    customer_id: Mapped[str | None] = mapped_column(Id)
    conversation_id: Mapped[str | None] = mapped_column(Id)
    message_id: Mapped[str | None] = mapped_column(Id, index=True)
    draft_id: Mapped[str | None] = mapped_column(Id)
    reference: Mapped[str | None] = mapped_column(ForeignKey("tickets.reference"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(Code)
    state: Mapped[str] = mapped_column(Code)
    media_type: Mapped[str | None] = mapped_column(String(127))
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(String(64))
    name: Mapped[str | None] = mapped_column(EncryptedText)
    caption: Mapped[str | None] = mapped_column(EncryptedText)
    refusal: Mapped[str | None] = mapped_column(Code)
    scan: Mapped[str] = mapped_column(Code)
    source: Mapped[str | None] = mapped_column(EncryptedText)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)

    __table_args__ = (
        Index("ix_attachments_uploader_added_at", "uploader", "added_at"),
        Index("ix_attachments_customer_id_reference", "customer_id", "reference"),
        Index("ix_attachments_state_scan", "state", "scan"),
    )


class AttachmentPartRow(Base):
    """A part of a file's content, sealed by `tickets.store.sealing`."""

    __tablename__ = "attachment_parts"

    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachments.id"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)


attachments: Table = Base.metadata.tables["attachments"]
attachment_parts: Table = Base.metadata.tables["attachment_parts"]
