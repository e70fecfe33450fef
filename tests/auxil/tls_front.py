"""A proxy that speaks TLS before a server that does not, as a site's front server does."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from tests.auxil.certificates import Certificate


@contextmanager
def tls_front(certificate: Certificate, port: int, origin: str) -> Iterator[None]:
    """Take https on a loopback port and hand it on as it is.

    Args:
        certificate: what it shows its visitors.
        port: where it listens.
        origin: the server behind it; it may come up later.
    """
    behind = urlsplit(origin)
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inner_reader, inner_writer = await asyncio.open_connection(behind.hostname, behind.port)
            try:
                await asyncio.gather(_pass_on(reader, inner_writer), _pass_on(inner_reader, writer))
            finally:
                inner_writer.transport.abort()
        except OSError:
            pass  # the visitor sees a connection that ends
        finally:
            writer.transport.abort()

    async def listen() -> None:
        server = await asyncio.start_server(
            converse, "127.0.0.1", port, ssl=certificate.server_context()
        )
        ready.set()
        async with server:
            await server.serve_forever()

    def serve() -> None:
        asyncio.set_event_loop(loop)
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(serving)
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        # what was cut off above is closed in the next rounds of the loop
        loop.run_until_complete(asyncio.sleep(0.1))
        loop.close()

    serving = loop.create_task(listen())
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    assert ready.wait(10), "the TLS front does not listen"
    try:
        yield
    finally:
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(10)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
    with suppress(OSError):
        writer.close()
