"""The client side of the web-chat protocol, for the terminal and for checks of the system."""

import asyncio
import json
import random
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from bot.channels.webchat.protocol import CLOSE_ORIGIN, CLOSE_SESSION, COOKIE

Event = dict[str, Any]

CONNECT_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 3.0
UPLOAD_SECONDS = 120.0


class ChatUnreachable(Exception):
    """There is no gateway at this address, or it cannot serve now."""


class ChatRefused(Exception):
    """The gateway does not want to talk to this client."""


@dataclass
class Remembered:
    """What a client keeps between connections.

    Attributes:
        cookie: value of the session cookie.
        last_seq: highest sequence number that was shown.
    """

    cookie: str | None = None
    last_seq: int = 0


async def open_session(url: str, cookie: str | None, headers: dict[str, str] | None = None) -> str:
    """Keep a session or begin one.

    Returns:
        The cookie's new value.

    Raises:
        ChatUnreachable: nobody answers, or with something else.
    """
    cookies = {COOKIE: cookie} if cookie else None
    try:
        async with httpx.AsyncClient(
            trust_env=False, cookies=cookies, headers=headers, timeout=CONNECT_SECONDS
        ) as client:
            response = await client.post(f"{url}/chat/session")
            response.raise_for_status()
        # read by hand: a client on http would drop a cookie that is marked for https
        jar = SimpleCookie(response.headers.get("set-cookie", ""))
        return jar[COOKIE].value
    except (httpx.HTTPError, CookieError, KeyError) as error:
        raise ChatUnreachable(f"No gateway answers at {url} ({type(error).__name__}).") from error


async def upload_file(url: str, cookie: str | None, path: Path, most_bytes: int | None) -> Event:
    """Bring a file to the gateway.

    Args:
        most_bytes: largest file that the gateway takes; of a larger one only the size is told.

    Returns:
        The gateway's answer, with `file` when a message may name it, else with `error`.

    Raises:
        ChatUnreachable: nobody answers, or with something else.
        OSError: the file cannot be read.
    """
    size = path.stat().st_size
    content = b"" if most_bytes is not None and size > most_bytes else path.read_bytes()
    headers = {
        "x-file-name": quote(path.name),
        "x-file-size": str(size),
        "content-type": "application/octet-stream",
    }
    try:
        async with httpx.AsyncClient(
            trust_env=False, cookies={COOKIE: cookie or ""}, timeout=UPLOAD_SECONDS
        ) as client:
            response = await client.post(f"{url}/chat/files", content=content, headers=headers)
        answer: Event = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise ChatUnreachable(f"No upload at {url} ({type(error).__name__}).") from error
    return answer


@asynccontextmanager
async def open_socket(url: str, remembered: Remembered) -> AsyncIterator[ClientConnection]:
    """A connection of this session.

    Raises:
        ChatUnreachable: nobody answers, or with something else.
    """
    try:
        connection = await connect(
            "ws" + url.removeprefix("http") + "/chat/socket",
            additional_headers={"Cookie": f"{COOKIE}={remembered.cookie}"},
            max_size=None,
            # a long history that nobody reads to its end would have the close time out
            max_queue=None,
            proxy=None,
            open_timeout=CONNECT_SECONDS,
        )
    except (OSError, TimeoutError, InvalidHandshake) as error:
        raise ChatUnreachable(f"No chat at {url} ({type(error).__name__}).") from error
    try:
        yield connection
    finally:
        await connection.close()


class ChatClient:
    """Keeps a conversation going over lost connections; shows every message once.

    Args:
        url: of the gateway, without a path.
        remembered: session and position; changed as the conversation goes on.
        locale: language wish, as in `zh-CN`.
        patience_seconds: longest time without a connection.
    """

    def __init__(
        self,
        url: str,
        remembered: Remembered,
        locale: str | None = None,
        patience_seconds: float = 120.0,
    ) -> None:
        self._url = url.rstrip("/")
        self._remembered = remembered
        self._locale = locale
        self._patience_seconds = patience_seconds
        self._to_send: asyncio.Queue[Event] = asyncio.Queue()
        self._in_flight: Event | None = None
        self._settled = asyncio.Event()
        self._server_idle = False
        self._retry_after = 0.0
        self._most_bytes: int | None = None

    @property
    def idle(self) -> bool:
        """Whether everything was taken and answered."""
        return self._server_idle and self._in_flight is None and self._to_send.empty()

    def send(self, frame: Event) -> None:
        """Have a `text`, `choose` or `file` frame sent, after those before it.

        A `file` frame with `path` in place of `files` has that file uploaded first.
        """
        self._server_idle = False
        self._to_send.put_nowait(frame | {"client_id": secrets.token_hex(12)})

    async def start(self) -> None:
        """Open the session.

        Raises:
            ChatUnreachable: the system is not running.
        """
        kept = self._remembered.cookie
        self._remembered.cookie = await open_session(self._url, kept)

    async def events(self) -> AsyncIterator[Event]:
        """Events as the gateway sends them, for as long as there is patience.

        `message` events of the customer and repeated ones are left out; `idle` comes only when this
        client has nothing to send either; `lost` tells that the connection is gone.

        Raises:
            ChatUnreachable: no connection for longer than the patience.
            ChatRefused: the gateway refuses this client.
        """
        loop = asyncio.get_running_loop()
        lost_at: float | None = None
        pause = 0.2
        while True:
            try:
                async with open_socket(self._url, self._remembered) as connection:
                    lost_at, pause = None, 0.2
                    async for event in self._talk(connection):
                        yield event
            except ConnectionClosed as closed:
                code = closed.rcvd.code if closed.rcvd else 1006
                if code == CLOSE_ORIGIN:
                    raise ChatRefused("The gateway refuses this client.") from None
                if code == CLOSE_SESSION:
                    self._remembered.cookie = await open_session(self._url, None)
                    self._remembered.last_seq = 0
                    continue
                yield {"type": "lost"}
            except ChatUnreachable:
                lost_at = lost_at or loop.time()
                if loop.time() - lost_at > self._patience_seconds:
                    raise
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _talk(self, connection: ClientConnection) -> AsyncIterator[Event]:
        self._server_idle = False
        hello = {
            "type": "hello",
            "last_seq": self._remembered.last_seq,
            "locale": self._locale,
        }
        await connection.send(json.dumps(hello))
        sender = asyncio.create_task(self._send_all(connection))
        try:
            while True:
                event = json.loads(await connection.recv())
                shown = await self._receive(connection, event)
                if shown:
                    yield event
                if event["type"] in {"accepted", "idle"} and self.idle:
                    yield {"type": "idle"}
        finally:
            sender.cancel()
            await asyncio.gather(sender, return_exceptions=True)

    async def _receive(self, connection: ClientConnection, event: Event) -> bool:
        """Take note of an event; returns whether it is to be shown."""
        match event["type"]:
            case "welcome":
                self._most_bytes = (event.get("limits") or {}).get("file")
            case "message":
                known = event["seq"] <= self._remembered.last_seq
                self._saw(event["seq"])
                await connection.send(json.dumps({"type": "ack", "seq": event["seq"]}))
                if event["from"] == "customer":
                    self._taken(event.get("client_id"))
                    return False
                return not known
            case "accepted":
                self._saw(event["seq"])
                if not event["duplicate"]:
                    self._server_idle = False
                self._taken(event["client_id"])
                return False
            case "typing":
                self._server_idle = self._server_idle and not event["on"]
                return True
            case "idle":
                self._server_idle = True
                return False
            case "error":
                return self._failed(event)
        return False

    def _saw(self, seq: int) -> None:
        self._remembered.last_seq = max(self._remembered.last_seq, seq)

    def _taken(self, client_id: str | None) -> None:
        if self._in_flight and self._in_flight["client_id"] == client_id:
            self._in_flight = None
            self._settled.set()

    def _failed(self, event: Event) -> bool:
        client_id, code = event.get("client_id"), event["code"]
        if not self._in_flight or self._in_flight["client_id"] != client_id:
            return True
        if code in {"rate_limited", "not_saved"}:
            # the same message again, under the same id, before all others
            again = self._retry_after > 0
            self._retry_after = event.get("retry_after") or 1.0
            self._settled.set()
            return code == "not_saved" and not again
        self._taken(client_id)
        return True

    async def _upload(self, frame: Event) -> bool:
        """Put the id of the uploaded file in the place of its path; False: not now."""
        try:
            answer = await upload_file(
                self._url, self._remembered.cookie, Path(frame["path"]), self._most_bytes
            )
        except ChatUnreachable:
            answer = {"retry_after": LONGEST_PAUSE_SECONDS}
        except OSError:
            answer = {}  # gone meanwhile: the conversation says that nothing arrived
        if "retry_after" in answer:
            await asyncio.sleep(answer["retry_after"])
            return False
        del frame["path"]
        frame["files"] = [answer["file"]] if "file" in answer else []
        return True

    async def _send_all(self, connection: ClientConnection) -> None:
        """One at a time: the next only when the one before is safe."""
        while True:
            if self._in_flight is None:
                self._in_flight = await self._to_send.get()
            self._settled.clear()
            if "path" in self._in_flight and not await self._upload(self._in_flight):
                continue
            await connection.send(json.dumps(self._in_flight, ensure_ascii=True))
            await self._settled.wait()
            if self._in_flight is not None:
                await asyncio.sleep(self._retry_after)
            else:
                self._retry_after = 0.0
