"""What fails is tried again, told honestly, and parked when it is hopeless."""

import asyncio

import pytest

from tests.auxil.edge_world import HASTY, edge_world
from tests.auxil.fake_engine import Body, Failure, FakeEngine

DELAYED = (
    "Your message is saved. The answer is taking longer than usual and will appear here; "
    "you do not need to send it again."
)


@pytest.mark.parametrize(
    "failure",
    [
        Failure(503, "action_failed"),
        Failure(503, "tracker_store"),
        Failure(503, "not_ready"),
        Failure(503, "no_reply"),
        Failure(500, "?"),
        Failure(0),
        Failure(0, saved=True),
    ],
    ids=lambda f: f"{f.status} {f.error} {f.saved}",
)
async def test_a_failed_turn_is_tried_again_and_answered_once(
    store_url: str, engine: FakeEngine, failure: Failure
) -> None:
    engine.fail_next(failure)
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("good morning", "u1")
        await world.until_idle()
        assert await world.spoken(accepted.conversation_id) == [
            ("customer", "good morning"),
            ("bot", "echo good morning"),
        ]
        assert engine.turns[accepted.conversation_id] == [accepted.message_id]


async def test_silence_of_the_engine_counts_as_failure(store_url: str, engine: FakeEngine) -> None:
    answers = iter([{"replies": []}, {"replies": [{"text": ""}]}, {"replies": [{"text": "here"}]}])

    def script(body: Body) -> Body:
        engine._recorded.clear()
        return next(answers)

    engine.script = script
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("hello", "u1")
        # recorded answers are forgotten by hand: the second request must find the second answer
        engine.fail_when(lambda body: None)
        while not world.heard.idles:
            engine._recorded.clear()
            await asyncio.sleep(0.005)
        assert (await world.spoken(accepted.conversation_id))[-1] == ("bot", "here")


async def test_a_customer_is_told_once_that_the_answer_is_late(
    store_url: str, engine: FakeEngine
) -> None:
    engine.stop()
    async with edge_world(store_url, engine, pace=HASTY) as world:
        first = await world.say("the first of two", "u1")
        await world.say("the second of two", "u2")
        await world.heard.until(lambda: any(m.author == "system" for m in world.heard.messages))
        third = await world.say("and a third", "u3")
        engine.start()
        await world.until_idle()
        assert await world.spoken(first.conversation_id) == [
            ("customer", "the first of two"),
            ("customer", "the second of two"),
            ("system", DELAYED),
            ("customer", "and a third"),
            ("bot", "echo the first of two"),
            ("bot", "echo the second of two"),
            ("bot", "echo and a third"),
        ]
        assert engine.turns[first.conversation_id][-1] == third.message_id


async def test_it_is_said_in_chinese_to_who_writes_chinese(
    store_url: str, engine: FakeEngine
) -> None:
    engine.hold()
    async with edge_world(store_url, engine, pace=HASTY) as world:
        await world.say("我要投诉你们的理赔", "u1")
        await world.heard.until(lambda: any(m.author == "system" for m in world.heard.messages))
        engine.let_go()
        await world.until_idle()
        (said,) = (m.text for m in world.heard.messages if m.author == "system")
        assert said == "您的消息已保存，回复会比平时慢一些，好了会直接显示在这里，您不用重发。"


async def test_a_later_outage_is_told_again(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine, pace=HASTY) as world:
        for n in (1, 2):
            engine.hold()
            await world.say(f"message {n}", f"u{n}")
            await world.heard.until(
                lambda n=n: sum(m.author == "system" for m in world.heard.messages) == n
            )
            engine.let_go()
            await world.until_idle(n)


async def test_a_refused_message_is_parked_and_the_next_is_answered(
    store_url: str, engine: FakeEngine
) -> None:
    engine.fail_when(lambda body: Failure(400, "malformed") if body["text"] == "poison" else None)
    async with edge_world(store_url, engine) as world:
        parked = await world.say("poison", "u1")
        await world.say("and how are you today", "u2")
        await world.heard.until(lambda: any(m.author == "bot" for m in world.heard.messages))
        assert [author for author, _ in await world.spoken(parked.conversation_id)] == [
            "customer",
            "customer",
            "system",
            "bot",
        ]
        assert world.alarms == [parked.message_id]


async def test_a_message_that_fails_for_ever_is_parked_while_others_are_answered(
    store_url: str, engine: FakeEngine
) -> None:
    engine.fail_when(lambda body: Failure() if body["text"] == "poison" else None)
    async with edge_world(store_url, engine) as world:
        parked = await world.say("poison", "u1", "a")
        await asyncio.to_thread(engine.wait_for_requests, 1)
        await world.say("good morning", "u1", "b")
        await world.until_idle(2)
        assert world.alarms == [parked.message_id]


async def test_no_message_is_parked_in_an_outage_of_all(store_url: str, engine: FakeEngine) -> None:
    engine.fail_when(lambda body: Failure())
    async with edge_world(store_url, engine) as world:
        accepted = await world.say("please help me", "u1")
        await asyncio.to_thread(engine.wait_for_requests, 6)
        engine.fail_when(lambda body: None)
        await world.until_idle()
        assert world.alarms == []
        assert (await world.spoken(accepted.conversation_id))[-1] == ("bot", "echo please help me")
