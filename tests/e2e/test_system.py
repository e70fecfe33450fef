"""The whole system as `make run` starts it: it answers, survives its parts, and stops clean."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bot import canary
from tests.auxil.system import RunningSystem

pytestmark = pytest.mark.e2e

NAMES = ("engine", "actions", "gateway", "worker")


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    with RunningSystem(tmp_path_factory.mktemp("system")) as running:
        yield running


def answers_again(system: RunningSystem) -> bool:
    async def ask() -> bool:
        async with asyncio.timeout(90):
            while not await canary.answers(system.settings):
                await asyncio.sleep(0.2)
        return True

    return asyncio.run(ask())


def test_it_says_where_to_talk_to_it(system: RunningSystem) -> None:
    assert f"Chat:  {system.url}/chat" in system.log()


@pytest.mark.parametrize("name", NAMES)
def test_a_killed_process_comes_back_and_customers_are_answered(
    system: RunningSystem, name: str
) -> None:
    killed = system.kill(name)
    system.wait_until_back(name, killed)
    assert answers_again(system)


def test_its_lines_hold_no_word_of_the_conversation(system: RunningSystem) -> None:
    assert answers_again(system)
    assert canary.GREETING not in system.log()


def test_it_stops_whole_and_starts_again(tmp_path: Path) -> None:
    system = RunningSystem(tmp_path)
    system.start()
    processes = [psutil.Process(pid) for name in NAMES if (pid := system.pid(name))]
    assert len(processes) == len(NAMES)
    assert system.stop() == 0
    assert [process for process in processes if process.is_running()] == []
    system.start()
    assert system.stop() == 0
    assert "Traceback" not in system.log()
