"""Handovers: taken once, given back, ended, and taken from who fell silent."""

from datetime import timedelta

import pytest

from tests.auxil.complaints import CLAIM_ZH, replace
from tests.auxil.staff import CHEN, DAVIES, LIN, MORGAN, Procedure
from tests.tickets.use_cases.steps import events, requested
from tickets.clocks import ClockKind
from tickets.errors import (
    HandoverClosed,
    HandoverTaken,
    Recused,
    UnknownHandover,
    UnknownStaff,
)
from tickets.events import EventName
from tickets.handover import Handover, HandoverState
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.handover import (
    HandoverCommand,
    Moved,
    end_handover,
    find_handover,
    hand_back,
    note_activity,
    return_silent,
    take_handover,
)
from tickets.use_cases.merge import Merge, merge
from tickets.use_cases.presence import be_present, present_staff
from tickets.use_cases.recuse import Recuse, recuse
from tickets.vocabulary import TicketState

STAYS = timedelta(minutes=15)


def by(member: str, handover: str = "1") -> HandoverCommand:
    return HandoverCommand(handover=handover, staff_id=member)


def take(case: Procedure, member: str = CHEN.id, handover: str = "1") -> Moved:
    return take_handover(by(member, handover), case.units, case.time, case.policies, STAYS)


def kept(case: Procedure, number: int = 1) -> Handover:
    with case.units(read_only=True) as unit:
        handover = unit.handovers.get(number)
    assert handover is not None
    return handover


def test_one_takes_it_and_nobody_else_can(procedure: Procedure) -> None:
    asked = requested(procedure)
    procedure.time.move(minutes=3)
    taken = take(procedure)
    assert taken.member == CHEN
    assert kept(procedure) == replace(
        asked.handover,
        state=HandoverState.TAKEN,
        taken_by="chen",
        taken_at=procedure.time.now(),
        active_at=procedure.time.now(),
        version=2,
    )
    with pytest.raises(HandoverTaken, match=r"Handover 1 is taken by chen\."):
        take(procedure, DAVIES.id)
    assert take(procedure).repeated
    assert events(procedure, asked.receipt.reference)[1:] == [("HandoverTaken", "chen")]


def test_it_can_be_named_by_its_ticket(procedure: Procedure) -> None:
    asked = requested(procedure)
    assert take(procedure, handover=f" {asked.receipt.reference.lower()} ").handover.number == 1


@pytest.mark.parametrize("named", ["2", "FD-0000-0000-00", "林若水", "", "9" * 30, "²"])
def test_what_is_no_handover_is_said_to_be_none(procedure: Procedure, named: str) -> None:
    requested(procedure)
    with procedure.units(read_only=True) as unit, pytest.raises(UnknownHandover):
        find_handover(unit, named)


def test_who_has_an_interest_in_the_ticket_cannot_take_it(procedure: Procedure) -> None:
    asked = requested(procedure)
    recusal = Recuse(reference=asked.receipt.reference, staff_id="chen", reason="表亲")
    recuse(recusal, procedure.units, procedure.time, procedure.policies)
    with pytest.raises(Recused):
        take(procedure)
    assert kept(procedure).state is HandoverState.WAITING


def test_only_staff_take_it(procedure: Procedure) -> None:
    requested(procedure)
    with pytest.raises(UnknownStaff):
        take(procedure, "nobody")


def test_the_taker_hands_it_back_once(procedure: Procedure) -> None:
    requested(procedure)
    take(procedure)
    moved = hand_back(by("chen"), procedure.units, procedure.time)
    assert moved.handover.state is HandoverState.HANDED_BACK
    assert moved.handover.closed_at == procedure.time.now()
    assert hand_back(by("chen"), procedure.units, procedure.time).repeated
    with pytest.raises(HandoverClosed, match="'handed_back'"):
        take(procedure)
    with pytest.raises(HandoverClosed):
        note_activity(by("chen"), procedure.units, procedure.time, STAYS)


def test_a_colleague_cannot_hand_back_what_another_has_but_senior_staff_can(
    procedure: Procedure,
) -> None:
    requested(procedure)
    take(procedure)
    with pytest.raises(HandoverTaken):
        hand_back(by(DAVIES.id), procedure.units, procedure.time)
    moved = hand_back(by(LIN.id), procedure.units, procedure.time)
    assert (moved.member, moved.handover.taken_by) == (LIN, "chen")


def test_one_that_nobody_has_is_not_handed_back(procedure: Procedure) -> None:
    requested(procedure)
    with pytest.raises(HandoverClosed, match="'waiting'"):
        hand_back(by(LIN.id), procedure.units, procedure.time)


@pytest.mark.parametrize("first_taken", [True, False])
def test_it_is_ended_also_after_a_call_without_taking_it(
    procedure: Procedure, first_taken: bool
) -> None:
    asked = requested(procedure)
    if first_taken:
        take(procedure, MORGAN.id)
    moved = end_handover(by(MORGAN.id), procedure.units, procedure.time, procedure.policies)
    assert moved.handover.state is HandoverState.ENDED
    assert events(procedure, asked.receipt.reference)[-1] == ("HandoverEnded", "morgan")
    again = requested(procedure, message_id="m_2")
    assert (again.handover and again.handover.number) == 2


def test_taking_counts_as_being_there(procedure: Procedure) -> None:
    requested(procedure)
    assert present_staff(procedure.units, procedure.time) == []
    take(procedure)
    assert present_staff(procedure.units, procedure.time) == [(CHEN, procedure.time.now() + STAYS)]
    procedure.time.move(minutes=15)
    assert present_staff(procedure.units, procedure.time) == []


def test_taking_does_not_shorten_a_day_at_the_desk(procedure: Procedure) -> None:
    requested(procedure)
    until = be_present(CHEN.id, timedelta(hours=8), procedure.units, procedure.time)
    take(procedure)
    assert present_staff(procedure.units, procedure.time) == [(CHEN, until)]


@pytest.mark.parametrize("taken", [True, False])
def test_a_person_who_answers_meets_the_time_for_it(procedure: Procedure, taken: bool) -> None:
    asked = requested(procedure)
    procedure.time.move(minutes=20)
    if taken:
        take(procedure)
    else:
        end_handover(by(LIN.id), procedure.units, procedure.time, procedure.policies)
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.get(asked.receipt.reference)
    assert ticket is not None
    (clock,) = (c for c in ticket.clocks if c.kind is ClockKind.HUMAN_REQUEST)
    assert clock.met_at == procedure.time.now()


def silent(case: Procedure) -> list[int]:
    """Handovers whose taker said nothing for the time that is allowed."""
    with case.units(read_only=True) as unit:
        return unit.handovers.silent_since(case.time.now() - STAYS, 10)


def test_a_taker_counts_as_gone_after_the_last_sign_of_life(procedure: Procedure) -> None:
    requested(procedure)
    take(procedure)
    procedure.time.move(minutes=14)
    note_activity(by("chen"), procedure.units, procedure.time, STAYS)
    procedure.time.move(minutes=14, seconds=59)
    assert silent(procedure) == []
    assert return_silent(1, True, STAYS, procedure.units, procedure.time) is None
    procedure.time.move(seconds=1)
    assert silent(procedure) == [1]


def test_where_the_customer_waits_staff_are_called_anew(procedure: Procedure) -> None:
    asked = requested(procedure)
    take(procedure)
    procedure.time.move(minutes=15)
    moved = return_silent(1, True, STAYS, procedure.units, procedure.time)
    assert moved is not None
    assert (moved.waits, moved.member) == (True, CHEN)
    assert moved.handover.state is HandoverState.WAITING
    assert pending_alerts(procedure.units, procedure.time)[-1].reasons == (
        "taker_gone",
        "handover:1",
    )
    assert take(procedure, DAVIES.id).handover.taken_by == "davies"
    assert events(procedure, asked.receipt.reference)[2:] == [
        ("HandoverReturned", "system"),
        ("HandoverTaken", "davies"),
    ]


def test_where_nobody_waits_it_counts_as_handed_back(procedure: Procedure) -> None:
    asked = requested(procedure)
    take(procedure)
    procedure.time.move(minutes=15)
    moved = return_silent(1, False, STAYS, procedure.units, procedure.time)
    assert moved is not None
    assert (moved.waits, moved.handover.state) == (False, HandoverState.HANDED_BACK)
    assert events(procedure, asked.receipt.reference)[-1] == ("HandedBack", "system")
    assert return_silent(1, False, STAYS, procedure.units, procedure.time) is None
    assert EventName.HANDED_BACK == "HandedBack"


def test_of_a_merged_complaint_the_one_that_goes_on_is_answered(procedure: Procedure) -> None:
    earlier = procedure.opened_at(TicketState.INVESTIGATING)
    later = procedure.open(replace(CLAIM_ZH, draft_id="dr_2"))
    requested(procedure, reference=later)
    same = Merge(reference=later, staff_id=LIN.id, into=earlier, reason="同一次理赔")
    merge(same, *procedure.world)
    procedure.time.move(minutes=5)
    take(procedure, DAVIES.id, later)
    clocks = [c for c in procedure.ticket(earlier).clocks if c.kind is ClockKind.HUMAN_REQUEST]
    assert [clock.met_at for clock in clocks] == [procedure.time.now()]
