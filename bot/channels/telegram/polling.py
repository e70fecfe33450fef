"""Fetch updates; confirm them only when they are in the database.

The library's own Updater confirms a batch before it is handled, so a killed process loses it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError

from bot.channels.telegram.client import POLL_SECONDS, FloodControl
from bot.channels.telegram.reading import ALLOWED_UPDATES
from bot.channels.telegram.receiver import NotKept, Receiver

_log = logging.getLogger(__name__)

_SHORTEST_PAUSE_SECONDS = 0.5
_LONGEST_PAUSE_SECONDS = 30.0


class Polling:
    """The loop of long polling.

    Args:
        bot: the client.
        receiver: keeps the updates.
        poll_seconds: how long Telegram may hold a request without updates.
        sleep: waits for seconds between attempts after a failure.
    """

    def __init__(
        self,
        bot: Bot,
        receiver: Receiver,
        poll_seconds: int = POLL_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._receiver = receiver
        self._poll_seconds = poll_seconds
        self._sleep = sleep
        self._offset: int | None = None
        self._pause = 0.0

    async def run(self) -> None:
        """Fetch and keep, until cancelled."""
        while True:
            try:
                await self._fetch_once()
                self._pause = 0.0
            except NotKept:
                await self._wait()
            except FloodControl as error:
                await self._sleep(error.seconds)
            except Conflict:
                _log.error("Another process receives this bot's updates, or a webhook is set.")
                await self._wait(at_least=2.0)
            except InvalidToken:
                _log.error("Telegram does not know this bot token.")
                await self._wait(at_least=_LONGEST_PAUSE_SECONDS)
            except TelegramError as error:
                _log.warning("Telegram cannot be reached: %s.", type(error).__name__)
                await self._wait()
            except Exception as error:
                # a dead loop would be silence for every customer
                _log.error("Fetching updates failed: %s.", type(error).__name__)
                await self._wait()

    async def confirm(self) -> None:
        """Confirm what was kept last, so that it is not delivered again after a restart."""
        if self._offset is not None:
            await self._bot.get_updates(self._offset, limit=1, timeout=0, read_timeout=2)
            self._offset = None

    async def _fetch_once(self) -> None:
        updates = await self._bot.get_updates(
            self._offset, timeout=self._poll_seconds, allowed_updates=ALLOWED_UPDATES
        )
        # Telegram has forgotten what lies below the offset by now. It is not sent twice, because
        # after a quiet week the ids start anew somewhere, perhaps below.
        self._offset = None
        for position, update in enumerate(updates):
            try:
                await self._receiver.handle(update)
            except NotKept:
                self._receiver.warn(list(updates[position + 1 :]))
                raise
            self._offset = update.update_id + 1

    async def _wait(self, at_least: float = _SHORTEST_PAUSE_SECONDS) -> None:
        self._pause = min(max(self._pause * 2, at_least), _LONGEST_PAUSE_SECONDS)
        await self._sleep(self._pause)
