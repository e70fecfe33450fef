"""Whether a customer was told news right before a message."""

from datetime import UTC, datetime

from bot.store.news import stands_behind_news
from bot.store.pushes import Pushes
from bot.store.rows import Reply
from tests.auxil.conversations import conversation
from tickets.store.base import create_engine_for

NOW = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


def test_news_count_until_something_else_is_said(store_url: str) -> None:
    engine = create_engine_for(store_url)
    conversation(engine, "c_1", "cu_wang", "web", NOW)
    pushes = Pushes(engine)
    with engine.connect() as connection:
        assert not stands_behind_news(connection, "c_1", 1)
    pushes.push("c_1", "cu_wang", "news", Reply("您的投诉已有新进展。", author="system"), NOW)
    with engine.connect() as connection:
        assert stands_behind_news(connection, "c_1", 2)
        # what came later says nothing about a message before it
        assert not stands_behind_news(connection, "c_1", 1)
    pushes.push("c_1", "cu_wang", "answer", Reply("好的。"), NOW)
    with engine.connect() as connection:
        assert not stands_behind_news(connection, "c_1", 3)
    engine.dispose()
