"""How the values of the procedure are kept (see `tickets.store.row_mapper`)."""

import json

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
from tickets.store.row_mapper import Kept, RowMapper, code, code_list, code_set
from tickets.vocabulary import AppealRoute, Category, Language, Role, TicketState, Topic

STAFF = RowMapper(
    Staff,
    StaffRow,
    otherwise={
        "roles": code_set(Role),
        "categories": code_set(Category),
        "topics": code_set(Topic),
        "languages": code_set(Language),
        "interests": code_set(str),
    },
    names={"id": "staff_id"},
)
RECUSAL = RowMapper(Recusal, RecusalRow)
PLAN = RowMapper(
    Plan,
    PlanRow,
    otherwise={
        "options": Kept(
            lambda options: json.dumps(options, ensure_ascii=False),
            lambda row: tuple(json.loads(row)),
        ),
        "status": code(PlanStatus),
    },
    sums={"redress": "redress_currency"},
)
RESPONSE = RowMapper(
    Response,
    ResponseRow,
    otherwise={
        "result": code(Result),
        # their order is told to the customer
        "routes": code_list(AppealRoute),
    },
    sums={"redress_amount": "redress_currency"},
)
NOTICE = RowMapper(
    Notice,
    NoticeRow,
    otherwise={
        "kind": code(NoticeKind),
        "ticket_state": code(TicketState),
        "about": Kept(dict, dict),
        "delivery": code(DeliveryState),
    },
    only_read=frozenset({"id"}),
)
RATING = RowMapper(Rating, RatingRow, otherwise={"topic": code(Topic)})
AUTHORITY = RowMapper(
    Authority,
    AuthorityRow,
    otherwise={"capacity": code(Capacity), "status": code(AuthorityStatus)},
    only_read=frozenset({"id"}),
)
CORRECTION = RowMapper(LabelCorrection, LabelCorrectionRow)
PERFORMED = RowMapper(Performed, PerformedRow, otherwise={"state": code(TicketState)})
