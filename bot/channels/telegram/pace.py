"""How fast messages may go out, before Telegram answers 429."""

import asyncio
import time
from collections.abc import Awaitable, Callable

# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
PER_CHAT_SECONDS = 1.0
OVERALL_PER_SECOND = 30.0

_SWEEP_ABOVE = 10_000


class Pace:
    """Spaces messages evenly: so far apart in one chat, so many a second over all chats.

    Args:
        per_chat_seconds: least time between two messages in one chat.
        overall_per_second: messages a second over all chats.
        clock: monotonic seconds.
        sleep: waits for seconds.
    """

    def __init__(
        self,
        per_chat_seconds: float = PER_CHAT_SECONDS,
        overall_per_second: float = OVERALL_PER_SECOND,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._per_chat = per_chat_seconds
        self._overall = 1 / overall_per_second
        self._clock = clock
        self._sleep = sleep
        self._next_in_chat: dict[int, float] = {}
        self._next_at_all = float("-inf")

    async def wait(self, chat_id: int) -> None:
        """Return when a message may be sent to this chat."""
        now = self._clock()
        self._sweep(now)
        at = max(now, self._next_in_chat.get(chat_id, now))
        self._next_in_chat[chat_id] = at + self._per_chat
        if at > now:
            await self._sleep(at - now)
        now = self._clock()
        at = max(now, self._next_at_all)
        self._next_at_all = at + self._overall
        if at > now:
            # the queue over all chats held it up, so the chat's next turn comes later too
            self._next_in_chat[chat_id] = max(self._next_in_chat[chat_id], at + self._per_chat)
            await self._sleep(at - now)

    def _sweep(self, now: float) -> None:
        if len(self._next_in_chat) > _SWEEP_ABOVE:
            self._next_in_chat = {c: at for c, at in self._next_in_chat.items() if at > now}
