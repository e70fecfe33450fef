"""Praise and suggestions in SQL."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tickets.feedback import Feedback, FeedbackKind
from tickets.store.base import flushing
from tickets.store.models import FeedbackRow
from tickets.vocabulary import Language


class SqlFeedback:
    """Feedback in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, feedback: Feedback) -> None:
        with flushing(self._session):
            self._session.add(
                FeedbackRow(
                    customer_id=feedback.customer_id,
                    conversation_id=feedback.conversation_id,
                    kind=feedback.kind.value,
                    text=feedback.text,
                    language=feedback.language.value,
                    channel=feedback.channel,
                    at=feedback.at,
                    idempotency_key=feedback.idempotency_key,
                )
            )

    def by_key(self, customer_id: str, key: str) -> Feedback | None:
        row = self._session.scalar(
            select(FeedbackRow).where(
                FeedbackRow.customer_id == customer_id, FeedbackRow.idempotency_key == key
            )
        )
        return None if row is None else _feedback_of(row)

    def newest(self, kind: FeedbackKind | None, limit: int | None) -> list[Feedback]:
        query = select(FeedbackRow)
        if kind is not None:
            query = query.where(FeedbackRow.kind == kind.value)
        rows = self._session.scalars(query.order_by(FeedbackRow.id.desc()).limit(limit))
        return list(map(_feedback_of, rows))

    def erase_of(self, customer_id: str) -> int:
        own = list(
            self._session.scalars(
                select(FeedbackRow.id).where(FeedbackRow.customer_id == customer_id)
            )
        )
        if own:
            self._session.execute(delete(FeedbackRow).where(FeedbackRow.customer_id == customer_id))
        return len(own)


def _feedback_of(row: FeedbackRow) -> Feedback:
    return Feedback(
        customer_id=row.customer_id,
        conversation_id=row.conversation_id,
        kind=FeedbackKind(row.kind),
        text=row.text,
        language=Language(row.language),
        channel=row.channel,
        at=row.at,
        idempotency_key=row.idempotency_key,
    )
