"""`frontdoor clocks`: the arithmetic, day by day, for people and for scripts."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from bot import bootstrap, settings
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.installation import Said, frontdoor
from tests.auxil.places import DATA
from tickets.use_cases.open_ticket import open_ticket


@pytest.fixture
def reference(installation: settings.Settings) -> str:
    """A ticket of Tuesday 29 September 2026, 18:30 in Shanghai."""
    app = bootstrap.build(installation)
    time = FrozenTime(datetime.fromisoformat("2026-09-29T18:30:00+08:00"))
    reference = open_ticket(CLAIM_ZH, app.units, time, app.policies).reference
    app.close()
    return reference


def clocks(*words: str) -> Said:
    return frontdoor("clocks", *words)


EXPLAINED = """\
policy cn-financial-sector from 2023-05-18, Asia/Shanghai, calendar CN

preliminary_investigation: 24 hours from 2026-09-29 18:30:00 CST (registration or reopened)
  2026-09-29 Tue    +5.5 h    5.5  elapsed
  2026-09-30 Wed   +18.5 h     24  elapsed
  due 2026-09-30 18:30:00 CST

feedback: 3 working days from 2026-09-30 18:30:00 CST (handling finished)
  2026-09-30 Wed        +0      0  start
  2026-10-01 Thu        +0      0  holiday: 国庆节
  2026-10-02 Fri        +0      0  holiday: 国庆节
  2026-10-03 Sat        +0      0  holiday: 国庆节
  2026-10-04 Sun        +0      0  weekend
  2026-10-05 Mon        +0      0  holiday: 国庆节（补假）
  2026-10-06 Tue        +0      0  holiday: 休息日（由 2026-09-20 调休）
  2026-10-07 Wed        +0      0  holiday: 休息日（由 2026-10-10 调休）
  2026-10-08 Thu        +1      1  working day
  2026-10-09 Fri        +1      2  working day
  2026-10-10 Sat        +1      3  made up
  due 2026-10-10 23:59:59 CST (projected)
"""


def test_a_ticket_is_explained_day_by_day(reference: str) -> None:
    head, _, rest = clocks("explain", reference.lower()).out.partition("\n")
    assert head == f"{reference}, opened 2026-09-29 18:30:00 CST"
    assert rest == EXPLAINED


def test_the_explanation_as_json(reference: str) -> None:
    record = json.loads(clocks("explain", reference, "--json").out)
    assert (record["reference"], record["policy"]) == (reference, "cn-financial-sector")
    first, second = record["clocks"]
    assert (first["amount"], first["unit"], first["due_at"]) == (
        24,
        "hours",
        "2026-09-30T10:30:00+00:00",
    )
    assert [day["counted"] for day in first["days"]] == [5.5, 18.5]
    assert second["days"][1] == {
        "day": "2026-10-01",
        "counted": 0.0,
        "total": 0,
        "reason": "holiday",
        "note": "国庆节",
        "confirmed": True,
    }
    assert [clock["agrees"] for clock in (first, second)] == [True, True]


def test_a_reference_that_is_not_there_is_refused(reference: str) -> None:
    nothing = Said(1, "", "frontdoor: There is no ticket under that reference.\n")
    assert clocks("explain", "FD-0000-0000-00") == nothing
    assert clocks("explain", "nonsense") == nothing


def test_a_simulation_needs_no_store_and_shows_every_clock_of_the_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "nothing"))
    monkeypatch.setenv("FRONTDOOR_DATA_DIR", str(DATA))
    settings.load.cache_clear()
    words = ("--policy", "uk-disp-payments", "--from", "2026-03-30T09:00", "--json")
    record = json.loads(clocks("simulate", *words).out)
    settings.load.cache_clear()
    assert not (tmp_path / "nothing").exists()
    assert {clock["kind"]: clock["due_at"] for clock in record["clocks"]} == {
        # 30 March 2026 is in summer time; five business days: 31, 1, 2, after Easter 7, 8 April
        "acknowledge": "2026-04-08T22:59:59+00:00",
        "summary_resolution": "2026-04-02T22:59:59+00:00",
        # ten: on to the 9, 10, 13, 14, 15 April
        "progress": "2026-04-15T22:59:59+00:00",
        "response": "2026-04-22T22:59:59+00:00",
        "human_request": "2026-03-30T12:00:00+00:00",
        "data_request": "2026-04-30T22:59:59+00:00",
    }


def test_an_unconfirmed_year_is_said(installation: settings.Settings) -> None:
    lines = clocks("simulate", "--from", "2026-12-31T09:00").out.splitlines()
    # counted from 1 January 2027, 09:00: Monday 4, Tuesday 5, Wednesday 6
    assert "  2027-01-04 Mon        +1      1  working day (calendar unconfirmed)" in lines
    assert "  due 2027-01-06 23:59:59 CST (projected, calendar unconfirmed)" in lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["simulate", "--policy", "nope"], "There is no deadline policy 'nope': use one of those"),
        (["simulate", "--from", "soon"], "--from 'soon': write it like 2026-09-30T17:45."),
        (["simulate", "--from", "2032-12-31T09:00"], "data/calendars/CN.yml: years: 2033 is miss"),
        (["simulate", "--from", "2019-12-31T09:00"], "No deadline policy 'cn-financial-sector' is"),
        (["calendar", "XX", "2027"], "XX.yml cannot be read: data/calendars has CN, GB-ENG, IN"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    installation: settings.Settings,
    words: list[str],
    said: str,
) -> None:
    refused = clocks(*words)
    (line,) = refused.err.splitlines()
    assert (refused.status, line.startswith(f"frontdoor: {said}")) == (1, True)


def test_a_year_is_printed_as_the_calendar_file_has_it(installation: settings.Settings) -> None:
    year = clocks("calendar", "CN", "2026")
    assert year.status == 0
    assert year.out in (DATA / "calendars" / "CN.yml").read_text("utf-8")
