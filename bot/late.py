"""Tells a customer once that the answer will be late."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.edge_texts import EdgeTexts
from bot.feed import Feed
from bot.store.database import Database
from bot.store.rows import Work
from bot.store.turns import tell_late
from tickets.errors import StoreError

# the database may be what is late: do not wait for it beyond the five seconds
PATIENCE_SECONDS = 0.7
# a message taken up late, as after a restart, is mostly answered at once
GRACE_SECONDS = 0.3

log = logging.getLogger(__name__)


class LateNotices:
    """One timer per conversation, from the arrival of its oldest open message.

    The timers run apart from the work itself, so that a customer hears in time also when all
    connections to the engine are busy.

    Args:
        after_seconds: from the arrival of a message to the sentence.
        clock: the time, aware UTC.
    """

    def __init__(
        self,
        database: Database,
        texts: EdgeTexts,
        feed: Feed,
        after_seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._texts = texts
        self._feed = feed
        self._after_seconds = after_seconds
        self._clock = clock
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._told: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def watch(self, work: Work) -> None:
        """See to it that the customer hears in time, unless the customer knows already."""
        conversation_id = work.conversation.id
        if work.told_late or work.message_id in self._told or conversation_id in self._timers:
            return
        age = (self._clock() - work.created_at).total_seconds()
        self._timers[conversation_id] = asyncio.get_running_loop().call_later(
            max(GRACE_SECONDS, self._after_seconds - age), self._due, work
        )

    def forget(self, work: Work) -> None:
        """The message is answered, or somebody else's."""
        self._told.discard(work.message_id)
        timer = self._timers.pop(work.conversation.id, None)
        if timer:
            timer.cancel()

    def stop(self) -> None:
        """Drop all timers."""
        for timer in self._timers.values():
            timer.cancel()
        self._timers.clear()

    def _due(self, work: Work) -> None:
        self._timers.pop(work.conversation.id, None)
        self._told.add(work.message_id)
        task = asyncio.get_running_loop().create_task(self._tell(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self, work: Work) -> None:
        conversation = work.conversation
        language = self._texts.language_for(
            conversation.locale, work.text, known=conversation.language
        )
        sentence = self._texts.say("delayed", language)
        now = self._clock()
        try:
            message = await self._database.write(
                lambda connection: tell_late(connection, work, sentence, now), PATIENCE_SECONDS
            )
        except StoreError as error:
            log.warning("%s: late, and not written down: %s", work.message_id, error)
            self._feed.late_unwritten(conversation, sentence)
            return
        self._feed.typing(conversation, False)
        if message:
            log.info("%s: the customer was told that the answer will be late", work.message_id)
            self._feed.written(conversation, [message])
