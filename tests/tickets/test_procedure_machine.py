"""Two members of staff, a customer and the worker act at once, in any order, on what they last saw.

With LONG_TESTS=1 in the environment it tries 2,000 runs of 50 steps.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.staff import ANSWER, DAVIES, MORGAN, PLAN, Procedure
from tickets.authority import Capacity
from tickets.clocks import BESIDES, Clock, ClockKind
from tickets.contact import CallOutcome
from tickets.errors import CustomerError, OutdatedVersion, ProcedureError
from tickets.events import Event, EventName, plain, ticket_values, verify_chain
from tickets.lifecycle import TRANSITIONS
from tickets.plan import PlanStatus
from tickets.policy_files import load_policies
from tickets.ticket import Ticket
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.answer_result import Confirm, Dispute, confirm, dispute
from tickets.use_cases.appeal import Appeal, NoteAppeal, appeal, note_appeal
from tickets.use_cases.assign import Assign, Reassign, assign, assign_waiting, reassign
from tickets.use_cases.authority import DeclareAuthority, declare_authority
from tickets.use_cases.close import Close, close, close_answered
from tickets.use_cases.commands import CustomerCommand, Outcome, StaffCommand
from tickets.use_cases.correct_labels import CorrectLabels, correct_labels
from tickets.use_cases.data_request import RequestData, SendData, request_data, send_data
from tickets.use_cases.decide_plan import ApprovePlan, RejectPlan, approve_plan, reject_plan
from tickets.use_cases.execute import Execute, FinishHandling, execute, finish_handling
from tickets.use_cases.extend_deadline import ExtendDeadline, extend_deadline
from tickets.use_cases.investigate import (
    Investigate,
    RecordFindings,
    investigate,
    record_findings,
)
from tickets.use_cases.merge import Merge, merge
from tickets.use_cases.note_call import NoteCall, note_call
from tickets.use_cases.notices import mark_notice_delivered, pending_notices
from tickets.use_cases.propose_plan import propose_plan
from tickets.use_cases.rate import FollowUp, Rate, follow_up, rate
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.reopen import AskReopening, Reopen, ask_reopening, reopen
from tickets.use_cases.respond import respond
from tickets.use_cases.send_progress import SendProgress, send_due_progress, send_progress
from tickets.use_cases.sweep_clocks import sweep_clocks
from tickets.use_cases.wait import Resume, WaitForCustomer, resume, wait_for_customer
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import AppealRoute, TicketState, Topic

POLICIES = load_policies(Path(__file__).parents[2] / "data", "cn-2020-3")
CUSTOMER = "cu_wang"
# one can both handle and approve, so that it takes the rules to keep her from doing both
STAFF = ("davies", "morgan")
TICKETS = 2

Work = Callable[..., Outcome]

BY_STAFF: dict[str, tuple[Work, StaffCommand]] = {
    "assign": (assign, Assign(reference="", staff_id="-")),
    "assign to davies": (assign, Assign(reference="", staff_id="-", handler_id="davies")),
    "reassign": (reassign, Reassign(reference="", staff_id="-")),
    "recuse": (recuse, Recuse(reference="", staff_id="-", reason="是亲戚")),
    "investigate": (investigate, Investigate(reference="", staff_id="-")),
    "findings": (record_findings, RecordFindings(reference="", staff_id="-", findings="漏看病历")),
    "propose": (propose_plan, PLAN),
    "approve": (approve_plan, ApprovePlan(reference="", staff_id="-")),
    "reject": (reject_plan, RejectPlan(reference="", staff_id="-", reason="依据不足")),
    "execute": (execute, Execute(reference="", staff_id="-")),
    "finish": (finish_handling, FinishHandling(reference="", staff_id="-", done="已重新审核")),
    "respond": (respond, ANSWER),
    "close": (close, Close(reference="", staff_id="-", reason="答复无误")),
    "reopen": (reopen, Reopen(reference="", staff_id="-", reason="复核后重办")),
    "wait": (wait_for_customer, WaitForCustomer(reference="", staff_id="-", question="缺病历")),
    "resume": (resume, Resume(reference="", staff_id="-")),
    "extend": (
        extend_deadline,
        ExtendDeadline(reference="", staff_id="-", kind=ClockKind.RESPONSE, reason="案情复杂"),
    ),
    "progress": (send_progress, SendProgress(reference="", staff_id="-", words="在调病历")),
    "call": (note_call, NoteCall(reference="", staff_id="-", outcome=CallOutcome.REACHED)),
    "data sent": (send_data, SendData(reference="", staff_id="-", how="挂号信")),
    "appeal": (note_appeal, NoteAppeal(reference="", staff_id="-", route=AppealRoute.REGULATOR)),
    "follow up": (follow_up, FollowUp(reference="", staff_id="-", note="已致电")),
    "correct": (
        correct_labels,
        CorrectLabels(reference="", staff_id="-", topic=Topic.TERMS_COVERAGE, reason="讲的是条款"),
    ),
}
WHO = {"customer_id": CUSTOMER, "idempotency_key": "k"}
BY_CUSTOMER: dict[str, tuple[Work, CustomerCommand]] = {
    "confirm": (confirm, Confirm(**WHO)),
    "dispute": (dispute, Dispute(**WHO, reason="没有说明依据")),
    "withdraw": (withdraw, Withdraw(**WHO)),
    "reopen": (ask_reopening, AskReopening(**WHO, reason="款项没到")),
    "appeal": (appeal, Appeal(**WHO, route=AppealRoute.MEDIATION)),
    "data": (request_data, RequestData(**WHO)),
    "rate low": (rate, Rate(**WHO, score=1)),
    "rate high": (rate, Rate(**WHO, score=5)),
    "declare": (
        declare_authority,
        DeclareAuthority(**WHO, capacity=Capacity.HEIR, principal="王大山", basis="公证书"),
    ),
}
LEGAL = {(line.source, line.action, line.target) for line in TRANSITIONS}

NEXT_STEP = {
    TicketState.REGISTERED: "assign",
    TicketState.ASSIGNED: "investigate",
    TicketState.REOPENED: "investigate",
    TicketState.INVESTIGATING: "propose",
    TicketState.PLAN_PROPOSED: "approve",
    TicketState.PLAN_APPROVED: "execute",
    TicketState.EXECUTING: "respond",
    TicketState.WAITING_CUSTOMER: "resume",
}
ONWARDS = ("confirm", "dispute", "close", "reopen", "rate low", "appeal", "wait", "recuse")

people = st.sampled_from(STAFF)
numbers = st.integers(0, TICKETS - 1)


class ProcedureMachine(RuleBasedStateMachine):
    """The store is the real one's twin in memory; what each person sees may be long out of date."""

    def __init__(self) -> None:
        super().__init__()
        start = datetime(2026, 9, 28, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
        self.time = FrozenTime(start)
        self.units = MemoryUnits()
        self.procedure = Procedure(self.units, self.time, POLICIES, (DAVIES, MORGAN))
        self.world = (self.units, self.time, POLICIES)
        self.references: list[str] = []
        self.seen: dict[tuple[str, int], int] = {}
        self.key = 0
        self.clocks: dict[str, tuple[Clock, ...]] = {}

    @initialize()
    def complaints_arrive(self) -> None:
        for number in range(TICKETS):
            complaint = replace(CLAIM_ZH, draft_id=f"dr_{number}")
            self.references.append(self.procedure.open(complaint))
        for number in range(TICKETS):
            for who in STAFF:
                self.look(who, number)

    def ticket(self, number: int) -> Ticket:
        return self.procedure.ticket(self.references[number])

    def head(self) -> tuple[int, str]:
        with self.units(read_only=True) as unit:
            return unit.audit.head()

    def next_key(self) -> str:
        self.key += 1
        return f"k_{self.key}"

    @rule(who=people, number=numbers)
    def look(self, who: str, number: int) -> None:
        self.seen[who, number] = self.ticket(number).version

    @rule(
        who=people,
        number=numbers,
        name=st.sampled_from(sorted(BY_STAFF)),
        again=st.booleans(),
        looks=st.sampled_from([True, True, False]),
    )
    def staff_act(self, who: str, number: int, name: str, again: bool, looks: bool) -> None:
        if looks:
            self.look(who, number)
        work, template = BY_STAFF[name]
        command = replace(
            template,
            reference=self.references[number],
            staff_id=who,
            expected_version=self.seen[who, number],
            idempotency_key=self.next_key(),
        )
        self.act(number, command.expected_version, again, lambda: work(command, *self.world))

    @rule(number=numbers, steps=st.integers(1, 8), ends=st.lists(st.sampled_from(ONWARDS)))
    def the_procedure_goes_on(self, number: int, steps: int, ends: list[str]) -> None:
        """Without this, chance alone would seldom come as far as a response."""
        for name in [None] * steps + ends[:3]:
            ticket = self.ticket(number)
            step = name or NEXT_STEP.get(ticket.state)
            if step in BY_CUSTOMER:
                self.customer_acts(number, step, False)
            elif step is not None:
                others = [member for member in STAFF if member != ticket.handler_id]
                decides = step in ("approve", "assign", "reopen")
                actor = others[-1] if decides else ticket.handler_id or STAFF[-1]
                self.look(actor, number)
                self.staff_act(actor, number, step, False, True)

    @rule(who=people, number=numbers)
    def merge_the_later_ticket(self, who: str, number: int) -> None:
        command = Merge(
            reference=self.references[number],
            staff_id=who,
            expected_version=self.seen[who, number],
            into=self.references[0],
            reason="同一件事",
        )
        self.act(number, command.expected_version, False, lambda: merge(command, *self.world))

    @rule(number=numbers, name=st.sampled_from(sorted(BY_CUSTOMER)), again=st.booleans())
    def customer_acts(self, number: int, name: str, again: bool) -> None:
        work, template = BY_CUSTOMER[name]
        command = replace(
            template, reference=self.references[number], idempotency_key=self.next_key()
        )
        self.act(number, None, again, lambda: work(command, *self.world))

    def act(self, number: int, seen: int | None, again: bool, work: Callable[[], Outcome]) -> None:
        """Act once, or twice with the same key; hold what happened against the table."""
        # no two things happen at one instant, or a clock that begins anew would look the same
        self.time.move(minutes=1)
        before, head = self.ticket(number), self.head()
        others = {n: self.ticket(n) for n in range(TICKETS) if n != number}
        try:
            outcome = work()
        except OutdatedVersion:
            assert seen not in (None, before.version)
            assert (self.ticket(number), self.head()) == (before, head)
            return
        except (ProcedureError, CustomerError):
            assert seen in (None, before.version)
            assert (self.ticket(number), self.head()) == (before, head)
            return
        assert seen in (None, before.version)
        after = self.ticket(number)
        assert (after.version, after.state) == (before.version + 1, outcome.state)
        assert (outcome.version, outcome.repeated) == (after.version, False)
        assert (before.state, outcome.action, after.state) in LEGAL
        touched = [n for n, kept in others.items() if self.ticket(n) != kept]
        assert self.head()[0] == head[0] + 1 + len(touched)
        assert touched == [] or after.merged_into == self.references[touched[0]]
        if again:
            head = self.head()
            assert work() == replace(outcome, repeated=True)
            assert (self.ticket(number), self.head()) == (after, head)

    @rule(number=numbers)
    def customer_adds_something(self, number: int) -> None:
        named = self.ticket(number)
        before = self.procedure.ticket(named.merged_into) if named.merged_into else named
        more = AddInformation(
            customer_id=CUSTOMER,
            text="出院小结已寄出",
            idempotency_key=self.next_key(),
            reference=named.reference,
        )
        added = add_information(more, *self.world)
        waited = before.state is TicketState.WAITING_CUSTOMER
        assert added.state is (before.resume_state if waited else before.state)

    @rule(hours=st.sampled_from([1, 5, 24, 24 * 8, 24 * 16]))
    def time_passes(self, hours: int) -> None:
        self.time.move(hours=hours)

    @rule()
    def worker_runs(self) -> None:
        assign_waiting(*self.world)
        close_answered(*self.world)
        sweep_clocks(*self.world)
        send_due_progress(*self.world)

    @rule()
    def notices_are_delivered(self) -> None:
        for notice in pending_notices(self.units, self.time):
            mark_notice_delivered(notice.id, "web", *self.world)
        assert pending_notices(self.units, self.time) == []

    @invariant()
    def each_ticket_has_the_plan_of_its_stage(self) -> None:
        planned = (TicketState.PLAN_PROPOSED, TicketState.PLAN_APPROVED, TicketState.EXECUTING)
        for reference in self.references:
            ticket = self.procedure.ticket(reference)
            with self.units(read_only=True) as unit:
                plans = unit.plans.on(reference)
            stage = ticket.resume_state or ticket.state
            assert sum(plan.is_open for plan in plans) == (stage in planned)
            for plan in plans:
                assert plan.decided_by != plan.proposed_by
                if plan.status in (PlanStatus.APPROVED, PlanStatus.CARRIED_OUT):
                    assert plan.decided_by is not None

    @invariant()
    def no_clock_goes_back(self) -> None:
        for reference in self.references:
            ticket = self.procedure.ticket(reference)
            earlier = {clock.kind: clock for clock in self.clocks.get(reference, ())}
            for clock in ticket.clocks:
                old = earlier.get(clock.kind)
                assert clock.started_at <= clock.due_at
                # of two clocks of one kind the stricter holds, which may have begun earlier
                merged = ticket.last_event == EventName.DUPLICATE_TAKEN_OVER
                if old is not None and not old.projected and not merged:
                    assert clock.started_at >= old.started_at
                    if clock.started_at == old.started_at:
                        assert clock.due_at >= old.due_at
                        assert old.met_at in (None, clock.met_at)
                        assert old.breached_at in (None, clock.breached_at)
            assert set(earlier) <= {clock.kind for clock in ticket.clocks}
            self.clocks[reference] = ticket.clocks

    @invariant()
    def whoever_waits_or_has_ended_is_marked_so(self) -> None:
        for reference in self.references:
            ticket = self.procedure.ticket(reference)
            waiting = ticket.state is TicketState.WAITING_CUSTOMER
            assert (ticket.resume_state is not None) == waiting
            assert (ticket.ended_at is not None) == (not ticket.is_open)
            if not ticket.is_open:
                running = {clock.kind for clock in ticket.clocks if clock.is_running}
                assert running <= BESIDES
            if not waiting:
                assert not any(clock.paused_at and clock.is_running for clock in ticket.clocks)

    @precondition(lambda self: self.references)
    @rule()
    def the_trail_tells_the_tickets(self) -> None:
        self.check_trail()

    def check_trail(self) -> None:
        with self.units(read_only=True) as unit:
            assert verify_chain(unit.audit.all()) == unit.audit.head()
            for reference in self.references:
                ticket = unit.tickets.get(reference)
                assert ticket is not None
                told: dict[str, object] = {}
                for recorded in unit.audit.of_ticket(reference):
                    event = recorded.event
                    unlike = {
                        name
                        for name, value in event.before.items()
                        if told.get(name) != value and (value or told.get(name))
                    }
                    assert unlike == set()
                    told |= event.after
                    if event.name is EventName.CLOCK_BREACHED:
                        told["clocks"] = with_breach(told["clocks"], event)
                kept = ticket_values(ticket)
                for name in ("version", "updated_at", "last_event"):
                    del kept[name]
                wrong = {n for n, v in kept.items() if told.get(n) != v and (v or told.get(n))}
                assert wrong == set()

    def teardown(self) -> None:
        if self.references:
            self.check_trail()


def with_breach(clocks: Any, event: Event) -> list[dict[str, Any]]:
    """The clocks as the trail has them, with the one marked whose passing it tells."""
    return [
        clock | {"breached_at": plain(event.at)} if clock["kind"] == event.after["kind"] else clock
        for clock in clocks
    ]


TestProcedure = ProcedureMachine.TestCase
LONG = os.environ.get("LONG_TESTS") == "1"
TestProcedure.settings = (
    settings(max_examples=2000, stateful_step_count=50, deadline=None)
    if LONG
    else settings(max_examples=20, stateful_step_count=40, deadline=None)
)
# thousands of runs take more than any one test may
pytestmark = pytest.mark.timeout(4 * 3600 if LONG else 300)
