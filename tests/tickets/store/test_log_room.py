"""Room in the log is made once, and is nothing but room."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tickets.store.log_room import _ROOM_BYTES, make_room


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(_connected(path)) as connection:
        connection.execute("CREATE TABLE kept (words TEXT)")
        connection.execute("INSERT INTO kept VALUES ('before')")
        yield connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=0)
    connection.execute("PRAGMA journal_mode=WAL")
    return connection


def _log_bytes(path: Path) -> int:
    return Path(f"{path}-wal").stat().st_size


def test_commits_do_not_lengthen_the_log_any_more(
    connection: sqlite3.Connection, path: Path
) -> None:
    make_room(connection)
    made = _log_bytes(path)
    assert made >= _ROOM_BYTES
    for _ in range(200):
        connection.execute("INSERT INTO kept VALUES (?)", ("w" * 30_000,))
    assert _log_bytes(path) == made


def test_nothing_of_it_is_in_the_database(connection: sqlite3.Connection, path: Path) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()
    cached = connection.execute("PRAGMA cache_size").fetchone()
    make_room(connection)
    connection.execute("INSERT INTO kept VALUES ('after')")
    with closing(_connected(path)) as other:
        assert other.execute("SELECT words FROM kept").fetchall() == [("before",), ("after",)]
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("kept",)]
        assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA page_count").fetchone() == pages
    assert connection.execute("PRAGMA cache_size").fetchone() == cached


def test_what_was_committed_after_it_survives_the_end_of_the_process(
    connection: sqlite3.Connection, path: Path, tmp_path: Path
) -> None:
    make_room(connection)
    connection.execute("INSERT INTO kept VALUES ('after')")
    # as a killed process leaves the files behind
    for name in ("store.db", "store.db-wal"):
        (tmp_path / f"left-{name}").write_bytes((tmp_path / name).read_bytes())
    with closing(_connected(tmp_path / "left-store.db")) as again:
        assert again.execute("SELECT words FROM kept").fetchall() == [("before",), ("after",)]


def test_a_log_that_is_long_enough_stays_as_it_is(
    connection: sqlite3.Connection, path: Path
) -> None:
    make_room(connection)
    written = Path(f"{path}-wal").stat().st_mtime_ns
    make_room(connection)
    assert Path(f"{path}-wal").stat().st_mtime_ns == written


def test_while_somebody_else_writes_it_goes_on_without(
    connection: sqlite3.Connection, path: Path
) -> None:
    with closing(_connected(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        make_room(connection)
        other.execute("ROLLBACK")
    assert _log_bytes(path) < _ROOM_BYTES
    assert not connection.in_transaction


def test_a_database_in_memory_needs_none() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        make_room(connection)
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
