from dataclasses import replace

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.staff import CHEN, DAVIES, LIN, MORGAN, Procedure
from tickets.errors import NoHandlerAvailable, Recused, UnknownStaff
from tickets.staff import Recusal, Staff, choose_handler
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.assign import (
    Assign,
    Reassign,
    assign,
    assign_automatically,
    assign_waiting,
    reassign,
)
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.vocabulary import Category, Language, Role, TicketState, Topic


def chosen(procedure: Procedure, reference: str, *staff: Staff, **workload: int) -> str:
    ticket = procedure.ticket(reference)
    return choose_handler(staff, ticket, (), workload).id


def test_whoever_has_least_gets_it_then_the_specialist_then_the_first_by_id(
    procedure: Procedure,
) -> None:
    reference = procedure.open()
    expert = replace(CHEN, id="zzz", topics=frozenset({Topic.CLAIM_DENIED}))
    twin = replace(DAVIES, id="aaa")
    assert chosen(procedure, reference, CHEN, DAVIES, chen=2, davies=1) == "davies"
    assert chosen(procedure, reference, CHEN, DAVIES, chen=1, davies=1) == "chen"
    assert chosen(procedure, reference, CHEN, DAVIES, expert) == "zzz"
    assert chosen(procedure, reference, DAVIES, twin) == "aaa"


@pytest.mark.parametrize(
    "unfit",
    [
        replace(CHEN, active=False),
        replace(CHEN, roles=frozenset({Role.SUPERVISOR})),
        replace(CHEN, categories=frozenset({Category.SERVICE})),
        replace(CHEN, categories=frozenset(), topics=frozenset({Topic.WAITING})),
        replace(CHEN, languages=frozenset({Language.EN})),
        replace(CHEN, interests=frozenset({"cu_wang"})),
    ],
)
def test_who_may_not_take_it_is_passed_over(procedure: Procedure, unfit: Staff) -> None:
    reference = procedure.open()
    assert chosen(procedure, reference, unfit, DAVIES, davies=99) == "davies"
    with pytest.raises(NoHandlerAvailable, match="claim_denied in zh"):
        chosen(procedure, reference, unfit)


def test_a_recusal_on_the_ticket_counts_and_one_on_another_does_not(procedure: Procedure) -> None:
    ticket = procedure.ticket(procedure.open())
    mine = Recusal(ticket.reference, "chen", "亲戚", "chen", procedure.time.now())
    assert choose_handler([CHEN, DAVIES], ticket, [mine], {}).id == "davies"
    other = replace(mine, reference="FD-0000-0001-95")
    assert choose_handler([CHEN, DAVIES], ticket, [other], {}).id == "chen"


@pytest.mark.parametrize("spoken", [Language.ZH, Language.ZH_HANT])
def test_who_reads_one_chinese_script_answers_in_both(
    procedure: Procedure, spoken: Language
) -> None:
    reference = procedure.open(replace(CLAIM_ZH, language=Language.ZH_HANT))
    assert chosen(procedure, reference, replace(CHEN, languages=frozenset({spoken}))) == "chen"


def test_tickets_are_shared_out_evenly(procedure: Procedure) -> None:
    references = [procedure.open_another() for _ in range(4)]
    for reference in references:
        assign(Assign(reference=reference, staff_id="lin"), *procedure.world)
    handlers = [procedure.ticket(r).handler_id for r in references]
    assert handlers == ["chen", "davies", "morgan", "chen"]


def test_a_supervisor_may_name_the_handler_whatever_they_usually_take(
    procedure: Procedure,
) -> None:
    reference = procedure.open(COUNTER_EN)
    assign(Assign(reference=reference, staff_id="zhao", handler_id="chen"), *procedure.world)
    assert procedure.ticket(reference).handler_id == "chen"


def test_nobody_gets_a_ticket_who_is_no_handler_or_has_an_interest(procedure: Procedure) -> None:
    reference = procedure.open()
    with pytest.raises(UnknownStaff):
        assign(Assign(reference=reference, staff_id="lin", handler_id=LIN.id), *procedure.world)
    partial = replace(CHEN, interests=frozenset({"cu_wang"}))
    keep_staff(KeepStaff(member=partial), procedure.units, procedure.time)
    with pytest.raises(Recused):
        assign(Assign(reference=reference, staff_id="lin", handler_id="chen"), *procedure.world)
    assert procedure.ticket(reference).state is TicketState.REGISTERED


def test_another_handler_goes_on_where_the_first_one_stood(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.EXECUTING)
    before = procedure.ticket(reference)
    command = Reassign(reference=reference, staff_id="lin", reason="休假")
    reassign(command, *procedure.world)
    after = procedure.ticket(reference)
    assert (after.handler_id, after.state, after.clocks) == ("davies", before.state, before.clocks)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.before, last.after) == (
        {"handler_id": "chen"},
        {"handler_id": "davies", "reason": "休假", "automatic": True},
    )


def test_the_worker_gives_out_what_nobody_has(procedure: Procedure) -> None:
    reference = procedure.open()
    (outcome,) = assign_waiting(*procedure.world)
    assert (outcome.reference, outcome.state) == (reference, TicketState.ASSIGNED)
    assert assign_waiting(*procedure.world) == []


def test_what_nobody_may_take_calls_supervisors_once_and_stays(procedure: Procedure) -> None:
    for member in (CHEN, DAVIES, MORGAN):
        few = replace(member, categories=frozenset({Category.SERVICE}))
        keep_staff(KeepStaff(member=few), procedure.units, procedure.time)
    reference = procedure.open()
    assert assign_waiting(*procedure.world) == []
    assert assign_waiting(*procedure.world) == []
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [("unassigned",)]
    with pytest.raises(NoHandlerAvailable):
        assign_automatically(reference, *procedure.world)


def test_tickets_wait_in_silence_where_no_handler_was_entered(procedure: Procedure) -> None:
    for member in (CHEN, DAVIES, MORGAN):
        gone = replace(member, active=False)
        keep_staff(KeepStaff(member=gone), procedure.units, procedure.time)
    procedure.open()
    assert assign_waiting(*procedure.world) == []
    assert pending_alerts(procedure.units, procedure.time) == []


def test_a_handler_who_steps_back_is_followed_by_somebody_else(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    recuse(Recuse(reference=reference, staff_id="chen", reason="是我表妹"), *procedure.world)
    left = procedure.ticket(reference)
    assert (left.state, left.handler_id) == (TicketState.REGISTERED, None)
    assign_waiting(*procedure.world)
    assert procedure.ticket(reference).handler_id == "davies"
