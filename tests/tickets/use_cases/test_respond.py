from dataclasses import replace

import pytest

from tests.auxil.complaints import COUNTER_EN
from tests.auxil.staff import ANSWER, Procedure
from tickets.authority import Capacity
from tickets.clocks import ClockKind
from tickets.errors import AuthorityUnverified, ContentMissing
from tickets.response import Result, routes_in
from tickets.use_cases.authority import (
    DeclareAuthority,
    VerifyAuthority,
    declare_authority,
    verify_authority,
)
from tickets.use_cases.execute import FinishHandling, finish_handling
from tickets.use_cases.respond import Respond, respond
from tickets.vocabulary import AppealRoute, TicketState, Topic

ALL_ROUTES = (
    AppealRoute.REVIEW,
    AppealRoute.MEDIATION,
    AppealRoute.ARBITRATION,
    AppealRoute.REGULATOR,
    AppealRoute.COURT,
)


def test_the_response_explains_every_route_that_the_jurisdiction_has(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    with procedure.units(read_only=True) as unit:
        (response,) = unit.responses.on(reference)
    assert response.routes == ALL_ROUTES
    assert (response.result, response.by, response.number) == (Result.PARTLY, "chen", 1)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"result": Result.UPHELD, "redress": None}, ("redress",)),
        ({"result": Result.PARTLY, "redress": None}, ("redress",)),
        ({"result": Result.PARTLY, "reasons": None}, ("reasons",)),
        ({"result": Result.REJECTED, "redress": None, "reasons": " "}, ("reasons",)),
        (
            {"routes": (AppealRoute.COURT,)},
            ("route:arbitration", "route:mediation", "route:regulator", "route:review"),
        ),
        ({"routes": ALL_ROUTES[2:]}, ("route:mediation", "route:review")),
        (
            {"routes": ()},
            ("route:arbitration", "route:mediation", "route:regulator", "routes", "route:review"),
        ),
    ],
)
def test_a_response_that_says_too_little_is_refused(
    procedure: Procedure, changes: dict[str, object], missing: tuple[str, ...]
) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    with pytest.raises(ContentMissing) as refused:
        respond(replace(ANSWER, reference=reference, **changes), *procedure.world)
    assert (refused.value.what, refused.value.missing) == ("response", missing)


@pytest.mark.parametrize(
    "changes",
    [
        {"result": Result.UPHELD, "reasons": None},
        {"result": Result.REJECTED, "redress": None},
        {"routes": ALL_ROUTES[:4]},
    ],
)
def test_what_does_not_apply_to_the_result_need_not_be_said(
    procedure: Procedure, changes: dict[str, object]
) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    outcome = respond(replace(ANSWER, reference=reference, **changes), *procedure.world)
    assert outcome.state is TicketState.RESPONDED


def test_other_matters_need_the_routes_that_the_policy_names(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING, COUNTER_EN)
    answer = Respond(
        reference=reference,
        staff_id="chen",
        result=Result.UPHELD,
        basis="Branch recording of 4 November",
        redress="A written apology",
        follow_up="The branch manager will call you",
        routes=(),
    )
    with pytest.raises(ContentMissing, match="routes"):
        respond(answer, *procedure.world)
    named = (AppealRoute.REVIEW, AppealRoute.MEDIATION, AppealRoute.REGULATOR)
    respond(replace(answer, routes=named), *procedure.world)


def test_the_term_for_the_result_is_met_by_it(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    finished = FinishHandling(reference=reference, staff_id="chen", done="已赔付")
    finish_handling(finished, *procedure.world)
    first = procedure.time.now()
    procedure.time.move(hours=30)
    finish_handling(replace(finished, done="再说一次"), *procedure.world)
    running = {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.FEEDBACK]
    assert (running.started_at, running.is_running) == (first, True)
    respond(replace(ANSWER, reference=reference), *procedure.world)
    ticket = procedure.ticket(reference)
    met = {c.kind: c for c in ticket.clocks}[ClockKind.FEEDBACK]
    assert (met.started_at, met.due_at, met.met_at) == (
        first,
        running.due_at,
        procedure.time.now(),
    )
    assert (ticket.handled_at, ticket.responded_at) == (first, procedure.time.now())


def test_a_complaint_for_somebody_else_is_answered_after_the_authority_is_verified(
    procedure: Procedure,
) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    declared = DeclareAuthority(
        customer_id="cu_wang",
        idempotency_key="m_9",
        capacity=Capacity.HEIR,
        principal="王大山",
        basis="继承公证书",
    )
    declare_authority(declared, *procedure.world)
    answer = replace(ANSWER, reference=reference)
    with pytest.raises(AuthorityUnverified):
        respond(answer, *procedure.world)
    with procedure.units(read_only=True) as unit:
        (authority,) = unit.authorities.on(reference)
    accepted = VerifyAuthority(
        reference=reference, staff_id="chen", authority_id=authority.id, accepted=True
    )
    verify_authority(accepted, *procedure.world)
    assert respond(answer, *procedure.world).state is TicketState.RESPONDED


def test_routes_are_read_from_the_rights_of_a_policy() -> None:
    rights = ("rights.court", "rights.ombudsman", "rights.something_else")
    assert routes_in(rights) == (AppealRoute.OMBUDSMAN, AppealRoute.COURT)


@pytest.mark.parametrize(
    ("policy", "left_out"),
    [
        ("cn-2020-3", AppealRoute.COURT),
        ("uk-disp", AppealRoute.OMBUDSMAN),
        ("us-cfpb", AppealRoute.REGULATOR),
    ],
)
def test_what_the_policy_asks_of_the_letter_is_asked_of_the_response(
    procedure: Procedure, policy: str, left_out: AppealRoute
) -> None:
    procedure.policies = replace(procedure.policies, default_id=policy)
    # a matter of its own would ask for no routes
    complaint = replace(COUNTER_EN, topic=Topic.FEES_CHARGES)
    reference = procedure.opened_at(TicketState.EXECUTING, complaint)
    (rights,) = {p.rights for p in procedure.policies.policies if p.id == policy}
    routes = tuple(route for route in routes_in(rights) if route is not left_out)
    with pytest.raises(ContentMissing) as refused:
        respond(replace(ANSWER, reference=reference, routes=routes), *procedure.world)
    assert refused.value.missing == (f"route:{left_out}",)
    assert str(refused.value) == f"The response must hold: route:{left_out}."
    respond(replace(ANSWER, reference=reference, routes=routes_in(rights)), *procedure.world)
