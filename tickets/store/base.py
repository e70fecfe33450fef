"""What every table of the store stands on: metadata, engine, column types.

`bot.store` builds its tables on the same `Base`; migrations of both are one history.
"""

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
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from tickets.errors import StoreUnavailable
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
        return create_engine(parsed, pool_pre_ping=True, pool_size=5, max_overflow=10)
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def reading(engine: Engine) -> Engine:
    """The same engine and pool, for transactions that only read and so never wait for a writer."""
    return engine.execution_options(**{_READS: True})


def _configure_sqlite(connection: Any, _record: object) -> None:
    # the driver must not begin transactions by itself: `_begin_sqlite` does
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def unavailable_as_store_error() -> Iterator[None]:
    """Turn "cannot reach the database" and "locked too long" into `StoreUnavailable`."""
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        # `from None`: the driver's message may carry the statement's parameters
        raise StoreUnavailable(f"The database is not available ({_reason(error)}).") from None
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreUnavailable("The connection to the database was lost.") from None
        raise


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None)
    return type(original or error).__name__
