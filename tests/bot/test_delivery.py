"""Messages reach a channel in order, at least once, and none for ever in the way of others."""

import asyncio
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.delivery import Relay
from bot.messages import Conversation, Message, Retry, Undeliverable
from bot.store.tables import messages
from tests.auxil.edge_world import EdgeWorld, edge_world
from tests.auxil.fake_engine import Body, FakeEngine


class Letterbox:
    """A channel that takes what it is given, unless a test says otherwise."""

    name = "web"

    def __init__(self) -> None:
        self.taken: list[str | None] = []
        self.tried: list[str | None] = []
        self.troubles: list[Exception] = []
        self.languages: list[bool] = []

    async def deliver(self, conversation: Conversation, message: Message) -> None:
        self.tried.append(message.text)
        if self.troubles:
            raise self.troubles.pop(0)
        self.taken.append(message.text)

    async def typing(self, conversation: Conversation, on: bool) -> None:
        self.languages.append(on)


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    """An engine that always says two things."""

    def script(body: Body) -> Body:
        return {"replies": [{"text": f"{body['text']} one"}, {"text": f"{body['text']} two"}]}

    engine = FakeEngine(script)
    engine.start()
    yield engine
    engine.stop()


def relay_of(world: EdgeWorld, channel: Letterbox, owner: str = "one|1") -> Relay:
    relay = Relay(world.database, owner, poll_seconds=0.05)
    relay.register(channel)
    world.feed.add(relay)
    return relay


async def states(world: EdgeWorld) -> list[str]:
    query = select(messages.c.state).where(messages.c.direction == "out").order_by(messages.c.seq)
    return await world.database.read(lambda c: list(c.scalars(query)))


async def until_states(world: EdgeWorld, expected: list[str]) -> None:
    async with asyncio.timeout(20):
        while await states(world) != expected:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "trouble",
    [Retry("slow down", 0.05), Retry("not now"), RuntimeError("a mistake in the channel")],
    ids=["retry after", "retry", "unexpected"],
)
async def test_a_later_message_never_overtakes_one_that_is_tried_again(
    store_url: str, engine: FakeEngine, trouble: Exception
) -> None:
    async with edge_world(store_url, engine) as world:
        channel = Letterbox()
        channel.troubles.append(trouble)
        relay = relay_of(world, channel)
        await relay.start()
        await world.say("a", "u1")
        await until_states(world, ["delivered", "delivered"])
        await relay.stop()
        assert (channel.tried, channel.taken) == (
            ["a one", "a one", "a two"],
            ["a one", "a two"],
        )


async def test_what_cannot_be_delivered_is_marked_and_passed_over(
    store_url: str, engine: FakeEngine
) -> None:
    async with edge_world(store_url, engine) as world:
        channel = Letterbox()
        channel.troubles.append(Undeliverable("blocked"))
        relay = relay_of(world, channel)
        await relay.start()
        await world.say("a", "u1")
        await until_states(world, ["failed", "delivered"])
        await relay.stop()
        assert channel.taken == ["a two"]


async def test_what_another_process_wrote_is_found(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        await world.say("a", "u1")
        await world.until_idle()
        channel = Letterbox()
        # it begins after everything was said
        relay = relay_of(world, channel)
        await relay.start()
        await until_states(world, ["delivered", "delivered"])
        await relay.stop()
        assert channel.taken == ["a one", "a two"]


async def test_two_relays_do_not_deliver_twice(store_url: str, engine: FakeEngine) -> None:
    async with edge_world(store_url, engine) as world:
        channel = Letterbox()
        relays = [relay_of(world, channel, f"{n}|1") for n in range(2)]
        for relay in relays:
            await relay.start()
        for n in range(5):
            await world.say(f"{n}", f"u{n}")
        await until_states(world, ["delivered"] * 10)
        for relay in relays:
            await relay.stop()
        assert channel.taken == [f"{n} {part}" for n in range(5) for part in ("one", "two")]
