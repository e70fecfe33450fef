"""Several members of staff reach for the same conversation at once."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Engine

from tests.auxil.at_once import at_once
from tests.auxil.complaints import NOTHING_KNOWN, replace
from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import EVERYBODY
from tickets.errors import HandoverTaken
from tickets.policies import PolicyBook
from tickets.staff import Staff
from tickets.store.audit import verify
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.handover import HandoverCommand, Moved, take_handover
from tickets.use_cases.request_human import HumanRequested, request_human
from tickets.use_cases.staff import KeepStaff, keep_staff


def test_of_many_who_take_it_at_once_one_has_it(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    for member in EVERYBODY:
        keep_staff(KeepStaff(member=member), units, time)
    request_human(NOTHING_KNOWN, units, time, policies)

    def taking(member: Staff) -> Callable[[], object]:
        command = HandoverCommand(handover="1", staff_id=member.id)
        return lambda: take_handover(command, units, time, policies, timedelta(minutes=15))

    results = at_once(*map(taking, EVERYBODY))
    winners = [result for result in results if isinstance(result, Moved)]
    assert len(winners) == 1
    assert sum(isinstance(result, HandoverTaken) for result in results) == len(EVERYBODY) - 1
    with units(read_only=True) as unit:
        (handover,) = unit.handovers.all_open()
        assert handover.taken_by == (winners[0].member and winners[0].member.id)
        verify(unit.audit)


def test_of_many_requests_at_once_comes_one_open_handover(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    calls = [replace(NOTHING_KNOWN, message_id=f"m_{n}") for n in range(5)]
    results = at_once(*(lambda c=call: request_human(c, units, time, policies) for call in calls))
    assert {r.handover.number for r in results if isinstance(r, HumanRequested) and r.handover} == {
        1
    }
    with units(read_only=True) as unit:
        assert len(unit.handovers.newest(10)) == 1
