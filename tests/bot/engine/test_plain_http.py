"""Posts over connections that stay open, and never another call's answer."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.engine import plain_http
from bot.engine.plain_http import PlainHttpError, PlainPosts

Answering = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Answers each body as it is told to.

    Attributes:
        connections: how many were opened.
        heads: heads of the requests.
    """

    def __init__(self, answering: Answering) -> None:
        self.connections = 0
        self.heads: list[bytes] = []
        self.url = ""
        self._answering = answering
        self._server: asyncio.Server | None = None
        self._writers: list[asyncio.StreamWriter] = []

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/webhook"

    async def stop(self) -> None:
        assert self._server is not None
        for writer in self._writers:
            writer.close()
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                self.heads.append(head)
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                await self._answering(await reader.readexactly(length), writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def echo(body: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


@pytest.fixture
async def served() -> AsyncIterator[Callable[[Answering], Awaitable[tuple[Server, PlainPosts]]]]:
    started: list[tuple[Server, PlainPosts]] = []

    async def start(answering: Answering) -> tuple[Server, PlainPosts]:
        server = Server(answering)
        await server.start()
        started.append((server, PlainPosts(server.url)))
        return started[-1]

    yield start
    for server, posts in started:
        posts.close()
        await server.stop()


async def test_posts_go_over_one_connection(served) -> None:
    server, posts = await served(echo)
    answers = [await posts.post(body) for body in (b"{}", "{'好': 1}".encode(), b"x" * 100_000)]
    assert [status for status, _ in answers] == [200, 200, 200]
    assert [len(body) for _, body in answers] == [2, 10, 100_000]
    assert server.connections == 1
    assert server.heads[0].startswith(b"POST /webhook HTTP/1.1\r\nHost: 127.0.0.1:")


async def test_posts_at_once_have_a_connection_each(served) -> None:
    server, posts = await served(echo)
    bodies = [b"%d" % number for number in range(5)]
    answers = await asyncio.gather(*map(posts.post, bodies))
    assert [body for _, body in answers] == bodies
    assert server.connections == 5


async def test_an_answer_may_come_in_pieces(served) -> None:
    async def in_pieces(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{")
        await writer.drain()
        await asyncio.sleep(0)
        writer.write(b"}\r\n0\r\n\r\n")

    _, posts = await served(in_pieces)
    assert await posts.post(b"{}") == (404, b"{}")


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"])
async def test_a_connection_that_breaks_is_an_error(served, sent: bytes) -> None:
    async def breaking(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        writer.close()

    _, posts = await served(breaking)
    with pytest.raises(PlainHttpError, match="broke"):
        await posts.post(b"{}")


async def test_what_is_no_http_is_an_error(served) -> None:
    async def babbling(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"hello there\r\n\r\n")

    _, posts = await served(babbling)
    with pytest.raises(PlainHttpError, match="no HTTP"):
        await posts.post(b"{}")


async def test_a_post_that_was_given_up_leaves_its_answer_to_nobody(served) -> None:
    held = asyncio.Event()

    async def first_held(body: bytes, writer: asyncio.StreamWriter) -> None:
        if body == b"first":
            await held.wait()
        await echo(body, writer)

    server, posts = await served(first_held)
    first = asyncio.ensure_future(posts.post(b"first"))
    while not server.heads:
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait([first])
    held.set()
    assert await posts.post(b"second") == (200, b"second")
    assert server.connections == 2


async def test_a_connection_that_the_server_ends_is_not_used_again(served) -> None:
    async def once(body: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")

    server, posts = await served(once)
    for _ in range(3):
        assert await posts.post(b"{}") == (200, b"")
    assert server.connections == 3


async def test_an_old_connection_is_not_used_again(served, monkeypatch) -> None:
    monkeypatch.setattr(plain_http, "_IDLE_SECONDS", -1.0)
    server, posts = await served(echo)
    for _ in range(2):
        await posts.post(b"{}")
    assert server.connections == 2


async def test_nobody_there_is_an_error() -> None:
    server = Server(echo)
    await server.start()
    await server.stop()
    with pytest.raises(ConnectionRefusedError):
        await PlainPosts(server.url).post(b"{}")


@pytest.mark.parametrize("url", ["https://127.0.0.1/webhook", "127.0.0.1:80", ""])
def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        PlainPosts(url)
