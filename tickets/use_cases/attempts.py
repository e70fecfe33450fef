"""Attempts to deliver what waits: an alert to staff, or a notice to a customer."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from tickets.notice import Notice
from tickets.ticket import Alert

FIRST_DELAY = timedelta(seconds=15)
LONGEST_DELAY = timedelta(hours=1)
LONGEST_NOTE = 100  # characters
_MOST_DOUBLINGS = 20  # far beyond the longest delay, and no overflow

Waiting = TypeVar("Waiting", Alert, Notice)


def put_off(waiting: Waiting, error: str, now: datetime) -> Waiting:
    """Count a failed attempt; the next one is 15 s later, doubled each time, at most 1 h.

    Args:
        waiting: what could not be delivered.
        error: kind of the failure, such as the class name of the exception; at most 100
            characters are kept.
        now: aware.
    """
    delay: timedelta = FIRST_DELAY * 2 ** min(waiting.attempts, _MOST_DOUBLINGS)
    return replace(
        waiting,
        attempts=waiting.attempts + 1,
        next_attempt_at=now + min(delay, LONGEST_DELAY),
        last_error=error[:LONGEST_NOTE],
    )
