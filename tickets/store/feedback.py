"""Praise and suggestions in SQL."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tickets.feedback import Feedback, FeedbackKind
from tickets.store.base import flushing
from tickets.store.models import FeedbackRow
from tickets.store.rows import FEEDBACK


class SqlFeedback:
    """Feedback in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, feedback: Feedback) -> None:
        with flushing(self._session):
            self._session.add(FEEDBACK.row_of(feedback))

    def by_key(self, customer_id: str, key: str) -> Feedback | None:
        row = self._session.scalar(
            select(FeedbackRow).where(
                FeedbackRow.customer_id == customer_id, FeedbackRow.idempotency_key == key
            )
        )
        return None if row is None else FEEDBACK.value_of(row)

    def newest_of(self, conversation_id: str, kind: FeedbackKind) -> Feedback | None:
        row = self._session.scalar(
            select(FeedbackRow)
            .where(FeedbackRow.conversation_id == conversation_id, FeedbackRow.kind == kind.value)
            .order_by(FeedbackRow.id.desc())
            .limit(1)
        )
        return None if row is None else FEEDBACK.value_of(row)

    def extend(self, feedback: Feedback, text: str) -> None:
        row = self._session.scalars(
            select(FeedbackRow).where(
                FeedbackRow.customer_id == feedback.customer_id,
                FeedbackRow.idempotency_key == feedback.idempotency_key,
            )
        ).one()
        with flushing(self._session):
            row.text = f"{feedback.text}\n{text}"

    def newest(self, kind: FeedbackKind | None, limit: int | None) -> list[Feedback]:
        query = select(FeedbackRow)
        if kind is not None:
            query = query.where(FeedbackRow.kind == kind.value)
        rows = self._session.scalars(query.order_by(FeedbackRow.id.desc()).limit(limit))
        return list(map(FEEDBACK.value_of, rows))

    def erase_of(self, customer_id: str) -> int:
        own = list(
            self._session.scalars(
                select(FeedbackRow.id).where(FeedbackRow.customer_id == customer_id)
            )
        )
        if own:
            self._session.execute(delete(FeedbackRow).where(FeedbackRow.customer_id == customer_id))
        return len(own)
