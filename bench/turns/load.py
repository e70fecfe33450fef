"""Simultaneous conversations against one side, each turn timed."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.turns.clients import BenchError, Customer
from bench.turns.scripts import Script

_REFERENCE = re.compile(r"FD-\d{4}-\d{4}-\d{2}")


@dataclass(frozen=True)
class Cell:
    """One load.

    Attributes:
        simultaneous: conversations that run at the same time.
        turns: messages of each conversation.
        conversations: how many are held in all, one after the other on each of the lines.
    """

    simultaneous: int
    turns: int
    conversations: int

    @property
    def name(self) -> str:
        """Key of the cell in the results."""
        return f"{self.simultaneous}x{self.turns}"


@dataclass
class Run:
    """One cell once on one side.

    Attributes:
        seconds: from the first message to the last reply, opening of connections included.
        milliseconds: of each turn, by conversation, in the order of the turns.
        silent: turns without any reply.
        receipts: complaints that ended with a reference of their own.
    """

    seconds: float = 0.0
    milliseconds: list[list[float]] = field(default_factory=list)
    silent: int = 0
    receipts: int = 0

    @property
    def turns(self) -> int:
        """Turns taken."""
        return sum(len(times) for times in self.milliseconds)

    @property
    def turns_per_second(self) -> float:
        """Rate over the whole run."""
        return self.turns / self.seconds


async def hold(cell: Cell, scripts: list[Script], customer: Callable[[str], Customer]) -> Run:
    """Hold all conversations of a cell.

    Args:
        cell: the load.
        scripts: one per conversation.
        customer: makes a new conversation for a language.

    Raises:
        BenchError: a turn failed, or scripts and conversations do not match.
    """
    if len(scripts) != cell.conversations:
        raise BenchError(f"{len(scripts)} scripts for {cell.conversations} conversations")
    run = Run()
    waiting = iter(scripts)

    async def line() -> None:
        for script in waiting:
            await _converse(run, script, cell.turns, customer)

    started = time.perf_counter()
    await asyncio.gather(*(line() for _ in range(cell.simultaneous)))
    run.seconds = time.perf_counter() - started
    return run


async def _converse(
    run: Run, script: Script, turns: int, customer: Callable[[str], Customer]
) -> None:
    times: list[float] = []
    references: set[str] = set()
    async with customer(script.language) as talk:
        for text in script.lines(turns):
            started = time.perf_counter()
            replies = await talk.say(text)
            times.append((time.perf_counter() - started) * 1000)
            run.silent += not replies
            references.update(*(_REFERENCE.findall(reply) for reply in replies))
    run.milliseconds.append(times)
    run.receipts += len(references)
