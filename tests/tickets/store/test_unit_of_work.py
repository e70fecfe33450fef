"""Several threads on one database, and a trail that somebody tampered with."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from tests.auxil.at_once import at_once
from tests.auxil.complaints import CLAIM_ZH, NOTHING_KNOWN
from tests.auxil.frozen_time import FrozenTime
from tickets.errors import AuditChainBroken, StaleTicket
from tickets.policies import PolicyBook
from tickets.store.audit import verify
from tickets.store.unit_of_work import SqlUnits
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.request_human import request_human
from tickets.vocabulary import TicketState


def test_one_draft_opened_by_many_at_once_is_one_ticket(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    receipts = at_once(*[lambda: open_ticket(CLAIM_ZH, units, time, policies)] * 6)
    assert len({getattr(receipt, "reference", receipt) for receipt in receipts}) == 1
    assert (
        sorted(getattr(receipt, "repeated", None) for receipt in receipts) == [False] + [True] * 5
    )
    with units(read_only=True) as unit:
        assert len(list(unit.tickets.all())) == 1
        assert verify(unit.audit) == 2


def test_completing_and_calling_at_once_loses_neither(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    early = replace(NOTHING_KNOWN, draft_id=CLAIM_ZH.draft_id)
    request_human(early, units, time, policies)
    calls = [replace(early, message_id=f"m_{n}") for n in range(2, 5)]
    at_once(
        lambda: open_ticket(CLAIM_ZH, units, time, policies),
        *(lambda call=call: request_human(call, units, time, policies) for call in calls),
    )
    with units(read_only=True) as unit:
        (ticket,) = unit.tickets.all()
        assert (ticket.story, ticket.details_complete) == (CLAIM_ZH.story, True)
        assert ticket.version == 5
        assert len(unit.alerts.due(time.now(), 100)) == 4
        verify(unit.audit)


def test_different_tickets_and_additions_at_once_make_one_trail(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    open_ticket(CLAIM_ZH, units, time, policies)
    drafts = [replace(CLAIM_ZH, draft_id=f"dr_{n}", customer_id=f"cu_{n}") for n in range(4)]
    texts = [
        AddInformation(customer_id="cu_wang", text=f"第{n}条", idempotency_key=f"m_{n}")
        for n in range(4)
    ]
    results = at_once(
        *(lambda draft=draft: open_ticket(draft, units, time, policies) for draft in drafts),
        *(lambda more=more: add_information(more, units, time) for more in texts),
    )
    assert [result for result in results if isinstance(result, Exception)] == []
    with units(read_only=True) as unit:
        # two events for each of five openings, one for each of four additions
        assert verify(unit.audit) == 14
        newest = unit.tickets.newest_of("cu_wang")
        assert newest is not None
        assert len(unit.tickets.information_on(newest.reference)) == 4


# SQLite's writers take turns from their first read on, so nothing can come between there
@pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
def test_a_change_between_reading_and_writing_is_noticed(
    engine: Engine, time: FrozenTime, policies: PolicyBook
) -> None:
    units = SqlUnits(engine)
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    with units() as slow:
        read = slow.tickets.get(reference)
        assert read is not None
        with units() as quick:
            quick.tickets.save(replace(read, state=TicketState.ASSIGNED))
            quick.commit()
        with pytest.raises(StaleTicket):
            slow.tickets.save(replace(read, state=TicketState.CLOSED))


@pytest.mark.parametrize(
    ("tampering", "place"),
    [
        ("UPDATE audit_events SET actor = 'nobody' WHERE sequence = 2", 2),
        ("UPDATE audit_events SET customer_id = 'cu_x' WHERE sequence = 1", 1),
        ("DELETE FROM audit_events WHERE sequence = 2", 2),
        # the end cut off, which only the head shows
        ("DELETE FROM audit_events WHERE sequence = 4", 4),
        (
            "UPDATE audit_events SET changes = "
            "(SELECT changes FROM audit_events AS other WHERE other.sequence = 1) "
            "WHERE sequence = 3",
            3,
        ),
    ],
)
def test_a_trail_that_was_tampered_with_shows_where(
    engine: Engine, time: FrozenTime, policies: PolicyBook, tampering: str, place: int
) -> None:
    units = SqlUnits(engine)
    open_ticket(CLAIM_ZH, units, time, policies)
    for number in range(2):
        more = AddInformation(customer_id="cu_wang", text="补充", idempotency_key=f"m_{number}")
        add_information(more, units, time)
    with units(read_only=True) as unit:
        assert verify(unit.audit) == 4
    with engine.begin() as connection:
        connection.execute(text(tampering))
    with units(read_only=True) as unit, pytest.raises(AuditChainBroken) as broken:
        verify(unit.audit)
    assert broken.value.sequence == place
