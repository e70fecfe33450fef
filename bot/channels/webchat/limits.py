"""How fast one session may write."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class RateLimit:
    """A token bucket per session.

    Args:
        per_minute: messages a minute, and the most at once.
        now: seconds of a monotonic clock.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = monotonic) -> None:
        self._capacity = float(max(1, per_minute))
        self._per_second = self._capacity / 60
        self._now = now
        self._buckets: dict[str, _Bucket] = {}
        self._swept_at = now()

    def take(self, account: str) -> float:
        """Count a message.

        Returns:
            0 when it may pass, else the seconds until the next may.
        """
        now = self._now()
        self._sweep(now)
        bucket = self._buckets.setdefault(account, _Bucket(self._capacity, now))
        bucket.tokens = min(self._capacity, bucket.tokens + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.tokens < 1:
            return (1 - bucket.tokens) / self._per_second
        bucket.tokens -= 1
        return 0.0

    def _sweep(self, now: float) -> None:
        """Forget sessions whose bucket is full again."""
        if now - self._swept_at < 60:
            return
        self._swept_at = now
        self._buckets = {a: b for a, b in self._buckets.items() if now - b.at < 60}
