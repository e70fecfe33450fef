"""Lets open sockets follow their conversations, whoever writes into them."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from time import monotonic
from typing import TypeVar

from bot.channels.webchat import protocol
from bot.channels.webchat.line import Line
from bot.messages import Conversation, Message
from bot.store.database import Database
from bot.store.outbox import acknowledge
from bot.store.transcript import messages_after, standings
from tickets.errors import StoreUnavailable
from tickets.system_time import utc_now

POLL_SECONDS = 1.0
# acknowledgements of a moment are written together; losing them only repeats a message
ACKNOWLEDGE_SECONDS = 0.3

Key = TypeVar("Key")


class Hub:
    """All open sockets of this process; a listener of `bot.feed`.

    Args:
        database: the store.
        clock: the time, aware UTC.
        poll_seconds: how often messages of other processes are looked for.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime] = utc_now,
        poll_seconds: float = POLL_SECONDS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._by_conversation: dict[str, set[Line]] = defaultdict(set)
        # lines of customers who have not written yet, by account
        self._unknown: dict[tuple[str, str], set[Line]] = defaultdict(set)
        self._seen: dict[str, int] = {}
        self._loops: list[asyncio.Task[None]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begin to look for messages of other processes."""
        self._loops = [
            asyncio.create_task(self._poll(), name="webchat-poll"),
            asyncio.create_task(self._acknowledge(), name="webchat-acknowledge"),
        ]

    async def stop(self) -> None:
        """Write down the last acknowledgements."""
        for task in [*self._loops, *self._tasks]:
            task.cancel()
        await self._write_seen()

    def follow(self, line: Line, conversation: Conversation | None) -> None:
        """Send this line what is written from now on."""
        if conversation:
            line.conversation_id = conversation.id
            self._by_conversation[conversation.id].add(line)
        else:
            self._unknown[(line.channel, line.account)].add(line)

    def leave(self, line: Line) -> None:
        """The socket is closed."""
        if line.conversation_id is None:
            _drop(self._unknown, (line.channel, line.account), line)
        else:
            _drop(self._by_conversation, line.conversation_id, line)

    def seen(self, conversation_id: str, seq: int) -> None:
        """A client has everything up to `seq` on its screen."""
        self._seen[conversation_id] = max(seq, self._seen.get(conversation_id, 0))

    async def catch_up(self, line: Line) -> None:
        """Send a line what it lacks, in order."""
        if line.catching_up or line.conversation_id is None:
            return
        line.catching_up = True
        try:
            while line.behind:
                conversation_id, after = line.conversation_id, line.sent_seq
                # known before the look-up begins, so that the look-up sees all of it
                target = line.known_seq
                missed = await self._database.read(
                    lambda c: messages_after(c, conversation_id, after)  # noqa: B023  # awaited at once
                )
                line.replay(missed, target)
        except StoreUnavailable:
            return  # the poll comes back to it
        finally:
            line.catching_up = False

    # --- what the feed tells ---

    def written(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """Send what was just written."""
        newcomers = self._unknown.pop((conversation.channel, conversation.account), None)
        for line in newcomers or ():
            line.conversation_id = conversation.id
            self._by_conversation[conversation.id].add(line)
        for line in self._lines(conversation.id):
            line.offer(messages)
            if line.behind:
                self._spawn_catch_up(line)

    def typing(self, conversation: Conversation, on: bool) -> None:
        """Send the indicator."""
        for line in self._lines(conversation.id):
            line.typing(on)

    def idle(self, conversation_id: str) -> None:
        """Send that nothing is open."""
        for line in self._lines(conversation_id):
            line.idle()

    def erased(self, conversation_id: str, up_to: int) -> None:
        """Send what to take off the screen."""
        for line in self._lines(conversation_id):
            line.send({"type": "erased", "up_to": up_to})

    def late_unwritten(self, conversation: Conversation, sentence: str) -> None:
        """Say it at least to those who look."""
        for line in self._lines(conversation.id):
            line.typing(False)
            line.send(protocol.error("delayed", sentence))

    # --- other processes ---

    def _lines(self, conversation_id: str) -> list[Line]:
        return list(self._by_conversation.get(conversation_id, ()))

    def _spawn_catch_up(self, line: Line) -> None:
        task = asyncio.get_running_loop().create_task(self.catch_up(line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(self._poll_seconds)
            followed = list(self._by_conversation)
            began = monotonic()
            try:
                for start in range(0, len(followed), 500):
                    some = followed[start : start + 500]
                    found = await self._database.read(lambda c: standings(c, some))  # noqa: B023  # awaited at once
                    for conversation_id, standing in found.items():
                        for line in self._lines(conversation_id):
                            line.known_seq = max(line.known_seq, standing.last_seq)
                            if line.behind:
                                await self.catch_up(line)
                            # a message accepted after the look-up began is not in it
                            if not standing.queued and line.busy_since < began:
                                line.idle()
            except StoreUnavailable:
                continue  # the dispatcher's poll reports it

    async def _acknowledge(self) -> None:
        while True:
            await asyncio.sleep(ACKNOWLEDGE_SECONDS)
            await self._write_seen()

    async def _write_seen(self) -> None:
        seen, self._seen = self._seen, {}
        if not seen:
            return
        now = self._clock()
        try:
            await self._database.write(lambda c: acknowledge(c, seen, now))
        except StoreUnavailable:
            for conversation_id, seq in seen.items():
                self.seen(conversation_id, seq)


def _drop(lines: dict[Key, set[Line]], key: Key, line: Line) -> None:
    followers = lines.get(key, set())
    followers.discard(line)
    if not followers:
        lines.pop(key, None)
