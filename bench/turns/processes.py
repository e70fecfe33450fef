"""Processes of a side: started, watched and ended together."""

import os
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from bench.turns.clients import BenchError
from bot.settings import process_environment

_STOP_SECONDS = 15.0
_SHOWN_LINES = 15


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def plain_environment() -> dict[str, str]:
    """The environment without what would configure a side from outside."""
    # without bytecode every start would parse its libraries anew, the peer's above all
    ours = ("FRONTDOOR_", "OMP_", "TF_", "RASA_", "PYTHONDONTWRITEBYTECODE")
    return {k: v for k, v in process_environment().items() if not k.startswith(ours)}


class Processes:
    """Some processes and whatever they start themselves.

    Args:
        log: file that takes what they write.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        """Start one more."""
        with self._log.open("ab") as log:
            self._running.append(
                subprocess.Popen(
                    command,
                    cwd=folder,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    # Ctrl-C ends the benchmark, which then ends them
                    start_new_session=True,
                )
            )

    def check(self) -> None:
        """Make sure that all are running.

        Raises:
            BenchError: one has ended; the message shows its last lines.
        """
        for process in self._running:
            if process.poll() is not None:
                raise BenchError(
                    f"a process ended with status {process.returncode}:\n{self.last_lines()}"
                )

    def last_lines(self) -> str:
        """The end of what they wrote."""
        return "\n".join(self._log.read_text("utf-8", "replace").splitlines()[-_SHOWN_LINES:])

    def resident_megabytes(self) -> float:
        """Resident memory of all of them and their children, in MB of 10⁶ bytes."""
        total = 0
        for process in self._running:
            root = psutil.Process(process.pid)
            for one in (root, *root.children(recursive=True)):
                with suppress(psutil.NoSuchProcess):
                    total += one.memory_info().rss
        return total / 1e6

    def stop(self) -> None:
        """End all of them, in the end by force."""
        for process in self._running:
            _signal(process.pid, signal.SIGTERM)
        for process in self._running:
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                _signal(process.pid, signal.SIGKILL)
                process.wait()
        self._running.clear()


def _signal(group: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, number)
