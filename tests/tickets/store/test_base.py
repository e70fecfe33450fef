import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from tickets.errors import KeyRingMissing, StoreNotReady, StoreUnavailable, Undecipherable
from tickets.store import crypto
from tickets.store.base import (
    EncryptedText,
    UtcDateTime,
    as_store_errors,
    create_engine_for,
    reading,
)
from tickets.store.unit_of_work import SqlUnits

SAMPLES = Table(
    "samples",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime),
    Column("secret", EncryptedText),
)


@pytest.fixture
def samples(engine: Engine) -> Engine:
    SAMPLES.create(engine)
    return engine


@pytest.mark.parametrize("hours", [0, 8, -5])
def test_instants_come_back_aware_and_in_utc(samples: Engine, hours: int) -> None:
    at = datetime(2026, 11, 9, 10, 0, 0, 123456, tzinfo=timezone(timedelta(hours=hours)))
    with samples.begin() as connection:
        connection.execute(insert(SAMPLES).values(at=at))
        kept = connection.scalar(select(SAMPLES.c.at))
        assert kept == at
        assert kept is not None
        assert kept.tzinfo is UTC
        assert connection.scalar(select(SAMPLES.c.id).where(SAMPLES.c.at == at)) == 1


def test_a_naive_instant_is_refused(samples: Engine) -> None:
    with samples.begin() as connection, pytest.raises(StatementError, match="naive datetime"):
        connection.execute(insert(SAMPLES).values(at=datetime(2026, 11, 9)))  # noqa: DTZ001


def test_without_a_key_ring_nothing_personal_is_written_or_read(samples: Engine) -> None:
    with samples.begin() as connection:
        connection.execute(insert(SAMPLES).values(secret="王小芳"))
    crypto.install(None)
    with samples.connect() as connection:
        with pytest.raises((KeyRingMissing, StatementError)) as refusal:
            connection.execute(insert(SAMPLES).values(secret="王小芳"))
        assert "王小芳" not in str(refusal.value)
    with samples.connect() as connection, pytest.raises(KeyRingMissing):
        connection.scalar(select(SAMPLES.c.secret))


def test_with_other_keys_nothing_personal_is_read(samples: Engine) -> None:
    with samples.begin() as connection:
        connection.execute(insert(SAMPLES).values(secret="王小芳"))
    crypto.install(crypto.KeyRing.generate())
    with samples.connect() as connection, pytest.raises(Undecipherable):
        connection.scalar(select(SAMPLES.c.secret))


def test_the_same_text_is_encrypted_differently_each_time(samples: Engine) -> None:
    with samples.begin() as connection:
        connection.execute(insert(SAMPLES), [{"secret": "王小芳"}, {"secret": "王小芳"}])
        one, other = connection.scalars(text("SELECT secret FROM samples")).all()
        assert one != other
        assert connection.scalars(select(SAMPLES.c.secret)).all() == ["王小芳", "王小芳"]


def test_sqlite_is_durable_and_strict(tmp_path: Path) -> None:
    engine = create_engine_for(f"sqlite:///{tmp_path / 'new folder' / 'store.db'}")
    with engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    engine.dispose()
    assert values == ["wal", 2, 1, 5000]


def test_a_reader_neither_waits_for_a_writer_nor_keeps_one_waiting(engine: Engine) -> None:
    with engine.connect() as writer, reading(engine).connect() as reader:
        writer.execute(text("UPDATE audit_head SET sequence = 7"))
        assert reader.scalar(text("SELECT sequence FROM audit_head")) == 0
        # the reader's transaction is still open
        writer.commit()
    with reading(engine).connect() as reader:
        assert reader.scalar(text("SELECT sequence FROM audit_head")) == 7


def test_writers_take_turns(engine: Engine) -> None:
    """Read, decide, write: each of 40 increments by four threads counts."""

    def work() -> None:
        for _ in range(10):
            with engine.begin() as connection:
                query = "SELECT sequence FROM audit_head"
                if connection.dialect.name == "postgresql":
                    query += " FOR UPDATE"
                last = connection.scalar(text(query))
                connection.execute(text("UPDATE audit_head SET sequence = :n"), {"n": last + 1})

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT sequence FROM audit_head")) == 40


def test_a_database_that_cannot_be_reached_is_unavailable(
    tmp_path: Path, ring: crypto.KeyRing
) -> None:
    for url in (
        f"postgresql://nobody@/nothing?host={tmp_path}",
        f"sqlite:///{tmp_path}",  # a folder
    ):
        engine = create_engine_for(url)
        with pytest.raises(StoreUnavailable), SqlUnits(engine)(read_only=True) as unit:
            unit.tickets.get("FD-1234-5678-89")
        engine.dispose()


def test_a_database_without_tables_is_not_ready(database_url: str, ring: crypto.KeyRing) -> None:
    engine = create_engine_for(database_url)
    with pytest.raises(StoreNotReady), SqlUnits(engine)(read_only=True) as unit:
        unit.tickets.get("FD-1234-5678-89")
    engine.dispose()


def test_a_faulty_statement_is_not_taken_for_an_outage(engine: Engine) -> None:
    with (
        pytest.raises(Exception, match="nonsense") as fault,
        as_store_errors(),
        engine.connect() as connection,
    ):
        connection.execute(text("nonsense"))
    assert not isinstance(fault.value, StoreUnavailable)
