"""Room in SQLite's write-ahead log, made at the start instead of with each transaction.

A commit adds to the log and has the file synced. As long as the file grows, every sync has to write
the file system's own journal besides; over room that is there already only the pages are written.
"""

import sqlite3
from contextlib import suppress
from pathlib import Path

# SQLite begins the log anew after 1,000 pages of 4 KB, once they are in the database
_ROOM_BYTES = 4_300_000
# so few that what is written goes to the log and not to memory
_CACHED_PAGES = 10


def make_room(connection: sqlite3.Connection) -> None:
    """Lengthen the log of a connection's database; without effect where it is long enough.

    For processes that stay: the last one to leave a database removes its log.

    Args:
        connection: to a database with a write-ahead log, outside of any transaction.
    """
    cursor = connection.cursor()
    file = cursor.execute("PRAGMA database_list").fetchone()[2]
    log = Path(f"{file}-wal")
    if not file or (log.exists() and log.stat().st_size >= _ROOM_BYTES):
        return
    (cached_pages,) = cursor.execute("PRAGMA cache_size").fetchone()
    cursor.execute(f"PRAGMA cache_size={_CACHED_PAGES}")
    # it only saves time: where somebody else writes for long, or the disk is full, go on without
    with suppress(sqlite3.OperationalError):
        cursor.execute("BEGIN IMMEDIATE")
        try:
            cursor.execute("CREATE TABLE room (filling BLOB)")
            cursor.execute("INSERT INTO room VALUES (zeroblob(?))", (_ROOM_BYTES,))
        finally:
            # nothing of it was ever in the database
            cursor.execute("ROLLBACK")
    cursor.execute(f"PRAGMA cache_size={cached_pages}")
    cursor.close()
