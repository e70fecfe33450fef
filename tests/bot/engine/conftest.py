"""A small trained bot, an action server to command, and the engine's real HTTP door."""

import copy
import json
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web

TINY_BOT = Path(__file__).parent / "tiny_bot"
KEY = "k" * 43


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTDOOR_VAR_DIR", str(tmp_path / "var"))


@pytest.fixture(scope="session", autouse=True)
def _sanic_starts_more_than_once() -> None:
    """Sanic rewrites its own source when it starts, and cannot do so twice in a process."""
    from sanic.touchup import TouchUp

    original, started = TouchUp.run, []

    def run_once(app: Any) -> None:
        if not started:
            started.append(app)
            original(app)

    TouchUp.run = run_once


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a trained archive of tiny_bot."""
    from rasa.model_training import train

    folder = tmp_path_factory.mktemp("tiny")
    config = (TINY_BOT / "config.yml").read_text("utf-8")
    responses = TINY_BOT / "data" / "responses"
    (folder / "config.yml").write_text(
        config.replace(
            "CatalogueImporter", f"CatalogueImporter\n  responses: {json.dumps(str(responses))}"
        ),
        "utf-8",
    )
    result = train(
        domain=str(TINY_BOT / "domain.yml"),
        config=str(folder / "config.yml"),
        training_files=[str(TINY_BOT / "data")],
        output=str(folder),
    )
    assert result.code == 0
    return result.model


@pytest.fixture(scope="session")
def tiny_processor(tiny_model: str) -> Any:
    """The model of tiny_bot, loaded once: loading takes longer than all that the tests do."""
    from rasa.core.agent import Agent

    return Agent.load(tiny_model).processor


@dataclass
class Actions:
    """An action server that does as it is told.

    Attributes:
        url: its webhook.
        calls: names of the actions called, in order.
        answers: what an action answers; by default it says its name.
        status: the HTTP status of all answers.
    """

    url: str = ""
    calls: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    status: int = 200
    bodies: list[dict[str, Any]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        body = await request.json()
        name = body["next_action"]
        self.calls.append(name)
        self.bodies.append(body)
        if self.status != 200:
            return web.json_response({"error": "down", "action_name": name}, status=self.status)
        said = {"events": [], "responses": [{"text": name}]}
        return web.json_response(self.answers.get(name, said))


@pytest.fixture
async def actions() -> AsyncIterator[Actions]:
    server = Actions()
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/webhook", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    server.url = f"http://127.0.0.1:{port}/webhook"
    yield server
    await runner.cleanup()


@dataclass
class Engine:
    """A running engine."""

    url: str
    agent: Any
    http: aiohttp.ClientSession

    async def post(self, body: Any, key: str = KEY) -> tuple[int, Any]:
        """Send one request; returns status and body."""
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        async with self.http.post(
            f"{self.url}/turn", data=data, headers={"X-Front-Door-Key": key}
        ) as response:
            return response.status, await response.json()

    async def say(self, text: str, message_id: str, conversation: str = "c_1", **more: Any) -> Any:
        """Send a text; returns the answer, which must be 200."""
        status, answer = await self.post(turn(text, message_id, conversation, **more))
        assert status == 200, answer
        return answer

    async def texts(self, text: str, message_id: str, conversation: str = "c_1") -> list[str]:
        """Send a text; returns the texts said."""
        answer = await self.say(text, message_id, conversation)
        return [reply["text"] for reply in answer["replies"]]


def turn(
    text: str | None, message_id: str, conversation: str = "c_1", **more: Any
) -> dict[str, Any]:
    """A request of the protocol."""
    metadata = {"customer_id": "cu_1", "channel": "web", "profile_name": None, "locale": "en"}
    return {
        "conversation": conversation,
        "message_id": message_id,
        "text": text,
        "payload": None,
        "metadata": metadata,
        **more,
    }


@pytest.fixture
async def start_engine(
    tiny_processor: Any, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[..., Any]]:
    """A function that starts an engine on the same database; call it again to start it anew."""
    from rasa.core.agent import Agent
    from rasa.utils.endpoints import EndpointConfig
    from sanic import Sanic

    from bot.engine.channel import FrontDoorInput
    from bot.engine.serve import configure_logging, make_app
    from bot.engine.tracker_store import FrontDoorTrackerStore

    configure_logging()
    monkeypatch.setattr(Sanic, "test_mode", True)
    running: list[tuple[Any, aiohttp.ClientSession]] = []

    async def start(url: str | None = None) -> Engine:
        domain = tiny_processor.domain
        store = FrontDoorTrackerStore(domain, url=url)
        endpoint = EndpointConfig(actions.url, enable_selective_domain=True)
        agent = Agent(domain=domain, tracker_store=store, action_endpoint=endpoint)
        agent.processor = copy.copy(tiny_processor)
        agent.processor.action_endpoint = endpoint
        app = make_app(agent, FrontDoorInput(KEY))
        port = free_port()
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True)
        await server.startup()
        http = aiohttp.ClientSession()
        running.append((server, http))
        return Engine(f"http://127.0.0.1:{port}/webhooks/frontdoor", agent, http)

    yield start
    for server, http in running:
        await http.close()
        server.close()
        await server.wait_closed()


@pytest.fixture
async def engine(start_engine: Callable[..., Any]) -> Engine:
    return await start_engine()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
