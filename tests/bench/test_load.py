"""Conversations are held as the plan says, and their work is counted."""

import asyncio
from collections.abc import Callable
from typing import Self

import pytest

from bench.turns.clients import BenchError, Customer
from bench.turns.load import Cell, hold
from bench.turns.plan import CELLS, alternating
from bench.turns.scripts import CONFIRMATION, SCRIPT_TURNS, Script, read_scripts, receipts_due


class Bank:
    """A bot that gives a reference to every fifth message and says nothing to `silence`."""

    def __init__(self) -> None:
        self.open = 0
        self.most_open = 0
        self.heard: list[list[str]] = []

    def customer(self, _language: str) -> Customer:
        return _Talk(self)


class _Talk:
    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._heard: list[str] = []
        bank.heard.append(self._heard)

    async def __aenter__(self) -> Self:
        self._bank.open += 1
        self._bank.most_open = max(self._bank.most_open, self._bank.open)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._bank.open -= 1

    async def say(self, text: str) -> list[str]:
        self._heard.append(text)
        await asyncio.sleep(0)
        if text == "silence":
            return []
        return [f"FD-0000-0000-{len(self._heard) // 5:02}" if len(self._heard) >= 5 else "?"]


def script(*messages: str) -> Script:
    return Script("en", ("a", "b"), messages)


async def test_every_conversation_is_held_on_as_many_lines_as_wanted() -> None:
    bank = Bank()
    run = await hold(Cell(3, 4, 7), [script("x {story}", "y")] * 7, bank.customer)
    assert bank.heard == [["x a", "y", "x b", "y"]] * 7
    assert (bank.open, bank.most_open) == (0, 3)
    assert [len(times) for times in run.milliseconds] == [4] * 7


async def test_references_are_counted_once_a_conversation_and_silence_by_turn() -> None:
    run = await hold(Cell(1, 10, 2), [script("silence", "x")] * 2, Bank().customer)
    assert (run.silent, run.receipts, run.turns) == (10, 4, 20)


async def test_a_cell_needs_a_script_for_each_conversation() -> None:
    customer: Callable[[str], Customer] = Bank().customer
    with pytest.raises(BenchError, match="1 scripts for 2"):
        await hold(Cell(1, 1, 2), [script("x")], customer)


@pytest.mark.parametrize(
    ("turns", "receipts"), [(0, 0), (5, 0), (6, 1), (10, 1), (15, 1), (16, 2), (60, 6)]
)
def test_receipts_are_due_for_each_confirmation(turns: int, receipts: int) -> None:
    assert receipts_due(turns) == receipts
    assert sum(turn % SCRIPT_TURNS == CONFIRMATION for turn in range(turns)) == receipts


@pytest.mark.parametrize("side", ["front_door", "stock"])
def test_early_and_late_turns_say_the_same(side: str) -> None:
    for one in read_scripts(side, 2):
        lines = one.lines(60)
        assert len(lines) == 60
        assert lines[4:10] == lines[54:60]


def test_languages_take_turns() -> None:
    assert [s.language for s in read_scripts("front_door", 3)] == ["zh", "en", "zh"]


def test_every_round_of_a_cell_serves_every_line() -> None:
    assert all(cell.conversations % cell.simultaneous == 0 for cell in CELLS)


def test_sides_go_forwards_and_then_backwards() -> None:
    sides: list[object] = ["a", "b", "c"]
    assert [alternating(sides, n) for n in range(3)] == [sides, sides[::-1], sides]  # type: ignore[arg-type]
