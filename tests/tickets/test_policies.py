from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.tickets.conftest import DATA
from tickets.clocks import ClockKind, ClockRule, ClockStart, PolicyBook, TermUnit
from tickets.errors import PolicyError
from tickets.policies import load_calendar, load_policies, load_policy


def test_the_default_policy_is_the_financial_sectors(policies: PolicyBook) -> None:
    (policy,) = policies.policies
    assert policy.id == "cn-financial-sector"
    assert policy.jurisdiction == "CN"
    assert policy.timezone.key == "Asia/Shanghai"
    assert policy.clocks == (
        ClockRule(ClockKind.PRELIMINARY_INVESTIGATION, ClockStart.REGISTRATION, 24, TermUnit.HOURS),
        ClockRule(ClockKind.RESPONSE, ClockStart.HANDLING_FINISHED, 3, TermUnit.WORKING_DAYS),
    )
    assert (policy.regulator.name_zh, policy.regulator.hotline) == ("国家金融监督管理总局", "12378")


def policy_file(folder: Path, **changes: object) -> Path:
    values = yaml.safe_load((DATA / "policies" / "cn-financial-sector.yml").read_text("utf-8"))
    for name, value in changes.items():
        if value is None:
            del values[name]
        else:
            values[name] = value
    file = folder / "policy.yml"
    file.write_text(yaml.safe_dump(values), "utf-8")
    return file


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": None}, "policy.yml: source is missing."),
        ({"source": " "}, "policy.yml: source: must be text"),
        ({"colour": "red"}, "policy.yml: unknown fields: colour."),
        ({"timezone": "Asia/Nowhere"}, "policy.yml: timezone: 'No time zone found"),
        ({"effective_from": "soon"}, "policy.yml: effective_from: must be a date like 2026-10-01"),
        (
            {"effective_until": date(2020, 1, 1)},
            "policy.yml: effective_until: lies before effective_from.",
        ),
        ({"clocks": []}, "policy.yml: clocks: must not be empty"),
        ({"clocks": ["x"]}, "policy.yml: clocks[0] is not a mapping."),
        (
            {"clocks": [dict(kind="response", starts="registration", amount=0, unit="hours")]},
            "policy.yml: clocks[0].amount: must be a whole number from 1",
        ),
        (
            {"clocks": [dict(kind="response", starts="registration", amount=1, unit="weeks")]},
            "policy.yml: clocks[0].unit: 'weeks' is not a valid TermUnit",
        ),
        (
            {"clocks": [dict(kind="response", starts="registration", amount=1, unit="hours")] * 2},
            "policy.yml: clocks: a kind stands twice.",
        ),
        ({"regulator": {"name_en": "x"}}, "policy.yml: regulator.name_zh is missing."),
        ({"calendar": "XX"}, "XX.yml cannot be read"),
    ],
)
def test_a_faulty_policy_is_refused_naming_file_and_field(
    tmp_path: Path, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(PolicyError) as refusal:
        load_policy(policy_file(tmp_path, **changes), DATA / "calendars")
    assert str(refusal.value).startswith(message)


def test_a_calendar_file_overrides_the_library(tmp_path: Path) -> None:
    file = tmp_path / "CN.yml"
    file.write_text(
        "country: CN\nconfirmed_years: [2027]\n"
        "days_off: [2027-02-12, 2026-10-10]\nworking_days: [2027-02-14, 2026-10-07]\n",
        "utf-8",
    )
    calendar = load_calendar(file)
    days = [date(2027, 2, 12), date(2027, 2, 14), date(2026, 10, 10), date(2026, 10, 7)]
    assert [calendar.is_working_day(day) for day in days] == [False, True, False, True]
    assert calendar.confirmed_years == frozenset({2027})


def test_a_calendar_of_an_unknown_country_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "XX.yml"
    file.write_text("country: XX\nconfirmed_years: []\ndays_off: []\nworking_days: []\n", "utf-8")
    with pytest.raises(PolicyError) as refusal:
        load_calendar(file)
    assert str(refusal.value) == "XX.yml: country: no holidays are known for XX."


def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "broken.yml").write_text("a: [", "utf-8")
    with pytest.raises(PolicyError):
        load_policies(tmp_path, "cn-financial-sector")
