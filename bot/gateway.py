"""The gateway process: web chat, widget and Telegram on one side, the engine on the other.

Run it with `python -m bot.gateway`. One process serves one address; several may share a database.
"""

import asyncio
import logging
import secrets
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from fastapi import FastAPI, Response

from bot import bootstrap
from bot import settings as settings_module
from bot.catalogue import Catalogue
from bot.channels.telegram import plugin as telegram
from bot.channels.webchat import page, protocol
from bot.channels.webchat.hub import Hub
from bot.channels.webchat.limits import RateLimit
from bot.channels.webchat.session import Sessions
from bot.channels.webchat.socket import WebChat
from bot.channels.webchat.upload import Uploads
from bot.delivery import Relay
from bot.dispatcher import Dispatcher, Pace
from bot.edge import Edge, Plugin
from bot.edge_texts import EdgeTexts
from bot.engine_client import EngineClient
from bot.engine_key import engine_key
from bot.evidence.beside import BesidePerson
from bot.evidence.fetching import Fetching, GivesFiles
from bot.evidence.keeping import Limits
from bot.feed import Feed
from bot.inbox import Accepted, Inbound, Inbox
from bot.messages import EdgeError
from bot.proving.engine import ProvingEngine
from bot.proving.wiring import proving_desk
from bot.settings import Settings
from bot.staff_call import StaffCall
from bot.store.database import Database
from bot.store.housekeeping import forget_canaries
from tickets.errors import FrontDoorError, StoreUnavailable

CreatePlugin = Callable[[Edge], Plugin | None]
PLUGINS: tuple[CreatePlugin, ...] = (page.create, telegram.create)

# a turn may take longer than a customer should wait without a word
ENGINE_PATIENCE = 5
LEASE_SECONDS = 10.0
PARALLEL_TURNS = 16
STOP_SECONDS = 5

log = logging.getLogger(__name__)


class Gateway:
    """All parts of the gateway, wired (`bot.edge.Edge` for the channels).

    Args:
        app: the store with its keys.
        instance: name of this gateway that stays when it is started again; no other process may
            have it at the same time, since it takes over what its predecessor left.
        pace: times and limits of the dispatcher; default from the settings.
        plugins: channels.
    """

    def __init__(
        self,
        app: bootstrap.App,
        instance: str,
        pace: Pace | None = None,
        plugins: Sequence[CreatePlugin] = PLUGINS,
    ) -> None:
        self.settings: Settings = app.settings
        self.catalogue = Catalogue(self.settings.data_dir / "responses")
        self.texts = EdgeTexts(self.catalogue, self.settings.default_language)
        self.database = Database(app.engine)
        self.feed = Feed()
        key = engine_key(self.settings.keys_path)
        late_seconds = self.settings.engine_timeout_seconds
        pace = pace or Pace(
            late_seconds=late_seconds, lease_seconds=LEASE_SECONDS, parallel=PARALLEL_TURNS
        )
        self.engine: EngineClient = ProvingEngine(
            f"http://127.0.0.1:{self.settings.engine_port}",
            key,
            late_seconds * ENGINE_PATIENCE,
            pace.parallel,
            proving_desk(app, self.database, self.texts),
        )
        limits = Limits.of(self.settings)
        self._fetching = Fetching(self.database, limits)
        # with a separator, so that port 860 does not take over what port 8600 holds
        instance = f"{instance}|"
        owner = f"{instance}{secrets.token_hex(4)}"
        self._dispatcher = Dispatcher(
            self.database,
            self.engine,
            self.texts,
            self.feed,
            owner,
            instance,
            pace,
            StaffCall(app.units, app.time, app.policies, self.texts),
            fetching=self._fetching,
            beside_person=BesidePerson(
                app.units, app.time, app.policies, self.settings.evidence_files_per_ticket
            ),
        )
        self.inbox = Inbox(
            self.database,
            self.feed,
            self._dispatcher.dispatch,
            owner,
            pace.lease_seconds,
            wake=self._dispatcher.wake,
        )
        self._relay = Relay(self.database, owner)
        self._hub = Hub(self.database)
        self.feed.add(self._hub)
        self.feed.add(self._relay)
        sessions = Sessions.of(self.settings)
        rate = RateLimit(self.settings.web_messages_per_minute)
        self._webchat = WebChat(
            self.settings, self.database, self.inbox, self._hub, self.texts, sessions, rate, key
        )
        self._uploads = Uploads(self.settings, self.database, self.texts, sessions, rate, limits)
        self._plugins = [plugin for create in plugins if (plugin := create(self))]

    async def accept(self, inbound: Inbound) -> Accepted:
        """Commit a message and have it answered."""
        return await self.inbox.accept(inbound)

    def language_for(self, locale: str | None, text: str | None = None) -> str:
        """Catalogue language for somebody whose conversation says nothing yet."""
        return self.texts.language_for(locale, text)

    async def start(self) -> None:
        """Begin to answer, then to receive."""
        await forget_canaries(self.database)
        await self._dispatcher.start()
        await self._hub.start()
        for plugin in self._plugins:
            if plugin.channel:
                self._relay.register(plugin.channel)
            if isinstance(plugin.channel, GivesFiles):
                self._fetching.register(plugin.channel)
        await self._relay.start()
        for plugin in self._plugins:
            await plugin.start()

    async def stop(self) -> None:
        """Stop receiving, finish what runs, leave the rest to the next start."""
        for plugin in self._plugins:
            await plugin.stop()
        await self._dispatcher.stop(STOP_SECONDS)
        await self._relay.stop()
        await self._hub.stop()
        await self.engine.close()
        await asyncio.to_thread(self.database.close)

    async def health(self) -> dict[str, str | None]:
        """Which parts answer, and the name of the engine's model."""
        model, database = await asyncio.gather(self.engine.health(), self._database_answers())
        return {
            "gateway": "ok",
            "database": "ok" if database else "down",
            "engine": "ok" if model else "down",
            "model": model,
        }

    async def _database_answers(self) -> bool:
        try:
            await self.database.check()
        except StoreUnavailable:
            return False
        return True

    def web_app(self) -> FastAPI:
        """The HTTP side; running it starts and stops the gateway."""

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            await self.start()
            yield
            await self.stop()

        # no pages of the framework: the gateway faces the outside
        web = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)

        @web.get("/healthz")
        async def healthz(response: Response) -> dict[str, str | None]:
            health = await self.health()
            if health["database"] != "ok" or health["engine"] != "ok":
                response.status_code = 503
            response.headers["cache-control"] = "no-store"
            return health

        web.include_router(self._webchat.router())
        web.include_router(self._uploads.router())
        for plugin in self._plugins:
            if plugin.router:
                web.include_router(plugin.router)
        return web


class Server(uvicorn.Server):
    """A web server that ends with status 0 when it is told to stop."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGINT and SIGTERM; the stock one then kills the process by the same signal."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def server(web: FastAPI) -> Server:
    """The web server for a gateway; `serve` it on sockets that are bound already."""
    return Server(
        uvicorn.Config(
            web,
            ws="websockets-sansio",
            ws_max_size=protocol.MAX_FRAME_BYTES,
            log_config=None,
            # one line per request would tell who writes when, and cost time
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_SECONDS,
        )
    )


def bind(host: str, port: int) -> socket.socket:
    """The listening socket, taken before leases are: two gateways of one name cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # the protocol is named because asyncio sends at once (TCP_NODELAY) only on sockets that name it
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.setblocking(False)
    return listener


def main() -> int:
    """Run the gateway until it is told to stop.

    Returns:
        0 after a clean stop, 2 when it cannot start.
    """
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stdout
    )
    # the clients' lines hold URLs with the bot's token, the server's hold customers' addresses
    for chatty in ("httpx", "httpcore", "telegram", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    settings = settings_module.load()
    try:
        listener = bind(settings.host, settings.port)
    except OSError as error:
        log.error("%s:%d cannot be used: %s", settings.host, settings.port, error.strerror)
        return 2
    try:
        app = bootstrap.build(settings)
        app.make_room()
        name = f"{socket.gethostname()}:{settings.port}"[:80]
        gateway = Gateway(app, name)
    except (FrontDoorError, EdgeError) as error:
        log.error("%s", error)
        return 2
    log.info("listening on http://%s:%d/chat", settings.host, settings.port)
    web_server = server(gateway.web_app())
    with asyncio.Runner(loop_factory=web_server.config.get_loop_factory()) as runner:
        runner.run(web_server.serve(sockets=[listener]))
    log.info("stopped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
