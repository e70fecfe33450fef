from datetime import timedelta

import pytest

from tests.auxil.complaints import NOTHING_KNOWN, replace
from tests.auxil.frozen_time import FrozenTime
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.alerts import mark_alert_delivered, mark_alert_failed, pending_alerts
from tickets.use_cases.request_human import request_human


@pytest.fixture
def alert_id(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> int:
    request_human(NOTHING_KNOWN, units, time, policies)
    (alert,) = pending_alerts(units, time)
    return alert.id


def test_a_delivered_alert_is_done(
    units: UnitOfWorkFactory, time: FrozenTime, alert_id: int
) -> None:
    mark_alert_delivered(alert_id, units, time)
    mark_alert_delivered(alert_id, units, time)
    mark_alert_failed(alert_id, "TimeoutError", units, time)
    time.move(days=1)
    assert pending_alerts(units, time) == []


def test_a_failed_alert_comes_back_later_and_later_but_is_never_given_up(
    units: UnitOfWorkFactory, time: FrozenTime, alert_id: int
) -> None:
    delays = []
    for attempt in range(1, 12):
        mark_alert_failed(alert_id, "ConnectionError", units, time)
        with units(read_only=True) as unit:
            alert = unit.alerts.get(alert_id)
        assert alert is not None
        assert (alert.attempts, alert.last_error) == (attempt, "ConnectionError")
        delays.append(alert.next_attempt_at - time.now())
        time.at = alert.next_attempt_at - timedelta(microseconds=1)
        assert pending_alerts(units, time) == []
        time.at = alert.next_attempt_at
        assert [a.id for a in pending_alerts(units, time)] == [alert_id]
    seconds = [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert delays == [timedelta(seconds=s) for s in seconds]


def test_the_oldest_come_first_and_no_more_than_asked_for(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, alert_id: int
) -> None:
    for number in range(2, 5):
        request_human(replace(NOTHING_KNOWN, message_id=f"m_{number}"), units, time, policies)
    assert [a.id - alert_id for a in pending_alerts(units, time, limit=3)] == [0, 1, 2]


def test_unknown_alerts_are_left_alone(units: UnitOfWorkFactory, time: FrozenTime) -> None:
    mark_alert_delivered(404, units, time)
    mark_alert_failed(404, "TimeoutError", units, time)
    assert pending_alerts(units, time) == []
