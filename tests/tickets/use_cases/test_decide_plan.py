from dataclasses import replace

import pytest

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.staff import PLAN, Procedure
from tickets.clocks import ClockKind
from tickets.errors import ContentMissing, InvalidCommand, SelfApproval, TransitionRefused
from tickets.plan import Plan, PlanStatus
from tickets.procedure_ports import Plans
from tickets.use_cases.assign import Assign, Reassign, assign, reassign
from tickets.use_cases.decide_plan import ApprovePlan, RejectPlan, approve_plan, reject_plan
from tickets.use_cases.investigate import (
    Investigate,
    RecordFindings,
    investigate,
    record_findings,
)
from tickets.use_cases.propose_plan import ProposePlan, propose_plan
from tickets.vocabulary import TicketState


def test_a_plan_that_is_sent_back_is_followed_by_another(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    back = RejectPlan(reference=reference, staff_id="lin", reason="依据不足")
    assert reject_plan(back, *procedure.world).state is TicketState.INVESTIGATING
    procedure.take_to(TicketState.PLAN_APPROVED, reference)
    with procedure.units(read_only=True) as unit:
        plans = unit.plans.on(reference)
    assert [(p.number, p.status, p.decided_by, p.decision_reason) for p in plans] == [
        (1, PlanStatus.SENT_BACK, "lin", "依据不足"),
        (2, PlanStatus.APPROVED, "lin", None),
    ]


def test_nobody_approves_the_own_plan_even_after_handing_the_ticket_on(
    procedure: Procedure,
) -> None:
    reference = procedure.open()
    assign(Assign(reference=reference, staff_id="lin", handler_id="morgan"), *procedure.world)
    investigate(Investigate(reference=reference, staff_id="morgan"), *procedure.world)
    propose_plan(replace(PLAN, reference=reference, staff_id="morgan"), *procedure.world)
    approval = ApprovePlan(reference=reference, staff_id="morgan")
    with pytest.raises(SelfApproval):
        approve_plan(approval, *procedure.world)
    handed_on = Reassign(reference=reference, staff_id="lin", handler_id="chen")
    reassign(handed_on, *procedure.world)
    with pytest.raises(SelfApproval):
        approve_plan(approval, *procedure.world)
    assert approve_plan(replace(approval, staff_id="lin"), *procedure.world).state == (
        TicketState.PLAN_APPROVED
    )


def test_a_plan_that_went_between_two_readings_is_looked_for_again(
    procedure: Procedure, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    with procedure.units(read_only=True) as unit:
        kind = type(unit.plans)
    read, readings = kind.open_on, []

    def gone_at_first(plans: Plans, of: str) -> Plan | None:
        readings.append(of)
        return read(plans, of) if len(readings) > 1 else None

    monkeypatch.setattr(kind, "open_on", gone_at_first)
    refusal = RejectPlan(reference=reference, staff_id="lin", reason="依据不足")
    assert reject_plan(refusal, *procedure.world).state is TicketState.INVESTIGATING
    assert readings == [reference] * 2


def test_a_handler_without_the_role_does_not_approve(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.PLAN_PROPOSED)
    with pytest.raises(TransitionRefused):
        approve_plan(ApprovePlan(reference=reference, staff_id="davies"), *procedure.world)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"reason": None}, ("reason",)),
        ({"basis": " "}, ("basis",)),
        ({"options": ("全额赔付", " ")}, ("options (at least 2)",)),
        ({"reason": "", "basis": "", "options": ()}, ("reason", "basis", "options (at least 2)")),
    ],
)
def test_a_plan_on_a_refused_claim_that_says_too_little_is_refused(
    procedure: Procedure, changes: dict[str, object], missing: tuple[str, ...]
) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    with pytest.raises(ContentMissing) as refused:
        propose_plan(replace(PLAN, reference=reference, **changes), *procedure.world)
    assert (refused.value.what, refused.value.missing) == ("plan", missing)
    assert procedure.ticket(reference).state is TicketState.INVESTIGATING


def test_a_plan_on_another_matter_needs_only_its_measures(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING, COUNTER_EN)
    brief = ProposePlan(reference=reference, staff_id="chen", measures="Write an apology")
    assert propose_plan(brief, *procedure.world).state is TicketState.PLAN_PROPOSED


@pytest.mark.parametrize(
    "build",
    [
        lambda: ProposePlan(reference="r", staff_id="s", measures=" "),
        lambda: RejectPlan(reference="r", staff_id="s", reason=" "),
        lambda: RecordFindings(reference="r", staff_id="s", findings=""),
    ],
)
def test_what_must_be_said_in_words_cannot_be_empty(build: object) -> None:
    with pytest.raises(InvalidCommand, match="must not be empty"):
        build()  # type: ignore[operator]


def test_findings_end_the_preliminary_investigation(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    procedure.time.move(hours=3)
    found = RecordFindings(reference=reference, staff_id="chen", findings="漏看出院小结")
    record_findings(found, *procedure.world)
    first_met = procedure.time.now()
    procedure.time.move(hours=1)
    propose_plan(replace(PLAN, reference=reference), *procedure.world)
    clocks = {clock.kind: clock for clock in procedure.ticket(reference).clocks}
    assert clocks[ClockKind.PRELIMINARY_INVESTIGATION].met_at == first_met
    with procedure.units(read_only=True) as unit:
        told = unit.audit.of_ticket(reference)[-2].event
    assert told.after["findings"] == "漏看出院小结"
