from dataclasses import replace

import pytest

from tests.auxil.staff import CHEN, EVERYBODY, Procedure
from tickets.errors import InvalidCommand
from tickets.use_cases.case_file import actions_open_to, case_file
from tickets.use_cases.staff import KeepStaff, keep_staff, staff_list
from tickets.vocabulary import Role, TicketState


def test_members_are_listed_by_id(procedure: Procedure) -> None:
    assert [m.id for m in staff_list(procedure.units)] == sorted(m.id for m in EVERYBODY)


def test_the_trail_tells_what_changed_about_a_member_but_not_the_name(
    procedure: Procedure,
) -> None:
    with procedure.units(read_only=True) as unit:
        before = unit.audit.head()[0]
    keep_staff(KeepStaff(member=CHEN, by="zhao"), procedure.units, procedure.time)
    left = replace(CHEN, active=False, name="陈二鸣")
    keep_staff(KeepStaff(member=left, by="zhao"), procedure.units, procedure.time)
    with procedure.units(read_only=True) as unit:
        events = [recorded.event for recorded in unit.audit.all()]
    assert len(events) == before + 1  # what is as it was is no event
    assert (events[-1].actor, events[-1].before, events[-1].after) == (
        "zhao",
        {"id": "chen", "active": True},
        {"id": "chen", "active": False},
    )
    assert "陈" not in str([event.after for event in events])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "customer"}, "id"),
        ({"id": "system"}, "id"),
        ({"name": " "}, "name"),
        ({"roles": frozenset()}, "roles"),
        ({"roles": frozenset({Role.CUSTOMER, Role.HANDLER})}, "roles"),
        ({"interests": frozenset({""})}, "interests"),
    ],
)
def test_a_member_who_cannot_be_is_refused(changes: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidCommand, match=field):
        KeepStaff(member=replace(CHEN, **changes))  # type: ignore[arg-type]


def test_a_case_file_holds_all_that_belongs_to_a_ticket(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    file = case_file(reference.lower(), procedure.units)
    assert file.ticket == procedure.ticket(reference)
    assert (len(file.plans), len(file.responses), len(file.events)) == (1, 1, 9)
    assert actions_open_to("chen", reference, procedure.units) == (
        "appeal",
        "correct_labels",
        "note_call",
        "record_authority",
        "request_data",
        "send_data",
        "verify_authority",
    )
