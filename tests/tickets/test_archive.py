import copy
import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.staff import Procedure
from tickets.archive import archive_record, check_archive, seal
from tickets.attachment import Attachment, AttachmentKind, AttachmentState
from tickets.errors import ArchiveChanged, NotEnded
from tickets.policies import PolicyBook
from tickets.retention import CountedFrom, Kept, RetentionRule
from tickets.sent_letter import SentLetter
from tickets.use_cases.answer_result import Confirm, confirm
from tickets.use_cases.case_file import case_file
from tickets.use_cases.close import Close, close
from tickets.use_cases.rate import Rate, rate
from tickets.vocabulary import TicketState

KEPT = Kept(
    RetentionRule(5, CountedFrom.ENDED, "a source", own_choice=True),
    date(2026, 11, 9),
    date(2031, 11, 9),
)


@pytest.fixture
def procedure(time: FrozenTime, policies: PolicyBook) -> Procedure:
    """Staff, and tickets to be taken through the procedure."""
    return Procedure(MemoryUnits(), time, policies)


def archived(
    procedure: Procedure, reference: str, exported: dict[str, str] | None = None
) -> dict[str, Any]:
    case = case_file(reference, procedure.units)
    policy = procedure.policies.in_force(procedure.time.now())
    record = archive_record(case, policy, KEPT, procedure.time.now(), exported)
    # as it is read back from a file
    read: dict[str, Any] = json.loads(json.dumps(record))
    return read


@pytest.fixture
def record(procedure: Procedure) -> dict[str, Any]:
    """The archive of a claim that was answered, confirmed with words, rated and closed."""
    reference = procedure.opened_at(TicketState.RESPONDED)
    confirm(
        Confirm(customer_id="cu_wang", idempotency_key="m_1", words="谢谢", reference=reference),
        *procedure.world,
    )
    rate(Rate(customer_id="cu_wang", idempotency_key="m_2", score=4), *procedure.world)
    close(Close(reference=reference, staff_id="chen"), *procedure.world)
    with procedure.units() as unit:
        mailed = SentLetter(
            notice_id=1,
            reference=reference,
            medium="mail",
            text="第一封信",
            at=procedure.time.now(),
            subject="受理",
            html="<p>第一封信</p>",
        )
        unit.letters.add(mailed)
        unit.letters.add(replace(mailed, medium="chat", text="未能发出，在此告知", html=None))
        unit.attachments.add(
            Attachment(
                id="f_1",
                uploader="account",
                added_at=procedure.time.now(),
                kind=AttachmentKind.PHOTO,
                state=AttachmentState.KEPT,
                customer_id="cu_wang",
                reference=reference,
                media_type="image/png",
                size_bytes=4,
                sha256=hashlib.sha256(b"bill").hexdigest(),
                name="账单.png",
            ),
            b"bill",
        )
        unit.commit()
    return archived(procedure, reference, {"f_1": f"{reference}/01-photo.png"})


def test_an_archive_holds_the_whole_case(record: dict[str, Any]) -> None:
    assert record["registration"]["story"] == "上周三我的住院理赔被拒了，说不在保障范围内。"
    assert record["standing"]["state"] == "closed"
    assert record["plans"][0]["decided_by"] == "lin"
    assert record["plans"][0]["options"] == ["全额赔付", "协商赔付八成"]
    assert record["responses"][0]["result"] == "partly"
    assert [(told["name"], told["by"], told["words"]) for told in record["answers"]] == [
        ("ResultConfirmed", "customer", "谢谢"),
        ("TicketClosed", "chen", None),
    ]
    assert [rating["score"] for rating in record["survey"]] == [4]
    # what the customer got in the end, after the mail had failed
    assert record["notices"][0]["letter"] == "未能发出，在此告知"
    (file,) = record["files"]
    assert (file["file_name"], file["file"], file["size_bytes"], file["media_type"]) == (
        "账单.png",
        f"{record['reference']}/01-photo.png",
        4,
        "image/png",
    )
    assert file["sha256"] == hashlib.sha256(b"bill").hexdigest()
    assert {notice["letter"] for notice in record["notices"][1:]} == {None}
    assert record["clocks"][0]["unit"] == "hours"
    assert record["retention"]["until"] == "2031-11-09"
    assert record["audit"][0]["event"]["name"] == "TicketOpened"


def test_an_archive_can_be_checked_without_the_store(record: dict[str, Any]) -> None:
    assert check_archive(record) == len(record["audit"])


def test_archives_of_the_first_form_are_still_checked(record: dict[str, Any]) -> None:
    before = {name: value for name, value in record.items() if name != "files"}
    before["format_version"] = 1
    assert check_archive(before | {"seal": seal(before)}) == len(record["audit"])


def test_any_change_shows(record: dict[str, Any]) -> None:
    changed = copy.deepcopy(record)
    changed["responses"][0]["result"] = "upheld"
    with pytest.raises(ArchiveChanged, match="its seal does not fit"):
        check_archive(changed)


def test_an_event_that_was_changed_under_a_new_seal_shows(record: dict[str, Any]) -> None:
    changed = copy.deepcopy(record)
    changed["audit"][2]["event"]["actor"] = "somebody"
    sequence = changed["audit"][2]["sequence"]
    with pytest.raises(ArchiveChanged, match=f"audit event {sequence} does not fit its hash"):
        check_archive(changed | {"seal": seal(changed)})


@pytest.mark.parametrize(
    "other", [{}, {"format": "front-door-archive"}, {"format_version": 1}, {"format_version": 3}]
)
def test_what_is_no_archive_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(ArchiveChanged, match="no archive of this form"):
        check_archive(other)


def test_an_open_ticket_is_not_archived(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    with pytest.raises(NotEnded, match="'responded'"):
        archived(procedure, reference)
