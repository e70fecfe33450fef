"""No personal word in the raw database, in the file, in its write-ahead log, or in a dump."""

from pathlib import Path

from sqlalchemy import Engine, text

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import PolicyBook
from tickets.store import crypto
from tickets.store.base import create_engine_for
from tickets.store.migrate import upgrade
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.open_ticket import open_ticket

ADDED = "我的身份证尾号是 0042"
PERSONAL = [
    value
    for complaint in (CLAIM_ZH, COUNTER_EN)
    for value in (
        complaint.story,
        complaint.demand,
        complaint.customer_name,
        complaint.contact,
        complaint.reference_number,
        complaint.incident_time_told,
    )
    if value
] + [ADDED]


def fill(engine: Engine, time: FrozenTime, policies: PolicyBook) -> None:
    units = SqlUnits(engine)
    open_ticket(CLAIM_ZH, units, time, policies)
    open_ticket(COUNTER_EN, units, time, policies)
    more = AddInformation(customer_id="cu_wang", text=ADDED, idempotency_key="m_1")
    add_information(more, units, time)


def test_the_files_of_sqlite_hold_no_personal_word(
    tmp_path: Path, ring: crypto.KeyRing, time: FrozenTime, policies: PolicyBook
) -> None:
    engine = create_engine_for(f"sqlite:///{tmp_path / 'store.db'}")
    upgrade(engine)
    fill(engine, time, policies)
    files = sorted(tmp_path.iterdir())
    raw = b"".join(file.read_bytes() for file in files)
    engine.dispose()
    assert [file.name for file in files] == ["store.db", "store.db-shm", "store.db-wal"]
    # the check can fail: what is not personal is there in the clear
    assert b"cu_wang" in raw
    assert b"claim_denied" in raw
    found = [
        value
        for value in PERSONAL
        for encoding in ("utf-8", "utf-16-le", "unicode-escape", "gb18030")
        if value.encode(encoding) in raw
    ]
    assert found == []


def test_the_tables_hold_no_personal_word(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    fill(engine, time, policies)
    with engine.connect() as connection:
        tables = ("tickets", "clocks", "information", "customers", "audit_events", "alerts")
        raw = "\n".join(
            repr(tuple(row))
            for table in tables
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        )
    assert "cu_smith" in raw
    assert [value for value in PERSONAL if value in raw] == []
