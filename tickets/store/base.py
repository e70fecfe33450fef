"""What every table of the store stands on: metadata, engine, column types.

`bot.store` builds its tables on the same `Base`; migrations of both are one history.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Text,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from tickets.errors import Conflict, StoreNotReady, StoreUnavailable
from tickets.store import crypto

BUSY_TIMEOUT_SECONDS = 5
_READS = "front_door_reads"


class Base(DeclarativeBase):
    """Declarative base of all tables of the store."""

    # named constraints, so that migrations can address them on every database
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware UTC in Python, whatever the database keeps. Naive values are refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A naive datetime cannot be stored: say which zone it is in.")
        value = value.astimezone(UTC)
        # SQLite drops the zone; without this, values with and without one would not compare
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EncryptedText(TypeDecorator[str]):
    """Text that the database only ever sees encrypted. Needs an installed key ring.

    Equality in SQL is meaningless on it: use a blind index column beside it.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else crypto.installed().encrypt(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else crypto.installed().decrypt(value)


def blind_index(value: str) -> str:
    """Fingerprint of a personal value for equality look-ups, under the installed key ring."""
    return crypto.installed().blind_index(value)


def create_engine_for(url: str) -> Engine:
    """Engine for a store URL: SQLite or PostgreSQL (psycopg 3).

    SQLite transactions begin as writers (`BEGIN IMMEDIATE`), since one that starts to write after
    it has read fails at once when another wrote in between; use `reading(engine)` for transactions
    that only read. The folder of a SQLite file is made when absent.

    Args:
        url: SQLAlchemy URL; `postgresql://` and `postgres://` are taken as psycopg 3.
    """
    parsed = make_url(url)
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed, connect_args={"timeout": BUSY_TIMEOUT_SECONDS}, hide_parameters=True
    )
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine and pool, for transactions that only read and so never wait for a writer.

    Everything that such a transaction reads is of one instant.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ")
    return engine.execution_options(**{_READS: True})


def _configure_sqlite(connection: Any, _record: object) -> None:
    # the driver must not begin transactions by itself: `_begin_sqlite` does
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_SECONDS * 1000}")
    _use_write_ahead_log(cursor)
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _use_write_ahead_log(cursor: Any) -> None:
    # the busy timeout does not cover this switch: of several processes that open a new file at
    # once all but one are refused until it is done
    until = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def unavailable_as_store_error() -> Iterator[None]:
    """Turn the database's absence into an error of `tickets.errors`.

    Raises:
        StoreUnavailable: it cannot be reached, or stayed locked.
        StoreNotReady: a table is missing.
    """
    # `from None`: the driver's messages may quote values
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        code = _code(error)
        if code == _POSTGRES_UNDEFINED_TABLE or "no such table" in str(error):
            raise StoreNotReady("The database lacks a table: run the migrations.") from None
        if isinstance(error, OperationalError | InterfaceError | PoolTimeout) and (
            code != _SQLITE_FAULTY_STATEMENT
        ):
            raise StoreUnavailable(f"The database is not available ({code}).") from None
        raise


@contextmanager
def as_store_errors() -> Iterator[None]:
    """Turn the database's errors into those of `tickets.errors`.

    Raises:
        Conflict: a unique key was taken.
        StoreUnavailable, StoreNotReady: as above.
    """
    try:
        with unavailable_as_store_error():
            yield
    except IntegrityError as error:
        if _code(error) in _UNIQUE_VIOLATIONS:
            raise Conflict("Another transaction took the same unique key first.") from None
        raise


@contextmanager
def flushing(session: Session) -> Iterator[None]:
    """Send what the block puts into the session to the database, with errors turned as above."""
    yield
    with as_store_errors():
        session.flush()


_UNIQUE_VIOLATIONS = frozenset(
    {"23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"}
)
_POSTGRES_UNDEFINED_TABLE = "42P01"
# what SQLite says to a statement that it cannot compile: a fault in the program, not in the store
_SQLITE_FAULTY_STATEMENT = "SQLITE_ERROR"


def _code(error: Exception) -> str:
    original = getattr(error, "orig", None)
    return (
        getattr(original, "sqlite_errorname", None)
        or getattr(original, "sqlstate", None)
        or type(original or error).__name__
    )
