"""A gateway as a process of its own, with a fake engine, for tests that go over the wire."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from bot import bootstrap
from bot.engine_key import engine_key
from bot.settings import Settings
from tests.auxil.fake_engine import FakeEngine

PROJECT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningGateway:
    """`python -m bot.gateway` on a store of its own.

    Args:
        folder: for the store, the keys and the log.
        database_url: the store; empty means SQLite in the folder.
        settings: further settings.
    """

    def __init__(self, folder: Path, database_url: str = "", **settings: object) -> None:
        self.engine = FakeEngine()
        self.engine.start()
        self.settings = Settings(
            _env_file=None,
            var_dir=folder,
            database_url=database_url,
            port=free_port(),
            engine_port=self.engine.port,
            data_dir=PROJECT / "data",
            **settings,
        )
        self.url = f"http://127.0.0.1:{self.settings.port}"
        self.log = folder / "gateway.log"
        self.process: subprocess.Popen[bytes] | None = None
        self.engine.key = engine_key(self.settings.keys_path)
        bootstrap.migrate(self.settings)

    def start(self) -> None:
        """Start the process and wait until it answers."""
        changed = self.settings.model_dump(exclude_unset=True, mode="json")
        environment = (
            {name: value for name, value in os.environ.items() if not name.startswith("FRONTDOOR_")}
            | {
                # compiled once, not at each of the many starts, and not into the environment
                "PYTHONDONTWRITEBYTECODE": "",
                "PYTHONPYCACHEPREFIX": str(
                    Path(tempfile.gettempdir()) / f"frontdoor-{os.getuid()}"
                ),
            }
            | {f"FRONTDOOR_{name.upper()}": str(value) for name, value in changed.items()}
        )
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot.gateway"],
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        # the first start of all compiles everything, beside other tests
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            try:
                httpx.get(f"{self.url}/healthz", timeout=5, trust_env=False)
                return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise AssertionError(f"The gateway did not start:\n{self.log.read_text('utf-8')}")

    def kill(self) -> None:
        """End it as a power failure would."""
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def terminate(self) -> int:
        """Ask it to stop; returns its exit status."""
        assert self.process
        self.process.terminate()
        return self.process.wait(20)

    def close(self) -> None:
        """End everything."""
        if self.process and self.process.poll() is None:
            self.kill()
        self.engine.stop()
