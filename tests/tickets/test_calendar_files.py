"""Calendars are read as written, held against the library, and put right day by day."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.auxil.places import DATA
from tickets.calendar_files import calendars_in, load_calendar
from tickets.calendar_source import library_year
from tickets.errors import PolicyError

CALENDARS = DATA / "calendars"


@pytest.mark.parametrize("name", calendars_in(CALENDARS))
def test_a_calendar_holds_what_the_library_knows(name: str) -> None:
    raw = yaml.safe_load((CALENDARS / f"{name}.yml").read_text("utf-8"))
    calendar = load_calendar(CALENDARS / f"{name}.yml")
    assert calendar.known_years == frozenset(range(2020, 2033))
    for year in sorted(calendar.known_years):
        days_off, worked = library_year(
            raw["country"], year, raw.get("subdivision", ""), raw.get("language", "")
        )
        assert {d for d in calendar.days_off if d.year == year} == set(days_off)
        assert sorted(d for d in calendar.worked_weekends if d.year == year) == worked


@pytest.mark.parametrize(
    ("name", "confirmed", "unconfirmed"),
    [("CN", 2026, 2027), ("GB-ENG", 2027, 2028), ("US", 2032, None), ("IN", 2026, 2027)],
)
def test_years_that_are_not_announced_are_not_confirmed(
    name: str, confirmed: int, unconfirmed: int | None
) -> None:
    years = load_calendar(CALENDARS / f"{name}.yml").confirmed_years
    assert confirmed in years
    assert unconfirmed not in years


def test_overrides_win_day_by_day_and_confirm_a_year(data: Path) -> None:
    (data / "calendars" / "overrides.yml").write_text(
        "CN:\n"
        "  2027:\n"
        "    confirmed: true\n"
        "    days_off: {2027-02-12: x}\n"
        "    worked_weekends: [2027-02-14]\n"
        "  2026:\n"
        "    days_off: {2026-10-10: flood}\n"
        "    worked_weekends: [2026-10-07]\n",
        "utf-8",
    )
    calendar = load_calendar(data / "calendars" / "CN.yml")
    days = [date(2027, 2, 12), date(2027, 2, 14), date(2026, 10, 10), date(2026, 10, 7)]
    assert [calendar.is_working_day(day) for day in days] == [False, True, False, True]
    assert 2027 in calendar.confirmed_years
    assert calendar.names[date(2026, 10, 10)] == "flood"


@pytest.mark.parametrize(
    ("overrides", "message"),
    [
        ("DE: {}", "overrides.yml: DE: there is no such calendar: use one of CN."),
        (
            "CN: {next year: {}}",
            "overrides.yml: CN.next year: must be a year like 2026",
        ),
        (
            "CN: {2027: {days_off: {2026-02-12: x}}}",
            "overrides.yml: CN.2027: 2026-02-12 is a day of another year",
        ),
        (
            "CN: {2027: {days_off: {2027-02-13: x}, worked_weekends: [2027-02-13]}}",
            "overrides.yml: CN.2027: 2027-02-13 is both a day off and worked",
        ),
        ("CN: {2027: {days_off: [2027-02-12]}}", "overrides.yml: CN.2027.days_off: must be days"),
        ("CN: {2027: {holidays: {}}}", "overrides.yml: unknown fields: CN.2027.holidays: "),
    ],
)
def test_a_faulty_override_is_refused(data: Path, overrides: str, message: str) -> None:
    (data / "calendars" / "overrides.yml").write_text(overrides, "utf-8")
    with pytest.raises(PolicyError) as refusal:
        load_calendar(data / "calendars" / "CN.yml")
    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("['09:00-12:00', '13:30-17:30']", "['09:00-25:00']", "CN.yml: office_hours.monday: "),
        (
            "['09:00-12:00', '13:30-17:30']",
            "['09:00-12:00', '11:00-17:30']",
            "CN.yml: office_hours.monday: spans must follow one another",
        ),
        ("[saturday, sunday]", "[caturday]", "CN.yml: weekend: 'caturday' is unknown"),
        ("2025, 2026]", "2025, 2040]", "CN.yml: confirmed_years: 2040 is not among the years"),
        ("Asia/Shanghai", "Asia/Nowhere", "CN.yml: office_hours.timezone: "),
    ],
)
def test_a_faulty_calendar_is_refused(data: Path, old: str, new: str, message: str) -> None:
    file = data / "calendars" / "CN.yml"
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(PolicyError) as refusal:
        load_calendar(file)
    assert str(refusal.value).startswith(message)


def test_a_country_that_the_library_does_not_know_is_refused() -> None:
    with pytest.raises(PolicyError, match="XX: no holidays are known for this country"):
        library_year("XX", 2026)
