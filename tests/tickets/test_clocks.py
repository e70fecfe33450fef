from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tickets.clocks import next_clock
from tickets.policies import PolicyBook

SHANGHAI = ZoneInfo("Asia/Shanghai")


def shanghai(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def test_exactly_on_the_deadline_is_in_time(policies: PolicyBook) -> None:
    start = shanghai("2026-11-09 10:00")
    clock = policies.in_force(start).clocks_for(start)[0]
    due = shanghai("2026-11-10 10:00")
    assert not clock.is_overdue(due)
    assert clock.is_overdue(due + timedelta(microseconds=1))
    assert not replace(clock, met_at=due).is_overdue(due + timedelta(days=9))
    assert not replace(clock, paused_at=due).is_overdue(due + timedelta(days=9))


def test_the_next_clock_is_the_first_that_is_not_met(policies: PolicyBook) -> None:
    start = shanghai("2026-11-09 10:00")
    investigation, response = policies.in_force(start).clocks_for(start)
    assert next_clock([response, investigation]) == investigation
    assert next_clock([replace(investigation, met_at=start), response]) == response
    assert next_clock([]) is None
