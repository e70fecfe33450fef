"""Files in SQL: the repository of the use cases, over the tables that the edge writes too."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.orm import Session

from tickets.attachment import (
    WAITS,
    Attachment,
    AttachmentKind,
    AttachmentState,
    Refusal,
    ScanState,
)
from tickets.store.attachment_models import AttachmentPartRow, AttachmentRow
from tickets.store.base import flushing
from tickets.store.row_mapper import RowMapper, code
from tickets.store.sealing import seal, unseal

ATTACHMENT = RowMapper(
    Attachment,
    AttachmentRow,
    otherwise={
        "kind": code(AttachmentKind),
        "state": code(AttachmentState),
        "refusal": code(Refusal),
        "scan": code(ScanState),
    },
)

_ORDER = (AttachmentRow.added_at, AttachmentRow.position, AttachmentRow.id)
_IS_LOOSE = and_(AttachmentRow.draft_id.is_(None), AttachmentRow.added_at >= bindparam("since"))


def _kept(own: ColumnElement[bool]) -> Select[AttachmentRow]:
    return (
        select(AttachmentRow)
        .where(
            AttachmentRow.customer_id == bindparam("customer_id"),
            AttachmentRow.reference.is_(None),
            AttachmentRow.state == AttachmentState.KEPT.value,
            own,
        )
        .order_by(*_ORDER)
    )


# Asked for every summary and every ticket; built once, since building costs more than running.
_LOOSE = _kept(_IS_LOOSE)
_WAITING = _kept(or_(_IS_LOOSE, AttachmentRow.draft_id == bindparam("draft_id")))


class SqlAttachments:
    """Files in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, attachment: Attachment, content: bytes | None = None) -> None:
        of_message = AttachmentRow.message_id == attachment.message_id
        count = select(func.count()).select_from(AttachmentRow).where(of_message)
        row = ATTACHMENT.row_of(attachment)
        row.position = self._session.scalar(count) or 0
        with flushing(self._session):
            self._session.add(row)
        parts = seal(attachment.id, content) if content else []
        if parts:
            self._session.execute(
                insert(AttachmentPartRow),
                [
                    {"attachment_id": attachment.id, "position": position, "content": part}
                    for position, part in enumerate(parts)
                ],
            )

    def save(self, attachment: Attachment) -> None:
        row = self._session.get(AttachmentRow, attachment.id)
        if row is not None:
            with flushing(self._session):
                ATTACHMENT.fill(row, attachment)

    def get(self, attachment_id: str) -> Attachment | None:
        row = self._session.get(AttachmentRow, attachment_id)
        return None if row is None else ATTACHMENT.value_of(row)

    def content(self, attachment_id: str) -> bytes | None:
        parts = self._session.scalars(
            select(AttachmentPartRow.content)
            .where(AttachmentPartRow.attachment_id == attachment_id)
            .order_by(AttachmentPartRow.position)
        ).all()
        return unseal(attachment_id, parts) if parts else None

    def drop_content(self, attachment_id: str) -> None:
        self._session.execute(
            delete(AttachmentPartRow).where(AttachmentPartRow.attachment_id == attachment_id)
        )

    def remove(self, attachment_ids: Collection[str]) -> None:
        ids = list(attachment_ids)
        self._session.execute(
            delete(AttachmentPartRow).where(AttachmentPartRow.attachment_id.in_(ids))
        )
        self._session.execute(delete(AttachmentRow).where(AttachmentRow.id.in_(ids)))

    def of_messages(self, message_ids: Collection[str]) -> list[Attachment]:
        return self._found(AttachmentRow.message_id.in_(list(message_ids)))

    def on(self, reference: str) -> list[Attachment]:
        return self._found(AttachmentRow.reference == reference)

    def waiting_of(self, customer_id: str, draft_id: str | None, now: datetime) -> list[Attachment]:
        told = {"customer_id": customer_id, "since": now - WAITS}
        # on the connection: as objects of the session rows would take thrice as long
        connection = self._session.connection()
        if draft_id is None:
            rows = connection.execute(_LOOSE, told)
        else:
            rows = connection.execute(_WAITING, {**told, "draft_id": draft_id})
        return list(map(ATTACHMENT.value_of, rows))

    def on_no_ticket(self, customer_id: str) -> list[Attachment]:
        return self._found(
            and_(AttachmentRow.customer_id == customer_id, AttachmentRow.reference.is_(None))
        )

    def to_scan(self, limit: int) -> list[Attachment]:
        query = (
            select(AttachmentRow)
            .where(
                AttachmentRow.state == AttachmentState.KEPT.value,
                AttachmentRow.scan == ScanState.UNSCANNED.value,
            )
            .order_by(AttachmentRow.added_at)
            .limit(limit)
        )
        return list(map(ATTACHMENT.value_of, self._session.scalars(query)))

    def left_behind(
        self, uploaded_before: datetime, loose_before: datetime, limit: int
    ) -> list[str]:
        query = select(AttachmentRow.id).where(
            AttachmentRow.reference.is_(None),
            or_(
                and_(AttachmentRow.message_id.is_(None), AttachmentRow.added_at < uploaded_before),
                AttachmentRow.added_at < loose_before,
            ),
        )
        return list(self._session.scalars(query.limit(limit)))

    def _found(self, condition: "object") -> list[Attachment]:
        query = (
            select(AttachmentRow)
            .where(condition)  # type: ignore[arg-type]  # any condition of SQLAlchemy's
            .order_by(*_ORDER)
        )
        return list(map(ATTACHMENT.value_of, self._session.scalars(query)))
