"""Bring outbound messages to their channel: in order per conversation, at least once."""

from typing import Protocol, runtime_checkable

from bot.messages import Conversation, Message


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
