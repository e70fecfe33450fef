"""Rows to the values that the edge works with, and back."""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.messages import Button, Conversation, Link, Message

# keys of `edge_answer` after which the engine reads the message all the same
NOTICES = frozenset({"text_long", "text_cut", "file"})


@dataclass(frozen=True, slots=True)
class Work:
    """A message whose turn it is, under the lease of this gateway.

    Attributes:
        text: the customer's words; None for payloads and after an erasure.
        payload: what a button or command stands for.
        edge_answer: key of the sentence that answers it without the engine, if any.
        attempts: failed attempts so far.
        told_late: the customer knows already that answers are late.
        errand: no message of the customer's, but something that the edge asks of the engine
            (`bot.store.errands`).
        with_person: a member of staff has the conversation, so that the bot is silent.
        behind_news: the customer was told news of a complaint right before.
    """

    conversation: Conversation
    message_id: str
    seq: int
    kind: str
    text: str | None
    payload: str | None
    edge_answer: str | None
    attempts: int
    created_at: datetime
    told_late: bool
    errand: bool = False
    with_person: bool = False
    behind_news: bool = False


@dataclass(frozen=True, slots=True)
class ReplyButton:
    """A quick reply as the engine gives it."""

    label: str
    payload: str
    once: bool


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to say.

    Attributes:
        author_name: of a member of staff, as the customer is to read it.
        links: addresses beside it.
        kind: `code` for one that holds a one-time code.
    """

    text: str
    buttons: tuple[ReplyButton, ...] = ()
    author: str = "bot"
    author_name: str | None = None
    links: tuple[Link, ...] = ()
    kind: str = "text"


def new_id(kind: str) -> str:
    """A random id: `c_…`, `m_…`, `cu_…`."""
    return f"{kind}_{secrets.token_hex(12)}"


def new_token() -> str:
    """A button token: 144 random bits in 24 characters, since Telegram takes 64 bytes at most."""
    return secrets.token_urlsafe(18)


def conversation_of(row: Row[Any]) -> Conversation:
    """From a row of `conversations`."""
    return Conversation(
        id=row.id,
        channel=row.channel,
        account=row.account,
        customer_id=row.customer_id,
        language=row.language,
        locale=row.locale,
        profile_name=row.profile_name,
    )


def message_of(row: Row[Any]) -> Message:
    """From a row of `messages`."""
    shown = json.loads(row.buttons or "[]")
    return Message(
        id=row.id,
        conversation_id=row.conversation_id,
        seq=row.seq,
        direction=row.direction,
        author=row.author,
        text=row.text,
        buttons=tuple(
            Button(b["label"], b["token"], bool(b.get("once", True))) for b in shown if "token" in b
        ),
        created_at=row.created_at,
        client_id=row.update_id,
        in_reply_to=row.in_reply_to,
        kind=row.kind,
        author_name=row.author_name,
        links=tuple(Link(b["label"], b["url"]) for b in shown if "url" in b),
    )


def work_of(
    row: Row[Any],
    conversation: Conversation,
    *,
    told_late: bool,
    with_person: bool,
    behind_news: bool,
) -> Work:
    """From a row of `messages`."""
    return Work(
        conversation=conversation,
        message_id=row.id,
        seq=row.seq,
        kind=row.kind,
        text=row.text,
        payload=row.payload,
        edge_answer=row.edge_answer,
        attempts=row.attempts,
        created_at=row.created_at,
        told_late=told_late,
        errand=row.author == "system",
        with_person=with_person,
        behind_news=behind_news,
    )


def outbound(
    conversation: Conversation,
    seq: int,
    reply: Reply,
    in_reply_to: str | None,
    now: datetime,
) -> tuple[dict[str, Any], list[dict[str, Any]], Message]:
    """The rows of one outbound message.

    Returns:
        Its row of `messages`, its rows of `button_tokens`, and the message as channels see it.
    """
    message_id = new_id("m")
    buttons = [
        {"label": b.label, "token": new_token(), "payload": b.payload, "once": b.once}
        for b in reply.buttons
    ]
    # behind the buttons, whose tokens count positions
    shown = [*buttons, *({"label": link.label, "url": link.url} for link in reply.links)]
    row = {
        "id": message_id,
        "conversation_id": conversation.id,
        "channel": conversation.channel,
        "seq": seq,
        "direction": "out",
        "author": reply.author,
        "author_name": reply.author_name,
        "kind": reply.kind,
        "text": reply.text,
        "buttons": json.dumps(shown, ensure_ascii=False) if shown else None,
        "state": "pending",
        "attempts": 0,
        "next_attempt_at": now,
        "in_reply_to": in_reply_to,
        "created_at": now,
    }
    tokens = [
        {
            "token": button["token"],
            "conversation_id": conversation.id,
            "message_id": message_id,
            "position": position,
            "once": button["once"],
        }
        for position, button in enumerate(buttons)
    ]
    message = Message(
        id=message_id,
        conversation_id=conversation.id,
        seq=seq,
        direction="out",
        author=reply.author,  # type: ignore[arg-type]  # one of Author by construction
        text=reply.text,
        buttons=tuple(Button(str(b["label"]), str(b["token"]), bool(b["once"])) for b in buttons),
        created_at=now,
        in_reply_to=in_reply_to,
        author_name=reply.author_name,
        kind=reply.kind,  # type: ignore[arg-type]  # one of MessageKind by construction
        links=reply.links,
    )
    return row, tokens, message
