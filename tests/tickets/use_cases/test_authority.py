from dataclasses import replace

import pytest

from tests.auxil.staff import Procedure
from tickets.authority import AuthorityStatus, Capacity
from tickets.errors import InvalidCommand, TicketNotFound
from tickets.use_cases.answer_result import Confirm, confirm
from tickets.use_cases.authority import (
    DeclareAuthority,
    RecordAuthority,
    VerifyAuthority,
    declare_authority,
    record_authority,
    verify_authority,
)
from tickets.use_cases.ticket_status import AskStatus, ticket_status
from tickets.vocabulary import Flag, TicketState

HEIR = RecordAuthority(
    reference="",
    staff_id="chen",
    capacity=Capacity.HEIR,
    principal="王小芳",
    basis="继承公证书",
    agent_id="cu_li",
)


def found(procedure: Procedure, reference: str, *, accepted: bool) -> None:
    with procedure.units(read_only=True) as unit:
        authority = unit.authorities.on(reference)[-1]
    command = VerifyAuthority(
        reference=reference,
        staff_id="chen",
        authority_id=authority.id,
        accepted=accepted,
        reason=None if accepted else "没有公章",
    )
    verify_authority(command, *procedure.world)


def test_an_heir_has_the_ticket_once_the_authority_is_verified(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    record_authority(replace(HEIR, reference=reference), *procedure.world)
    asks = AskStatus(customer_id="cu_li", reference=reference)
    with pytest.raises(TicketNotFound):
        ticket_status(asks, procedure.units, procedure.time)
    found(procedure, reference, accepted=True)
    assert ticket_status(asks, procedure.units, procedure.time).reference == reference
    said = Confirm(customer_id="cu_li", idempotency_key="m_1", reference=reference)
    confirm(said, *procedure.world)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.actor, last.after["agent"]) == ("customer", "cu_li")
    assert Flag.AGENT_ON_BEHALF in procedure.ticket(reference).flags


def test_a_refused_authority_opens_nothing(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.RESPONDED)
    record_authority(replace(HEIR, reference=reference), *procedure.world)
    found(procedure, reference, accepted=True)
    found(procedure, reference, accepted=False)
    with pytest.raises(TicketNotFound):
        ticket_status(
            AskStatus(customer_id="cu_li", reference=reference), procedure.units, procedure.time
        )
    with procedure.units(read_only=True) as unit:
        (authority,) = unit.authorities.on(reference)
    assert (authority.status, authority.decided_by, authority.decision_reason) == (
        AuthorityStatus.REFUSED,
        "chen",
        "没有公章",
    )


def test_an_authority_of_another_ticket_is_not_found_here(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    record_authority(replace(HEIR, reference=reference), *procedure.world)
    other = procedure.open_another()
    with procedure.units(read_only=True) as unit:
        number = unit.authorities.on(reference)[0].id
    wrong = VerifyAuthority(reference=other, staff_id="lin", authority_id=number, accepted=True)
    with pytest.raises(InvalidCommand, match="authority_id"):
        verify_authority(wrong, *procedure.world)
    with pytest.raises(InvalidCommand, match="reason"):
        replace(wrong, accepted=False)


def test_the_customer_says_for_whom_the_complaint_is(procedure: Procedure) -> None:
    reference = procedure.open()
    said = DeclareAuthority(
        customer_id="cu_wang",
        idempotency_key="m_1",
        capacity=Capacity.DELEGATE,
        principal="王大山",
        basis="委托书",
    )
    declare_authority(said, *procedure.world)
    with procedure.units(read_only=True) as unit:
        (authority,) = unit.authorities.on(reference)
    assert (authority.agent_id, authority.principal, authority.recorded_by) == (
        "cu_wang",
        "王大山",
        "customer",
    )
