"""Processes are kept running, stopped together, and never left behind."""

import asyncio
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from bot import supervisor
from bot.settings import Settings
from bot.supervisor import Child, Program, StartFailed, check_ports, programs

PROJECT = Path(__file__).resolve().parents[2]


def python(code: str) -> tuple[str, str, str]:
    return (sys.executable, "-c", textwrap.dedent(code))


class Lines:
    """Takes what is said, and lets a test wait for it."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.fatal: list[str] = []
        self._more = asyncio.Event()

    def say(self, name: str, line: str) -> None:
        self.said.append((name, line))
        self._more.set()

    def cannot_start(self, name: str) -> None:
        self.fatal.append(name)
        self._more.set()

    async def until(self, reached: Callable[["Lines"], bool]) -> None:
        async with asyncio.timeout(30):
            while not reached(self):
                self._more.clear()
                await self._more.wait()


@pytest.fixture
def lines() -> Lines:
    return Lines()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "FIRST_DELAY_SECONDS", 0.01)
    monkeypatch.setattr(supervisor, "STOP_SECONDS", 0.5)


def kept(child: Child) -> asyncio.Task[None]:
    return asyncio.create_task(child.keep())


async def gone(pid: int) -> None:
    async with asyncio.timeout(10):
        while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
            await asyncio.sleep(0.02)


async def test_each_line_carries_the_name_of_its_process(lines: Lines) -> None:
    child = Child(Program("engine", python("print('一'); print('two'); input()")), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: len(seen.said) >= 2)
    await child.stop()
    task.cancel()
    assert lines.said[:2] == [("engine", "一"), ("engine", "two")]


@pytest.fixture
def delays(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the supervisor would have slept; it does not."""
    slept: list[float] = []
    sleep = asyncio.sleep

    async def note(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    monkeypatch.setattr(supervisor.asyncio, "sleep", note)
    return slept


async def test_a_process_that_ends_is_started_again_with_growing_delays(
    lines: Lines, delays: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "LONGEST_DELAY_SECONDS", 0.04)
    child = Child(Program("worker", python("raise SystemExit(3)")), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: len(seen.said) >= 4)
    task.cancel()
    await child.stop()
    assert lines.said[0] == ("worker", "ended (exit status 3); again in 0 s")
    assert delays[:4] == [0.01, 0.02, 0.04, 0.04]


async def test_the_delay_is_short_again_after_a_long_run(
    lines: Lines, delays: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "STABLE_SECONDS", 0.0)
    child = Child(Program("worker", python("pass")), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: len(seen.said) >= 3)
    task.cancel()
    await child.stop()
    assert delays[:3] == [0.01, 0.01, 0.01]


async def test_a_killed_process_is_named_with_its_signal(lines: Lines) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    child = Child(Program("gateway", python(code)), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: bool(seen.said))
    task.cancel()
    await child.stop()
    assert lines.said[0] == ("gateway", "ended (signal SIGKILL); again in 0 s")


async def test_a_process_that_cannot_start_says_so(lines: Lines) -> None:
    child = Child(Program("gateway", python("exit(2)")), lines.say, lines.cannot_start)
    task = kept(child)
    await lines.until(lambda seen: bool(seen.fatal))
    task.cancel()
    await child.stop()
    assert lines.fatal[0] == "gateway"


async def test_a_line_without_end_does_not_stop_the_reading(lines: Lines) -> None:
    code = "print('x' * 3_000_000); print('after'); input()"
    child = Child(Program("actions", python(code)), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: ("actions", "after") in seen.said)
    await child.stop()
    task.cancel()


async def test_a_deaf_process_is_killed_with_those_it_started(lines: Lines) -> None:
    deaf = """
        import signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print(inner.pid, flush=True)
        time.sleep(600)
    """
    child = Child(Program("engine", python(deaf)), lines.say, print)
    task = kept(child)
    await lines.until(lambda seen: bool(seen.said))
    outer, inner = child.pid, int(lines.said[0][1])
    assert outer
    await child.stop()
    await task
    await gone(outer)
    await gone(inner)
    assert lines.said[-1] == ("engine", "does not stop; killed")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
async def test_nothing_is_left_when_the_supervisor_itself_is_killed() -> None:
    code = """
        import asyncio, sys
        from bot.supervisor import Child, Program
        sleeper = Program("engine", (sys.executable, "-c", "import time; time.sleep(600)"))
        async def main():
            child = Child(sleeper, print, print)
            task = asyncio.create_task(child.keep())
            while child.pid is None:
                await asyncio.sleep(0.01)
            print(child.pid, flush=True)
            await task
        asyncio.run(main())
    """
    with subprocess.Popen(python(code), cwd=PROJECT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    await gone(child)


def test_a_taken_port_is_named_with_the_setting_that_changes_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartFailed, match=f"{port}.*FRONTDOOR_ACTIONS_PORT"):
            check_ports(Settings(_env_file=None, port=0, engine_port=0, actions_port=port))


def test_free_ports_are_no_obstacle() -> None:
    check_ports(Settings(_env_file=None, port=0, engine_port=0, actions_port=0))


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StartFailed, match="FRONTDOOR_PORT"):
        check_ports(Settings(_env_file=None, host="192.0.2.1", port=0))


def test_the_engine_and_the_actions_agree_on_places_and_ports(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, var_dir=tmp_path, engine_port=7001, actions_port=7002)
    by_name = {p.name: p for p in programs(settings, tmp_path / "model.tar.gz")}
    assert list(by_name) == ["engine", "actions", "gateway", "worker"]
    engine = by_name["engine"]
    assert "7001" in engine.command
    assert engine.environment["FRONTDOOR_ACTIONS_PORT"] == "7002"
    assert engine.environment["FRONTDOOR_KEY_FILE"] == str(tmp_path / "keys" / "master.key")
    assert engine.environment["FRONTDOOR_ENGINE_DATABASE_URL"] == settings.engine_store_url
    assert engine.environment["RASA_TELEMETRY_ENABLED"] == "false"
