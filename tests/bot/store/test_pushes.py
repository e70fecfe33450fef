"""Messages that nobody asked for get into a conversation once, in order, and by its channel."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.store.database import Database
from bot.store.outbox import claim, settle
from bot.store.pushes import Pushed, Pushes
from bot.store.rows import Reply, ReplyButton
from tests.auxil.conversations import conversation, said_in, tokens_in
from tickets.identity import Binding, Way
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits

NOW = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)
NEWS = Reply("您的投诉已有新进展。", author="system")


@pytest.fixture
def engine(store_url: str) -> Engine:
    """A store with two conversations of one customer."""
    engine = create_engine_for(store_url)
    conversation(engine, "c_old", "cu_wang", "telegram", NOW - timedelta(days=9))
    conversation(engine, "c_new", "cu_wang", "web", NOW)
    return engine


def test_a_message_gets_into_the_conversation_that_is_named(engine: Engine) -> None:
    pushed = Pushes(engine).push("c_old", "cu_wang", "k", NEWS, NOW)
    assert pushed == Pushed("telegram", repeated=False)
    assert [(s.seq, s.author, s.text, s.state) for s in said_in(engine, "c_old")] == [
        (1, "system", NEWS.text, "pending")
    ]
    assert said_in(engine, "c_new") == []
    engine.dispose()


def test_the_same_key_says_it_once(engine: Engine) -> None:
    pushes = Pushes(engine)
    pushes.push("c_new", "cu_wang", "k", NEWS, NOW)
    assert pushes.push("c_new", "cu_wang", "k", NEWS, NOW) == Pushed("web", repeated=True)
    assert len(said_in(engine, "c_new")) == 1
    engine.dispose()


def test_the_newest_conversation_of_the_customer_stands_in(engine: Engine) -> None:
    assert Pushes(engine).push("c_gone", "cu_wang", "k", NEWS, NOW) == Pushed("web", repeated=False)
    assert len(said_in(engine, "c_new")) == 1
    engine.dispose()


def test_a_customer_without_a_conversation_is_told_nothing(engine: Engine) -> None:
    assert Pushes(engine).push("c_gone", "cu_li", "k", NEWS, NOW) is None
    engine.dispose()


def test_buttons_have_tokens_of_the_conversation(engine: Engine) -> None:
    buttons = tuple(ReplyButton(str(n), f'/rate{{"score":"{n}"}}', once=False) for n in range(1, 6))
    Pushes(engine).push("c_new", "cu_wang", "k", Reply("?", buttons, "system"), NOW)
    assert said_in(engine, "c_new")[0].payloads == tuple(b.payload for b in buttons)
    assert tokens_in(engine, "c_new") == 5
    engine.dispose()


def test_numbers_have_no_gaps_when_many_push_at_once(engine: Engine) -> None:
    pushes = Pushes(engine)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: pushes.push("c_new", "cu_wang", f"k{n}", NEWS, NOW), range(24)))
    assert [said.seq for said in said_in(engine, "c_new")] == list(range(1, 25))
    engine.dispose()


async def test_the_relay_of_a_gateway_finds_it_and_marks_it(engine: Engine) -> None:
    pushes = Pushes(engine)
    await asyncio.to_thread(pushes.push, "c_old", "cu_wang", "k", NEWS, NOW)
    database = Database(engine)
    delivery = await database.write(lambda c: claim(c, "c_old", "one|1", NOW, 60.0))
    assert delivery is not None
    message = delivery.message  # type: ignore[union-attr]
    assert (message.text, message.author) == (NEWS.text, "system")
    await database.write(lambda c: settle(c, message.id, "delivered", NOW))
    assert [said.state for said in said_in(engine, "c_old")] == ["delivered"]
    await asyncio.to_thread(database.close)


def test_news_reach_the_chat_in_which_the_customer_went_on(engine: Engine) -> None:
    conversation(engine, "c_tg", "cu_tg", "telegram", NOW)
    conversation(engine, "c_code", "cu_code", "web", NOW)
    with SqlUnits(engine)() as unit:
        for who, way in (("cu_tg", Way.LINK), ("cu_code", Way.CODE)):
            unit.identities.bind(Binding(who, "cu_wang", "FD-1234-5678-89", way, NOW))
        unit.commit()
    pushes = Pushes(engine)
    for repeated in (False, True):
        told = pushes.push_news("c_new", "cu_wang", "k", NEWS, NOW)
        assert told == Pushed("web", repeated=repeated)
    assert [len(said_in(engine, c)) for c in ("c_new", "c_tg", "c_old", "c_code")] == [1, 1, 0, 0]
    # nobody hears in the other direction
    pushes.push_news("c_tg", "cu_tg", "k2", NEWS, NOW)
    assert len(said_in(engine, "c_new")) == 1
    engine.dispose()
