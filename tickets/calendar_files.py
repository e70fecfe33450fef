"""Read working calendars from `data/calendars`."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tickets.calendars import OfficeHours, WorkingCalendar
from tickets.data_fields import Fields, day, listed, load_yaml, positive, text, yes_or_no, zone
from tickets.errors import PolicyError

OVERRIDES = "overrides"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class _Year:
    days_off: dict[date, str]
    worked: frozenset[date]
    confirmed: bool | None = None


def load_calendar(file: Path) -> WorkingCalendar:
    """Read one calendar, with what `overrides.yml` beside it says of it.

    Args:
        file: YAML as in data/calendars; the fields are explained there.

    Raises:
        PolicyError: a field is missing, unknown or cannot be.
    """
    if not file.exists():
        there = ", ".join(calendars_in(file.parent)) or "none"
        raise PolicyError(f"{file.name} cannot be read: data/calendars has {there}.")
    fields = Fields(file, load_yaml(file))
    for described in ("country", "source"):
        fields.take(described, text)
    fields.take_or("subdivision", text, "")
    fields.take_or("language", text, "")
    confirmed = fields.take("confirmed_years", lambda v: frozenset(map(positive, listed(v))))
    weekend = fields.take("weekend", _weekdays)
    hours = _office_hours(fields.nested("office_hours")) if "office_hours" in fields else None
    years = _years(fields.nested("years"))
    fields.end()
    beyond = sorted(confirmed - set(years))
    if beyond:
        raise fields.wrong("confirmed_years", f"{beyond[0]} is not among the years")
    calendar = WorkingCalendar(
        days_off=frozenset(d for year in years.values() for d in year.days_off),
        worked_weekends=frozenset(d for year in years.values() for d in year.worked),
        confirmed_years=confirmed,
        name=file.stem,
        known_years=frozenset(years),
        names={d: name for year in years.values() for d, name in year.days_off.items()},
        weekend=weekend,
        office_hours=hours,
    )
    return _overridden(calendar, file.parent / f"{OVERRIDES}.yml")


def calendars_in(folder: Path) -> list[str]:
    """Names of the calendars in a folder."""
    return sorted(file.stem for file in folder.glob("*.yml") if file.stem != OVERRIDES)


def _overridden(calendar: WorkingCalendar, file: Path) -> WorkingCalendar:
    """The calendar as an installation corrects it: the override wins, day by day."""
    if not file.exists():
        return calendar
    content = load_yaml(file) or {}
    for name in Fields(file, content).names():
        if name not in calendars_in(file.parent):
            raise PolicyError(
                f"{file.name}: {name}: there is no such calendar: "
                f"use one of {', '.join(calendars_in(file.parent))}."
            )
    if calendar.name not in content:
        return calendar
    for number, year in _years(Fields(file, content).nested(calendar.name)).items():
        known = calendar.confirmed_years
        if year.confirmed is not None:
            known = known | {number} if year.confirmed else known - {number}
        calendar = replace(
            calendar,
            days_off=(calendar.days_off | set(year.days_off)) - year.worked,
            worked_weekends=(calendar.worked_weekends | year.worked) - set(year.days_off),
            confirmed_years=known,
            known_years=(calendar.known_years or frozenset()) | {number},
            names={**calendar.names, **year.days_off},
        )
    return calendar


def _years(fields: Fields) -> dict[int, _Year]:
    found = {}
    for number in fields.names():
        if type(number) is not int:
            raise fields.wrong(str(number), "must be a year like 2026")
        of_year = fields.nested(number)
        year = _Year(
            days_off=of_year.take_or("days_off", _named_days, {}),
            worked=of_year.take_or("worked_weekends", _days, frozenset()),
            confirmed=of_year.take_or("confirmed", yes_or_no, None),
        )
        of_year.end()
        both = sorted(set(year.days_off) & year.worked)
        astray = sorted(d for d in (*year.days_off, *year.worked) if d.year != number)
        if both:
            raise fields.wrong(str(number), f"{both[0]} is both a day off and worked")
        if astray:
            raise fields.wrong(str(number), f"{astray[0]} is a day of another year")
        found[number] = year
    return found


def _named_days(value: Any) -> dict[date, str]:
    if not isinstance(value, dict):
        raise ValueError("must be days with their names, like {2026-10-01: National Day}")
    return {day(d): text(name) for d, name in value.items()}


def _days(value: Any) -> frozenset[date]:
    return frozenset(map(day, listed(value)))


def _weekdays(value: Any) -> frozenset[int]:
    for name in listed(value):
        if name not in WEEKDAYS:
            raise ValueError(f"{name!r} is unknown: use {', '.join(WEEKDAYS)}")
    return frozenset(WEEKDAYS.index(name) for name in value)


def _office_hours(fields: Fields) -> OfficeHours:
    hours = OfficeHours(
        timezone=fields.take("timezone", zone),
        weekdays=tuple(fields.take_or(name, _spans, ()) for name in WEEKDAYS),
        made_up=fields.take_or("made_up", _spans, ()),
    )
    fields.end()
    if not any(hours.weekdays):
        raise fields.wrong("monday", "no day of the week has hours")
    return hours


def _spans(value: Any) -> tuple[tuple[int, int], ...]:
    spans = tuple(_span(item) for item in listed(value))
    ends = [minutes for span in spans for minutes in span]
    if ends != sorted(set(ends)):
        raise ValueError("spans must follow one another without touching")
    return spans


def _span(value: Any) -> tuple[int, int]:
    try:
        opens, closes = (_minutes(part) for part in text(value).split("-"))
    except ValueError:
        raise ValueError(f"{value!r} must be like '09:00-12:00'") from None
    return opens, closes


def _minutes(value: str) -> int:
    hours, minutes = map(int, value.strip().split(":"))
    if not (0 <= hours < 24 and 0 <= minutes < 60) and (hours, minutes) != (24, 0):
        raise ValueError
    return hours * 60 + minutes
