"""Change the encryption keys: everything that is encrypted is written anew under a new one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Table, inspect, select, tuple_, update

from tickets.errors import KeyFileError
from tickets.store import crypto
from tickets.store.attachment_models import attachment_parts
from tickets.store.base import Base, EncryptedText, as_store_errors

_ROWS_AT_ONCE = 500
# a part of a file has up to half a megabyte
_PARTS_AT_ONCE = 20

Anew = Callable[[Any], Any]


@dataclass(frozen=True)
class Elsewhere:
    """A table under the same keys that is none of the store's own.

    Attributes:
        engine: the database that holds it.
        table: its primary key and its `EncryptedText` columns; others need not be named.
    """

    engine: Engine
    table: Table


def rotate(engine: Engine, path: Path, elsewhere: Sequence[Elsewhere] = ()) -> int:
    """Encrypt everything anew under a new key; the blind index stays as it is.

    All other processes of the system must be stopped meanwhile: they know only the old keys. These
    stay in the key file, behind the new one: copies of the database are still under them, and
    a rotation that is cut short leaves everything readable and can be repeated.

    Args:
        engine: the store; its key ring is installed in this process, and so is the new one then.
        path: the key file.
        elsewhere: further tables; one that does not exist yet is passed over.

    Returns:
        How many rows were written anew.

    Raises:
        KeyFileError: the key file cannot be used or written, or the database has tables that this
            process does not know and could not encrypt anew; nothing was changed.
        Undecipherable: a value fits none of the keys; what came before it is under the new key.
        StoreUnavailable: the database cannot be reached.
    """
    tables = [Elsewhere(engine, table) for table in _tables_of(engine, elsewhere)]
    tables += [other for other in elsewhere if _is_there(other)]
    ring = crypto.load_key_file(path).with_new_key()
    # before the first value is written under it
    crypto.save_key_file(path, ring, replace=True)
    crypto.install(ring)
    return sum(_encrypt_anew(one.engine, one.table, ring) for one in tables)


def _tables_of(engine: Engine, elsewhere: Sequence[Elsewhere]) -> list[Table]:
    with as_store_errors():
        present = set(inspect(engine).get_table_names())
    known = Base.metadata.tables
    passed_over = {"alembic_version", *(other.table.name for other in elsewhere)}
    unknown = ", ".join(sorted(present - known.keys() - passed_over))
    if unknown:
        raise KeyFileError(
            f"Tables that are unknown here cannot be encrypted anew: {unknown}. Rotate with the "
            "release of Front Door that made them, or move them to a database of their own."
        )
    return [known[name] for name in sorted(present - passed_over)]


def _is_there(other: Elsewhere) -> bool:
    with as_store_errors():
        return inspect(other.engine).has_table(other.table.name)


def _encrypt_anew(engine: Engine, table: Table, ring: crypto.KeyRing) -> int:
    encrypted = _encrypted_columns(table, ring)
    if not encrypted:
        return 0
    key = list(table.primary_key.columns)
    ordered = select(*key, *(table.c[name] for name in encrypted)).order_by(*key)
    page = ordered.limit(_PARTS_AT_ONCE if table is attachment_parts else _ROWS_AT_ONCE)
    written, last = 0, None
    while True:
        query = page if last is None else page.where(tuple_(*key) > last)
        with as_store_errors(), engine.begin() as connection:
            rows = connection.execute(query).all()
            for row in rows:
                old = dict(zip(encrypted, row[len(key) :], strict=True))
                new = {name: encrypted[name](value) for name, value in old.items()}
                own = (column == value for column, value in zip(key, row, strict=False))
                connection.execute(update(table).where(*own).values(new))
        if not rows:
            return written
        written += len(rows)
        last = tuple(rows[-1][: len(key)])


def _encrypted_columns(table: Table, ring: crypto.KeyRing) -> Mapping[str, Anew]:
    """What makes the new value of the old one, by column."""
    if table is attachment_parts:
        return {"content": lambda sealed: ring.encrypt_bytes(ring.decrypt_bytes(sealed))}
    # reading decrypts with whichever key fits, writing encrypts with the newest
    texts = (column for column in table.columns if isinstance(column.type, EncryptedText))
    return {column.name: lambda text: text for column in texts}
