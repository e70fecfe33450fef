"""Messages are spaced as Telegram wants them, by a clock that the test holds."""

import asyncio

from bot.channels.telegram.pace import Pace


class HeldClock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def times(pace: Pace, clock: HeldClock, *chats: int) -> list[float]:
    gone = []
    for chat in chats:
        await pace.wait(chat)
        gone.append(round(clock.now - 100, 4))
    return gone


async def test_messages_in_one_chat_are_a_second_apart() -> None:
    clock = HeldClock()
    pace = Pace(1, 1000, clock, clock.sleep)
    assert await times(pace, clock, 7, 7, 7) == [0, 1, 2]


async def test_another_chat_need_not_wait() -> None:
    clock = HeldClock()
    pace = Pace(1, 1000, clock, clock.sleep)
    assert await times(pace, clock, 7, 8) == [0, 0.001]


async def test_all_chats_together_keep_to_thirty_a_second() -> None:
    clock = HeldClock()
    pace = Pace(1, 30, clock, clock.sleep)
    gone = await times(pace, clock, *range(61))
    assert (gone[30], gone[60]) == (1, 2)


async def test_a_chat_that_was_quiet_does_not_wait() -> None:
    clock = HeldClock()
    pace = Pace(1, 30, clock, clock.sleep)
    await pace.wait(7)
    clock.now += 5
    assert await times(pace, clock, 7) == [5]


async def test_messages_that_ask_at_the_same_time_queue_up() -> None:
    asked: list[float] = []

    async def sleep(seconds: float) -> None:
        asked.append(round(seconds, 3))

    pace = Pace(1, 1000, lambda: 100.0, sleep)
    await asyncio.gather(*(pace.wait(7) for _ in range(3)))
    assert [seconds for seconds in asked if seconds >= 1] == [1, 2]
