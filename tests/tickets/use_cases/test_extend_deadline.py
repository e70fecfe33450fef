from dataclasses import replace

import pytest

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.clocks import ClockKind
from tickets.errors import (
    ExtensionRefused,
    InvalidCommand,
    NoSuchClock,
    SelfApproval,
    TransitionRefused,
)
from tickets.notice import NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.assign import Assign, assign
from tickets.use_cases.extend_deadline import ExtendDeadline, extend_deadline
from tickets.vocabulary import TicketState


@pytest.fixture
def procedure(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> Procedure:
    # 15 days; 30 and 60 only with the approval of the right rank, and notice
    return Procedure(units, time, replace(policies, default_id="cn-2020-3"))


def extension(reference: str, staff_id: str) -> ExtendDeadline:
    return ExtendDeadline(
        reference=reference, staff_id=staff_id, kind=ClockKind.RESPONSE, reason="案情复杂"
    )


def test_a_deadline_is_put_off_with_approval_and_notice(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    before = {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.RESPONSE]
    extend_deadline(extension(reference, "zhao"), *procedure.world)
    after = {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.RESPONSE]
    assert after.due_at > before.due_at
    with procedure.units(read_only=True) as unit:
        notice = unit.notices.on(reference)[-1]
        last = unit.audit.of_ticket(reference)[-1].event
    assert (notice.kind, notice.text) == (NoticeKind.HOLDING, "案情复杂")
    assert notice.about == {"clock": "response", "due_at": after.due_at.isoformat()}
    assert (last.actor, last.after["reason"]) == ("zhao", "案情复杂")
    assert {"clocks"} == set(last.before)


def test_the_policy_sets_how_far_and_by_whom(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.INVESTIGATING)
    for _ in range(2):
        extend_deadline(extension(reference, "zhao"), *procedure.world)
    with pytest.raises(ExtensionRefused, match="no further"):
        extend_deadline(extension(reference, "zhao"), *procedure.world)
    other = replace(extension(reference, "zhao"), kind=ClockKind.HUMAN_REQUEST)
    with pytest.raises(NoSuchClock):
        extend_deadline(other, *procedure.world)


def test_nobody_puts_off_the_deadline_of_the_own_ticket(procedure: Procedure) -> None:
    reference = procedure.open()
    assign(Assign(reference=reference, staff_id="lin", handler_id="morgan"), *procedure.world)
    with pytest.raises(SelfApproval):
        extend_deadline(extension(reference, "morgan"), *procedure.world)
    with pytest.raises(TransitionRefused):
        extend_deadline(extension(reference, "chen"), *procedure.world)
    with pytest.raises(InvalidCommand, match="reason"):
        replace(extension(reference, "lin"), reason="")
