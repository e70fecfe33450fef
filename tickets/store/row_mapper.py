"""Rows of the store and values of the core, one from the other.

Row and value have the same fields under the same names and in the same types, but for those that a
`RowMapper` names: codes, sets and sums, which a database keeps otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from sqlalchemy import Row

from tickets.store.base import Base
from tickets.ticket import Money

V = TypeVar("V")
R = TypeVar("R", bound=Base)


@dataclass(frozen=True)
class Kept:
    """How a field is kept: its way into the row, and its way back. None is always kept as NULL."""

    into: Callable[[Any], Any]
    back: Callable[[Any], Any]


AS_IT_IS = Kept(lambda value: value, lambda kept: kept)


def code(kind: type[StrEnum]) -> Kept:
    """A code, in a row its text."""
    return Kept(str, kind)


def code_set(kind: type[StrEnum] | type[str]) -> Kept:
    """A set of codes, in a row a sorted list."""
    return Kept(lambda values: sorted(map(str, values)), lambda row: frozenset(map(kind, row)))


def code_list(kind: type[StrEnum] | type[str]) -> Kept:
    """Codes whose order counts."""
    return Kept(lambda values: list(map(str, values)), lambda row: tuple(map(kind, row)))


@dataclass(frozen=True)
class RowMapper(Generic[V, R]):
    """A value of the core and its row.

    Attributes:
        value: class of the value.
        row: class of the row.
        otherwise: fields that are kept otherwise than they are.
        names: names in the row of fields that have another one there.
        sums: names of sums, with the column of their currency; the amount keeps the field's name.
        only_read: fields that the store itself puts into the row, such as numbers and versions.
    """

    value: type[V]
    row: type[R]
    otherwise: Mapping[str, Kept] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    only_read: frozenset[str] = frozenset()

    def columns_of(self, value: V) -> dict[str, Any]:
        """What a value puts into its row, by column."""
        columns: dict[str, Any] = {}
        for name, column, kept in self._fields:
            if name in self.only_read:
                continue
            told = getattr(value, name)
            if name in self.sums:
                columns[column] = told.amount if told else None
                columns[self.sums[name]] = told.currency if told else None
            else:
                columns[column] = None if told is None else kept.into(told)
        return columns

    def row_of(self, value: V) -> R:
        """A new row with a value."""
        return self.row(**self.columns_of(value))

    def fill(self, row: R, value: V) -> None:
        """Put a value into a row that is there."""
        for column, kept in self.columns_of(value).items():
            setattr(row, column, kept)

    def value_of(self, row: R | Row[Any], **beside: Any) -> V:
        """The value in a row.

        Args:
            row: an object, or the columns of one.
            beside: fields that are kept in rows of their own.
        """
        values = dict(beside)
        for name, column, kept in self._fields:
            if name in beside:
                continue
            told = getattr(row, column)
            if name in self.sums:
                values[name] = _money(told, getattr(row, self.sums[name]))
            else:
                values[name] = None if told is None else kept.back(told)
        return self.value(**values)

    @cached_property
    def _fields(self) -> list[tuple[str, str, Kept]]:
        """Each field with its column and how it is kept there."""
        names = [f.name for f in fields(self.value)]  # type: ignore[arg-type]  # all are dataclasses
        return [
            (name, self.names.get(name, name), self.otherwise.get(name, AS_IT_IS)) for name in names
        ]


def _money(amount: Decimal | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)
