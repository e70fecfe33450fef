"""The whole system as `make run` starts it, with ports and a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from bot.settings import Settings

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 240.0

# how a process of the system is told from the others
_COMMANDS = {
    "engine": "bot.engine.serve",
    "actions": "actions",
    "gateway": "bot.gateway",
    "worker": "bot.worker",
}


class SystemFailed(Exception):
    """The system did not start, stop or come back in time; the message ends with its log."""


class RunningSystem:
    """Starts the supervisor, which starts everything else.

    Use it as a context manager: it is started and answers on entry, and is stopped on exit.

    Args:
        folder: for the database, the keys and the log; empty at first.
        settings: further settings by lower-case name, such as `telegram_token`.

    Attributes:
        settings: those of the system, for tests that look into its store.
        url: the gateway's address.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self._named = {
            "var_dir": str(folder / "var"),
            **{name: str(_free_port()) for name in ("port", "engine_port", "actions_port")},
            # a developer's own `.env` must not reach into tests
            "telegram_token": "",
            "alert_urls": "",
            **settings,
        }
        self.settings = Settings(_env_file=None, **self._named)
        self.url = self.settings.local_url
        self._log = folder / "system.log"
        self._supervisor: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "RunningSystem":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def environment(self) -> dict[str, str]:
        """The environment of the system, for commands that talk to it."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith("FRONTDOOR_")}
        return clean | {f"FRONTDOOR_{k.upper()}": value for k, value in self._named.items()}

    def start(self) -> None:
        """Start everything and wait until a message is answered.

        Raises:
            SystemFailed: it is not.
        """
        answered = self._count("Front Door answers")
        with self._log.open("ab") as log:
            self._supervisor = subprocess.Popen(
                [sys.executable, "-m", "bot.supervisor"],
                cwd=PROJECT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self.wait_for_log("Front Door answers", answered + 1)
        except SystemFailed:
            self.stop()
            raise

    def stop(self) -> int:
        """Stop everything as Ctrl-C does; returns the exit status."""
        if self._supervisor is None:
            return 0
        if self._supervisor.poll() is None:
            self._supervisor.send_signal(signal.SIGINT)
        try:
            return self._supervisor.wait(30)
        except subprocess.TimeoutExpired:
            self._supervisor.kill()
            raise SystemFailed(f"The system does not stop.\n{self.log()[-4000:]}") from None

    def pid(self, name: str) -> int | None:
        """Process id of `engine`, `actions`, `gateway` or `worker`; None while it does not run."""
        assert self._supervisor
        for child in psutil.Process(self._supervisor.pid).children():
            try:
                command = child.cmdline()
            except psutil.Error:  # it ended just now
                continue
            if _COMMANDS[name] in command and child.status() != psutil.STATUS_ZOMBIE:
                return child.pid
        return None

    def kill(self, name: str) -> int:
        """End a process as a power cut would; the supervisor starts it again.

        Returns:
            The process id that it had.
        """
        killed = self.pid(name)
        if killed is None:
            raise SystemFailed(f"{name} does not run.\n{self.log()[-4000:]}")
        os.kill(killed, signal.SIGKILL)
        return killed

    def kill_supervisor(self) -> None:
        """End the supervisor as a power cut would; returns when nothing that it started runs.

        Raises:
            SystemFailed: something of it is left.
        """
        assert self._supervisor
        parent = psutil.Process(self._supervisor.pid)
        started = parent.children(recursive=True)
        parent.kill()
        self._supervisor.wait(10)
        self._supervisor = None
        _, left = psutil.wait_procs(started, timeout=20)
        if left:
            raise SystemFailed(f"{len(left)} processes outlived the supervisor: {left}")

    def wait_until_back(self, name: str, killed: int, seconds: float = 60.0) -> None:
        """Wait until a killed process runs again, not until it answers.

        Args:
            name: the process.
            killed: what `kill` returned.
            seconds: longest wait.
        """
        self._wait(lambda: self.pid(name) not in (None, killed), seconds, f"{name} did not return")

    def log(self) -> str:
        """All lines of all processes so far."""
        return self._log.read_text("utf-8", "replace") if self._log.exists() else ""

    def wait_for_log(self, words: str, times: int = 1, seconds: float = START_SECONDS) -> None:
        """Wait until the log holds `words` so many times."""
        self._wait(lambda: self._count(words) >= times, seconds, f"the log has no {words!r}")

    def _count(self, words: str) -> int:
        return self.log().count(words)

    def _wait(self, reached: Callable[[], bool], seconds: float, otherwise: str) -> None:
        end = time.monotonic() + seconds
        while not reached():
            ended = self._supervisor is not None and self._supervisor.poll() is not None
            if ended or time.monotonic() > end:
                raise SystemFailed(f"{otherwise}\n{self.log()[-4000:]}")
            time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
