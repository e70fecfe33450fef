"""Leases: one gateway at a time works on a conversation, and none of them holds it for ever."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.feed import Feed
from bot.inbox import Inbound, Inbox
from bot.leases import Leases
from bot.messages import LeaseLost
from bot.store.database import Database
from bot.store.rows import Work
from tests.auxil.frozen_time import FrozenTime
from tickets.store.base import create_engine_for

SECONDS = 30.0


@pytest.fixture
def time() -> FrozenTime:
    return FrozenTime(datetime(2026, 11, 9, 2, 0, tzinfo=UTC))


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    """A store of each kind."""
    database = Database(create_engine_for(store_url))
    yield database
    await asyncio.to_thread(database.close)


@pytest.fixture
async def work(database: Database, time: FrozenTime) -> Work:
    """A message that `one|1` works on."""
    taken: list[Work] = []
    inbox = Inbox(database, Feed(), taken.append, "one|1", SECONDS, time.now)
    await inbox.accept(Inbound("web", "a", "u1", text="hello"))
    return taken[0]


def leases(database: Database, time: FrozenTime, owner: str) -> Leases:
    """Of a gateway; its instance is what stands before the stroke."""
    return Leases(database, owner, owner.partition("|")[0] + "|", SECONDS, time.now)


async def test_nobody_else_takes_what_is_worked_on(
    database: Database, time: FrozenTime, work: Work
) -> None:
    another = leases(database, time, "two|1")
    assert await another.due() == []
    assert await another.take(work.conversation.id, early=True) is None


async def test_a_lease_without_a_sign_of_life_runs_out(
    database: Database, time: FrozenTime, work: Work
) -> None:
    time.move(seconds=SECONDS)
    another = leases(database, time, "two|1")
    assert await another.due() == [work.conversation.id]
    taken = await another.take(work.conversation.id)
    assert taken is not None
    assert taken.message_id == work.message_id
    with pytest.raises(LeaseLost):
        await leases(database, time, "one|1").put_off(work, 1.0)


async def test_what_is_put_off_is_due_after_the_wait(
    database: Database, time: FrozenTime, work: Work
) -> None:
    own = leases(database, time, "one|1")
    assert await own.put_off(work, 5.0)
    time.move(seconds=5, microseconds=-1)
    assert await own.due() == []
    time.move(microseconds=1)
    assert await own.due() == [work.conversation.id]


async def test_a_process_that_is_started_again_gives_back_what_it_held(
    database: Database, time: FrozenTime, work: Work
) -> None:
    assert await leases(database, time, "one|2").due() == [work.conversation.id]


async def test_what_is_given_back_can_be_taken_at_once(
    database: Database, time: FrozenTime, work: Work
) -> None:
    await leases(database, time, "one|1").give_all_back()
    assert await leases(database, time, "two|1").due() == [work.conversation.id]
