"""A gateway that speaks the web-chat protocol and does what a test tells it, in a thread.

It keeps conversations in memory and answers by a script. What a real gateway does on its own
accord (drop a connection, lose the word that a message was accepted, end a session) happens here
on demand.
"""

import asyncio
import json
import secrets
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from starlette.responses import HTMLResponse

from bot.catalogue import Catalogue
from bot.channels.webchat.page import page_router
from bot.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
COOKIE = "frontdoor_session"

Reply = dict[str, Any]
Script = Callable[[str], list[Reply]]


def echo(text: str) -> list[Reply]:
    """One reply that repeats what was said."""
    return [{"text": f"≪{text}≫"}]


@dataclass
class Talk:
    """One session's conversation."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    client_ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    sockets: list[WebSocket] = field(default_factory=list)


class World:
    """The scripted gateway.

    Attributes:
        script: what the bot answers to a text (a button's text is its label).
        lose_accepted: how many messages are taken without a word, the connection dropping instead.
        hold_replies: keep replies back until `release_replies`.
        refuse: code and text of the error that the next message gets.
        talks: conversations by session.
        frames: everything that clients have sent, in order.
    """

    def __init__(self, settings: Settings) -> None:
        self.reset()
        self.app = FastAPI()
        self.loop: asyncio.AbstractEventLoop | None = None
        self.app.include_router(
            page_router(settings, Catalogue(PROJECT / "data/responses"), self._remember)
        )
        self.app.post("/chat/session")(self._session)
        self.app.websocket("/chat/socket")(self._socket)

    # --- what a test does ---

    def reset(self) -> None:
        """Forget everything."""
        self.script: Script = echo
        self.lose_accepted = 0
        self.hold_replies = False
        self.refuse: tuple[str, str] | None = None
        self.talks: dict[str, Talk] = {}
        self.frames: list[dict[str, Any]] = []
        self._held: list[tuple[Talk, dict[str, Any]]] = []

    @property
    def talk(self) -> Talk:
        """The only conversation."""
        (talk,) = (t for t in self.talks.values() if t.messages)
        return talk

    def texts_from_customer(self) -> list[str]:
        return [m["text"] for m in self.talk.messages if m["from"] == "customer"]

    def drop_connections(self, code: int = 1012) -> None:
        """Close every socket."""
        self._run(self._close_all(code))

    def end_sessions(self) -> None:
        """Forget all sessions and close their sockets as expired."""

        async def end() -> None:
            await self._close_all(4401)
            self.talks.clear()

        self._run(end())

    def say(self, reply: Reply, sender: str = "bot", quietly: bool = False) -> None:
        """A message of the bot's or of staff's own accord; `quietly` it is only stored."""

        async def go() -> None:
            await self._reply(self.talk, reply, sender, quietly)

        self._run(go())

    def release_replies(self) -> None:
        """Deliver what `hold_replies` kept back."""

        async def go() -> None:
            self.hold_replies = False
            held, self._held = self._held, []
            for talk, message in held:
                await self._send(talk, message)
                await self._send(talk, {"type": "idle"})

        self._run(go())

    def send_raw(self, event: dict[str, Any]) -> None:
        """Any event to the only conversation."""
        self._run(self._send(self.talk, event))

    def _run(self, coroutine: Any) -> None:
        assert self.loop is not None
        asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    # --- the gateway ---

    def _remember(self, request: Request, response: Response) -> None:
        account = request.cookies.get(COOKIE, "")
        if account not in self.talks:
            account = secrets.token_hex(8)
            self.talks[account] = Talk()
        response.set_cookie(COOKIE, account, httponly=True, samesite="lax")

    async def _session(self, request: Request, response: Response) -> dict[str, Any]:
        self._remember(request, response)
        return {"session": "new", "expires_in": 60}

    async def _close_all(self, code: int) -> None:
        for talk in self.talks.values():
            for one in talk.sockets:
                with suppress(RuntimeError):
                    await one.close(code)
            talk.sockets.clear()

    async def _socket(self, ws: WebSocket) -> None:
        self.loop = asyncio.get_running_loop()
        await ws.accept()
        talk = self.talks.get(ws.cookies.get(COOKIE, ""))
        if talk is None:
            await ws.close(4401)
            return
        with suppress(WebSocketDisconnect, RuntimeError):
            while True:
                frame = json.loads(await ws.receive_text())
                self.frames.append(frame)
                await self._handle(talk, ws, frame)
        if ws in talk.sockets:
            talk.sockets.remove(ws)

    async def _handle(self, talk: Talk, ws: WebSocket, frame: dict[str, Any]) -> None:
        kind = frame["type"]
        if kind == "ping":
            await ws.send_json({"type": "pong"})
        # a second greeting only tells another language
        if kind == "hello" and ws not in talk.sockets:
            talk.sockets.append(ws)
            last = frame["last_seq"] or 0
            await ws.send_json(
                {"type": "welcome", "last_seq": len(talk.messages), "truncated": False}
            )
            for message in talk.messages:
                if message["seq"] > last:
                    await ws.send_json(message)
            await ws.send_json({"type": "idle"})
        if kind in {"text", "choose"}:
            await self._take(talk, ws, frame)

    async def _take(self, talk: Talk, ws: WebSocket, frame: dict[str, Any]) -> None:
        client_id = frame["client_id"]
        if self.refuse:
            code, text = self.refuse
            self.refuse = None
            event = {"type": "error", "code": code, "text": text, "client_id": client_id}
            await ws.send_json({**event, "retry_after": 0.1})
            return
        known = talk.client_ids.get(client_id)
        text = frame.get("text") or talk.tokens.get(frame.get("token", ""), "?")
        if known is None:
            message = self._store(talk, "customer", text)
            message["client_id"] = client_id
            talk.client_ids[client_id] = message
            for other in talk.sockets:
                if other is not ws:
                    await other.send_json(message)
        message = known or message
        if self.lose_accepted:
            self.lose_accepted -= 1
            talk.sockets.remove(ws)
            await ws.close(1012)
        else:
            await ws.send_json(
                {
                    "type": "accepted",
                    "client_id": client_id,
                    "id": message["id"],
                    "seq": message["seq"],
                    "duplicate": known is not None,
                }
            )
        if known is None:
            await self._send(talk, {"type": "typing", "on": True})
            for reply in self.script(text):
                await self._reply(talk, reply)

    def _store(self, talk: Talk, sender: str, text: str) -> dict[str, Any]:
        seq = len(talk.messages) + 1
        message = {
            "type": "message",
            "id": f"m_{seq}",
            "seq": seq,
            "from": sender,
            "text": text,
            "buttons": [],
        }
        talk.messages.append(message)
        return message

    async def _reply(
        self, talk: Talk, reply: Reply, sender: str = "bot", quietly: bool = False
    ) -> None:
        message = self._store(talk, sender, reply["text"])
        for label in reply.get("buttons", []):
            token = secrets.token_hex(4)
            talk.tokens[token] = label
            message["buttons"].append({"label": label, "token": token})
        if sender == "staff":
            message["name"] = reply.get("name")
        if "links" in reply:
            message["links"] = reply["links"]
        if quietly:
            return
        if self.hold_replies:
            self._held.append((talk, message))
            return
        await self._send(talk, message)
        await self._send(talk, {"type": "idle"})

    async def _send(self, talk: Talk, event: dict[str, Any]) -> None:
        for one in list(talk.sockets):
            with suppress(WebSocketDisconnect, RuntimeError):
                await one.send_json(event)


def host_page(gateway: str, language: str) -> str:
    """A page of another site with the widget on it and a strict policy of its own."""
    return (
        f"<!DOCTYPE html><html lang='{language}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'><title>Shop</title>"
        f"<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
        f'script-src {gateway}; frame-src {gateway}">'
        f"<script src='{gateway}/widget.js' data-lang='{language}' defer></script></head>"
        "<body><h1>Shop</h1><p><a href='#more'>More</a></p></body></html>"
    )


@contextmanager
def serve(app: FastAPI, port: int = 0) -> Iterator[str]:
    """Run an app on a free (or given) loopback port; yields its origin."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    # clients that come before the server has started wait instead of being refused
    listener.listen()
    config = uvicorn.Config(app, log_level="warning", ws="websockets-sansio", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


def host_site(gateway: str) -> FastAPI:
    """Another site that has put the widget on its page."""
    app = FastAPI()

    @app.get("/shop")
    async def shop(lang: str = "zh") -> HTMLResponse:
        return HTMLResponse(host_page(gateway, lang))

    @app.get("/favicon.ico")
    async def favicon() -> Response:
        return Response(status_code=204)

    return app
