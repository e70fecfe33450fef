"""The wall clock; everything else takes "now" from a `TimeSource`."""

from datetime import UTC, datetime


class SystemTime:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(UTC)
