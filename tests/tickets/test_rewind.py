import pytest

from tests.auxil.frozen_time import FrozenTime
from tests.auxil.memory_store import MemoryUnits
from tests.auxil.staff import Procedure
from tickets.clocks import PolicyBook
from tickets.rewind import as_of
from tickets.ticket import Ticket
from tickets.use_cases.case_file import case_file
from tickets.vocabulary import TicketState

PATH = (
    TicketState.REGISTERED,
    TicketState.ASSIGNED,
    TicketState.INVESTIGATING,
    TicketState.PLAN_PROPOSED,
    TicketState.PLAN_APPROVED,
    TicketState.EXECUTING,
    TicketState.RESPONDED,
    TicketState.CONFIRMED,
    TicketState.CLOSED,
)


@pytest.fixture
def lived(time: FrozenTime, policies: PolicyBook) -> tuple[Procedure, str, list[Ticket]]:
    """A ticket that was closed, and what it was like at every stage, an hour apart."""
    procedure = Procedure(MemoryUnits(), time, policies)
    reference = procedure.open()
    stages = []
    for state in PATH:
        procedure.take_to(state, reference)
        stages.append(procedure.ticket(reference))
        time.move(hours=1)
    return procedure, reference, stages


def test_a_ticket_is_read_as_it_was_at_every_stage(
    lived: tuple[Procedure, str, list[Ticket]],
) -> None:
    procedure, reference, stages = lived
    case = case_file(reference, procedure.units)
    for stage in stages:
        before = as_of(case.ticket, case.events, stage.updated_at)
        told = (before.state, before.handler_id, before.updated_at)
        assert told == (stage.state, stage.handler_id, stage.updated_at)
        assert before.clocks == stage.clocks
