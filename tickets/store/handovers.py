"""Handovers and presence in SQL."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from tickets.errors import StaleTicket
from tickets.handover import Handover, HandoverState, Presence
from tickets.store.base import flushing
from tickets.store.handover_models import IS_OPEN, HandoverRow, PresenceRow
from tickets.store.row_mapper import RowMapper, code, code_list
from tickets.vocabulary import Language

_HANDOVER = RowMapper(
    Handover,
    HandoverRow,
    otherwise={
        "reasons": code_list(str),
        "language": code(Language),
        "state": code(HandoverState),
    },
    only_read=frozenset({"number", "version"}),
)
_PRESENCE = RowMapper(Presence, PresenceRow)

# Asked in most turns; built once, since building costs more than running.
_OPEN_IN = select(HandoverRow).where(
    HandoverRow.conversation_id == bindparam("conversation_id"), text(IS_OPEN)
)


class SqlHandovers:
    """Handovers in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, handover: Handover) -> Handover:
        row = _HANDOVER.row_of(handover)
        row.version = 1
        with flushing(self._session):
            self._session.add(row)
        return _HANDOVER.value_of(row)

    def save(self, handover: Handover) -> Handover:
        row = self._session.get(HandoverRow, handover.number)
        stale = StaleTicket(f"Handover {handover.number} was changed meanwhile: read it again.")
        if row is None or row.version != handover.version:
            raise stale
        _HANDOVER.fill(row, handover)
        row.version += 1
        try:
            with flushing(self._session):
                pass
        except StaleDataError:
            raise stale from None
        return _HANDOVER.value_of(row)

    def get(self, number: int) -> Handover | None:
        row = self._session.get(HandoverRow, number)
        return None if row is None else _HANDOVER.value_of(row)

    def open_in(self, conversation_id: str) -> Handover | None:
        # on the connection: an object of the session would take thrice as long
        parameters = {"conversation_id": conversation_id}
        row = self._session.connection().execute(_OPEN_IN, parameters).first()
        return None if row is None else _HANDOVER.value_of(row)

    def newest_of_ticket(self, reference: str) -> Handover | None:
        row = self._session.scalar(
            select(HandoverRow)
            .where(HandoverRow.reference == reference)
            .order_by(HandoverRow.number.desc())
            .limit(1)
        )
        return None if row is None else _HANDOVER.value_of(row)

    def all_open(self) -> list[Handover]:
        rows = self._session.scalars(
            select(HandoverRow).where(text(IS_OPEN)).order_by(HandoverRow.number)
        )
        return list(map(_HANDOVER.value_of, rows))

    def newest(self, limit: int) -> list[Handover]:
        rows = self._session.scalars(
            select(HandoverRow).order_by(HandoverRow.number.desc()).limit(limit)
        )
        return list(map(_HANDOVER.value_of, rows))

    def silent_since(self, before: datetime, limit: int) -> list[int]:
        return list(
            self._session.scalars(
                select(HandoverRow.number)
                .where(
                    text(IS_OPEN),
                    HandoverRow.state == HandoverState.TAKEN.value,
                    HandoverRow.active_at <= before,
                )
                .order_by(HandoverRow.number)
                .limit(limit)
            )
        )

    def note_presence(self, presence: Presence) -> None:
        with flushing(self._session):
            self._session.merge(_PRESENCE.row_of(presence))

    def presences(self) -> Sequence[Presence]:
        rows = self._session.scalars(select(PresenceRow).order_by(PresenceRow.staff_id))
        return list(map(_PRESENCE.value_of, rows))
