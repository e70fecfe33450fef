"""Conversations whose message failed and is to be tried again, and when."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import timedelta

FIRST_WAIT_SECONDS = 0.5
# most outages are restarts: for a while the tries stay close together
AT_FIRST = timedelta(minutes=2)
LONGEST_WAIT_AT_FIRST_SECONDS = 5.0
LONGEST_WAIT_SECONDS = 30.0
PROBE_SECONDS = 0.5

log = logging.getLogger(__name__)


def wait_seconds(attempts: int, age: timedelta, first_seconds: float) -> float:
    """How long to wait after a failure.

    Args:
        attempts: failures before this one.
        age: of the message.
        first_seconds: the wait after the first failure; it doubles from there.
    """
    longest = LONGEST_WAIT_AT_FIRST_SECONDS if age < AT_FIRST else LONGEST_WAIT_SECONDS
    # spread, so that conversations that failed together do not come back together
    return min(longest, first_seconds * 2.0 ** min(attempts, 10)) * random.uniform(0.8, 1.0)


class WaitingRoom:
    """Wakes conversations when their time has come, or when the engine is back.

    Args:
        wake: takes the id of a conversation that is to be tried now.
        engine_is_ready: asks the engine.
    """

    def __init__(
        self, wake: Callable[[str], None], engine_is_ready: Callable[[], Awaitable[object]]
    ) -> None:
        self._wake = wake
        self._engine_is_ready = engine_is_ready
        # True: it waits for an engine that was away
        self._waiting: dict[str, tuple[asyncio.TimerHandle, bool]] = {}
        self._probe: asyncio.Task[None] | None = None
        self._open = True

    def __contains__(self, conversation_id: str) -> bool:
        return conversation_id in self._waiting

    def enter(self, conversation_id: str, seconds: float, engine_away: bool) -> None:
        """Wait so long, or, for an engine that was away, until it is back."""
        if not self._open:
            return
        timer = asyncio.get_running_loop().call_later(seconds, self._leave, conversation_id)
        self._waiting[conversation_id] = (timer, engine_away)
        if engine_away and self._probe is None:
            self._probe = asyncio.create_task(self._ask_engine(), name="engine-probe")

    def engine_is_back(self) -> None:
        """Wake all who wait for the engine, so that nobody sits out a long wait."""
        for conversation_id in [c for c, (_, away) in self._waiting.items() if away]:
            self._leave(conversation_id)

    def close(self) -> None:
        """Wake nobody any more; what waits stays in the database."""
        self._open = False
        for timer, _ in self._waiting.values():
            timer.cancel()
        self._waiting.clear()
        if self._probe:
            self._probe.cancel()

    def _leave(self, conversation_id: str) -> None:
        waiting = self._waiting.pop(conversation_id, None)
        if waiting:
            waiting[0].cancel()
            self._wake(conversation_id)

    async def _ask_engine(self) -> None:
        try:
            while not await self._engine_is_ready():
                await asyncio.sleep(PROBE_SECONDS)
            log.info("the engine is back")
        finally:
            self._probe = None
        self.engine_is_back()
