"""What is compared: this system whole, its engine alone, and the starter bot with two stores."""

import asyncio
import time
from abc import ABC, abstractmethod
from pathlib import Path

from bench.turns import stock
from bench.turns.clients import (
    BenchError,
    Customer,
    EngineCustomer,
    RestCustomer,
    WebChatCustomer,
)
from bench.turns.processes import Processes, free_port, plain_environment
from bot import bootstrap, supervisor, training
from bot.engine_key import engine_key
from bot.settings import Settings

_START_LIMIT_SECONDS = 240.0
# seldom enough not to slow the start that is measured
_ASK_AGAIN_SECONDS = 0.25
# a load test sends more than one customer may
_MANY = "1000000"


class Side(ABC):
    """One of the systems.

    Args:
        folder: for its data and log, empty and its own.

    Attributes:
        key: name in the results.
        title: name in tables and pictures.
        script: whose messages its customers send.
    """

    key: str
    title: str
    script: str
    greeting = "hello"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._processes = Processes(folder / "processes.log")

    @abstractmethod
    def customer(self, language: str) -> Customer:
        """A new conversation."""

    @abstractmethod
    def _start(self) -> None:
        """Start the processes."""

    async def start(self) -> float:
        """Start, and wait until a customer is answered.

        Returns:
            Seconds from the start of the first process to the first reply.

        Raises:
            BenchError: it does not start.
        """
        started = time.perf_counter()
        self._start()
        while True:
            try:
                async with self.customer("en") as talk:
                    if await talk.say(self.greeting):
                        return time.perf_counter() - started
            except BenchError:
                self._processes.check()
            if time.perf_counter() - started > _START_LIMIT_SECONDS:
                raise BenchError(f"{self.title}: no answer in {_START_LIMIT_SECONDS:.0f} s")
            await asyncio.sleep(_ASK_AGAIN_SECONDS)

    def resident_megabytes(self) -> float:
        """Resident memory of all its processes now."""
        return self._processes.resident_megabytes()

    def last_lines(self) -> str:
        """The end of what its processes wrote."""
        return self._processes.last_lines()

    def stop(self) -> None:
        """End its processes."""
        self._processes.stop()


class _FrontDoor(Side):
    """What the two sides of this project share.

    Args:
        folder: see `Side`.
        model: archive to serve.
    """

    script = "front_door"

    def __init__(self, folder: Path, model: Path) -> None:
        super().__init__(folder)
        self._model = model
        self._settings = Settings(
            _env_file=None,
            var_dir=(folder / "var").resolve(),
            models_dir=model.parent,
            port=free_port(),
            engine_port=free_port(),
            actions_port=free_port(),
        )
        # as after a first start, so that a later one is measured
        bootstrap.migrate(self._settings)
        bootstrap.build(self._settings).close()
        self._key = engine_key(self._settings.keys_path)

    def _environment(self) -> dict[str, str]:
        return {
            **plain_environment(),
            **self._settings.environment(),
            "FRONTDOOR_MODELS_DIR": str(self._model.parent),
            "FRONTDOOR_PORT": str(self._settings.port),
            "FRONTDOOR_ENGINE_PORT": str(self._settings.engine_port),
            "FRONTDOOR_WEB_MESSAGES_PER_MINUTE": _MANY,
            # a `.env` file must not bring the benchmark into contact with anybody
            "FRONTDOOR_TELEGRAM_TOKEN": "",
            "FRONTDOOR_ALERT_URLS": "",
            "FRONTDOOR_DATABASE_URL": "",
        }


class WholeSystem(_FrontDoor):
    """Supervisor, gateway, engine, actions and worker, spoken to like the web page does."""

    key = "gateway"
    title = "Front Door, through the gateway"

    def customer(self, language: str) -> Customer:
        """See `Side`."""
        return WebChatCustomer(self._settings.local_url, language)

    def _start(self) -> None:
        command = [supervisor.APP_PYTHON, "-m", "bot.supervisor"]
        self._processes.start(command, training.PROJECT, self._environment())


class EngineAlone(_FrontDoor):
    """Engine and action server, spoken to like the gateway does."""

    key = "engine"
    title = "Front Door, engine alone"

    def customer(self, language: str) -> Customer:
        """See `Side`."""
        url = f"http://127.0.0.1:{self._settings.engine_port}"
        return EngineCustomer(url, self._key, language)

    def _start(self) -> None:
        for program in supervisor.programs(self._settings, self._model):
            if program.name in ("engine", "actions"):
                environment = {**self._environment(), **program.environment}
                self._processes.start(program.command, training.PROJECT, environment)


class StockInMemory(Side):
    """The starter bot as it comes: trackers in memory, lost when it ends.

    Args:
        folder: see `Side`.
        bot: folder of the trained starter bot.
    """

    key = "stock"
    title = "Rasa starter, in memory"
    script = "stock"

    def __init__(self, folder: Path, bot: Path) -> None:
        super().__init__(folder)
        self._bot = bot
        self._port = free_port()

    def customer(self, language: str) -> Customer:
        """See `Side`."""
        return RestCustomer(f"http://127.0.0.1:{self._port}")

    def _endpoints(self) -> Path:
        return self._bot / "endpoints.yml"

    def _start(self) -> None:
        command = [
            *(stock.ENGINE_PYTHON, "-m", "rasa", "run", "--enable-api"),
            *("--port", str(self._port), "--endpoints", str(self._endpoints())),
        ]
        self._processes.start(command, self._bot, stock.environment())


class StockOnSqlite(StockInMemory):
    """The starter bot with Rasa's SQL tracker store, so that conversations survive a restart."""

    key = "stock_sql"
    title = "Rasa starter, SQLite"

    def _endpoints(self) -> Path:
        return stock.sql_endpoints(self.folder, (self.folder / "trackers.db").resolve())
