"""What the parts of the edge hand to each other: conversations, messages, buttons, errors.

EdgeError
├── Retry            a channel cannot deliver now; with the time after which it may be tried again
├── Undeliverable    a channel can never deliver this message
└── LeaseLost        another gateway took the conversation over: drop what was computed
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Direction = Literal["in", "out"]
Author = Literal["customer", "bot", "staff", "system"]
InboundKind = Literal["text", "choose", "payload", "file"]
MessageKind = Literal["text", "choose", "payload", "file", "code"]


class EdgeError(Exception):
    """Base of the errors that parts of the edge raise on purpose."""


class Retry(EdgeError):
    """The channel cannot deliver this message now.

    Args:
        reason: why, without personal data; it goes to the log.
        after_seconds: the wait that the channel asked for; None leaves it to the relay's back-off.
    """

    def __init__(self, reason: str, after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds


class Undeliverable(EdgeError):
    """The channel will never deliver this message: blocked, chat deleted, refused as malformed."""


class LeaseLost(EdgeError):
    """The lease of a conversation ran out and another gateway took it."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One customer on one channel.

    Attributes:
        id: random, `c_…`; also the sender id on the engine.
        channel: `web`, `telegram` or `canary`.
        account: the channel's own id of the customer: chat id, web session id. Personal.
        customer_id: random, `cu_…`; whose tickets the conversation may see.
        language: `en`, `zh` or `zh-Hant` as the engine last told, None before its first answer.
        locale: what the channel says about the customer's language, as in `zh-hans`.
        profile_name: the name in the channel's profile. Personal.
    """

    id: str
    channel: str
    account: str
    customer_id: str
    language: str | None
    locale: str | None
    profile_name: str | None


@dataclass(frozen=True, slots=True)
class DraftTold:
    """A complaint that is being told, or was put aside, as the engine knows it after a turn.

    Attributes:
        draft_id: of the form.
        put_aside: the customer cancelled it and may come back to it.
        asked: the slot that is asked for, None while nothing is.
        told: slot → what was told. Personal.
    """

    draft_id: str
    put_aside: bool
    asked: str | None
    told: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ToldToPerson:
    """One message of a customer to a person who had the conversation; the engine did not hear it.

    Attributes:
        words: the message. Personal.
        after: what the person had said before it, None where that was answered already.
    """

    words: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply: its label, and the opaque token that stands for what it does.

    Attributes:
        once: it counts once, so a channel may take it away when it was pressed.
    """

    label: str
    token: str
    once: bool = True


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another place: its label and its address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Message:
    """A row of `messages` as a channel sees it.

    Attributes:
        id: `m_…`.
        seq: position in its conversation, from 1 without gaps, both directions together.
        author: who says it.
        text: what is said; None after the conversation was erased, and for a file without caption.
        kind: what the customer sent; of what is said to the customer `text`, or `code` where staff
            must not read it: it holds a one-time code.
        client_id: for the customer's own messages, the channel's id of the update.
        in_reply_to: id of the customer's message that this answers, if any.
        author_name: of a member of staff, as the customer reads it; None when it is not told.
        links: addresses beside it, for channels that can show them; they open what is the
            customer's own, so staff must not see them.
    """

    id: str
    conversation_id: str
    seq: int
    direction: Direction
    author: Author
    text: str | None
    buttons: tuple[Button, ...]
    created_at: datetime
    client_id: str | None = None
    in_reply_to: str | None = None
    kind: MessageKind = "text"
    author_name: str | None = None
    links: tuple[Link, ...] = ()

    def as_event(self) -> dict[str, Any]:
        """The message as an event of the web-chat protocol (docs/webchat-protocol.md)."""
        event: dict[str, Any] = {
            "type": "message",
            "id": self.id,
            "seq": self.seq,
            "from": self.author,
            "text": self.text,
            "buttons": [{"label": b.label, "token": b.token} for b in self.buttons],
            "in_reply_to": self.in_reply_to,
            "at": self.created_at.isoformat(timespec="seconds"),
        }
        if self.author == "staff":
            event["name"] = self.author_name
        if self.links:
            event["links"] = [{"label": link.label, "url": link.url} for link in self.links]
        if self.direction == "in":
            event["client_id"] = self.client_id
            event["kind"] = self.kind
        return event
