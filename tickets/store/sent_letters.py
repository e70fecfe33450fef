"""Letters as they were sent, in SQL."""

from datetime import datetime

from sqlalchemy import ForeignKey, Select, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from tickets.sent_letter import SentLetter
from tickets.store.base import Base, EncryptedText, UtcDateTime, flushing
from tickets.store.models import Code, Number
from tickets.store.row_mapper import RowMapper


class SentLetterRow(Base):
    """A letter as it was handed over to its channel."""

    __tablename__ = "sent_letters"

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"))
    reference: Mapped[str] = mapped_column(ForeignKey("tickets.reference"), index=True)
    medium: Mapped[str] = mapped_column(Code)
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    subject: Mapped[str | None] = mapped_column(EncryptedText)
    html: Mapped[str | None] = mapped_column(EncryptedText)

    __table_args__ = (UniqueConstraint("notice_id", "medium"),)


_LETTER = RowMapper(SentLetter, SentLetterRow)


class SqlSentLetters:
    """Letters as they were sent, in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, letter: SentLetter) -> None:
        with flushing(self._session):
            self._session.add(_LETTER.row_of(letter))

    def of(self, notice_id: int, medium: str) -> SentLetter | None:
        found = self._found(
            select(SentLetterRow).where(
                SentLetterRow.notice_id == notice_id, SentLetterRow.medium == medium
            )
        )
        return found[0] if found else None

    def on(self, reference: str) -> list[SentLetter]:
        return self._found(select(SentLetterRow).where(SentLetterRow.reference == reference))

    def _found(self, query: Select[SentLetterRow]) -> list[SentLetter]:
        return list(map(_LETTER.value_of, self._session.scalars(query.order_by(SentLetterRow.id))))
