"""Runs the whole system: engine, actions, gateway and worker, each in a process of its own.

`python -m bot.supervisor` migrates the store, starts the four, starts again whatever ends, and
prints the chat's address once a message has really been answered. Ctrl-C stops all of it.
"""

import argparse
import asyncio
import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot import bootstrap, canary, training
from bot import settings as settings_module
from bot.engine_key import EngineKeyError, engine_key
from bot.settings import Settings
from tickets.errors import FrontDoorError

PROJECT = Path(__file__).resolve().parents[1]
APP_PYTHON = str(PROJECT / ".venv" / "bin" / "python")
ENGINE_PYTHON = str(PROJECT / training.ENGINE_PYTHON)

FIRST_DELAY_SECONDS = 1.0
LONGEST_DELAY_SECONDS = 30.0
# a process that ran this long has started well: its next end is a new trouble
STABLE_SECONDS = 60.0
STOP_SECONDS = 8.0
CANNOT_START = 2
_LINE_BYTES = 2**20
_COLOURS = ("36", "33", "32", "35")
_SET_PARENT_DEATH_SIGNAL = 1


class StartFailed(Exception):
    """The system cannot be started; the message says why, and what to do."""


@dataclass(frozen=True)
class Program:
    """One process of the system.

    Attributes:
        name: stands before each of its lines.
        command: what runs.
        environment: added to the supervisor's own.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def programs(settings: Settings, model: Path) -> list[Program]:
    """The four processes.

    Args:
        settings: ports and places.
        model: archive to serve.
    """
    # a dependency's doubtful syntax is said once, when it is compiled at the very first start
    places = {"PYTHONWARNINGS": "ignore::SyntaxWarning", **settings.environment()}
    return [
        Program(
            "engine",
            (
                *(ENGINE_PYTHON, "-m", "bot.engine.serve"),
                *("--model", str(model), "--port", str(settings.engine_port)),
            ),
            {**training.RASA_ENVIRONMENT, **places},
        ),
        Program("actions", (APP_PYTHON, "-m", "actions"), places),
        Program("gateway", (APP_PYTHON, "-m", "bot.gateway"), places),
        Program("worker", (APP_PYTHON, "-m", "bot.worker"), places),
    ]


def check_ports(settings: Settings) -> None:
    """Refuse to start where another program listens.

    Raises:
        StartFailed: a port is taken, or the address is not this machine's.
    """
    wanted = {
        "FRONTDOOR_PORT": (settings.host, settings.port),
        "FRONTDOOR_ENGINE_PORT": ("127.0.0.1", settings.engine_port),
        "FRONTDOOR_ACTIONS_PORT": ("127.0.0.1", settings.actions_port),
    }
    for name, (host, port) in wanted.items():
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise StartFailed(
                    f"{host}:{port} cannot be used ({error.strerror}). Stop what listens there, or "
                    f"set {name} to another value."
                ) from error


class Child:
    """One program, kept running.

    Args:
        program: what to run.
        say: takes whole lines of output.
        fatal: called when the program says that it cannot start at all.
    """

    def __init__(
        self, program: Program, say: Callable[[str, str], None], fatal: Callable[[str], None]
    ) -> None:
        self.program = program
        self._say = say
        self._fatal = fatal
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and running else None

    async def keep(self) -> None:
        """Run the program, again and again, until `stop`."""
        delay = FIRST_DELAY_SECONDS
        while not self._stopping:
            started = time.monotonic()
            status = await self._run_once()
            if self._stopping:
                return
            if time.monotonic() - started >= STABLE_SECONDS:
                delay = FIRST_DELAY_SECONDS
            if status == CANNOT_START:
                self._fatal(self.program.name)
            self._say(self.program.name, f"ended ({_ending(status)}); again in {delay:.0f} s")
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST_DELAY_SECONDS)

    async def stop(self) -> None:
        """Ask the process to end, and end it after a while."""
        self._stopping = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        _signal_group(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            self._say(self.program.name, "does not stop; killed")
        # whatever it started itself goes with it
        _signal_group(process.pid, signal.SIGKILL)
        await process.wait()

    async def _run_once(self) -> int:
        process = await asyncio.create_subprocess_exec(
            *self.program.command,
            cwd=PROJECT,
            env={**settings_module.process_environment(), **self.program.environment},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            limit=_LINE_BYTES,
            # its own group: Ctrl-C in the terminal reaches the supervisor alone, which then stops
            # the others in order
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        self._process = process
        assert process.stdout is not None
        while True:
            try:
                line = await process.stdout.readline()
            except ValueError:  # a line without end: what was read of it is dropped
                continue
            if not line:
                break
            self._say(self.program.name, line.decode("utf-8", "replace").rstrip())
        return await process.wait()


class Supervisor:
    """All programs, and the address once they answer.

    Args:
        settings: ports and places.
        model: archive to serve.
        write: takes whole lines for people.
        colour: mark the lines of each program with a colour.
    """

    def __init__(
        self, settings: Settings, model: Path, write: Callable[[str], None], colour: bool
    ) -> None:
        self._settings = settings
        self._write = write
        self._end = asyncio.Event()
        self._answered = False
        self.status = 0
        wanted = programs(settings, model)
        width = max(len(program.name) for program in wanted)
        self._prefixes = {
            program.name: _prefix(program.name.ljust(width), code if colour else None)
            for program, code in zip(wanted, _COLOURS, strict=True)
        }
        self._children = [Child(program, self._say, self._cannot_start) for program in wanted]

    async def run(self) -> None:
        """Run until a signal, or until it is clear that the system cannot start."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._end.set)
        tasks = [asyncio.create_task(child.keep()) for child in self._children]
        announcing = asyncio.create_task(self._announce())
        await self._end.wait()
        announcing.cancel()
        self._write("Stopping …")
        # no new messages first, then what answers them
        for group in (("gateway",), ("worker", "actions", "engine")):
            await asyncio.gather(*(c.stop() for c in self._children if c.program.name in group))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, announcing, return_exceptions=True)
        self._write("Stopped.")

    async def _announce(self) -> None:
        started = time.monotonic()
        # asked before the engine listens, the question would be answered late and noisily
        while not await _listens(self._settings.engine_port):
            await asyncio.sleep(0.2)
        while not await canary.answers(self._settings):
            await asyncio.sleep(0.5)
        self._answered = True
        url = f"{self._settings.public_url.rstrip('/') or self._settings.local_url}/chat"
        self._write(f"\n  Front Door answers ({time.monotonic() - started:.0f} s after the start).")
        self._write(f"  Chat:  {url}")
        self._write("  Alerts to staff are printed here unless FRONTDOOR_ALERT_URLS is set;")
        self._write("  staff screens come later. Ctrl-C stops everything.\n")

    def _say(self, name: str, line: str) -> None:
        self._write(self._prefixes[name] + line)

    def _cannot_start(self, name: str) -> None:
        if not self._answered:
            self._say(name, "cannot start: see the line above")
            self.status = 1
            self._end.set()


async def _listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def _prefix(name: str, colour: str | None) -> str:
    return f"\033[{colour}m{name} │\033[0m " if colour else f"{name} │ "


def _ending(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


def _signal_group(pid: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, number)


_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _die_with_parent() -> None:
    """Runs in the child before its program: no orphans when the supervisor is killed outright.

    Killed, not asked: every part is built to lose nothing that way.
    """
    if _libc is not None:
        _libc.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def start(settings: Settings, colour: bool) -> int:
    """Prepare everything, then run until told to stop.

    Returns:
        Exit status.

    Raises:
        StartFailed: something that all parts need is missing.
    """
    try:
        model = training.ensure_trained(settings.models_dir.resolve())
        check_ports(settings)
        engine_key(settings.keys_path)
        bootstrap.migrate(settings)
        # keys and policies are looked at once here, where one message is enough
        bootstrap.build(settings).close()
    except (training.ModelError, EngineKeyError, FrontDoorError) as error:
        raise StartFailed(str(error)) from error

    async def run() -> int:
        supervisor = Supervisor(settings, model, lambda line: print(line, flush=True), colour)
        await supervisor.run()
        return supervisor.status

    return asyncio.run(run())


def main(arguments: list[str] | None = None) -> int:
    """Run the system.

    Returns:
        0 after a clean stop, 1 when it cannot be started.
    """
    parser = argparse.ArgumentParser(prog="python -m bot.supervisor", description=__doc__)
    parser.parse_args(arguments)
    try:
        return start(settings_module.load(), sys.stdout.isatty())
    except StartFailed as error:
        print(f"front door: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1


if __name__ == "__main__":
    sys.exit(main())
