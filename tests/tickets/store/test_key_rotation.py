from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, Engine, MetaData, String, Table, select, text

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.attachment import Attachment, AttachmentKind, AttachmentState
from tickets.errors import KeyFileError, Undecipherable
from tickets.policies import PolicyBook
from tickets.store import crypto, keys
from tickets.store.audit import verify
from tickets.store.base import EncryptedText, create_engine_for
from tickets.store.key_rotation import Elsewhere, rotate
from tickets.store.sealing import PART_BYTES
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.customers import known_customer
from tickets.use_cases.open_ticket import open_ticket

# one more than is read at once
PARTS = 21
PHOTO = bytes(range(256)) * (PART_BYTES // 256) * (PARTS - 1) + b"the end"
NOTES = Table(
    "notes",
    MetaData(),
    Column("page", String(8), primary_key=True),
    Column("words", EncryptedText),
)


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "master.key"


@pytest.fixture
def reference(engine: Engine, key_file: Path, time: FrozenTime, policies: PolicyBook) -> str:
    """A ticket with an addition and a file of several parts, under the keys in the file."""
    keys.unlock(engine, key_file)
    units = SqlUnits(engine)
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    more = AddInformation(customer_id="cu_wang", text="补充", idempotency_key="m_1")
    add_information(more, units, time)
    photo = Attachment(
        id="at_1",
        uploader="anybody",
        added_at=time.now(),
        kind=AttachmentKind.PHOTO,
        state=AttachmentState.KEPT,
        size_bytes=len(PHOTO),
        name="理赔单.jpg",
        reference=reference,
    )
    with units() as unit:
        unit.attachments.add(photo, PHOTO)
        unit.commit()
    return reference


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    """A table in another database, under the same keys."""
    database = create_engine_for(f"sqlite:///{tmp_path / 'elsewhere.db'}")
    yield Elsewhere(database, NOTES)
    database.dispose()


def take_the_older_keys_away(key_file: Path) -> None:
    comments, newest, *_, index = key_file.read_text("ascii").rsplit("\n", 4)[:-1]
    assert newest.startswith("encrypt ")
    assert index.startswith("index ")
    crypto.save_key_file(
        key_file, crypto.KeyRing.parse("\n".join((comments, newest, index))), replace=True
    )


def test_after_a_rotation_the_new_key_alone_opens_everything(
    engine: Engine, key_file: Path, reference: str
) -> None:
    units = SqlUnits(engine)
    profile = known_customer("cu_wang", units)
    rotate(engine, key_file)

    take_the_older_keys_away(key_file)
    keys.unlock(engine, key_file)

    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
        assert ticket is not None
        assert (ticket.story, ticket.demand) == (CLAIM_ZH.story, CLAIM_ZH.demand)
        assert [i.text for i in unit.tickets.information_on(reference)] == ["补充"]
        assert unit.customers.with_contact("+8613800138000") == ["cu_wang"]
        assert [file.name for file in unit.attachments.on(reference)] == ["理赔单.jpg"]
        assert unit.attachments.content("at_1") == PHOTO
        assert verify(unit.audit) == 3
    assert known_customer("cu_wang", units) == profile


def test_after_a_rotation_the_old_key_opens_nothing(
    engine: Engine, key_file: Path, reference: str
) -> None:
    old = crypto.load_key_file(key_file)
    rotate(engine, key_file)
    with engine.connect() as connection:
        for column, table in (
            ("story", "tickets"),
            ("text", "information"),
            ("name", "customers"),
            ("changes", "audit_events"),
            ("sample", "key_check"),
        ):
            for token in connection.scalars(text(f"SELECT {column} FROM {table}")):
                with pytest.raises(Undecipherable):
                    old.decrypt(token)
        parts = connection.scalars(text("SELECT content FROM attachment_parts")).all()
    assert len(parts) == PARTS
    for part in parts:
        with pytest.raises(Undecipherable):
            old.decrypt_bytes(bytes(part))


def test_tables_elsewhere_are_under_the_new_key_too(
    engine: Engine, key_file: Path, reference: str, elsewhere: Elsewhere
) -> None:
    NOTES.metadata.create_all(elsewhere.engine)
    words = {f"p{number}": f"第{number}页" for number in range(3)}
    with elsewhere.engine.begin() as connection:
        rows = [{"page": page, "words": told} for page, told in words.items()]
        connection.execute(NOTES.insert(), rows)
    in_the_store = rotate(engine, key_file)
    assert rotate(engine, key_file, [elsewhere]) == in_the_store + 3
    take_the_older_keys_away(key_file)
    keys.unlock(engine, key_file)
    with elsewhere.engine.connect() as connection:
        found = connection.execute(select(NOTES.c.page, NOTES.c.words)).all()
    assert {row.page: row.words for row in found} == words


def test_a_table_elsewhere_that_was_never_made_is_passed_over(
    engine: Engine, key_file: Path, reference: str, elsewhere: Elsewhere
) -> None:
    assert rotate(engine, key_file, [elsewhere]) == rotate(engine, key_file)


def test_a_rotation_that_was_cut_short_can_be_repeated(
    engine: Engine, key_file: Path, reference: str
) -> None:
    # as far as the key file with both keys, and no value yet
    both = crypto.load_key_file(key_file).with_new_key()
    crypto.save_key_file(key_file, both, replace=True)

    keys.unlock(engine, key_file)
    rotate(engine, key_file)

    take_the_older_keys_away(key_file)
    keys.unlock(engine, key_file)
    with SqlUnits(engine)(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    assert ticket.story == CLAIM_ZH.story


def test_keys_are_not_rotated_while_a_table_is_unknown(engine: Engine, key_file: Path) -> None:
    before = keys.unlock(engine, key_file).dump()
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE elsewhere (id INTEGER)"))
    with pytest.raises(KeyFileError, match="elsewhere"):
        rotate(engine, key_file)
    assert key_file.read_text("ascii") == before
