"""The wall clock; everything else takes "now" from a `TimeSource` or is given this function."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present instant, aware, in UTC."""
    return datetime.now(UTC)


class SystemTime:
    """The machine's clock as a `TimeSource`."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return utc_now()
