"""From an update to the database; nothing is confirmed to Telegram before that."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.reading import Notice, Pressed, Reading, read
from bot.edge import Edge
from bot.messages import EdgeError
from tickets.errors import StoreUnavailable

_log = logging.getLogger(__name__)

# The same sentence is not said twice to a chat within so many seconds.
NOTICE_EVERY_SECONDS = 60.0
# An update that fails for another reason than a missing database would stop all others for ever.
MOST_ATTEMPTS = 5
_REMEMBERED = 10_000


class NotKept(EdgeError):
    """An update is not in the database: it must not be confirmed to Telegram."""


class Receiver:
    """Takes updates one after the other.

    Args:
        edge: the running gateway.
        bot: the client.
        pace: spaces what is sent, together with the delivery.
        clock: monotonic seconds.
    """

    def __init__(
        self, edge: Edge, bot: Bot, pace: Pace, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._edge = edge
        self._bot = bot
        self._pace = pace
        self._clock = clock
        self._said: OrderedDict[tuple[int, str], float] = OrderedDict()
        self._failures: OrderedDict[int, int] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    async def handle(self, update: Update) -> None:
        """Keep what an update says; returns when it may be confirmed.

        Raises:
            NotKept: it may not; Telegram shall deliver it again.
        """
        reading = self._read(update)
        try:
            for inbound in reading.inbounds:
                await self._edge.accept(inbound)
        except StoreUnavailable as error:
            self._tell_not_saved(reading)
            raise NotKept("the database is not reachable") from error
        except Exception as error:
            self._count_failure(update.update_id, reading, error)
        if reading.inbounds:
            self._said.pop((int(reading.inbounds[0].account), "not_saved"), None)
        if reading.pressed:
            self._in_background(self._confirm_press(reading.pressed))
        if reading.notice:
            self._notify(reading.notice)

    def warn(self, updates: list[Update]) -> None:
        """Tell the senders of updates that wait behind one that could not be kept."""
        for update in updates:
            self._tell_not_saved(self._read(update))

    async def close(self) -> None:
        """Drop what is still to be said; the messages themselves are in the database."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _read(self, update: Update) -> Reading:
        try:
            return read(update, self._bot.username)
        except RuntimeError:  # Telegram has not told the name yet; a webhook may be faster
            return read(update, "")

    def _count_failure(self, update_id: int, reading: Reading, error: Exception) -> None:
        failures = self._failures[update_id] = self._failures.get(update_id, 0) + 1
        while len(self._failures) > _REMEMBERED:
            self._failures.popitem(last=False)
        if failures < MOST_ATTEMPTS:
            _log.warning("Telegram update %s not kept: %s.", update_id, type(error).__name__)
            raise NotKept(type(error).__name__) from error
        _log.error(
            "Telegram update %s given up after %s attempts: %s; the customer is told.",
            update_id,
            failures,
            type(error).__name__,
        )
        self._tell(reading, "given_up")

    def _tell_not_saved(self, reading: Reading) -> None:
        self._tell(reading, "not_saved")

    def _tell(self, reading: Reading, key: str) -> None:
        for inbound in reading.inbounds[:1]:
            self._notify(Notice(key, int(inbound.account), inbound.locale, inbound.text))

    def _notify(self, notice: Notice) -> None:
        now = self._clock()
        said = self._said.get((notice.chat_id, notice.key))
        # an outage is mentioned once however long it lasts; `handle` forgets it when it is over
        if said is not None and (notice.key == "not_saved" or now - said < NOTICE_EVERY_SECONDS):
            return
        self._said[notice.chat_id, notice.key] = now
        while len(self._said) > _REMEMBERED:
            self._said.popitem(last=False)
        self._in_background(self._send_notice(notice))

    async def _send_notice(self, notice: Notice) -> None:
        language = self._edge.language_for(notice.locale, notice.text)
        text = self._edge.catalogue.text(f"telegram.{notice.key}", language)
        try:
            await self._pace.wait(notice.chat_id)
            await self._bot.send_message(notice.chat_id, text)
        finally:
            if notice.leave:
                await self._bot.leave_chat(notice.chat_id)

    async def _confirm_press(self, pressed: Pressed) -> None:
        try:
            # without it the button keeps turning; Telegram refuses when it is too late for that
            await self._bot.answer_callback_query(pressed.query_id)
        except TelegramError as error:
            _log.info("Callback query not answered: %s.", type(error).__name__)
        if pressed.keyboard_of is not None:
            await self._bot.edit_message_reply_markup(pressed.chat_id, pressed.keyboard_of)

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        async def quietly() -> None:
            try:
                await work
            except TelegramError as error:
                # only the class: Telegram's descriptions may quote what was sent
                _log.info("A notice to Telegram failed: %s.", type(error).__name__)

        task = asyncio.create_task(quietly())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
