"""The web chat's socket and the session that opens it (docs/webchat-protocol.md)."""

import asyncio
import contextlib
import hmac
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request, Response, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from bot.channels.webchat import protocol
from bot.channels.webchat.hub import Hub
from bot.channels.webchat.limits import RateLimit
from bot.channels.webchat.line import Line
from bot.channels.webchat.origin import is_allowed
from bot.channels.webchat.protocol import COOKIE, ProtocolError
from bot.channels.webchat.session import (
    SessionInvalid,
    Sessions,
    channel_of,
    open_session,
)
from bot.edge_texts import EdgeTexts
from bot.engine_key import HEADER
from bot.inbox import Inbound, InboundFile, Inbox, account_index
from bot.settings import Settings
from bot.store.database import Database
from bot.store.transcript import Known, find
from tickets.errors import StoreUnavailable

MAX_MALFORMED = 20

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WebChat:
    """What every socket works with."""

    settings: Settings
    database: Database
    inbox: Inbox
    hub: Hub
    texts: EdgeTexts
    sessions: Sessions
    rate: RateLimit
    engine_key: str

    def router(self) -> APIRouter:
        """Routes of session and socket."""
        router = APIRouter(include_in_schema=False)

        @router.post("/chat/session")
        async def session(request: Request, response: Response) -> dict[str, object]:
            if not is_allowed(request.headers, self.settings):
                response.status_code = 403
                return {"error": "origin_refused"}
            key = request.headers.get(HEADER)
            canary = key is not None and hmac.compare_digest(key.encode(), self.engine_key.encode())
            opened = open_session(self.sessions, self.settings, request, response, canary)
            return {
                "session": "new" if opened.is_new else "kept",
                "expires_in": self.sessions.max_age_seconds,
            }

        @router.websocket("/chat/socket")
        async def socket(websocket: WebSocket) -> None:
            await SocketTalk(self, websocket).run()

        return router


class _Closed(Exception):
    """The socket is to be closed with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


class SocketTalk:
    """One open socket.

    Args:
        chat: what it works with.
        websocket: not accepted yet.
    """

    def __init__(self, chat: WebChat, websocket: WebSocket) -> None:
        self._chat = chat
        self._websocket = websocket
        self._cookie = websocket.cookies.get(COOKIE)
        # until hello tells better, the browser's first language
        self._locale = websocket.headers.get("accept-language", "").split(",")[0][:35] or None
        self._language = chat.texts.language_for(self._locale)
        self._line: Line | None = None
        self._malformed = 0

    async def run(self) -> None:
        """Talk until one side closes."""
        await self._websocket.accept()
        try:
            if not is_allowed(self._websocket.headers, self._chat.settings):
                await self._refuse("origin_refused", protocol.CLOSE_ORIGIN)
            account = await self._account()
            await self._listen(account)
        except _Closed as closed:
            if self._websocket.client_state is WebSocketState.CONNECTED:
                # the other side may be faster
                with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                    await self._websocket.close(closed.code)
        except WebSocketDisconnect:
            pass
        finally:
            if self._line:
                self._chat.hub.leave(self._line)

    async def _account(self) -> str:
        try:
            # checked again for every message: a session may end while its socket is open
            return self._chat.sessions.read(self._cookie)
        except SessionInvalid:
            await self._refuse("session_expired", protocol.CLOSE_SESSION)
            raise AssertionError("unreachable") from None

    async def _refuse(self, code: str, close_code: int) -> None:
        event = protocol.error(code, self._chat.texts.say(code, self._language))
        with contextlib.suppress(RuntimeError, WebSocketDisconnect):
            await self._websocket.send_text(protocol.frame(event))
        raise _Closed(close_code)

    async def _listen(self, account: str) -> None:
        sender: asyncio.Task[None] | None = None
        try:
            while True:
                message = await self._websocket.receive()
                if message["type"] == "websocket.disconnect":
                    return
                try:
                    event = self._read(message)
                    if self._line is None:
                        line = await self._greet(account, event)
                        sender = asyncio.create_task(self._send(line))
                    else:
                        await self._handle(self._line, event)
                except ProtocolError as error:
                    await self._complain(error)
        finally:
            if sender:
                sender.cancel()
                await asyncio.gather(sender, return_exceptions=True)

    async def _send(self, line: Line) -> None:
        try:
            while not line.overflowed:
                await self._websocket.send_text(await line.next_frame())
            await self._websocket.close(protocol.CLOSE_UNAVAILABLE)
        except (WebSocketDisconnect, RuntimeError):
            return  # closed; the receiving side ends by itself

    def _read(self, message: Mapping[str, Any]) -> protocol.ClientEvent:
        raw = message.get("text")
        if not isinstance(raw, str):
            raise ProtocolError("malformed", "frame_binary")
        event = protocol.parse(raw)
        if self._line is None and not isinstance(event, protocol.Hello):
            raise ProtocolError(
                "hello_first", "hello_first", client_id=getattr(event, "client_id", None)
            )
        return event

    async def _complain(self, error: ProtocolError) -> None:
        text = self._chat.texts.say(error.key, self._language, field=error.field)
        event = protocol.error(error.code, text, error.client_id)
        if self._line:
            self._line.send(event)
        else:
            await self._websocket.send_text(protocol.frame(event))
        self._malformed += 1
        if self._malformed >= MAX_MALFORMED:
            raise _Closed(protocol.CLOSE_MALFORMED)

    async def _greet(self, account: str, event: protocol.ClientEvent) -> Line:
        assert isinstance(event, protocol.Hello)
        chat = self._chat
        self._locale = event.locale or self._locale
        channel = channel_of(account)
        line = Line(channel, account, self._locale)
        try:
            known = await self._find(channel, account)
        except StoreUnavailable:
            self._language = chat.texts.language_for(self._locale)
            await self._refuse("unavailable", protocol.CLOSE_UNAVAILABLE)
        conversation = known.conversation if known else None
        language = chat.texts.language_for(
            self._locale, known=conversation.language if conversation else None
        )
        self._language = language
        last_seq = known.standing.last_seq if known else 0
        oldest_shown = max(0, last_seq - protocol.REPLAY_LIMIT)
        line.known_seq = last_seq
        line.sent_seq = oldest_shown if event.last_seq is None else min(event.last_seq, last_seq)
        line.send(
            {
                "type": "welcome",
                "conversation": conversation.id if conversation else None,
                "last_seq": last_seq,
                "language": language,
                "truncated": event.last_seq is None and oldest_shown > 0,
                "limits": {
                    "text": protocol.MAX_TEXT_CHARACTERS,
                    "frame": protocol.MAX_FRAME_BYTES,
                    "file": self._chat.settings.evidence_file_bytes,
                    "files": protocol.MAX_FILES,
                },
            }
        )
        # follow first, then read: what is written in between is then not missed
        chat.hub.follow(line, conversation)
        self._line = line
        await chat.hub.catch_up(line)
        if known and known.standing.queued:
            line.typing(not known.standing.told_late)
        else:
            line.idle()
        return line

    async def _find(self, channel: str, account: str) -> Known | None:
        index = account_index(channel, account)
        return await self._chat.database.read(lambda c: find(c, channel, index))

    async def _handle(self, line: Line, event: protocol.ClientEvent) -> None:
        match event:
            case protocol.Text(client_id, text):
                await self._accept(line, self._inbound(line, client_id, "text", text=text))
            case protocol.Choose(client_id, token):
                await self._accept(line, self._inbound(line, client_id, "choose", token=token))
            case protocol.File(client_id, uploads, caption):
                files = tuple(InboundFile(upload=upload) for upload in uploads)
                inbound = self._inbound(line, client_id, "file", text=caption)
                await self._accept(line, replace(inbound, files=files))
            case protocol.Ack(seq):
                if line.conversation_id and seq <= line.sent_seq:
                    self._chat.hub.seen(line.conversation_id, seq)
            case protocol.Ping():
                line.send({"type": "pong"})
            case protocol.Hello(_, locale):
                # a second hello only tells the language that the customer switched the page to
                self._locale = line.locale = locale or line.locale

    def _inbound(self, line: Line, client_id: str, kind: str, **content: str | None) -> Inbound:
        return Inbound(
            channel=line.channel,
            account=line.account,
            update_id=client_id,
            kind=kind,  # type: ignore[arg-type]  # one of InboundKind, see the callers
            locale=self._locale,
            text=content.get("text"),
            token=content.get("token"),
        )

    async def _accept(self, line: Line, inbound: Inbound) -> None:
        await self._account()
        wait = self._chat.rate.take(line.account)
        if wait:
            text = self._chat.texts.say("rate_limited", self._language, seconds=int(wait) + 1)
            line.send(protocol.error("rate_limited", text, inbound.update_id, wait))
            return
        line.awaiting.add(inbound.update_id)
        try:
            accepted = await self._chat.inbox.accept(inbound)
        except StoreUnavailable as error:
            line.awaiting.discard(inbound.update_id)
            log.warning("a web message was not kept: %s", error)
            text = self._chat.texts.say("not_saved", self._language)
            line.send(protocol.error("not_saved", text, inbound.update_id))
            return
        if accepted.duplicate:
            line.accepted(inbound.update_id, accepted.message_id, accepted.seq, duplicate=True)
