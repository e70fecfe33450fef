from pathlib import Path

import pytest
from sqlalchemy import Engine

from tickets.errors import KeyFileError, KeyRingMissing, StoreNotReady, Undecipherable
from tickets.store import crypto, keys
from tickets.store.base import create_engine_for


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "master.key"


def test_the_keys_of_the_first_run_open_the_database_again(engine: Engine, key_file: Path) -> None:
    first = keys.unlock(engine, key_file)
    assert keys.database_is_encrypted(engine)
    crypto.install(None)
    assert keys.unlock(engine, key_file).dump() == first.dump()
    assert crypto.installed().dump() == first.dump()


def test_a_lost_key_file_is_not_replaced(engine: Engine, key_file: Path) -> None:
    keys.unlock(engine, key_file)
    key_file.unlink()
    with pytest.raises(KeyFileError, match="Restore the key file"):
        keys.unlock(engine, key_file)
    assert not key_file.exists()


def test_the_key_file_of_another_database_is_refused(engine: Engine, key_file: Path) -> None:
    keys.unlock(engine, key_file)
    crypto.save_key_file(key_file, crypto.KeyRing.generate(), replace=True)
    with pytest.raises(Undecipherable):
        keys.unlock(engine, key_file)
    with pytest.raises(KeyRingMissing):
        crypto.installed()


def test_a_database_without_tables_is_not_unlocked(
    database_url: str, ring: crypto.KeyRing, key_file: Path
) -> None:
    engine = create_engine_for(database_url)
    assert not keys.database_is_encrypted(engine)
    with pytest.raises(StoreNotReady):
        keys.unlock(engine, key_file)
    engine.dispose()
