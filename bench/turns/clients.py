"""Customers: one object holds one conversation with one side and says one message at a time."""

import json
import secrets
from types import TracebackType
from typing import Any, Protocol, Self

import aiohttp
import websockets
from websockets.asyncio.client import ClientConnection, connect

from bot.channels.webchat.protocol import COOKIE
from bot.engine_key import HEADER

# far beyond any turn: a side that hangs ends the benchmark instead of stopping it for ever
TIMEOUT_SECONDS = 60.0


class BenchError(Exception):
    """The benchmark cannot go on, or its figures would mean nothing; the message says why."""


class Customer(Protocol):
    """One conversation."""

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    async def say(self, text: str) -> list[str]:
        """Send a message and wait for everything that answers it.

        Returns:
            Texts of the replies; empty when the bot stays silent.

        Raises:
            BenchError: the side failed.
        """
        ...


def _client(base_url: str) -> aiohttp.ClientSession:
    # a client that costs little: its work is part of every turn, and no side is to blame for it
    return aiohttp.ClientSession(
        base_url, timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS), trust_env=False
    )


class _HttpCustomer:
    """What the two HTTP protocols share: a connection of its own, as many customers have."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._client: aiohttp.ClientSession | None = None
        self.conversation = f"c_{secrets.token_hex(12)}"

    async def __aenter__(self) -> Self:
        self._client = _client(self._base_url)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    async def _post(self, path: str, body: object, headers: dict[str, str]) -> Any:
        assert self._client is not None
        try:
            async with self._client.post(path, json=body, headers=headers) as answer:
                if answer.status == 200:
                    return await answer.json()
                said = await answer.text()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise BenchError(f"{path}: {type(error).__name__}") from None
        raise BenchError(f"{path}: HTTP {answer.status} {said[:200]}")


class EngineCustomer(_HttpCustomer):
    """Speaks the engine protocol of docs/architecture.md, as the gateway does.

    Args:
        base_url: the engine.
        key: its secret.
        language: locale that the channel names.
    """

    def __init__(self, base_url: str, key: str, language: str) -> None:
        super().__init__(base_url)
        self._headers = {HEADER: key}
        self._metadata = {
            "customer_id": f"cu_{secrets.token_hex(12)}",
            "channel": "web",
            "profile_name": None,
            "locale": language,
        }

    async def say(self, text: str) -> list[str]:
        """See `Customer`."""
        body = {
            "conversation": self.conversation,
            "message_id": f"m_{secrets.token_hex(12)}",
            "text": text,
            "payload": None,
            "metadata": self._metadata,
        }
        answer = await self._post("/webhooks/frontdoor/turn", body, self._headers)
        return [str(reply["text"] or "") for reply in answer["replies"]]


class RestCustomer(_HttpCustomer):
    """Speaks to Rasa's own REST channel."""

    async def say(self, text: str) -> list[str]:
        """See `Customer`."""
        body = {"sender": self.conversation, "message": text}
        answer = await self._post("/webhooks/rest/webhook", body, {})
        return [str(reply.get("text", "")) for reply in answer]


class WebChatCustomer:
    """Speaks the protocol of docs/webchat-protocol.md, as the page does.

    Args:
        base_url: the gateway.
        language: locale that the browser names.
    """

    def __init__(self, base_url: str, language: str) -> None:
        self._base_url = base_url
        self._language = language
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        async with _client(self._base_url) as client:
            try:
                async with client.post("/chat/session") as answer:
                    cookie = answer.cookies[COOKIE].value
            except (aiohttp.ClientError, TimeoutError, KeyError) as error:
                raise BenchError(f"/chat/session: {type(error).__name__}") from None
        try:
            self._socket = await connect(
                self._base_url.replace("http", "ws", 1) + "/chat/socket",
                additional_headers={"Cookie": f"{COOKIE}={cookie}"},
                compression=None,
                proxy=None,
            )
            await self._send({"type": "hello", "last_seq": None, "locale": self._language})
            await self._until_idle()
        except (OSError, websockets.WebSocketException) as error:
            raise BenchError(f"/chat/socket: {type(error).__name__}") from None
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._socket is not None:
            await self._socket.close()

    async def say(self, text: str) -> list[str]:
        """See `Customer`."""
        try:
            await self._send({"type": "text", "client_id": secrets.token_hex(8), "text": text})
            messages = await self._until_idle()
            if messages:
                await self._send({"type": "ack", "seq": messages[-1]["seq"]})
        except (OSError, websockets.WebSocketException) as error:
            raise BenchError(f"/chat/socket: {type(error).__name__}") from None
        for message in messages:
            if message["from"] != "bot":
                raise BenchError(f"/chat/socket: answered by the {message['from']}")
        return [str(message["text"]) for message in messages]

    async def _send(self, event: dict[str, object]) -> None:
        assert self._socket is not None
        await self._socket.send(json.dumps(event, ensure_ascii=False))

    async def _until_idle(self) -> list[dict[str, object]]:
        assert self._socket is not None
        messages: list[dict[str, object]] = []
        while True:
            event = json.loads(await self._socket.recv())
            if event["type"] == "message":
                messages.append(event)
            elif event["type"] == "error":
                raise BenchError(f"/chat/socket: {event['code']}")
            elif event["type"] == "idle":
                return messages
