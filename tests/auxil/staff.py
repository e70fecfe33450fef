"""Invented members of staff, and a ticket taken through the procedure."""

from collections.abc import Sequence
from dataclasses import replace

from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.frozen_time import FrozenTime
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.response import Result
from tickets.staff import Staff
from tickets.ticket import Ticket
from tickets.use_cases.answer_result import Confirm, confirm
from tickets.use_cases.assign import Assign, assign
from tickets.use_cases.close import Close, close
from tickets.use_cases.decide_plan import ApprovePlan, approve_plan
from tickets.use_cases.execute import Execute, execute
from tickets.use_cases.investigate import Investigate, investigate
from tickets.use_cases.open_ticket import OpenTicket, open_ticket
from tickets.use_cases.propose_plan import ProposePlan, propose_plan
from tickets.use_cases.respond import Respond, respond
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.vocabulary import Category, Language, Role, TicketState

CHEN = Staff(
    id="chen",
    name="陈一鸣",
    roles=frozenset({Role.HANDLER}),
    categories=frozenset({Category.PRODUCT}),
    languages=frozenset({Language.ZH}),
)
DAVIES = Staff(id="davies", name="Nia Davies", roles=frozenset({Role.HANDLER}))
LIN = Staff(id="lin", name="林若水", roles=frozenset({Role.SUPERVISOR}))
# may do both, so that it takes a rule to keep her from approving her own plans
MORGAN = Staff(
    id="morgan", name="Eve Morgan", roles=frozenset({Role.HANDLER, Role.SUPERVISOR}), active=True
)
ZHAO = Staff(id="zhao", name="赵大川", roles=frozenset({Role.HEAD}))
EVERYBODY = (CHEN, DAVIES, LIN, MORGAN, ZHAO)

PLAN = ProposePlan(
    reference="",
    staff_id="chen",
    measures="补充调阅病历后重新审核",
    reason="首次审核未核对出院小结",
    basis="保险条款第7.2条",
    options=("全额赔付", "协商赔付八成"),
)
ANSWER = Respond(
    reference="",
    staff_id="chen",
    result=Result.PARTLY,
    basis="保险条款第7.2条",
    redress="赔付八成",
    reasons="自费药品不在保障范围",
    follow_up="款项三个工作日内到账",
)


class Procedure:
    """A ticket that the tests take as far as they need.

    Args:
        units: the store.
        time: now.
        policies: all policies.
        members: who works here.
    """

    def __init__(
        self,
        units: UnitOfWorkFactory,
        time: FrozenTime,
        policies: PolicyBook,
        members: Sequence[Staff] = EVERYBODY,
    ) -> None:
        self.units, self.time, self.policies = units, time, policies
        for member in members:
            keep_staff(KeepStaff(member=member), units, time)

    @property
    def world(self) -> tuple[UnitOfWorkFactory, FrozenTime, PolicyBook]:
        """What every use case of the procedure takes after its command."""
        return self.units, self.time, self.policies

    def open(self, complaint: OpenTicket = CLAIM_ZH) -> str:
        """The reference of a new ticket."""
        return open_ticket(complaint, *self.world).reference

    def open_another(self, complaint: OpenTicket = CLAIM_ZH) -> str:
        """The reference of one more new ticket of the same customer."""
        with self.units(read_only=True) as unit:
            count = len(list(unit.tickets.summaries()))
        return self.open(replace(complaint, draft_id=f"{complaint.draft_id}_{count}"))

    def ticket(self, reference: str) -> Ticket:
        """The ticket as it is kept."""
        with self.units(read_only=True) as unit:
            ticket = unit.tickets.get(reference)
        assert ticket is not None
        return ticket

    def opened_at(self, state: TicketState, complaint: OpenTicket = CLAIM_ZH) -> str:
        """The reference of a new ticket that was taken to a state of the main path."""
        reference = self.open(complaint)
        self.take_to(state, reference)
        return reference

    def take_to(self, state: TicketState, reference: str) -> None:
        """Go on from wherever it stands to a state of the main path."""
        steps = {
            TicketState.REGISTERED: lambda: assign(
                Assign(reference=reference, staff_id="lin", handler_id="chen"), *self.world
            ),
            TicketState.ASSIGNED: lambda: investigate(
                Investigate(reference=reference, staff_id="chen"), *self.world
            ),
            TicketState.REOPENED: lambda: investigate(
                Investigate(reference=reference, staff_id="chen"), *self.world
            ),
            TicketState.INVESTIGATING: lambda: propose_plan(
                replace(PLAN, reference=reference), *self.world
            ),
            TicketState.PLAN_PROPOSED: lambda: approve_plan(
                ApprovePlan(reference=reference, staff_id="lin"), *self.world
            ),
            TicketState.PLAN_APPROVED: lambda: execute(
                Execute(reference=reference, staff_id="chen"), *self.world
            ),
            TicketState.EXECUTING: lambda: respond(
                replace(ANSWER, reference=reference), *self.world
            ),
            TicketState.RESPONDED: lambda: confirm(
                Confirm(
                    customer_id=self.ticket(reference).customer_id,
                    reference=reference,
                    idempotency_key=f"m_{reference}_{self.ticket(reference).version}",
                ),
                *self.world,
            ),
            TicketState.CONFIRMED: lambda: close(
                Close(reference=reference, staff_id="chen"), *self.world
            ),
        }
        while (now := self.ticket(reference).state) is not state:
            steps[now]()
