"""Alerts to staff: what waits, and what became of a delivery. The worker calls these."""

from dataclasses import replace
from datetime import datetime

from tickets.clocks import TimeSource
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Alert
from tickets.use_cases.attempts import put_off


def pending_alerts(units: UnitOfWorkFactory, time: TimeSource, limit: int = 50) -> list[Alert]:
    """Alerts whose time has come, the oldest first; none is ever given up.

    Args:
        units: the store.
        time: now.
        limit: at most so many.

    Raises:
        StoreUnavailable: the database cannot be reached.
    """
    with units(read_only=True) as unit:
        return list(unit.alerts.due(time.now(), limit))


def mark_alert_delivered(alert_id: int, units: UnitOfWorkFactory, time: TimeSource) -> None:
    """Note that staff got the alert; unknown and delivered ones are left alone."""
    with units() as unit:
        alert = unit.alerts.get(alert_id)
        if alert is not None and alert.delivered_at is None:
            delivered = replace(
                alert, delivered_at=time.now(), attempts=alert.attempts + 1, last_error=None
            )
            unit.alerts.save(delivered)
            unit.commit()


def mark_alert_failed(
    alert_id: int, error: str, units: UnitOfWorkFactory, time: TimeSource
) -> None:
    """Note a failed delivery and put the next attempt off (`attempts.put_off`).

    Args:
        alert_id: number of the alert; unknown and delivered ones are left alone.
        error: kind of the failure.
        units: the store.
        time: now.
    """
    with units() as unit:
        alert = unit.alerts.get(alert_id)
        if alert is not None and alert.delivered_at is None:
            unit.alerts.save(put_off(alert, error, time.now()))
            unit.commit()


def postpone_alert(alert_id: int, until: datetime, units: UnitOfWorkFactory) -> None:
    """Put the next attempt off without counting one, as for quiet hours.

    Args:
        alert_id: number of the alert; unknown and delivered ones are left alone.
        until: aware.
        units: the store.
    """
    with units() as unit:
        alert = unit.alerts.get(alert_id)
        if alert is not None and alert.delivered_at is None:
            unit.alerts.save(replace(alert, next_attempt_at=until))
            unit.commit()
