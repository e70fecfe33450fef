"""Who is at the desk, and when a customer can expect a person."""

from datetime import datetime, timedelta

import pytest

from tests.auxil.complaints import COUNTER_EN, NOTHING_KNOWN, replace
from tests.auxil.staff import CHEN, DAVIES, LIN, Procedure
from tickets.errors import UnknownStaff
from tickets.policies import PolicyBook
from tickets.use_cases.presence import (
    PersonExpected,
    be_present,
    next_opening,
    person_expected,
    present_staff,
)
from tickets.use_cases.request_human import request_human
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.vocabulary import Language

HOUR = timedelta(hours=1)


def expected(case: Procedure, language: Language) -> PersonExpected:
    policy = case.policies.in_force(case.time.now())
    with case.units(read_only=True) as unit:
        return person_expected(unit, policy, language, (), case.time.now())


def test_somebody_is_there_until_the_time_they_named(procedure: Procedure) -> None:
    until = be_present(LIN.id, HOUR, procedure.units, procedure.time)
    assert present_staff(procedure.units, procedure.time) == [(LIN, until)]
    procedure.time.move(minutes=59)
    assert expected(procedure, Language.EN).is_there
    procedure.time.move(minutes=1)
    assert not expected(procedure, Language.EN).is_there


def test_who_leaves_is_gone_at_once(procedure: Procedure) -> None:
    be_present(LIN.id, HOUR, procedure.units, procedure.time)
    be_present(LIN.id, timedelta(), procedure.units, procedure.time)
    assert present_staff(procedure.units, procedure.time) == []


def test_who_does_not_speak_the_language_does_not_count(procedure: Procedure) -> None:
    be_present(CHEN.id, HOUR, procedure.units, procedure.time)
    told = {language: expected(procedure, language).is_there for language in Language}
    assert told == {Language.ZH: True, Language.ZH_HANT: True, Language.EN: False}


def test_who_has_left_the_firm_does_not_count(procedure: Procedure) -> None:
    be_present(DAVIES.id, HOUR, procedure.units, procedure.time)
    keep_staff(KeepStaff(member=replace(DAVIES, active=False)), procedure.units, procedure.time)
    assert not expected(procedure, Language.EN).is_there
    with pytest.raises(UnknownStaff):
        be_present(DAVIES.id, HOUR, procedure.units, procedure.time)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        # a Monday; the office closes for lunch
        ("2026-11-09 09:00", "2026-11-09 09:00"),
        ("2026-11-09 08:59", "2026-11-09 09:00"),
        ("2026-11-09 12:00", "2026-11-09 13:30"),
        ("2026-11-09 17:30", "2026-11-10 09:00"),
        # a Friday evening
        ("2026-11-13 20:00", "2026-11-16 09:00"),
        # the day before a week of holidays that begins on a Thursday
        ("2026-09-30 18:00", "2026-10-08 09:00"),
        # a Sunday worked to make up for a day off
        ("2026-09-20 07:00", "2026-09-20 09:00"),
    ],
)
def test_the_next_working_time_is_that_of_the_policys_calendar(
    policies: PolicyBook, now: str, opens: str
) -> None:
    there, then = (datetime.fromisoformat(f"{at}+08:00") for at in (now, opens))
    assert next_opening(policies.in_force(there), there) == then


def test_a_request_tells_when_a_person_can_be_expected(procedure: Procedure) -> None:
    asked = request_human(NOTHING_KNOWN, procedure.units, procedure.time, procedure.policies)
    assert (asked.expected.is_there, asked.expected.open_now) == (False, True)
    assert asked.contact is None


def test_a_request_tells_how_the_customer_can_be_reached(procedure: Procedure) -> None:
    known = replace(NOTHING_KNOWN, contact=COUNTER_EN.contact)
    asked = request_human(known, procedure.units, procedure.time, procedure.policies)
    assert asked.contact == "jo.smithers@example.org"
    # and the second time from the profile
    again = replace(NOTHING_KNOWN, message_id="m_2", draft_id="dr_other", story="又一件事")
    told = request_human(again, procedure.units, procedure.time, procedure.policies)
    assert told.contact == "jo.smithers@example.org"
