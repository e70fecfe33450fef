"""Periods that are the firm's to set, besides the deadlines of a policy."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Periods:
    """How long customers have.

    Attributes:
        reopen: within which a customer can have an ended ticket reopened.
        answer: after which a result that nobody answered counts as accepted.
    """

    reopen: timedelta = timedelta(days=30)
    answer: timedelta = timedelta(days=15)


DEFAULT_PERIODS = Periods()
