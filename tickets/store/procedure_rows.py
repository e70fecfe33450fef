"""The rows of the procedure and the values of the core, one from the other."""

import json
from decimal import Decimal

from tickets.authority import Authority, AuthorityStatus, Capacity
from tickets.correction import LabelCorrection
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.plan import Plan, PlanStatus
from tickets.procedure_ports import Performed
from tickets.response import Response, Result
from tickets.satisfaction import Rating
from tickets.staff import Recusal, Staff
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
from tickets.ticket import Money
from tickets.vocabulary import AppealRoute, Category, Language, Role, TicketState, Topic


def _money(amount: Decimal | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)


def staff_row(member: Staff) -> StaffRow:
    """The row of a member of staff."""
    return StaffRow(
        staff_id=member.id,
        name=member.name,
        roles=sorted(role.value for role in member.roles),
        categories=sorted(category.value for category in member.categories),
        topics=sorted(topic.value for topic in member.topics),
        languages=sorted(language.value for language in member.languages),
        active=member.active,
        interests=sorted(member.interests),
    )


def staff_of(row: StaffRow) -> Staff:
    """The member of staff in a row."""
    return Staff(
        id=row.staff_id,
        name=row.name,
        roles=frozenset(map(Role, row.roles)),
        categories=frozenset(map(Category, row.categories)),
        topics=frozenset(map(Topic, row.topics)),
        languages=frozenset(map(Language, row.languages)),
        active=row.active,
        interests=frozenset(row.interests),
    )


def recusal_of(row: RecusalRow) -> Recusal:
    """The recusal in a row."""
    return Recusal(row.reference, row.staff_id, row.reason, row.by, row.at)


def plan_row(plan: Plan) -> PlanRow:
    """The row of a plan."""
    return PlanRow(
        reference=plan.reference,
        number=plan.number,
        proposed_by=plan.proposed_by,
        proposed_at=plan.proposed_at,
        measures=plan.measures,
        reason=plan.reason,
        basis=plan.basis,
        options=json.dumps(plan.options, ensure_ascii=False),
        redress=plan.redress.amount if plan.redress else None,
        redress_currency=plan.redress.currency if plan.redress else None,
        status=plan.status.value,
        decided_by=plan.decided_by,
        decided_at=plan.decided_at,
        decision_reason=plan.decision_reason,
    )


def plan_of(row: PlanRow) -> Plan:
    """The plan in a row."""
    return Plan(
        reference=row.reference,
        number=row.number,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        measures=row.measures,
        reason=row.reason,
        basis=row.basis,
        options=tuple(json.loads(row.options)),
        redress=_money(row.redress, row.redress_currency),
        status=PlanStatus(row.status),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
    )


def response_row(response: Response) -> ResponseRow:
    """The row of a response."""
    amount = response.redress_amount
    return ResponseRow(
        reference=response.reference,
        number=response.number,
        result=response.result.value,
        basis=response.basis,
        follow_up=response.follow_up,
        by=response.by,
        at=response.at,
        redress=response.redress,
        redress_amount=amount.amount if amount else None,
        redress_currency=amount.currency if amount else None,
        reasons=response.reasons,
        routes=[route.value for route in response.routes],
        plan_number=response.plan_number,
    )


def response_of(row: ResponseRow) -> Response:
    """The response in a row."""
    return Response(
        reference=row.reference,
        number=row.number,
        result=Result(row.result),
        basis=row.basis,
        follow_up=row.follow_up,
        by=row.by,
        at=row.at,
        redress=row.redress,
        redress_amount=_money(row.redress_amount, row.redress_currency),
        reasons=row.reasons,
        routes=tuple(map(AppealRoute, row.routes)),
        plan_number=row.plan_number,
    )


def notice_row(notice: Notice) -> NoticeRow:
    """The row of a new notice; the store numbers it."""
    return NoticeRow(
        key=notice.key,
        reference=notice.reference,
        kind=notice.kind.value,
        ticket_state=notice.ticket_state.value,
        created_at=notice.created_at,
        next_attempt_at=notice.next_attempt_at,
        about=dict(notice.about),
        text=notice.text,
        delivery=notice.delivery.value,
        channel=notice.channel,
        attempts=notice.attempts,
        delivered_at=notice.delivered_at,
        last_error=notice.last_error,
    )


def notice_of(row: NoticeRow) -> Notice:
    """The notice in a row."""
    return Notice(
        id=row.id,
        key=row.key,
        reference=row.reference,
        kind=NoticeKind(row.kind),
        ticket_state=TicketState(row.ticket_state),
        created_at=row.created_at,
        next_attempt_at=row.next_attempt_at,
        about=row.about,
        text=row.text,
        delivery=DeliveryState(row.delivery),
        channel=row.channel,
        attempts=row.attempts,
        delivered_at=row.delivered_at,
        last_error=row.last_error,
    )


_RATING_FIELDS = (
    "reference",
    "round",
    "score",
    "words",
    "at",
    "handler_id",
    "channel",
    "follow_up_open",
    "followed_up_by",
    "followed_up_at",
    "follow_up_note",
)


def rating_row(rating: Rating) -> RatingRow:
    """The row of a rating."""
    same = {name: getattr(rating, name) for name in _RATING_FIELDS}
    return RatingRow(**same, topic=rating.topic.value)


def rating_of(row: RatingRow) -> Rating:
    """The rating in a row."""
    same = {name: getattr(row, name) for name in _RATING_FIELDS}
    return Rating(**same, topic=Topic(row.topic))


def authority_row(authority: Authority) -> AuthorityRow:
    """The row of a new authority; the store numbers it."""
    return AuthorityRow(
        reference=authority.reference,
        agent_id=authority.agent_id,
        capacity=authority.capacity.value,
        principal=authority.principal,
        basis=authority.basis,
        recorded_by=authority.recorded_by,
        recorded_at=authority.recorded_at,
        status=authority.status.value,
        decided_by=authority.decided_by,
        decided_at=authority.decided_at,
        decision_reason=authority.decision_reason,
    )


def authority_of(row: AuthorityRow) -> Authority:
    """The authority in a row."""
    return Authority(
        id=row.id,
        reference=row.reference,
        agent_id=row.agent_id,
        capacity=Capacity(row.capacity),
        principal=row.principal,
        basis=row.basis,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        status=AuthorityStatus(row.status),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
    )


_CORRECTION_FIELDS = (
    "reference",
    "label",
    "before",
    "after",
    "reason",
    "masked_text",
    "language",
    "by",
    "at",
)


def correction_row(correction: LabelCorrection) -> LabelCorrectionRow:
    """The row of a correction."""
    return LabelCorrectionRow(**{n: getattr(correction, n) for n in _CORRECTION_FIELDS})


def correction_of(row: LabelCorrectionRow) -> LabelCorrection:
    """The correction in a row."""
    return LabelCorrection(**{n: getattr(row, n) for n in _CORRECTION_FIELDS})


def performed_row(performed: Performed) -> PerformedRow:
    """The row of a request that was carried out."""
    return PerformedRow(
        actor=performed.actor,
        key=performed.key,
        action=performed.action,
        reference=performed.reference,
        state=performed.state.value,
        version=performed.version,
        at=performed.at,
    )


def performed_of(row: PerformedRow) -> Performed:
    """The request in a row."""
    return Performed(
        actor=row.actor,
        key=row.key,
        action=row.action,
        reference=row.reference,
        state=TicketState(row.state),
        version=row.version,
        at=row.at,
    )
