from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import PolicyBook
from tickets.errors import KeyFileError, KeyRingMissing, StoreNotReady, Undecipherable
from tickets.store import crypto, keys
from tickets.store.audit import verify
from tickets.store.base import create_engine_for
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.customers import known_customer
from tickets.use_cases.open_ticket import open_ticket


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


def test_after_a_rotation_everything_is_under_the_new_key(
    engine: Engine, key_file: Path, time: FrozenTime, policies: PolicyBook
) -> None:
    old = keys.unlock(engine, key_file)
    units = SqlUnits(engine)
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    more = AddInformation(customer_id="cu_wang", text="补充", idempotency_key="m_1")
    add_information(more, units, time)
    profile = known_customer("cu_wang", units)

    new = keys.rotate(engine, key_file)

    assert crypto.load_key_file(key_file).dump() == new.dump()
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
        assert ticket is not None
        assert (ticket.story, ticket.demand) == (CLAIM_ZH.story, CLAIM_ZH.demand)
        assert [i.text for i in unit.tickets.information_on(reference)] == ["补充"]
        assert unit.customers.with_contact("+8613800138000") == ["cu_wang"]
        assert verify(unit.audit) == 3
    assert known_customer("cu_wang", units) == profile
    with engine.connect() as connection:
        for column, table in (
            ("story", "tickets"),
            ("text", "information"),
            ("name", "customers"),
            ("changes", "audit_events"),
            ("sample", "key_check"),
        ):
            token = connection.scalar(text(f"SELECT {column} FROM {table}"))
            new.decrypt(token)
            with pytest.raises(Undecipherable):
                old.decrypt(token)


def test_a_rotation_that_was_cut_short_can_be_repeated(
    engine: Engine, key_file: Path, time: FrozenTime, policies: PolicyBook
) -> None:
    keys.unlock(engine, key_file)
    units = SqlUnits(engine)
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    # as far as the key file with both keys, and no value yet
    both = crypto.load_key_file(key_file).with_new_key()
    crypto.save_key_file(key_file, both, replace=True)

    keys.unlock(engine, key_file)
    keys.rotate(engine, key_file)

    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    assert ticket.story == CLAIM_ZH.story


def test_keys_are_not_rotated_while_a_table_is_unknown(engine: Engine, key_file: Path) -> None:
    before = keys.unlock(engine, key_file).dump()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE elsewhere (id INTEGER)"))
    with pytest.raises(KeyFileError, match="elsewhere"):
        keys.rotate(engine, key_file)
    assert key_file.read_text("ascii") == before
