"""Read deadline policies and calendars from `data/policies` and `data/calendars`."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import holidays
import yaml

from tickets.clocks import (
    ClockKind,
    ClockRule,
    ClockStart,
    Policy,
    PolicyBook,
    Regulator,
    TermUnit,
    WorkingCalendar,
)
from tickets.errors import PolicyError

# Years for which holidays are computed; beyond them only weekends are known, and marked so.
_YEARS = range(2020, 2041)

T = TypeVar("T")


class _Fields:
    """Fields of one file, taken one by one; what is left over at the end is an error."""

    def __init__(self, file: Path, values: Any, prefix: str = "") -> None:
        if not isinstance(values, dict):
            raise PolicyError(f"{file.name}: {prefix.rstrip('.') or 'the file'} is not a mapping.")
        self._file, self._values, self._prefix = file, dict(values), prefix

    def take(self, name: str, read: Callable[[Any], T]) -> T:
        if name not in self._values:
            raise PolicyError(f"{self._file.name}: {self._prefix}{name} is missing.")
        try:
            return read(self._values.pop(name))
        except (ValueError, TypeError, KeyError, ZoneInfoNotFoundError) as error:
            raise PolicyError(f"{self._file.name}: {self._prefix}{name}: {error}") from error

    def nested(self, name: str) -> "_Fields":
        return _Fields(self._file, self.take(name, lambda value: value), f"{self._prefix}{name}.")

    def each(self, name: str) -> "list[_Fields]":
        return [
            _Fields(self._file, item, f"{self._prefix}{name}[{number}].")
            for number, item in enumerate(self.take(name, _filled_list))
        ]

    def end(self) -> None:
        if self._values:
            unknown = ", ".join(sorted(map(str, self._values)))
            raise PolicyError(f"{self._file.name}: unknown fields: {self._prefix}{unknown}.")


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be text")
    return value.strip()


def _day(value: Any) -> date:
    # YAML reads 2026-10-01 as a date; text would be a quoted date
    if type(value) is not date:
        raise ValueError("must be a date like 2026-10-01")
    return value


def _positive(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError("must be a whole number from 1")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("must be a list")
    return value


def _filled_list(value: Any) -> list[Any]:
    if not _list(value):
        raise ValueError("must not be empty")
    return _list(value)


def _load(file: Path) -> Any:
    try:
        return yaml.safe_load(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PolicyError(f"{file.name} cannot be read: {error}") from error


def load_calendar(file: Path) -> WorkingCalendar:
    """Read one calendar.

    Args:
        file: YAML with `country`, `confirmed_years`, `days_off` and `working_days`.

    Raises:
        PolicyError: a field is missing, unknown or cannot be.
    """
    fields = _Fields(file, _load(file))
    country = fields.take("country", _text)
    confirmed = fields.take("confirmed_years", lambda v: frozenset(map(_positive, _list(v))))
    extra_off = fields.take("days_off", lambda v: frozenset(map(_day, _list(v))))
    extra_worked = fields.take("working_days", lambda v: frozenset(map(_day, _list(v))))
    fields.end()
    try:
        known = holidays.country_holidays(country, years=_YEARS)
    except NotImplementedError as error:
        raise PolicyError(f"{file.name}: country: no holidays are known for {country}.") from error
    return WorkingCalendar(
        days_off=(frozenset(known) | extra_off) - extra_worked,
        worked_weekends=(frozenset(getattr(known, "weekend_workdays", ())) | extra_worked)
        - extra_off,
        confirmed_years=confirmed,
    )


def load_policy(file: Path, calendars: Path) -> Policy:
    """Read one policy.

    Args:
        file: YAML with the fields of `Policy`.
        calendars: folder with `<calendar>.yml`.

    Raises:
        PolicyError: a field is missing, unknown or cannot be.
    """
    fields = _Fields(file, _load(file))
    regulator = fields.nested("regulator")
    rules = fields.each("clocks")
    policy = Policy(
        id=fields.take("id", _text),
        jurisdiction=fields.take("jurisdiction", _text),
        timezone=fields.take("timezone", lambda v: ZoneInfo(_text(v))),
        effective_from=fields.take("effective_from", _day),
        effective_until=fields.take("effective_until", lambda v: None if v is None else _day(v)),
        source=fields.take("source", _text),
        clocks=tuple(
            ClockRule(
                kind=rule.take("kind", ClockKind),
                starts=rule.take("starts", ClockStart),
                amount=rule.take("amount", _positive),
                unit=rule.take("unit", TermUnit),
            )
            for rule in rules
        ),
        rights=fields.take("rights", lambda v: tuple(map(_text, _list(v)))),
        regulator=Regulator(
            name_en=regulator.take("name_en", _text),
            name_zh=regulator.take("name_zh", _text),
            hotline=regulator.take("hotline", _text),
        ),
        calendar=load_calendar(calendars / f"{fields.take('calendar', _text)}.yml"),
    )
    for part in (*rules, regulator, fields):
        part.end()
    kinds = [rule.kind for rule in policy.clocks]
    if len(set(kinds)) != len(kinds):
        raise PolicyError(f"{file.name}: clocks: a kind stands twice.")
    if policy.effective_until and policy.effective_until < policy.effective_from:
        raise PolicyError(f"{file.name}: effective_until: lies before effective_from.")
    return policy


def load_policies(data: Path, default_id: str) -> PolicyBook:
    """Read every policy under `data/policies`.

    Args:
        data: the folder `data`.
        default_id: id of the policy for new tickets.

    Raises:
        PolicyError: a file cannot be used, or two policies overlap.
        PolicyNotFound: there is none with the default id.
    """
    files: Iterable[Path] = sorted((data / "policies").glob("*.yml"))
    return PolicyBook(tuple(load_policy(f, data / "calendars") for f in files), default_id)
