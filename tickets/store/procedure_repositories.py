"""The repositories of `tickets.procedure_ports` in SQL."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Integer, bindparam, cast, func, insert, select, update
from sqlalchemy.orm import Session

from tickets.authority import Authority, AuthorityStatus
from tickets.correction import LabelCorrection
from tickets.notice import DeliveryState, Notice
from tickets.plan import OPEN_PLAN_STATUSES, Plan
from tickets.procedure_ports import Performed
from tickets.response import Response
from tickets.satisfaction import FOLLOW_UP_AT_MOST, Rating, ScoreBy, Scores
from tickets.staff import Recusal, Staff
from tickets.store.base import as_store_errors, flushing
from tickets.store.models import TicketRow
from tickets.store.procedure_models import (
    AuthorityRow,
    LabelCorrectionRow,
    NoticeRow,
    PerformedRow,
    PlanRow,
    RatingRow,
    RecusalRow,
    ResponseRow,
    StaffRow,
)
from tickets.store.procedure_rows import (
    AUTHORITY,
    CORRECTION,
    NOTICE,
    PERFORMED,
    PLAN,
    RATING,
    RECUSAL,
    RESPONSE,
    STAFF,
)
from tickets.vocabulary import ENDED_STATES, TicketState

# named, so that the index on states is used: nearly all tickets of an old store have ended
_NOT_ENDED = sorted(state.value for state in TicketState if state not in ENDED_STATES)
_OPEN_PLANS = sorted(status.value for status in OPEN_PLAN_STATUSES)


class SqlStaffList:
    """Members of staff in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, member: Staff) -> None:
        with flushing(self._session):
            self._session.merge(STAFF.row_of(member))

    def get(self, staff_id: str) -> Staff | None:
        row = self._session.get(StaffRow, staff_id)
        return None if row is None else STAFF.value_of(row)

    def all(self) -> list[Staff]:
        rows = self._session.scalars(select(StaffRow).order_by(StaffRow.staff_id))
        return list(map(STAFF.value_of, rows))

    def recuse(self, recusal: Recusal) -> None:
        if any(r.staff_id == recusal.staff_id for r in self.recusals_on(recusal.reference)):
            return
        with flushing(self._session):
            self._session.add(RECUSAL.row_of(recusal))

    def recusals_on(self, reference: str) -> list[Recusal]:
        query = select(RecusalRow).where(RecusalRow.reference == reference)
        return list(map(RECUSAL.value_of, self._session.scalars(query.order_by(RecusalRow.id))))

    def workload(self) -> Mapping[str, int]:
        query = (
            select(TicketRow.handler_id, func.count())
            .where(TicketRow.handler_id.is_not(None), TicketRow.state.in_(_NOT_ENDED))
            .group_by(TicketRow.handler_id)
        )
        return {handler: count for handler, count in self._session.execute(query) if handler}


class SqlPlans:
    """Handling plans in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, plan: Plan) -> None:
        with flushing(self._session):
            self._session.add(PLAN.row_of(plan))

    def save(self, plan: Plan) -> None:
        with flushing(self._session):
            self._session.execute(
                update(PlanRow)
                .where(PlanRow.reference == plan.reference, PlanRow.number == plan.number)
                .values(
                    status=plan.status.value,
                    decided_by=plan.decided_by,
                    decided_at=plan.decided_at,
                    decision_reason=plan.decision_reason,
                )
            )

    def on(self, reference: str) -> list[Plan]:
        query = select(PlanRow).where(PlanRow.reference == reference)
        return list(map(PLAN.value_of, self._session.scalars(query.order_by(PlanRow.number))))

    def open_on(self, reference: str) -> Plan | None:
        row = self._session.scalar(
            select(PlanRow).where(PlanRow.reference == reference, PlanRow.status.in_(_OPEN_PLANS))
        )
        return None if row is None else PLAN.value_of(row)


class SqlResponses:
    """Responses in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, response: Response) -> None:
        with flushing(self._session):
            self._session.add(RESPONSE.row_of(response))

    def on(self, reference: str) -> list[Response]:
        query = select(ResponseRow).where(ResponseRow.reference == reference)
        return list(
            map(RESPONSE.value_of, self._session.scalars(query.order_by(ResponseRow.number)))
        )


# built once, since building costs more than running
_NOTICE_KNOWN = select(NoticeRow.id).where(NoticeRow.key == bindparam("key"))
_NEW_NOTICE = insert(NoticeRow)


class SqlNotices:
    """Notices in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, notice: Notice) -> None:
        connection = self._session.connection()
        if connection.scalar(_NOTICE_KNOWN, {"key": notice.key}) is None:
            with as_store_errors():
                connection.execute(_NEW_NOTICE, NOTICE.columns_of(notice))

    def get(self, notice_id: int) -> Notice | None:
        row = self._session.get(NoticeRow, notice_id)
        return None if row is None else NOTICE.value_of(row)

    def save(self, notice: Notice) -> None:
        row = self._session.get(NoticeRow, notice.id)
        if row is not None:
            NOTICE.fill(row, notice)

    def due(self, now: datetime, limit: int) -> Sequence[Notice]:
        query = select(NoticeRow).where(
            NoticeRow.delivery == DeliveryState.WAITING.value, NoticeRow.next_attempt_at <= now
        )
        rows = self._session.scalars(query.order_by(NoticeRow.id).limit(limit))
        return list(map(NOTICE.value_of, rows))

    def on(self, reference: str) -> list[Notice]:
        query = select(NoticeRow).where(NoticeRow.reference == reference)
        return list(map(NOTICE.value_of, self._session.scalars(query.order_by(NoticeRow.id))))


class SqlRatings:
    """Ratings in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, rating: Rating) -> None:
        row = RATING.row_of(rating)
        known = self._session.scalar(
            select(RatingRow.id).where(
                RatingRow.reference == rating.reference, RatingRow.round == rating.round
            )
        )
        if known is not None:
            row.id = known
        with flushing(self._session):
            self._session.merge(row)

    def on(self, reference: str) -> list[Rating]:
        query = select(RatingRow).where(RatingRow.reference == reference)
        return list(map(RATING.value_of, self._session.scalars(query.order_by(RatingRow.round))))

    def to_follow_up(self, limit: int) -> list[Rating]:
        query = select(RatingRow).where(RatingRow.follow_up_open)
        ordered = query.order_by(RatingRow.at, RatingRow.reference)
        return list(map(RATING.value_of, self._session.scalars(ordered.limit(limit))))

    def scores(self, by: ScoreBy) -> list[Scores]:
        columns = {
            ScoreBy.HANDLER: RatingRow.handler_id,
            ScoreBy.TOPIC: RatingRow.topic,
            ScoreBy.CHANNEL: RatingRow.channel,
        }
        low = func.sum(cast(RatingRow.score <= FOLLOW_UP_AT_MOST, Integer))
        query = select(columns[by], func.count(), func.sum(RatingRow.score), low)
        rows = self._session.execute(query.group_by(columns[by])).all()
        return sorted(
            (Scores(name or "", count, total / count, lows) for name, count, total, lows in rows),
            key=lambda scores: scores.name,
        )


class SqlAuthorities:
    """Authorities in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, authority: Authority) -> None:
        with flushing(self._session):
            self._session.add(AUTHORITY.row_of(authority))

    def save(self, authority: Authority) -> None:
        row = self._session.get(AuthorityRow, authority.id)
        if row is not None:
            AUTHORITY.fill(row, authority)

    def verified_of(self, agent_id: str) -> list[str]:
        query = select(AuthorityRow.reference).where(
            AuthorityRow.agent_id == agent_id,
            AuthorityRow.status == AuthorityStatus.VERIFIED.value,
        )
        return list(self._session.scalars(query.distinct()))

    def on(self, reference: str) -> list[Authority]:
        query = select(AuthorityRow).where(AuthorityRow.reference == reference)
        return list(map(AUTHORITY.value_of, self._session.scalars(query.order_by(AuthorityRow.id))))


class SqlCorrections:
    """Corrections of labels in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, correction: LabelCorrection) -> None:
        with flushing(self._session):
            self._session.add(CORRECTION.row_of(correction))

    def all(self) -> list[LabelCorrection]:
        rows = self._session.scalars(select(LabelCorrectionRow).order_by(LabelCorrectionRow.id))
        return list(map(CORRECTION.value_of, rows))


class SqlPerformances:
    """Requests that were carried out, in SQL."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, actor: str, key: str) -> Performed | None:
        row = self._session.get(PerformedRow, (actor, key))
        return None if row is None else PERFORMED.value_of(row)

    def add(self, performed: Performed) -> None:
        with flushing(self._session):
            self._session.add(PERFORMED.row_of(performed))
