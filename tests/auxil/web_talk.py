"""Talks to a gateway over its WebSocket, frame by frame."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.auxil.running_gateway import RunningGateway

Event = dict[str, Any]


class Talk:
    """A client that counts on nothing."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.events: list[Event] = []

    async def send(self, frame: Event | str | bytes) -> None:
        await self._socket.send(json.dumps(frame) if isinstance(frame, dict) else frame)

    async def until(self, kind: str, **fields: object) -> Event:
        """Wait for an event of this type with these fields."""
        async with asyncio.timeout(20):
            while True:
                event: Event = json.loads(await self._socket.recv())
                self.events.append(event)
                if event["type"] == kind and fields.items() <= event.items():
                    return event

    async def closed(self) -> int:
        """Wait for the end; returns the close code."""
        async with asyncio.timeout(20):
            try:
                while True:
                    self.events.append(json.loads(await self._socket.recv()))
            except ConnectionClosed as closed:
                return closed.rcvd.code if closed.rcvd else 1006


async def new_session(gateway: RunningGateway) -> str:
    """A session cookie."""
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.post(f"{gateway.url}/chat/session")
    return response.headers["set-cookie"].split(";")[0]


@contextlib.asynccontextmanager
async def talk(
    gateway: RunningGateway,
    cookie: str,
    last_seq: int | None = None,
    hello: bool = True,
    **headers: str,
) -> AsyncIterator[Talk]:
    """An open socket, greeted."""
    async with connect(
        f"ws{gateway.url.removeprefix('http')}/chat/socket",
        additional_headers={"Cookie": cookie, **headers},
        max_size=None,
        max_queue=None,
        proxy=None,
    ) as socket:
        one = Talk(socket)
        if hello:
            await one.send({"type": "hello", "last_seq": last_seq, "locale": "en"})
            await one.until("welcome")
        yield one


def shown(events: list[Event]) -> list[tuple[str, str]]:
    """Author and text of the messages among events."""
    return [(e["from"], e["text"]) for e in events if e["type"] == "message"]
