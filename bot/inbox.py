"""Where every customer's message enters: committed before anybody says it was received."""

from dataclasses import dataclass
from typing import Protocol

from bot.messages import InboundKind


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a channel received, not yet kept.

    Attributes:
        channel: `web`, `telegram` or `canary`.
        account: the channel's own id of the customer.
        update_id: the channel's id of this update, unique per account, at most 64 characters; a
            second one with the same id is the same message.
        kind: `text`; `choose` (a button, with `token`); `payload` (a command of the channel, with a
            trusted `/intent{…}`); `file` (with an optional caption as `text`).
    """

    channel: str
    account: str
    update_id: str
    kind: InboundKind = "text"
    text: str | None = None
    token: str | None = None
    payload: str | None = None
    profile_name: str | None = None
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """The message is in the database.

    Attributes:
        duplicate: it was already there; nothing new happens.
    """

    message_id: str
    conversation_id: str
    seq: int
    duplicate: bool


class Inbox(Protocol):
    """The inbox as channels see it."""

    async def accept(self, inbound: Inbound) -> Accepted:
        """Commit a message.

        Raises:
            tickets.errors.StoreUnavailable: nothing was kept; the channel must not acknowledge.
        """
        ...
