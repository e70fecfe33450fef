"""What the migration makes is what the code expects, and old checks are forgotten."""

from datetime import UTC, datetime, timedelta

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select

from bot.inbox import Inbound
from bot.store.housekeeping import delete_canaries
from bot.store.intake import accept
from bot.store.tables import conversations, messages
from tickets.store.base import Base, create_engine_for

NOW = datetime(2026, 11, 9, 2, 0, tzinfo=UTC)


def test_migrated_tables_are_those_of_the_code(store_url: str) -> None:
    engine = create_engine_for(store_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        ours = {"conversations", "messages", "button_tokens"}
        found = [
            d for d in compare_metadata(context, Base.metadata) if ours & set(str(d).split("'"))
        ]
    engine.dispose()
    assert found == []


def test_nothing_personal_lies_open_in_the_tables(store_url: str) -> None:
    engine = create_engine_for(store_url)
    inbound = Inbound("telegram", "5550001", "u1", text="secret words", profile_name="Wang Fang")
    with engine.begin() as connection:
        accept(connection, inbound, "index", None, "one|1", NOW, 10)
        rows = [
            *connection.exec_driver_sql("SELECT * FROM conversations"),
            *connection.exec_driver_sql("SELECT * FROM messages"),
        ]
    engine.dispose()
    lying_open = "\n".join(str(row) for row in rows)
    assert [word in lying_open for word in ("5550001", "secret", "Wang")] == [False] * 3


def test_old_checks_are_deleted_and_customers_are_not(store_url: str) -> None:
    engine = create_engine_for(store_url)
    with engine.begin() as connection:
        for channel, days in (("canary", 2), ("canary", 0), ("web", 2)):
            inbound = Inbound(channel, "a", "u1", text="hello")
            index = f"{channel} {days}"
            accept(connection, inbound, index, None, "one|1", NOW - timedelta(days=days), 10)
        delete_canaries(connection, NOW - timedelta(days=1))
        left = connection.scalars(select(conversations.c.account_index)).all()
        kept = connection.scalars(select(messages.c.channel)).all()
    engine.dispose()
    assert (sorted(left), sorted(kept)) == (["canary 0", "web 2"], ["canary", "web"])
