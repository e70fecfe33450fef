from dataclasses import replace
from datetime import timedelta

import pytest

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.staff import Procedure
from tickets.clocks import ClockKind
from tickets.notice import DeliveryState, NoticeKind
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.use_cases.notices import (
    drop_notice,
    mark_notice_delivered,
    mark_notice_failed,
    pending_notices,
)


@pytest.fixture
def procedure(units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook) -> Procedure:
    # a policy with a term to acknowledge in
    return Procedure(units, time, replace(policies, default_id="in-grievance"))


def test_an_acknowledgement_meets_its_deadline_when_it_is_delivered(procedure: Procedure) -> None:
    reference = procedure.open()
    (notice,) = pending_notices(procedure.units, procedure.time)
    assert (notice.kind, notice.reference) == (NoticeKind.ACKNOWLEDGEMENT, reference)
    waits = {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.ACKNOWLEDGE]
    procedure.time.move(minutes=2)
    for _ in range(2):
        mark_notice_delivered(notice.id, "web", *procedure.world)
    ticket = procedure.ticket(reference)
    met = {c.kind: c for c in ticket.clocks}[ClockKind.ACKNOWLEDGE]
    assert (waits.met_at, met.met_at) == (None, procedure.time.now())
    assert ticket.last_event == "TicketOpened"
    with procedure.units(read_only=True) as unit:
        told = unit.audit.of_ticket(reference)[-1].event
        kept = unit.notices.get(notice.id)
        assert unit.audit.head()[0] == len(list(unit.audit.all()))
    assert (told.name, told.after["delivered_by"]) == ("NoticeDelivered", "web")
    assert kept is not None
    assert (kept.delivery, kept.channel, kept.attempts) == (DeliveryState.DELIVERED, "web", 1)
    assert pending_notices(procedure.units, procedure.time) == []


def test_a_failed_delivery_is_tried_again_later(procedure: Procedure) -> None:
    procedure.open()
    (notice,) = pending_notices(procedure.units, procedure.time)
    mark_notice_failed(notice.id, "SMTPServerDisconnected", procedure.units, procedure.time)
    assert pending_notices(procedure.units, procedure.time) == []
    procedure.time.move(seconds=15)
    (again,) = pending_notices(procedure.units, procedure.time)
    assert (again.attempts, again.last_error) == (1, "SMTPServerDisconnected")
    mark_notice_failed(notice.id, "SMTPServerDisconnected", procedure.units, procedure.time)
    with procedure.units(read_only=True) as unit:
        kept = unit.notices.get(notice.id)
    assert kept is not None
    assert kept.next_attempt_at == procedure.time.now() + timedelta(seconds=30)


def test_a_notice_that_was_given_up_is_not_tried_again(procedure: Procedure) -> None:
    reference = procedure.open()
    (notice,) = pending_notices(procedure.units, procedure.time)
    drop_notice(notice.id, "no_channel", procedure.units)
    mark_notice_delivered(notice.id, "web", *procedure.world)
    procedure.time.move(days=1)
    assert pending_notices(procedure.units, procedure.time) == []
    with procedure.units(read_only=True) as unit:
        (kept,) = unit.notices.on(reference)
    assert (kept.delivery, kept.last_error) == (DeliveryState.DROPPED, "no_channel")
