"""The real gateway as a process with its own store, and an engine that a test plays."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bot import bootstrap
from bot.engine_key import engine_key
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine

PROJECT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class GatewayProcess:
    """A gateway that can be killed and started again on the same store and port.

    Args:
        folder: for the database, the keys and the log.
        settings: further settings, by name.

    Attributes:
        engine: what answers the customers.
        origin: where the gateway is.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self.settings = Settings(_env_file=None, var_dir=folder, port=free_port(), **settings)
        self.engine = FakeEngine(key=engine_key(self.settings.keys_path))
        self.origin = f"http://127.0.0.1:{self.settings.port}"
        self._folder = folder
        self._extra = settings
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and the engine at the first time, and wait until it answers."""
        if not self.engine.port:
            self.engine.start()
            bootstrap.migrate(self.settings)
        named = {
            "var_dir": str(self._folder),
            "port": str(self.settings.port),
            "engine_port": str(self.engine.port),
            **self._extra,
        }
        environment = {key: v for key, v in os.environ.items() if not key.startswith("FRONTDOOR_")}
        environment |= {f"FRONTDOOR_{name.upper()}": value for name, value in named.items()}
        with (self._folder / "gateway.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.gateway"],
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        assert self._process
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        """End gateway and engine."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()
        self.engine.stop()

    def log(self) -> str:
        """What it has written."""
        return (self._folder / "gateway.log").read_text("utf-8", "replace")

    def _wait(self, seconds: float = 60.0) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self._process
            assert self._process.poll() is None, self.log()
            try:
                with urlopen(f"{self.origin}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"the gateway does not answer:\n{self.log()}")
