"""Keep what arrives: conversation, message, and the first lease, in one transaction."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.inbox import Accepted, Inbound
from bot.messages import Conversation, Message
from bot.store.evidence import name_files
from bot.store.news import stands_behind_news
from bot.store.rows import Work, conversation_of, new_id
from bot.store.silence import with_person
from bot.store.tables import button_tokens, conversations, messages


@dataclass(frozen=True, slots=True)
class Intake:
    """What keeping a message came to.

    Attributes:
        message: the message as other sockets of the customer see it; None for a duplicate.
        work: the message to answer now, when its conversation was free; else None.
    """

    accepted: Accepted
    conversation: Conversation
    message: Message | None
    work: Work | None


@dataclass(frozen=True, slots=True)
class _Button:
    label: str | None = None
    payload: str | None = None
    edge_answer: str | None = None


def accept(
    connection: Connection,
    inbound: Inbound,
    account_index: str,
    edge_answer: str | None,
    owner: str,
    now: datetime,
    lease_seconds: float,
    gather_seconds: float = 0.0,
) -> Intake:
    """Keep a message, once.

    Args:
        inbound: the message, its text already clean.
        account_index: blind index of the account.
        edge_answer: key of the sentence that answers it without the engine, if known by now.
        owner: who takes the lease when the conversation is free.
        lease_seconds: how long the lease holds.
        gather_seconds: how long a message with files waits for more of them before it is answered.
    """
    found = _lock(connection, inbound.channel, account_index)
    conversation = (
        _refresh(connection, found, inbound)
        if found
        else _begin(connection, inbound, account_index, now)
    )
    known = _kept_before(connection, conversation.id, inbound.update_id) if found else None
    if known:
        return Intake(known, conversation, None, None)
    person = found is not None and with_person(connection, conversation.id)
    button = _meant(connection, conversation.id, inbound, edge_answer, now, person=person)
    seq = (found.last_seq if found else 0) + 1
    work = Work(
        conversation=conversation,
        message_id=new_id("m"),
        seq=seq,
        kind=inbound.kind,
        text=button.label,
        payload=button.payload,
        edge_answer=button.edge_answer,
        attempts=0,
        created_at=now,
        told_late=bool(found and found.delayed_told_at),
        with_person=person,
        behind_news=found is not None and stands_behind_news(connection, conversation.id, seq),
    )
    queued = found.queued if found else 0
    gathers = bool(inbound.files) and gather_seconds > 0
    free = not queued and not gathers
    _write(connection, work, inbound, "processing" if free else "pending")
    if free:
        lease = {"lease_owner": owner, "due_at": now + timedelta(seconds=lease_seconds)}
    elif not queued:
        lease = {"lease_owner": None, "due_at": now + timedelta(seconds=gather_seconds)}
    else:
        lease = {}
    connection.execute(
        update(conversations)
        .where(conversations.c.id == conversation.id)
        .values(last_seq=work.seq, queued=queued + 1, last_inbound_at=now, **lease)
    )
    if inbound.files:
        whose = {
            "message_id": work.message_id,
            "conversation_id": conversation.id,
            "customer_id": conversation.customer_id,
        }
        name_files(connection, inbound.files, account_index, whose, button.label, now)
    accepted = Accepted(work.message_id, conversation.id, work.seq, duplicate=False)
    return Intake(accepted, conversation, _shown(work, inbound), work if free else None)


def _kept_before(connection: Connection, conversation_id: str, update_id: str) -> Accepted | None:
    """The message that this update brought when it came first."""
    known = connection.execute(
        select(messages.c.id, messages.c.seq).where(
            messages.c.conversation_id == conversation_id, messages.c.update_id == update_id
        )
    ).one_or_none()
    return Accepted(known.id, conversation_id, known.seq, duplicate=True) if known else None


def _meant(
    connection: Connection,
    conversation_id: str,
    inbound: Inbound,
    edge_answer: str | None,
    now: datetime,
    *,
    person: bool,
) -> _Button:
    """What a message says or stands for, in a conversation that a person may have."""
    button = _Button(inbound.text, inbound.payload, edge_answer)
    if inbound.kind == "choose":
        button = _press(connection, conversation_id, inbound.token or "", now, counts=not person)
    if person and inbound.kind in ("choose", "payload") and button.edge_answer is None:
        # what it asks of the bot is not done now, and not behind the customer's back later
        return _Button(button.label, None, "with_person")
    return button


def _write(connection: Connection, work: Work, inbound: Inbound, state: str) -> None:
    connection.execute(
        insert(messages).values(
            id=work.message_id,
            conversation_id=work.conversation.id,
            channel=inbound.channel,
            seq=work.seq,
            direction="in",
            author="customer",
            kind=work.kind,
            update_id=inbound.update_id,
            text=work.text,
            payload=work.payload,
            edge_answer=work.edge_answer,
            state=state,
            attempts=0,
            created_at=work.created_at,
        )
    )


def _shown(work: Work, inbound: Inbound) -> Message:
    """The message as the customer's other devices show it."""
    return Message(
        id=work.message_id,
        conversation_id=work.conversation.id,
        seq=work.seq,
        direction="in",
        author="customer",
        text=work.text,
        buttons=(),
        created_at=work.created_at,
        client_id=inbound.update_id,
        kind=inbound.kind,
    )


def _lock(connection: Connection, channel: str, account_index: str) -> Row[Any] | None:
    return connection.execute(
        select(conversations)
        .where(
            conversations.c.channel == channel,
            conversations.c.account_index == account_index,
        )
        # one writer per conversation: sequence numbers, queue and lease change together
        .with_for_update()
    ).one_or_none()


def _begin(
    connection: Connection, inbound: Inbound, account_index: str, now: datetime
) -> Conversation:
    conversation = Conversation(
        id=new_id("c"),
        channel=inbound.channel,
        account=inbound.account,
        customer_id=new_id("cu"),
        language=None,
        locale=inbound.locale,
        profile_name=inbound.profile_name,
    )
    connection.execute(
        insert(conversations).values(
            id=conversation.id,
            channel=conversation.channel,
            account_index=account_index,
            account=conversation.account,
            customer_id=conversation.customer_id,
            locale=conversation.locale,
            profile_name=conversation.profile_name,
            last_seq=0,
            queued=0,
            created_at=now,
        )
    )
    return conversation


def _refresh(connection: Connection, found: Row[Any], inbound: Inbound) -> Conversation:
    """The conversation with what the channel now says about the customer."""
    conversation = conversation_of(found)
    news = {
        name: value
        for name, value in (("profile_name", inbound.profile_name), ("locale", inbound.locale))
        if value and value != getattr(conversation, name)
    }
    if news:
        connection.execute(
            update(conversations).where(conversations.c.id == conversation.id).values(**news)
        )
        conversation = replace(conversation, **news)
    return conversation


def _press(
    connection: Connection, conversation_id: str, token: str, now: datetime, *, counts: bool
) -> _Button:
    """What a token stands for in this conversation; a token that counts once is used up.

    Args:
        counts: False looks without using it up.
    """
    row = connection.execute(
        select(
            button_tokens.c.position,
            button_tokens.c.once,
            button_tokens.c.used_at,
            messages.c.buttons,
        )
        .join(messages, messages.c.id == button_tokens.c.message_id)
        .where(
            button_tokens.c.token == token,
            # a token of another conversation is as unknown as one that never was
            button_tokens.c.conversation_id == conversation_id,
        )
    ).one_or_none()
    if row is None or row.buttons is None:
        return _Button(edge_answer="button_unknown")
    button = json.loads(row.buttons)[row.position]
    if row.once and row.used_at:
        return _Button(label=button["label"], edge_answer="button_used")
    if counts:
        connection.execute(
            update(button_tokens).where(button_tokens.c.token == token).values(used_at=now)
        )
    return _Button(label=button["label"], payload=button["payload"])
