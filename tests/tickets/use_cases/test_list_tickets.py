import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import ClockKind, PolicyBook
from tickets.errors import InvalidCommand
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.list_tickets import ListTickets, list_tickets
from tickets.use_cases.open_ticket import open_ticket


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
