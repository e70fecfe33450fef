"""Posts to one HTTP server over connections that stay open, and nothing else of HTTP.

A general client spends more on a call of an action than the action: cookies, redirects, proxies
and a dozen headers that the server reads. Ours is on loopback and always the same.
"""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import httptools

# shorter than the action server keeps an idle connection, or a call meets one that just closed
_IDLE_SECONDS = 3.0


class PlainHttpError(Exception):
    """There is no usable answer; the message says why, without what was sent."""


class PlainPosts:
    """Posts JSON to a URL, on as many connections as there are posts at once.

    Args:
        url: `http://host:port/path`.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError("not of the form http://host:port/path")
        self._host, self._port = parts.hostname, parts.port or 80
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode()
        self._idle: list[_Connection] = []

    async def post(self, body: bytes) -> tuple[int, bytes]:
        """Send a body and wait for its answer.

        Returns:
            Status and body.

        Raises:
            PlainHttpError: the connection broke, or what came is no HTTP.
            OSError: there is no connection.
        """
        connection = self._fresh() or await self._open()
        whole = False
        try:
            answer = await connection.exchange(b"%b%d\r\n\r\n%b" % (self._head, len(body), body))
            whole = True
        finally:
            # one that was given up in the middle would answer the next call with this one's answer
            if whole and connection.goes_on:
                self._idle.append(connection)
            else:
                connection.close()
        return answer

    def close(self) -> None:
        """Close the open connections."""
        while self._idle:
            self._idle.pop().close()

    def _fresh(self) -> "_Connection | None":
        now = asyncio.get_running_loop().time()
        while self._idle:
            connection = self._idle.pop()
            if connection.goes_on and now - connection.used_at < _IDLE_SECONDS:
                return connection
            connection.close()
        return None

    async def _open(self) -> "_Connection":
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(_Connection, self._host, self._port)
        return connection


class _Connection(asyncio.Protocol):
    """One connection, one post at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        # uvloop's are none of asyncio's class
        self._transport: Any = None
        self._parser = httptools.HttpResponseParser(self)
        self._parts: list[bytes] = []
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.goes_on = True
        self.used_at = self._loop.time()

    async def exchange(self, request: bytes) -> tuple[int, bytes]:
        self._parser, self._parts = httptools.HttpResponseParser(self), []
        self._answer = self._loop.create_future()
        self._transport.write(request)
        return await self._answer

    def close(self) -> None:
        self.goes_on = False
        if self._transport is not None:
            self._transport.close()

    # ------------------------------------------------------------------ of asyncio

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as error:
            self._fail(f"no HTTP ({type(error).__name__})")
            self.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.goes_on = False
        self._fail("the connection broke" + (f" ({type(error).__name__})" if error else ""))

    # ------------------------------------------------------------------ of httptools

    def on_body(self, part: bytes) -> None:
        self._parts.append(part)

    def on_message_complete(self) -> None:
        self.goes_on = self.goes_on and self._parser.should_keep_alive()
        self.used_at = self._loop.time()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._parts)))

    def _fail(self, why: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(PlainHttpError(why))
