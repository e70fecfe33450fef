"""Tells whoever shows conversations what was committed, in the process that committed it.

Listeners are called on the event loop and must not block. A message may reach them out of order or
not at all when another gateway wrote it: who needs completeness compares sequence numbers.
"""

from collections.abc import Sequence
from typing import Protocol

from bot.messages import Conversation, Message


class Listener(Protocol):
    """Somebody who shows conversations."""

    def written(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """These messages are in the database."""
        ...

    def typing(self, conversation: Conversation, on: bool) -> None:
        """An answer is being worked on, or not any more."""
        ...

    def idle(self, conversation_id: str) -> None:
        """Nothing of the conversation is in flight or queued any more."""
        ...

    def erased(self, conversation_id: str, up_to: int) -> None:
        """Messages up to this sequence number were erased."""
        ...

    def late_unwritten(self, conversation: Conversation, sentence: str) -> None:
        """An answer is late, and the database does not even take the sentence that says so."""
        ...


class Feed:
    """Passes events on to all listeners."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def add(self, listener: Listener) -> None:
        """Let somebody listen from now on."""
        self._listeners.append(listener)

    def written(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """See `Listener`."""
        for listener in self._listeners:
            listener.written(conversation, messages)

    def typing(self, conversation: Conversation, on: bool) -> None:
        """See `Listener`."""
        for listener in self._listeners:
            listener.typing(conversation, on)

    def idle(self, conversation_id: str) -> None:
        """See `Listener`."""
        for listener in self._listeners:
            listener.idle(conversation_id)

    def erased(self, conversation_id: str, up_to: int) -> None:
        """See `Listener`."""
        for listener in self._listeners:
            listener.erased(conversation_id, up_to)

    def late_unwritten(self, conversation: Conversation, sentence: str) -> None:
        """See `Listener`."""
        for listener in self._listeners:
            listener.late_unwritten(conversation, sentence)
