"""Tell the customer the result."""

from dataclasses import dataclass, replace

from tickets.authority import AuthorityStatus
from tickets.clock_changes import after_event, meet, stop
from tickets.clocks import ANSWER_CLOCKS, ClockKind, TimeSource
from tickets.errors import AuthorityUnverified
from tickets.events import EventName
from tickets.lifecycle import Action
from tickets.notice import NoticeKind
from tickets.plan import PlanStatus
from tickets.policies import ClockStart, PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.response import Response, Result, routes_in
from tickets.ticket import Money, clean
from tickets.use_cases.commands import Outcome, StaffCommand, required
from tickets.use_cases.investigate import PRELIMINARY
from tickets.use_cases.procedure import Change, Step, Telling, by_staff
from tickets.vocabulary import AppealRoute

_ANSWERED = ANSWER_CLOCKS | PRELIMINARY | {ClockKind.REVIEW}
_POINTLESS_NOW = frozenset({ClockKind.PROGRESS})


@dataclass(frozen=True, kw_only=True)
class Respond(StaffCommand):
    """The handler tells the result; fields as on `tickets.response.Response`.

    Attributes:
        routes: where the customer can appeal; None means all that the jurisdiction has.
    """

    result: Result
    basis: str
    follow_up: str
    redress: str | None = None
    redress_amount: Money | None = None
    reasons: str | None = None
    routes: tuple[AppealRoute, ...] | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("basis", "follow_up"):
            object.__setattr__(self, name, required(name, getattr(self, name)))
        for name in ("redress", "reasons"):
            object.__setattr__(self, name, clean(getattr(self, name)))


def respond(
    command: Respond, units: UnitOfWorkFactory, time: TimeSource, policies: PolicyBook
) -> Outcome:
    """Give the response: result, basis, redress or reasons, advice, and where to appeal.

    It ends the handling when that was not said before, and asks the customer for a rating.

    Raises:
        ContentMissing: the response says too little for this result, topic and policy: what its
            letter must hold is named, so that none is given that cannot be sent.
        AuthorityUnverified: the complaint was filed for another person and nobody has verified
            the authority: the result is that person's own.
        ProcedureError, StaleTicket, StoreUnavailable: see `procedure.by_staff`.
    """

    def work(step: Step) -> Change:
        _check_authority(step)
        response = _response(step, command, policies)
        step.unit.responses.add(response)
        if step.plan is not None:
            step.unit.plans.save(replace(step.plan, status=PlanStatus.CARRIED_OUT))
        clocks = step.ticket.clocks
        if step.ticket.handled_at is None:
            clocks = after_event(step.policy, clocks, ClockStart.HANDLING_FINISHED, step.now)
        clocks = meet(step.policy, clocks, _ANSWERED, step.now)
        after = replace(
            step.ticket,
            clocks=stop(clocks, step.now, _POINTLESS_NOW),
            handled_at=step.ticket.handled_at or step.now,
            responded_at=step.now,
        )
        about = {"response": str(response.number)}
        return Change(
            after,
            EventName.RESPONSE_GIVEN,
            {"response": response},
            (Telling(NoticeKind.FINAL_RESPONSE, about), Telling(NoticeKind.SURVEY, about)),
        )

    return by_staff(Action.RESPOND, command, units, time, policies, work)


def _check_authority(step: Step) -> None:
    for authority in step.unit.authorities.on(step.ticket.reference):
        filed_for_another = authority.agent_id == step.ticket.customer_id
        if filed_for_another and authority.status is AuthorityStatus.RECORDED:
            raise AuthorityUnverified


def _response(step: Step, command: Respond, policies: PolicyBook) -> Response:
    offered = routes_in(step.policy.rights)
    response = Response(
        reference=step.ticket.reference,
        number=len(step.unit.responses.on(step.ticket.reference)) + 1,
        result=command.result,
        basis=command.basis,
        follow_up=command.follow_up,
        by=step.actor.id,
        at=step.now,
        redress=command.redress,
        redress_amount=command.redress_amount,
        reasons=command.reasons,
        routes=offered if command.routes is None else command.routes,
        plan_number=step.plan.number if step.plan else None,
    )
    topic = step.ticket.topic
    response.check(topic, offered, policies.answer_holds(step.policy.id, topic))
    return response
