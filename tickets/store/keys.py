"""Bring key file and database together."""

from pathlib import Path

from sqlalchemy import Engine, func, insert, inspect, select

from tickets.errors import Conflict
from tickets.store import crypto
from tickets.store.base import as_store_errors, reading
from tickets.store.models import KeyCheckRow

_SAMPLE = "front door"


def database_is_encrypted(engine: Engine) -> bool:
    """Whether keys were in use on this database before.

    Raises:
        StoreUnavailable: it cannot be reached.
    """
    with as_store_errors(), reading(engine).connect() as connection:
        if not inspect(connection).has_table(KeyCheckRow.__tablename__):
            return False
        return bool(connection.scalar(select(func.count()).select_from(KeyCheckRow)))


def unlock(engine: Engine, path: Path) -> crypto.KeyRing:
    """Install the key ring of this database in this process; the first run creates the key file.

    Args:
        engine: the store, migrated.
        path: the key file.

    Raises:
        KeyFileError: it cannot be used, or is missing while the database is encrypted.
        Undecipherable: it belongs to another database.
        StoreNotReady: the database has no tables yet.
        StoreUnavailable: it cannot be reached.
    """
    ring = crypto.open_key_file(path, database_is_encrypted=lambda: database_is_encrypted(engine))
    crypto.install(ring)
    try:
        with as_store_errors():
            with reading(engine).connect() as connection:
                sample = connection.scalar(select(KeyCheckRow.sample))
            if sample is None:
                with engine.begin() as connection:
                    connection.execute(insert(KeyCheckRow).values(id=1, sample=_SAMPLE))
    except Conflict:  # another process of this start was faster, with the same key file
        pass
    except Exception:
        crypto.install(None)
        raise
    return ring
