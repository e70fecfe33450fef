"""Bring key file and database together, and change keys."""

from pathlib import Path

from sqlalchemy import Engine, Table, func, insert, inspect, select, update

from tickets.errors import Conflict, KeyFileError
from tickets.store import (
    crypto,
    procedure_models,  # noqa: F401  # so that a rotation knows all tables of the store
)
from tickets.store.base import Base, EncryptedText, as_store_errors, reading
from tickets.store.models import KeyCheckRow

_SAMPLE = "front door"
_BATCH = 500


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


def rotate(engine: Engine, path: Path) -> crypto.KeyRing:
    """Encrypt everything in the store anew under a new key.

    Other processes of the system must be stopped meanwhile: they know only the old keys. Older keys
    stay in the key file, behind the new one, since the engine's trackers may still be under them;
    so everything also stays readable when it is cut short, and it can be repeated.

    Args:
        engine: the store.
        path: the key file.

    Returns:
        the new key ring, which is installed in this process.

    Raises:
        KeyFileError: the key file cannot be used or written, or the database has tables that this
            process does not know and could not encrypt anew.
        StoreUnavailable: the database cannot be reached.
    """
    names = _table_names(engine)
    ring = crypto.load_key_file(path).with_new_key()
    # before the first value is written under it
    crypto.save_key_file(path, ring, replace=True)
    crypto.install(ring)
    for name in names:
        _encrypt_anew(engine, Base.metadata.tables[name])
    return ring


def _table_names(engine: Engine) -> list[str]:
    with as_store_errors():
        present = set(inspect(engine).get_table_names()) - {"alembic_version"}
    unknown = ", ".join(sorted(present - Base.metadata.tables.keys()))
    if unknown:
        raise KeyFileError(f"Tables that are unknown here cannot be encrypted anew: {unknown}.")
    return sorted(present)


def _encrypt_anew(engine: Engine, table: Table) -> None:
    encrypted = [column for column in table.columns if isinstance(column.type, EncryptedText)]
    if not encrypted:
        return
    (key,) = table.primary_key.columns
    last = None
    while True:
        query = select(key, *encrypted).order_by(key).limit(_BATCH)
        with as_store_errors(), engine.begin() as connection:
            rows = connection.execute(query if last is None else query.where(key > last)).all()
            for row in rows:
                # reading decrypts with whichever key fits, writing encrypts with the newest
                values = dict(zip((c.name for c in encrypted), row[1:], strict=True))
                connection.execute(update(table).where(key == row[0]).values(values))
        if not rows:
            return
        last = rows[-1][0]
