"""Messages are answered in order and once."""

import asyncio

from bot.inbox import Inbound
from tests.auxil.edge_world import edge_world
from tests.auxil.fake_engine import FakeEngine


async def test_a_message_is_answered(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("good morning", "u1")
        await world.until_idle()
        assert await world.spoken(accepted.conversation_id) == [
            ("customer", "good morning"),
            ("bot", "echo good morning"),
        ]


async def test_the_engine_hears_who_the_customer_is(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        inbound = Inbound("web", "a", "u1", text="hi", profile_name="Wang Fang", locale="zh-CN")
        await world.inbox.accept(inbound)
        await world.until_idle()
        metadata = engine.requests[0]["metadata"]
        assert metadata["customer_id"].startswith("cu_")
        assert metadata | {"customer_id": ""} == {
            "customer_id": "",
            "channel": "web",
            "profile_name": "Wang Fang",
            "locale": "zh",
            "beside_files": False,
            "behind_news": False,
        }


async def test_a_redelivered_update_is_the_same_message(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        first = await world.say("once", "u1")
        second = await world.say("once", "u1")
        assert (second.message_id, second.duplicate) == (first.message_id, True)
        await world.until_idle()
        assert len(engine.requests) == 1


async def test_messages_of_one_conversation_are_answered_one_after_the_other(
    store_url: str, engine: FakeEngine
) -> None:
    async with edge_world(store_url, engine) as world:
        accepted = [await world.say(f"{n}", f"u{n}") for n in range(10)]
        await world.heard.until(lambda: sum(m.author == "bot" for m in world.heard.messages) == 10)
        conversation = accepted[0].conversation_id
        assert engine.turns[conversation] == [a.message_id for a in accepted]
        assert engine.at_once == 1
        assert [m.seq for m in await world.transcript(conversation)] == list(range(1, 21))


async def test_conversations_do_not_wait_for_each_other(store_url: str, engine: FakeEngine) -> None:
    engine.hold()
    async with edge_world(store_url, engine) as world:
        for account in "abcd":
            await world.say("hello", "u1", account)
        await asyncio.to_thread(engine.wait_for_requests, 4)
        engine.let_go()
        await world.until_idle(4)
        assert len(engine.turns) == 4
