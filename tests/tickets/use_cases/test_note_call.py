from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.auxil.complaints import NOTHING_KNOWN
from tests.auxil.staff import Procedure
from tickets.clocks import Clock, ClockKind
from tickets.contact import CallOutcome
from tickets.errors import InvalidCommand, NotTheHandler
from tickets.use_cases.note_call import NoteCall, note_call
from tickets.use_cases.request_human import request_human
from tickets.vocabulary import TicketState


def person_clock(procedure: Procedure, reference: str) -> Clock:
    return {c.kind: c for c in procedure.ticket(reference).clocks}[ClockKind.HUMAN_REQUEST]


def call(reference: str) -> NoteCall:
    return NoteCall(
        reference=reference, staff_id="chen", outcome=CallOutcome.REACHED, words="已说明流程"
    )


def test_who_called_when_and_what_came_of_it_is_kept(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    procedure.time.move(hours=2)
    at = procedure.time.now() - timedelta(minutes=20)
    note_call(replace(call(reference), at=at), *procedure.world)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(reference)[-1].event
    assert (last.name, last.actor) == ("CustomerCalled", "chen")
    assert (str(last.after["outcome"]), last.after["words"]) == ("reached", "已说明流程")
    told = last.after["called_at"]
    assert (told if isinstance(told, datetime) else datetime.fromisoformat(str(told))) == at


@pytest.mark.parametrize("outcome", CallOutcome)
def test_only_who_was_reached_has_got_the_person_asked_for(
    procedure: Procedure, outcome: CallOutcome
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    request_human(NOTHING_KNOWN, *procedure.world)
    procedure.time.move(hours=1)
    note_call(replace(call(reference), outcome=outcome), *procedure.world)
    met = person_clock(procedure, reference).met_at
    assert met == (procedure.time.now() if outcome is CallOutcome.REACHED else None)


@pytest.mark.parametrize("hours", [-3, 1])
def test_a_call_before_the_complaint_or_in_the_future_is_refused(
    procedure: Procedure, hours: int
) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    procedure.time.move(hours=1)
    wrong = replace(call(reference), at=procedure.time.now() + timedelta(hours=hours))
    with pytest.raises(InvalidCommand, match="between the registration and now"):
        note_call(wrong, *procedure.world)
    with pytest.raises(InvalidCommand, match="zone"):
        replace(call(reference), at=datetime(2026, 11, 9, 10))  # noqa: DTZ001  # that is the point


def test_another_handler_does_not_note_calls(procedure: Procedure) -> None:
    reference = procedure.opened_at(TicketState.ASSIGNED)
    with pytest.raises(NotTheHandler):
        note_call(replace(call(reference), staff_id="davies"), *procedure.world)
