"""Deadlines, each worked out by hand on the calendar that the State Council announced for 2026:
National Day 1 to 7 October off, 20 September and 10 October (weekend) worked; Spring Festival 15 to
23 February off, 14 and 28 February worked; New Year 1 to 3 January off, 4 January worked.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tickets.clocks import Clock, ClockKind
from tickets.errors import PolicyError, PolicyNotFound
from tickets.policies import PolicyBook

SHANGHAI = ZoneInfo("Asia/Shanghai")


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("registered", "investigation_due", "response_due", "unconfirmed"),
    [
        # an ordinary Monday: Tuesday is the investigation, Wednesday to Friday are counted
        ("2026-11-09 10:00", "2026-11-10 10:00:00", "2026-11-13 23:59:59", False),
        # over a weekend: due Thursday, then Friday, Monday, Tuesday
        ("2026-11-11 10:00", "2026-11-12 10:00:00", "2026-11-17 23:59:59", False),
        # due on 30 September; the first working days after it are 8, 9 and Saturday 10 October
        ("2026-09-29 18:30", "2026-09-30 18:30:00", "2026-10-10 23:59:59", False),
        # due within the holiday: still 8, 9 and 10 October
        ("2026-10-03 12:00", "2026-10-04 12:00:00", "2026-10-10 23:59:59", False),
        # due on 8 October: 9, Saturday 10, Monday 12 October
        ("2026-10-07 09:00", "2026-10-08 09:00:00", "2026-10-12 23:59:59", False),
        # due on Friday 18 September: Sunday 20, Monday 21, Tuesday 22
        ("2026-09-17 09:00", "2026-09-18 09:00:00", "2026-09-22 23:59:59", False),
        # due on Friday 13 February: Saturday 14, then 24 and 25 February
        ("2026-02-12 09:00", "2026-02-13 09:00:00", "2026-02-25 23:59:59", False),
        # due on 31 December 2025: Sunday 4, Monday 5, Tuesday 6 January
        ("2025-12-30 09:00", "2025-12-31 09:00:00", "2026-01-06 23:59:59", False),
        # midnight belongs to the day that begins: due 10 November 00:00, so 11, 12, 13
        ("2026-11-09 00:00", "2026-11-10 00:00:00", "2026-11-13 23:59:59", False),
        # a second before it: due 9 November 23:59:59, so 10, 11, 12
        ("2026-11-08 23:59:59", "2026-11-09 23:59:59", "2026-11-12 23:59:59", False),
        # 30 and 31 December, then 2027, which is not announced: 1 January (Friday) is a
        # statutory holiday, so Monday 4 January, unconfirmed
        ("2026-12-28 09:00", "2026-12-29 09:00:00", "2027-01-04 23:59:59", True),
        # 29, 30 and 31 December: nothing of 2027 is counted
        ("2026-12-27 09:00", "2026-12-28 09:00:00", "2026-12-31 23:59:59", False),
    ],
)
def test_a_new_ticket_gets_both_deadlines(
    policies: PolicyBook,
    registered: str,
    investigation_due: str,
    response_due: str,
    unconfirmed: bool,
) -> None:
    start = shanghai(registered)
    assert policies.in_force(start).clocks_for(start) == (
        Clock(
            ClockKind.PRELIMINARY_INVESTIGATION,
            start.astimezone(UTC),
            shanghai(investigation_due).astimezone(UTC),
        ),
        Clock(
            ClockKind.FEEDBACK,
            shanghai(investigation_due).astimezone(UTC),
            shanghai(response_due).astimezone(UTC),
            projected=True,
            calendar_unconfirmed=unconfirmed,
        ),
    )


def test_days_are_those_of_the_policy_and_not_of_utc(policies: PolicyBook) -> None:
    # 17:00 UTC on Sunday is 01:00 on Monday in Shanghai
    start = datetime(2026, 11, 8, 17, 0, tzinfo=UTC)
    response = policies.in_force(start).clocks_for(start)[1]
    assert response.due_at == shanghai("2026-11-13 23:59:59")


def test_a_policy_holds_from_its_first_to_its_last_local_day(policies: PolicyBook) -> None:
    today = policies.in_force(shanghai("2026-11-09 10:00"))
    older = replace(today, effective_until=date(2026, 12, 31))
    newer = replace(today, effective_from=date(2027, 1, 1))
    book = PolicyBook((newer, older), today.id)
    assert book.in_force(shanghai("2026-12-31 23:59:59")) == older
    assert book.in_force(shanghai("2027-01-01 00:00")) == newer
    with pytest.raises(PolicyNotFound):
        book.in_force(shanghai("2023-05-17 23:59:59"))


def test_two_policies_may_not_hold_on_one_day(policies: PolicyBook) -> None:
    today = policies.in_force(shanghai("2026-11-09 10:00"))
    with pytest.raises(PolicyError):
        PolicyBook((today, replace(today, effective_from=date(2027, 1, 1))), today.id)


def test_an_unknown_default_policy_is_refused(policies: PolicyBook) -> None:
    with pytest.raises(PolicyNotFound):
        PolicyBook(policies.policies, "no-such-policy")
