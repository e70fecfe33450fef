"""The main path, and what every step of it has in common."""

from dataclasses import replace

import pytest

from tests.auxil.staff import PLAN, Procedure
from tickets.clocks import ClockKind
from tickets.errors import (
    InvalidCommand,
    OutdatedVersion,
    TransitionRefused,
    UnknownStaff,
    UnknownTicket,
)
from tickets.notice import NoticeKind
from tickets.plan import PlanStatus
from tickets.store.audit import verify
from tickets.use_cases.assign import Assign, assign
from tickets.use_cases.investigate import Investigate, investigate
from tickets.use_cases.propose_plan import propose_plan
from tickets.vocabulary import TicketState


def test_a_complaint_goes_from_its_registration_to_the_archive(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.CLOSED)
    ticket = procedure.ticket(reference)
    with procedure.units(read_only=True) as unit:
        events = unit.audit.of_ticket(reference)
        notices = unit.notices.on(reference)
        (plan,) = unit.plans.on(reference)
        (response,) = unit.responses.on(reference)
        assert unit.plans.open_on(reference) is None
        verify(unit.audit)
    assert [(e.event.name.value, e.event.actor) for e in events] == [
        ("TicketOpened", "customer"),
        ("TicketAssigned", "lin"),
        ("InvestigationStarted", "chen"),
        ("PlanProposed", "chen"),
        ("PlanApproved", "lin"),
        ("ExecutionStarted", "chen"),
        ("ResponseGiven", "chen"),
        ("ResultConfirmed", "customer"),
        ("TicketClosed", "chen"),
    ]
    assert [n.kind for n in notices] == [
        NoticeKind.ACKNOWLEDGEMENT,
        NoticeKind.STATE_CHANGED,
        NoticeKind.STATE_CHANGED,
        NoticeKind.PLAN_APPROVED,
        NoticeKind.STATE_CHANGED,
        NoticeKind.FINAL_RESPONSE,
        NoticeKind.SURVEY,
        NoticeKind.CLOSING,
    ]
    assert (ticket.handler_id, ticket.version, ticket.ended_at) == ("chen", 9, procedure.time.now())
    assert (plan.status, plan.decided_by, plan.options) == (
        PlanStatus.CARRIED_OUT,
        "lin",
        PLAN.options,
    )
    assert response.plan_number == plan.number
    assert all(not clock.is_running for clock in ticket.clocks)


def test_each_event_tells_the_state_before_and_after(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.before, last.after) == ({"state": "assigned"}, {"state": "investigating"})


def test_a_decision_on_an_older_version_is_refused_and_changes_nothing(
    procedure: Procedure,
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    before = procedure.ticket(reference)
    late = Investigate(reference=reference, staff_id="chen", expected_version=before.version - 1)
    with pytest.raises(OutdatedVersion) as refused:
        investigate(late, *procedure.world)
    assert (refused.value.seen, refused.value.newest) == (before.version - 1, before.version)
    assert procedure.ticket(reference) == before
    investigate(replace(late, expected_version=before.version), *procedure.world)


def test_a_repeated_request_is_answered_as_the_first_time(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    command = Investigate(reference=reference, staff_id="chen", idempotency_key="k_1")
    first = investigate(command, *procedure.world)
    propose_plan(replace(PLAN, reference=reference), *procedure.world)
    again = investigate(command, *procedure.world)
    assert again == replace(first, repeated=True)
    with pytest.raises(InvalidCommand, match="another request"):
        propose_plan(replace(PLAN, reference=reference, idempotency_key="k_1"), *procedure.world)


def test_what_does_not_fit_the_state_is_refused_with_what_does(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    with pytest.raises(TransitionRefused) as refused:
        propose_plan(replace(PLAN, reference=reference), *procedure.world)
    assert (refused.value.state, refused.value.action) == ("assigned", "propose_plan")
    assert "investigate" in refused.value.allowed


def test_only_active_staff_act_and_only_on_tickets_that_are_there(procedure: Procedure) -> None:
    reference = procedure.open()
    with pytest.raises(UnknownStaff):
        assign(Assign(reference=reference, staff_id="nobody"), *procedure.world)
    for absent in ("FD-0000-0001-95", "nonsense"):
        with pytest.raises(UnknownTicket):
            assign(Assign(reference=absent, staff_id="lin"), *procedure.world)


def test_the_term_for_the_result_runs_from_the_end_of_handling(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    (projected,) = [c for c in procedure.ticket(reference).clocks if c.kind is ClockKind.FEEDBACK]
    procedure.take_to(TicketState.RESPONDED, reference)
    (met,) = [c for c in procedure.ticket(reference).clocks if c.kind is ClockKind.FEEDBACK]
    assert (projected.projected, met.projected) == (True, False)
    assert (met.started_at, met.met_at) == (procedure.time.now(), procedure.time.now())
