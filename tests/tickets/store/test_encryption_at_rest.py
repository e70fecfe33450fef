"""No personal word in the raw database, in the file, in its write-ahead log, or in a dump."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import ANSWER, EVERYBODY, PLAN, Procedure
from tickets.authority import Capacity
from tickets.policies import PolicyBook
from tickets.sent_letter import SentLetter
from tickets.store import crypto
from tickets.store.base import create_engine_for
from tickets.store.migrate import upgrade
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.authority import RecordAuthority, record_authority
from tickets.use_cases.correct_labels import CorrectLabels, correct_labels
from tickets.use_cases.investigate import RecordFindings, record_findings
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.rate import Rate, rate
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.wait import Resume, WaitForCustomer, resume, wait_for_customer
from tickets.vocabulary import TicketState, Topic

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
# what staff and customers wrote in the course of the procedure
WRITTEN = [
    *(PLAN.measures, PLAN.reason, PLAN.basis, *PLAN.options),
    *(ANSWER.redress, ANSWER.reasons, ANSWER.follow_up),
    *(member.name for member in EVERYBODY),
    *("请补充出院小结", "漏看病历", "讲的是条款", "是我表妹", "太慢了", "王大山", "继承公证书"),
    *("尊敬的王女士", "关于您的住院理赔"),
]


def fill(engine: Engine, time: FrozenTime, policies: PolicyBook) -> None:
    units = SqlUnits(engine)
    open_ticket(CLAIM_ZH, units, time, policies)
    open_ticket(COUNTER_EN, units, time, policies)
    more = AddInformation(customer_id="cu_wang", text=ADDED, idempotency_key="m_1")
    add_information(more, units, time)
    go_through(Procedure(units, time, policies))


def go_through(procedure: Procedure) -> None:
    """Everything in which people write something, on the ticket of the first complaint."""
    world = procedure.world
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.of_draft(CLAIM_ZH.draft_id)
    assert ticket is not None
    by = {"reference": ticket.reference, "staff_id": "chen"}
    procedure.take_to(TicketState.INVESTIGATING, ticket.reference)
    recuse(Recuse(**by | {"staff_id": "davies"}, reason="是我表妹"), *world)
    record_findings(RecordFindings(**by, findings="漏看病历"), *world)
    wait_for_customer(WaitForCustomer(**by, question="请补充出院小结"), *world)
    resume(Resume(**by), *world)
    correct_labels(CorrectLabels(**by, topic=Topic.SURRENDER_REFUND, reason="讲的是条款"), *world)
    heir = RecordAuthority(
        **by,
        capacity=Capacity.HEIR,
        principal="王大山",
        basis="继承公证书",
        agent_id="cu_li",
    )
    record_authority(heir, *world)
    with procedure.units() as unit:
        notice = unit.notices.on(ticket.reference)[0]
        letter = SentLetter(
            *(notice.id, ticket.reference, "mail", "尊敬的王女士"),
            *(procedure.time.now(), "关于您的住院理赔", "<p>尊敬的王女士</p>"),
        )
        unit.letters.add(letter)
        unit.commit()
    procedure.take_to(TicketState.RESPONDED, ticket.reference)
    low = Rate(
        customer_id=CLAIM_ZH.customer_id,
        reference=ticket.reference,
        idempotency_key="m_2",
        score=1,
        words="太慢了",
    )
    rate(low, *world)


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
        for value in PERSONAL + WRITTEN
        for encoding in ("utf-8", "utf-16-le", "unicode-escape", "gb18030")
        if value.encode(encoding) in raw
    ]
    assert found == []


def test_the_tables_hold_no_personal_word(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    fill(engine, time, policies)
    with engine.connect() as connection:
        raw = "\n".join(
            repr(tuple(row))
            for table in sorted(inspect(engine).get_table_names())
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        )
    assert "cu_smith" in raw
    assert "carried_out" in raw
    assert [value for value in PERSONAL + WRITTEN if value in raw] == []
