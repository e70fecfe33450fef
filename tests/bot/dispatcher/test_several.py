"""Several gateways, and failures at random."""

import asyncio
import random

import pytest

from tests.auxil.edge_world import edge_world
from tests.auxil.fake_engine import Body, Failure, FakeEngine


async def test_two_gateways_share_the_work_without_doubling_it(
    store_url: str, engine: FakeEngine
) -> None:
    async with (
        edge_world(store_url, engine, "one") as one,
        edge_world(store_url, engine, "two") as two,
    ):
        conversations = set()
        for n in range(6):
            for account in "abc":
                world = (one, two)[(n + ord(account)) % 2]
                accepted = await world.say(f"{n}", f"u{n}", account)
                conversations.add(accepted.conversation_id)

        def answers() -> int:
            return sum(m.author == "bot" for world in (one, two) for m in world.heard.messages)

        async with asyncio.timeout(20):
            while answers() < 18:
                await asyncio.sleep(0.01)
        assert engine.at_once == 1
        for conversation in conversations:
            said = await one.spoken(conversation)
            assert [text for author, text in said if author == "bot"] == [
                f"echo {n}" for n in range(6)
            ]


@pytest.mark.parametrize("seed", range(3))
async def test_order_and_once_hold_under_random_failures(
    store_url: str, engine: FakeEngine, seed: int
) -> None:
    chance = random.Random(seed)
    failures = [Failure(), Failure(0), Failure(0, saved=True), Failure(503, "not_ready")]
    # bounded, since a message that fails four times while others are answered is parked
    failed: dict[str, int] = {}

    def sometimes(body: Body) -> Failure | None:
        key = body["message_id"]
        if failed.get(key, 0) < 3 and chance.random() < 0.4:
            failed[key] = failed.get(key, 0) + 1
            return chance.choice(failures)
        return None

    engine.fail_when(sometimes)
    async with edge_world(store_url, engine) as world:
        conversations = set()
        for n in range(8):
            for account in "abcd":
                accepted = await world.say(f"{n}", f"u{n}", account)
                conversations.add(accepted.conversation_id)
        await world.heard.until(
            lambda: sum(m.author == "bot" for m in world.heard.messages) == 32, 60
        )
        for conversation in conversations:
            messages = await world.transcript(conversation)
            assert [m.seq for m in messages] == list(range(1, len(messages) + 1))
            assert [m.text for m in messages if m.author == "bot"] == [
                f"echo {n}" for n in range(8)
            ]
