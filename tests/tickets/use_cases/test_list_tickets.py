import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.authority import Capacity
from tickets.clocks import ClockKind
from tickets.errors import InvalidCommand
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.authority import (
    RecordAuthority,
    VerifyAuthority,
    record_authority,
    verify_authority,
)
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import open_ticket
from tickets.vocabulary import TicketState


def test_a_customer_sees_their_own_tickets_newest_first(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    own = []
    for number in range(4):
        receipt = open_ticket(replace(CLAIM_ZH, draft_id=f"dr_{number}"), units, time, policies)
        own.append(receipt.reference)
    open_ticket(COUNTER_EN, units, time, policies)
    listed = list_tickets(ListTickets(customer_id="cu_wang", limit=3), units)
    assert [summary.reference for summary in listed] == own[:0:-1]
    assert {s.next_clock.kind for s in listed if s.next_clock} == {
        ClockKind.PRELIMINARY_INVESTIGATION
    }


def test_a_stranger_sees_nothing(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    assert list_tickets(ListTickets(customer_id="cu_stranger"), units) == []


@pytest.mark.parametrize("limit", [0, -1, 101])
def test_a_limit_that_cannot_be_is_refused(limit: int) -> None:
    with pytest.raises(InvalidCommand):
        ListTickets(customer_id="cu_wang", limit=limit)


def test_who_acts_for_another_sees_that_ticket_once_the_authority_is_verified_and_no_other(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    procedure = Procedure(units, time, policies)
    procedure.open(COUNTER_EN)
    reference = procedure.opened_at(TicketState.ASSIGNED)
    procedure.open_another(CLAIM_ZH)
    own = procedure.open(replace(COUNTER_EN, draft_id="dr_own", customer_id="cu_daughter"))

    def listed(*, own_only: bool = False) -> list[str]:
        command = ListTickets(customer_id="cu_daughter", own_only=own_only)
        return [summary.reference for summary in list_tickets(command, units)]

    by = {"reference": reference, "staff_id": "chen"}
    record = RecordAuthority(
        **by,
        capacity=Capacity.DELEGATE,
        principal="王小芳",
        basis="授权委托书",
        agent_id="cu_daughter",
    )
    record_authority(record, *procedure.world)
    assert listed() == [own]
    with units(read_only=True) as unit:
        (authority,) = unit.authorities.on(reference)
    found = VerifyAuthority(**by, authority_id=authority.id, accepted=True)
    verify_authority(found, *procedure.world)
    assert listed() == [own, reference]
    assert listed(own_only=True) == [own]
    verify_authority(replace(found, accepted=False, reason="已撤销"), *procedure.world)
    assert listed() == [own]
