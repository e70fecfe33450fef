"""One open socket: what was sent to it, in order, each message once."""

import asyncio
from collections.abc import Sequence
from time import monotonic
from typing import Any

from bot.channels.webchat import protocol
from bot.messages import Message

# a client that does not read is let go; it catches up when it comes back
MAX_WAITING_FRAMES = 2000


class Line:
    """The sending side of a socket.

    Attributes:
        sent_seq: everything up to here was sent, or had no place on this screen.
        known_seq: highest sequence number known to exist.
        busy_since: monotonic seconds of the last sign of work, for the poll.
        awaiting: client ids of messages that this socket has sent and that are being kept.
        overflowed: the client reads too slowly.
    """

    def __init__(self, channel: str, account: str, locale: str | None) -> None:
        self.channel = channel
        self.account = account
        self.locale = locale
        self.conversation_id: str | None = None
        self.sent_seq = 0
        self.known_seq = 0
        self.catching_up = False
        self.busy_since = 0.0
        self.awaiting: set[str] = set()
        self.overflowed = False
        self._own: set[str] = set()
        self._idle = False
        self._idle_when_caught_up = False
        self._typing = False
        self._frames: asyncio.Queue[str] = asyncio.Queue()

    @property
    def behind(self) -> bool:
        """Whether there are messages that were not sent."""
        return self.sent_seq < self.known_seq

    async def next_frame(self) -> str:
        """The next frame to put on the wire."""
        return await self._frames.get()

    def send(self, event: dict[str, Any]) -> None:
        """Put an event behind all others."""
        if self._frames.qsize() >= MAX_WAITING_FRAMES:
            self.overflowed = True
            return
        self._frames.put_nowait(protocol.frame(event))

    def offer(self, messages: Sequence[Message]) -> None:
        """Send messages that were just written, as far as nothing is missing before them."""
        for message in messages:
            self.known_seq = max(self.known_seq, message.seq)
            if message.direction == "in":
                self._busy()
            # what is missing before it is read first, and this one with it
            if message.seq == self.sent_seq + 1 and not self.catching_up:
                self._show(message)
                self.sent_seq = message.seq

    def replay(self, missed: Sequence[Message], target: int) -> None:
        """Send what was read from the store.

        Args:
            missed: everything after `sent_seq`.
            target: the sequence number up to which nothing can be missing in it.
        """
        for message in missed:
            if message.seq > self.sent_seq:
                self._show(message)
                self.sent_seq = message.seq
        # erased messages have a number and nothing to show
        self.sent_seq = max(self.sent_seq, target)
        if not self.behind and self._idle_when_caught_up:
            self.idle()

    def typing(self, on: bool) -> None:
        """Show or take away the indicator, when that changes anything."""
        if on:
            self._busy()
        if on != self._typing:
            self._typing = on
            self.send({"type": "typing", "on": on})

    def idle(self) -> None:
        """Say that nothing is open, once, and after all messages."""
        if self._idle:
            return
        if self.behind:
            self._idle_when_caught_up = True
            return
        self._idle = True
        self._idle_when_caught_up = False
        self.typing(False)
        self.send({"type": "idle"})

    def accepted(self, client_id: str, message_id: str, seq: int, duplicate: bool) -> None:
        """Say that a message of this socket is kept."""
        self.awaiting.discard(client_id)
        self._own.add(client_id)
        self.send(
            {
                "type": "accepted",
                "client_id": client_id,
                "id": message_id,
                "seq": seq,
                "duplicate": duplicate,
            }
        )

    def _busy(self) -> None:
        self.busy_since = monotonic()
        self._idle = False
        self._idle_when_caught_up = False

    def _show(self, message: Message) -> None:
        if message.client_id in self.awaiting and message.direction == "in":
            self.accepted(message.client_id or "", message.id, message.seq, duplicate=False)
        elif not (message.direction == "in" and message.client_id in self._own):
            self.send(message.as_event())
