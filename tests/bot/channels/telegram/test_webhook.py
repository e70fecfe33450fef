"""Telegram posts updates: 200 only for what is in the database, and nobody else gets in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from bot.channels.telegram.plugin import TelegramPlugin, create
from bot.channels.telegram.webhook import PATH, SECRET_HEADER
from tests.auxil.bot_api_server import BotApiServer
from tests.bot.channels.telegram.conftest import MemoryEdge
from tickets.errors import StoreUnavailable

SECRET = "a-secret_of-this-test-000"
GOOD = {SECRET_HEADER: SECRET}


def update(update_id: int, text: str, chat_id: int = 1001) -> dict[str, object]:
    person = {"id": chat_id, "is_bot": False, "first_name": "Fang", "language_code": "zh-hans"}
    chat = {"id": chat_id, "type": "private"}
    message = {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": person, "text": text}
    return {"update_id": update_id, "message": message}


@pytest.fixture
def edge(make_edge: Callable[..., MemoryEdge]) -> MemoryEdge:
    return make_edge(telegram_mode="webhook", telegram_webhook_secret=SecretStr(SECRET))


@pytest.fixture
async def client(plugin: TelegramPlugin) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    assert plugin.router is not None
    app.include_router(plugin.router)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as client:
        yield client


@pytest.mark.parametrize("text", ["我要投诉", "I want to complain"])
async def test_an_update_with_the_secret_is_kept(
    client: httpx.AsyncClient, edge: MemoryEdge, text: str
) -> None:
    answer = await client.post(PATH, json=update(1, text), headers=GOOD)
    assert (answer.status_code, edge.texts) == (200, [text])


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: SECRET[:-1]},
        {SECRET_HEADER: SECRET + "0"},
        {SECRET_HEADER: "密".encode().decode("latin-1")},
    ],
)
@pytest.mark.parametrize("body", [b"", b"{", b'{"update_id": 1}'])
async def test_without_the_secret_nothing_is_told(
    client: httpx.AsyncClient, edge: MemoryEdge, headers: dict[str, str], body: bytes
) -> None:
    raw = {name: value.encode("latin-1") for name, value in headers.items()}
    answer = await client.post(PATH, content=body, headers=raw)
    assert (answer.status_code, answer.content, edge.texts) == (401, b"", [])


async def test_what_is_not_kept_is_asked_for_again(
    client: httpx.AsyncClient, edge: MemoryEdge
) -> None:
    edge.trouble = StoreUnavailable("down")
    assert (await client.post(PATH, json=update(1, "你好"), headers=GOOD)).status_code == 503
    edge.trouble = None
    assert (await client.post(PATH, json=update(1, "你好"), headers=GOOD)).status_code == 200
    assert (await client.post(PATH, json=update(1, "你好"), headers=GOOD)).status_code == 200
    assert (edge.texts, edge.duplicates) == (["你好"], 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"\xff\xfe", 400),
        (b"[]", 400),
        (b'"x"', 400),
        (b"{}", 200),
        (b'{"update_id": 1, "message": {"text": "x"}}', 200),
        (b'{"update_id": 1}', 200),
        (b"[" * 100_000, 400),
        (b" " * 1_000_001, 413),
    ],
)
async def test_a_body_that_is_no_update_changes_nothing(
    client: httpx.AsyncClient, edge: MemoryEdge, body: bytes, status: int
) -> None:
    answer = await client.post(PATH, content=body, headers=GOOD)
    assert (answer.status_code, edge.texts) == (status, [])


@asynccontextmanager
async def gateway(app: FastAPI) -> AsyncIterator[str]:
    server = uvicorn.Server(
        uvicorn.Config(app, "127.0.0.1", 0, log_level="error", ws="none", lifespan="off")
    )
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.005)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await serving


async def test_telegram_is_told_where_to_post_and_posts_until_it_is_kept(
    telegram: BotApiServer, make_edge: Callable[..., MemoryEdge]
) -> None:
    app = FastAPI()
    async with gateway(app) as url:
        edge = make_edge(
            telegram_mode="webhook", telegram_webhook_secret=SecretStr(SECRET), public_url=url + "/"
        )
        plugin = create(edge)
        assert plugin is not None
        assert plugin.router is not None
        app.include_router(plugin.router)
        await plugin.start()
        edge.trouble = StoreUnavailable("down")
        for number in range(5):
            telegram.say(1001, f"第{number}句")
        await telegram.wait_for(lambda: 503 in telegram.webhook_answers, "refused while down")
        edge.trouble = None
        await telegram.wait_for_confirmation()
        await plugin.stop()
    assert edge.texts == [f"第{number}句" for number in range(5)]
    assert telegram.world.webhook == {"url": url + PATH, "secret": SECRET}
    assert telegram.calls("getUpdates") == []
    assert telegram.calls("setWebhook")[0].params["max_connections"] == "1"
