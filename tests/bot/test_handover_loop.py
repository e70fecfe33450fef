"""A member of staff talks with a customer line by line at a terminal."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from bot.cli_handovers import talk
from bot.handover_card import card_of
from bot.handover_loop import GREETING, TakerLoop
from tests.auxil.desk_world import DeskWorld, desk_world
from tickets.handover import HandoverState

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def world(store_url: str) -> Iterator[DeskWorld]:
    """A customer whose conversation Chen has taken."""
    with desk_world(store_url) as world:
        world.ask()
        world.write("我要人工")
        world.desk.take("1", "chen")
        yield world


@pytest.fixture
def lines() -> list[str]:
    """What the terminal shows."""
    return []


@pytest.fixture
def loop(world: DeskWorld, lines: list[str]) -> TakerLoop:
    """Chen's terminal."""
    card = card_of(world.app, world.desk, "1")
    return TakerLoop(world.desk, card, "chen", SHANGHAI, lines.append)


def test_lines_go_to_the_customer_and_the_customers_come_back(
    world: DeskWorld, loop: TakerLoop, lines: list[str]
) -> None:
    assert loop.obey("您好，请讲\n")
    world.write("电梯坏了")
    loop.show_new()
    loop.show_new()
    assert lines == [
        "11-09 10:00 staff 陈一鸣: 您好，请讲",
        "11-09 10:00 customer: 电梯坏了",
    ]
    assert world.spoken()[-2:] == [("staff", "您好，请讲"), ("customer", "电梯坏了")]


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("/back", HandoverState.HANDED_BACK),
        ("/end", HandoverState.ENDED),
        ("/leave", HandoverState.TAKEN),
    ],
)
def test_commands_end_the_talk(
    world: DeskWorld, loop: TakerLoop, line: str, state: HandoverState
) -> None:
    assert not loop.obey(line)
    assert world.handover().state is state


def test_a_typing_error_in_a_command_is_not_said(
    world: DeskWorld, loop: TakerLoop, lines: list[str]
) -> None:
    before = world.spoken()
    assert loop.obey("/bakc")
    assert loop.obey("   ")
    assert (world.spoken(), lines) == (before, [GREETING])


def test_two_slashes_say_one(world: DeskWorld, loop: TakerLoop) -> None:
    loop.obey("//status 是查询命令")
    assert world.spoken()[-1] == ("staff", "/status 是查询命令")


def test_who_lost_the_conversation_is_told_so(
    world: DeskWorld, loop: TakerLoop, lines: list[str]
) -> None:
    world.desk.hand_back("1", "lin")
    assert loop.obey("还在吗")
    assert lines[-1].startswith("! Handover 1 is 'handed_back'")


def test_the_end_of_the_input_leaves_it_taken(world: DeskWorld, loop: TakerLoop) -> None:
    given = iter(["您好\n", ""])
    talk(loop, lambda: next(given))
    assert world.handover().state is HandoverState.TAKEN
    assert world.spoken()[-1] == ("staff", "您好")
