"""A clock that stands until it is moved."""

from datetime import UTC, datetime, timedelta


class FrozenTime:
    """A `TimeSource` for tests.

    Args:
        at: where it stands, aware.
    """

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self.at

    def move(self, **amount: float) -> None:
        """Go on by a `timedelta`'s keyword arguments."""
        self.at += timedelta(**amount)
