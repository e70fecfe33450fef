"""Bring outbound messages to their channel: in order per conversation, at least once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.faults import where
from bot.messages import Conversation, Message, Retry, Undeliverable
from bot.store.database import Database
from bot.store.outbox import Delivery, NotYet, claim, postpone, settle, waiting
from tickets.errors import StoreUnavailable
from tickets.system_time import utc_now

POLL_SECONDS = 1.0
FIRST_WAIT_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 60.0
# a claim outlives the longest delivery, or two gateways would deliver the same message
DELIVER_WITHIN_SECONDS = 45.0
CLAIM_SECONDS = 60.0

log = logging.getLogger(__name__)


class Channel(Protocol):
    """A channel to which messages are handed over one by one (Telegram).

    The web chat is none: its sockets follow the conversation by themselves.
    """

    name: str

    async def deliver(self, conversation: Conversation, message: Message) -> None:
        """Hand one message over; returning means that the channel's service has taken it.

        Called in order per conversation, the next only after this one, and again for the same
        message when the process died before it was noted.

        Raises:
            bot.messages.Retry: not now.
            bot.messages.Undeliverable: never; the message is marked failed and the next is tried.
        """
        ...


@runtime_checkable
class ShowsTyping(Protocol):
    """A channel that can show that an answer is on its way."""

    async def typing(self, conversation: Conversation, on: bool) -> None:
        """Show or take away the indicator; failures are ignored by the caller."""
        ...


class Relay:
    """Delivers what waits for the registered channels; a listener of `bot.feed`.

    Args:
        database: the store.
        owner: name of this process on its claims.
        clock: the time, aware UTC.
        poll_seconds: how often messages of other processes and due retries are looked for.
    """

    def __init__(
        self,
        database: Database,
        owner: str,
        clock: Callable[[], datetime] = utc_now,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database = database
        self._owner = owner
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._channels: dict[str, Channel] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}
        # conversations for which something new came while they were being served
        self._again: set[str] = set()
        self._typing: set[asyncio.Task[None]] = set()
        self._loop: asyncio.Task[None] | None = None
        self._stopping = False

    def register(self, channel: Channel) -> None:
        """Deliver this channel's messages from now on."""
        self._channels[channel.name] = channel

    async def start(self) -> None:
        """Begin to deliver."""
        self._loop = asyncio.create_task(self._poll(), name="relay-poll")

    async def stop(self, grace_seconds: float = 3.0) -> None:
        """Finish the deliveries that run; the rest stays in the database."""
        self._stopping = True
        tasks = [*self._busy.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=grace_seconds)
        for task in [*tasks, *self._typing, *([self._loop] if self._loop else [])]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- what the feed tells ---

    def written(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """Deliver at once what was just said."""
        if conversation.channel in self._channels and any(m.direction == "out" for m in messages):
            self._serve(conversation.id)

    def typing(self, conversation: Conversation, on: bool) -> None:
        """Show the indicator where the channel has one."""
        channel = self._channels.get(conversation.channel)
        if isinstance(channel, ShowsTyping):
            task = asyncio.get_running_loop().create_task(_show(channel, conversation, on))
            self._typing.add(task)
            task.add_done_callback(self._typing.discard)

    def idle(self, conversation_id: str) -> None:
        """Nothing to do."""

    def erased(self, conversation_id: str, up_to: int) -> None:
        """Nothing to do: what was delivered cannot be called back here."""

    def late_unwritten(self, conversation: Conversation, sentence: str) -> None:
        """Nothing to do: without the database there is no order and no "once"."""

    # --- delivering ---

    def _serve(self, conversation_id: str) -> None:
        if self._stopping:
            return
        if conversation_id in self._busy:
            self._again.add(conversation_id)
            return
        task = asyncio.get_running_loop().create_task(self._deliver_all(conversation_id))
        self._busy[conversation_id] = task
        task.add_done_callback(lambda task: self._served(conversation_id, task))

    def _served(self, conversation_id: str, task: asyncio.Task[None]) -> None:
        del self._busy[conversation_id]
        if not task.cancelled() and (error := task.exception()):
            # the claim runs out and the message is tried again
            log.error("a delivery broke off: %s", where(error))
        elif conversation_id in self._again:
            self._again.discard(conversation_id)
            self._serve(conversation_id)

    async def _deliver_all(self, conversation_id: str) -> None:
        while not self._stopping:
            self._again.discard(conversation_id)
            now = self._clock()
            try:
                claimed = await self._database.write(
                    lambda c: claim(c, conversation_id, self._owner, now, CLAIM_SECONDS)  # noqa: B023  # awaited at once
                )
                if claimed is None:
                    return
                if isinstance(claimed, NotYet):
                    self._serve_at(conversation_id, claimed.until)
                    return
                if not await self._deliver(claimed):
                    return
            except StoreUnavailable as error:
                log.warning("%s: delivery waits for the database: %s", conversation_id, error)
                return

    async def _deliver(self, delivery: Delivery) -> bool:
        """One attempt; returns whether the next message may be tried."""
        message = delivery.message
        channel = self._channels[delivery.conversation.channel]
        wait: float | None = None
        state = "delivered"
        try:
            async with asyncio.timeout(DELIVER_WITHIN_SECONDS):
                await channel.deliver(delivery.conversation, message)
        except Retry as error:
            wait = error.after_seconds
            wait = _wait_seconds(delivery.attempts) if wait is None else wait
            log.info("%s: delivered again in %.1f s: %s", message.id, wait, error)
        except TimeoutError:
            wait = _wait_seconds(delivery.attempts)
            log.warning("%s: the channel took too long", message.id)
        except Undeliverable as error:
            state = "failed"
            log.warning("%s: cannot be delivered: %s", message.id, error)
        except Exception as error:
            # whatever went wrong, later messages must not overtake this one, nor may it be lost
            wait = _wait_seconds(delivery.attempts)
            log.error("%s: delivery failed: %s", message.id, where(error))
        if wait is None:
            await self._settle(message.id, state)
            return True
        now = self._clock()
        await self._database.write(lambda c: postpone(c, message.id, now, wait))
        self._serve_in(delivery.conversation.id, wait)
        return False

    async def _settle(self, message_id: str, state: str) -> None:
        """Note the end of a delivery; try until the claim runs out, or it is delivered twice."""
        for remaining in range(int(CLAIM_SECONDS - DELIVER_WITHIN_SECONDS), -1, -1):
            now = self._clock()
            try:
                await self._database.write(lambda c: settle(c, message_id, state, now))  # noqa: B023  # awaited at once
                return
            except StoreUnavailable:
                if not remaining:
                    raise
            await asyncio.sleep(1.0)

    def _serve_at(self, conversation_id: str, until: datetime) -> None:
        self._serve_in(conversation_id, (until - self._clock()).total_seconds())

    def _serve_in(self, conversation_id: str, seconds: float) -> None:
        # the poll would find it too, up to a second later
        if seconds < self._poll_seconds:
            asyncio.get_running_loop().call_later(max(0.0, seconds), self._serve, conversation_id)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(self._poll_seconds)
            if not self._channels:
                continue
            names, now = list(self._channels), self._clock()
            try:
                found = await self._database.read(lambda c: waiting(c, names, now, 200))  # noqa: B023  # awaited at once
            except StoreUnavailable:
                continue  # the dispatcher's poll reports it
            for conversation_id in found:
                self._serve(conversation_id)


async def _show(channel: ShowsTyping, conversation: Conversation, on: bool) -> None:
    try:
        await channel.typing(conversation, on)
    except Exception as error:
        log.debug("typing was not shown: %s", type(error).__name__)


def _wait_seconds(attempts: int) -> float:
    """The wait after so many attempts."""
    return float(min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2.0 ** min(attempts - 1, 10)))
