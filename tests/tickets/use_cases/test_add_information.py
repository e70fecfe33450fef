import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tickets.errors import InvalidCommand, TicketNotFound, TooManyAttempts
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import InformationKind
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.open_ticket import open_ticket
from tickets.vocabulary import Flag, Severity

MORE = AddInformation(customer_id="cu_wang", text="出院小结已经寄出", idempotency_key="m_1")


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        (InformationKind.INFORMATION, EventName.INFORMATION_ADDED),
        (InformationKind.WITHDRAWAL_REQUEST, EventName.WITHDRAWAL_REQUESTED),
        (InformationKind.REOPEN_REQUEST, EventName.REOPENING_REQUESTED),
        (InformationKind.RATING, EventName.SERVICE_RATED),
    ],
)
def test_what_is_added_stands_on_the_ticket_and_in_its_trail(
    units: UnitOfWorkFactory,
    time: FrozenTime,
    policies: PolicyBook,
    kind: InformationKind,
    event: EventName,
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    added = add_information(replace(MORE, kind=kind, reference=reference), units, time)
    assert (added.reference, added.kind, added.repeated) == (reference, kind, False)
    with units(read_only=True) as unit:
        (kept,) = unit.tickets.information_on(reference)
        last = unit.audit.of_ticket(reference)[-1].event
    assert (kept.kind, kept.text, kept.added_at) == (kind, "出院小结已经寄出", time.now())
    assert (last.name, last.after["text"]) == (event, "出院小结已经寄出")


def test_without_a_reference_it_goes_to_the_newest_ticket(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    newest = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), units, time, policies)
    assert add_information(MORE, units, time).reference == newest.reference


def test_the_same_message_adds_once_even_when_another_ticket_is_newer_by_then(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    first = open_ticket(CLAIM_ZH, units, time, policies)
    added = add_information(MORE, units, time)
    newer = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), units, time, policies)
    again = add_information(MORE, units, time)
    assert again == replace(added, repeated=True)
    with units(read_only=True) as unit:
        assert len(unit.tickets.information_on(first.reference)) == 1
        assert unit.tickets.information_on(newer.reference) == []


def test_nothing_can_be_added_to_a_foreign_ticket(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    foreign = open_ticket(COUNTER_EN, units, time, policies).reference
    for number in range(10):
        attempt = replace(MORE, reference=foreign, idempotency_key=f"m_{number}")
        with pytest.raises(TicketNotFound):
            add_information(attempt, units, time)
    with pytest.raises(TooManyAttempts):
        add_information(replace(MORE, reference=foreign), units, time)
    with units(read_only=True) as unit:
        assert unit.tickets.information_on(foreign) == []


def test_a_customer_without_tickets_is_told_so(units: UnitOfWorkFactory, time: FrozenTime) -> None:
    with pytest.raises(TicketNotFound):
        add_information(MORE, units, time)


def test_a_threat_that_comes_later_raises_the_severity_and_calls_staff_once(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    threat = replace(MORE, text="我要打12378", flags=frozenset({Flag.REGULATOR_THREAT}))
    add_information(threat, units, time)
    add_information(replace(threat, idempotency_key="m_2"), units, time)
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    assert ticket.severity is Severity.HIGH
    assert ticket.flags == {Flag.REPEAT, Flag.REGULATOR_THREAT}
    assert [a.reasons for a in pending_alerts(units, time)] == [
        ("severity:high", "flag:regulator_threat", "handover:1")
    ]


@pytest.mark.parametrize("changes", [{"text": " "}, {"idempotency_key": ""}, {"customer_id": ""}])
def test_a_command_that_cannot_be_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(InvalidCommand):
        replace(MORE, **changes)
