"""Files on their way to a ticket, over every store."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.auxil.attachments import send
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.attachment import Attachment, AttachmentKind, AttachmentState, Refusal, ScanState
from tickets.errors import Recused, TicketNotFound, UnknownStaff
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.customers import ForgetCustomer, forget_customer
from tickets.use_cases.evidence import (
    Placed,
    PlaceEvidence,
    drop_evidence_of_draft,
    place_evidence,
    waiting_evidence,
)
from tickets.use_cases.open_files import OpenFiles, file_content, open_files
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.wait import WaitForCustomer, wait_for_customer
from tickets.vocabulary import TicketState

CUSTOMER = CLAIM_ZH.customer_id


class Desk:
    """The use cases with what they need, and a most of three files."""

    def __init__(self, units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> None:
        self.units, self.time, self.policies = units, time, policies

    def place(self, message: str = "m_1", **where: str | None) -> Placed:
        command = PlaceEvidence(customer_id=CUSTOMER, message_id=message, most=3, **where)  # type: ignore[arg-type]
        return place_evidence(command, self.units, self.time, self.policies)

    def open(self) -> str:
        return open_ticket(CLAIM_ZH, self.units, self.time, self.policies).reference

    def on(self, reference: str) -> list[str]:
        with self.units(read_only=True) as unit:
            return [file.id for file in unit.attachments.on(reference)]


@pytest.fixture
def desk(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> Desk:
    return Desk(units, time, policies)


def test_what_was_sent_while_a_complaint_was_told_is_on_its_ticket(desk: Desk) -> None:
    send(desk.units, desk.time, "a", "b")
    placed = desk.place(draft_id=CLAIM_ZH.draft_id)
    assert ([f.id for f in placed.kept], placed.refused, placed.reference) == (
        ["f_a", "f_b"],
        (),
        None,
    )
    reference = desk.open()
    assert desk.on(reference) == ["f_a", "f_b"]
    with desk.units(read_only=True) as unit:
        names = [recorded.event.name for recorded in unit.audit.of_ticket(reference)]
    assert names == [EventName.TICKET_OPENED, EventName.EVIDENCE_ADDED]


def test_a_file_sent_before_the_complaint_began_comes_along_unless_it_is_old(desk: Desk) -> None:
    send(desk.units, desk.time, "old", message="m_0")
    desk.time.at += timedelta(days=8)
    send(desk.units, desk.time, "new")
    assert desk.on(desk.open()) == ["f_new"]


def test_files_on_an_open_ticket_are_one_event_however_often_it_is_repeated(desk: Desk) -> None:
    reference = desk.open()
    send(desk.units, desk.time, "a", "b")
    first = desk.place(reference=reference)
    again = desk.place(reference=reference)
    assert first == again
    assert (first.reference, desk.on(reference)) == (reference, ["f_a", "f_b"])
    with desk.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
        names = [recorded.event.name for recorded in unit.audit.of_ticket(reference)]
    assert ticket is not None
    assert ticket.last_event == EventName.EVIDENCE_ADDED
    assert names.count(EventName.EVIDENCE_ADDED) == 1


def test_more_than_a_ticket_holds_is_refused_and_deleted(desk: Desk) -> None:
    reference = desk.open()
    send(desk.units, desk.time, "a", "b")
    desk.place(reference=reference)
    send(desk.units, desk.time, "c", "d", message="m_2")
    placed = desk.place("m_2", reference=reference)
    assert [f.id for f in placed.kept] == ["f_c"]
    assert placed.reasons == (Refusal.TOO_MANY,)
    assert file_content("f_c", desk.units) == b"c"
    assert file_content("f_d", desk.units) is None


def test_a_stranger_can_neither_place_nor_be_given_files(desk: Desk) -> None:
    reference = desk.open()
    send(desk.units, desk.time, "a", customer="cu_stranger")
    assert desk.place(reference=reference).kept == ()
    send(desk.units, desk.time, "b", customer="cu_stranger", message="m_2")
    strangers = PlaceEvidence(
        customer_id="cu_stranger", message_id="m_2", most=3, reference=reference
    )
    with pytest.raises(TicketNotFound):
        place_evidence(strangers, desk.units, desk.time, desk.policies)
    assert desk.on(reference) == []


def test_a_file_is_the_answer_that_a_ticket_waits_for(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    wait = WaitForCustomer(reference=reference, staff_id="chen", question="发票？")
    wait_for_customer(wait, procedure.units, procedure.time, procedure.policies)
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    send(procedure.units, procedure.time, "a", customer=ticket.customer_id)
    answer = PlaceEvidence(
        customer_id=ticket.customer_id, message_id="m_1", most=3, reference=reference
    )
    place_evidence(answer, procedure.units, procedure.time, procedure.policies)
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
        alert = unit.alerts.by_key("evidence:m_1")
    assert ticket is not None
    assert ticket.state is TicketState.INVESTIGATING
    assert alert is not None
    assert alert.reasons == ("customer_answered",)


def test_a_cancelled_draft_takes_its_files_along(desk: Desk) -> None:
    send(desk.units, desk.time, "a")
    desk.place(draft_id="d_1")
    assert len(waiting_evidence(CUSTOMER, "d_1", desk.units, desk.time)) == 1
    assert drop_evidence_of_draft(CUSTOMER, "d_1", desk.units) == 1
    assert file_content("f_a", desk.units) is None


def test_who_is_forgotten_keeps_files_on_tickets_only(desk: Desk) -> None:
    send(desk.units, desk.time, "a")
    reference = desk.open()
    send(desk.units, desk.time, "b", message="m_2")
    forget_customer(ForgetCustomer(CUSTOMER), desk.units, desk.time)
    assert desk.on(reference) == ["f_a"]
    assert file_content("f_a", desk.units) == b"a"
    assert file_content("f_b", desk.units) is None


def test_staff_open_files_and_the_trail_says_so_first(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    send(procedure.units, procedure.time, "a", "b", customer=ticket.customer_id)
    place = PlaceEvidence(
        customer_id=ticket.customer_id, message_id="m_1", most=3, reference=reference
    )
    place_evidence(place, procedure.units, procedure.time, procedure.policies)
    command = OpenFiles(reference=reference, staff_id="chen", scanner=False)
    opened = open_files(command, procedure.units, procedure.time)
    assert [f.id for f in opened.opened] == ["f_a", "f_b"]
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.name, last.actor) == (EventName.FILES_OPENED, "chen")
    # with a scanner, what it has not seen stays closed
    with procedure.units() as unit:
        file = unit.attachments.get("f_b")
        assert file is not None
        unit.attachments.save(replace(file, scan=ScanState.CLEAN))
        unit.commit()
    scanned = open_files(replace(command, scanner=True), procedure.units, procedure.time)
    assert ([f.id for f in scanned.opened], [f.id for f in scanned.closed]) == (["f_b"], ["f_a"])
    with pytest.raises(UnknownStaff):
        open_files(replace(command, staff_id="nobody"), procedure.units, procedure.time)
    recuse(
        Recuse(reference=reference, staff_id="chen", reason="亲属"),
        procedure.units,
        procedure.time,
        procedure.policies,
    )
    with pytest.raises(Recused):
        open_files(command, procedure.units, procedure.time)


def test_a_file_comes_back_as_it_was_kept(units: UnitOfWorkFactory, time: FrozenTime) -> None:
    big = Attachment(
        id="f_big",
        uploader="account",
        added_at=time.now(),
        kind=AttachmentKind.VIDEO,
        state=AttachmentState.UPLOADED,
        media_type="video/mp4",
        size_bytes=1_300_000,
        sha256="1" * 64,
        name="../../etc/投诉.mp4",
        source="source",
    )
    content = bytes(range(256)) * 5079
    with units() as unit:
        unit.attachments.add(big, content)
        unit.commit()
    with units() as unit:
        assert unit.attachments.get("f_big") == big
        assert unit.attachments.content("f_big") == content
        assert unit.attachments.left_behind(time.now() + timedelta(hours=1), time.now(), 10) == [
            "f_big"
        ]
        unit.attachments.remove(["f_big"])
        unit.commit()
    with units(read_only=True) as unit:
        assert unit.attachments.get("f_big") is None
    assert COUNTER_EN.customer_id != CUSTOMER
