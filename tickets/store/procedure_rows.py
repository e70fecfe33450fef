"""The rows of the procedure and the values of the core, one from the other.

Row and value have the same fields under the same names, in the same types but for those that a
`Mapping` names: codes, sets and sums, which a database keeps otherwise.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from tickets.authority import Authority, AuthorityStatus, Capacity
from tickets.correction import LabelCorrection
from tickets.notice import DeliveryState, Notice, NoticeKind
from tickets.plan import Plan, PlanStatus
from tickets.procedure_ports import Performed
from tickets.response import Response, Result
from tickets.satisfaction import Rating
from tickets.staff import Recusal, Staff
from tickets.store.base import Base
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

V = TypeVar("V")
R = TypeVar("R", bound=Base)


@dataclass(frozen=True)
class Kept:
    """How a field is kept: its way into the row, and its way back."""

    into: Callable[[Any], Any]
    back: Callable[[Any], Any]


def _codes(kind: type[StrEnum] | type[str]) -> Kept:
    """A set of codes, in a row a sorted list."""
    return Kept(lambda values: sorted(map(str, values)), lambda row: frozenset(map(kind, row)))


def _code(kind: type[StrEnum]) -> Kept:
    """A code, in a row its text."""
    return Kept(str, kind)


@dataclass(frozen=True)
class Mapped(Generic[V, R]):
    """A value of the core and its row.

    Attributes:
        value: class of the value.
        row: class of the row.
        otherwise: fields that are kept otherwise than they are.
        names: names in the row of fields that have another one there.
        sums: names of sums, with the column of their currency; the amount keeps the field's name.
        given_by_store: fields that the store sets in a new row.
    """

    value: type[V]
    row: type[R]
    otherwise: Mapping[str, Kept] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    given_by_store: Sequence[str] = ()

    def row_of(self, value: V) -> R:
        """The row of a value."""
        columns: dict[str, Any] = {}
        for name in self._fields():
            told = getattr(value, name)
            column = self.names.get(name, name)
            if name in self.sums:
                columns[column] = told.amount if told else None
                columns[self.sums[name]] = told.currency if told else None
            elif name not in self.given_by_store:
                kept = self.otherwise.get(name)
                columns[column] = kept.into(told) if kept else told
        return self.row(**columns)

    def value_of(self, row: R) -> V:
        """The value in a row."""
        values: dict[str, Any] = {}
        for name in self._fields():
            told = getattr(row, self.names.get(name, name))
            if name in self.sums:
                values[name] = _money(told, getattr(row, self.sums[name]))
            else:
                kept = self.otherwise.get(name)
                values[name] = kept.back(told) if kept else told
        return self.value(**values)

    def _fields(self) -> list[str]:
        return [f.name for f in fields(self.value)]  # type: ignore[arg-type]  # all are dataclasses


def _money(amount: Decimal | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)


STAFF = Mapped(
    Staff,
    StaffRow,
    otherwise={
        "roles": _codes(Role),
        "categories": _codes(Category),
        "topics": _codes(Topic),
        "languages": _codes(Language),
        "interests": _codes(str),
    },
    names={"id": "staff_id"},
)
RECUSAL = Mapped(Recusal, RecusalRow)
PLAN = Mapped(
    Plan,
    PlanRow,
    otherwise={
        "options": Kept(
            lambda options: json.dumps(options, ensure_ascii=False),
            lambda row: tuple(json.loads(row)),
        ),
        "status": _code(PlanStatus),
    },
    sums={"redress": "redress_currency"},
)
RESPONSE = Mapped(
    Response,
    ResponseRow,
    otherwise={
        "result": _code(Result),
        # their order is told to the customer
        "routes": Kept(
            lambda routes: [str(route) for route in routes],
            lambda row: tuple(map(AppealRoute, row)),
        ),
    },
    sums={"redress_amount": "redress_currency"},
)
NOTICE = Mapped(
    Notice,
    NoticeRow,
    otherwise={
        "kind": _code(NoticeKind),
        "ticket_state": _code(TicketState),
        "about": Kept(dict, dict),
        "delivery": _code(DeliveryState),
    },
    given_by_store=["id"],
)
RATING = Mapped(Rating, RatingRow, otherwise={"topic": _code(Topic)})
AUTHORITY = Mapped(
    Authority,
    AuthorityRow,
    otherwise={"capacity": _code(Capacity), "status": _code(AuthorityStatus)},
    given_by_store=["id"],
)
CORRECTION = Mapped(LabelCorrection, LabelCorrectionRow)
PERFORMED = Mapped(Performed, PerformedRow, otherwise={"state": _code(TicketState)})
