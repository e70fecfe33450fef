from dataclasses import replace

import pytest

from tests.auxil.attachments import send
from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN
from tests.auxil.staff import CHEN, Procedure
from tickets.clocks import ClockKind
from tickets.errors import CannotMerge, Recused
from tickets.use_cases.add_information import AddInformation, add_information
from tickets.use_cases.case_file import case_file
from tickets.use_cases.evidence import PlaceEvidence, place_evidence
from tickets.use_cases.merge import Merge, merge
from tickets.use_cases.recuse import Recuse, recuse
from tickets.use_cases.reopen import AskReopening, ask_reopening
from tickets.use_cases.staff import KeepStaff, keep_staff
from tickets.use_cases.withdraw import Withdraw, withdraw
from tickets.vocabulary import Flag, Severity, TicketState


def two(procedure: Procedure) -> tuple[str, str]:
    """The earlier and the later of two tickets of one customer."""
    earlier = procedure.opened_at(TicketState.INVESTIGATING)
    procedure.time.move(hours=5)
    threat = replace(CLAIM_ZH, draft_id="dr_2", flags=frozenset({Flag.REGULATOR_THREAT}))
    return earlier, procedure.open(threat)


def same(later: str, earlier: str) -> Merge:
    return Merge(reference=later, staff_id="lin", into=earlier, reason="同一次理赔")


def test_the_earlier_ticket_takes_over_with_its_deadlines_unchanged(procedure: Procedure) -> None:
    earlier, later = two(procedure)
    before = procedure.ticket(earlier)
    merge(same(later, earlier), *procedure.world)
    goes_on, ended = procedure.ticket(earlier), procedure.ticket(later)
    assert (goes_on.clocks, goes_on.state) == (before.clocks, before.state)
    assert (goes_on.version, goes_on.severity) == (before.version + 1, Severity.HIGH)
    assert Flag.REGULATOR_THREAT in goes_on.flags
    assert (ended.state, ended.merged_into) == (TicketState.MERGED, earlier)
    assert not any(clock.is_running for clock in ended.clocks)
    with procedure.units(read_only=True) as unit:
        last = unit.audit.of_ticket(earlier)[-1].event
    assert (last.name, last.actor, last.after["duplicate"]) == (
        "DuplicateTakenOver",
        "lin",
        later,
    )


def test_what_the_later_one_promised_earlier_holds(procedure: Procedure) -> None:
    earlier, later = two(procedure)
    kind = ClockKind.PRELIMINARY_INVESTIGATION
    sooner = procedure.time.now()
    with procedure.units() as unit:
        ticket = unit.tickets.get(later)
        assert ticket is not None
        clocks = tuple(replace(c, due_at=sooner) if c.kind is kind else c for c in ticket.clocks)
        unit.tickets.save(replace(ticket, clocks=clocks))
        unit.commit()
    merge(same(later, earlier), *procedure.world)
    assert {c.kind: c for c in procedure.ticket(earlier).clocks}[kind].due_at == sooner


def test_merging_is_no_way_out_of_a_missed_deadline(procedure: Procedure) -> None:
    earlier, later = two(procedure)
    kind = ClockKind.PRELIMINARY_INVESTIGATION
    taken_back = Withdraw(customer_id="cu_wang", idempotency_key="m_1", reference=earlier)
    withdraw(taken_back, *procedure.world)
    procedure.time.move(hours=25)
    again = AskReopening(
        customer_id="cu_wang", idempotency_key="m_2", reference=earlier, reason="又出现了"
    )
    ask_reopening(again, *procedure.world)
    missed = {c.kind: c for c in procedure.ticket(later).clocks}[kind]
    merge(same(later, earlier), *procedure.world)
    holds = {c.kind: c for c in procedure.ticket(earlier).clocks}[kind]
    assert holds == missed
    assert holds.is_overdue(procedure.time.now())


def test_only_open_tickets_of_one_customer_are_one_and_the_earlier_goes_on(
    procedure: Procedure,
) -> None:
    earlier, later = two(procedure)
    foreign = procedure.open(COUNTER_EN)
    for command, why in (
        (same(later, later), "of itself"),
        (same(foreign, earlier), "two customers"),
        (same(earlier, later), "later one"),
    ):
        with pytest.raises(CannotMerge, match=why):
            merge(command, *procedure.world)
    procedure.take_to(TicketState.CLOSED, earlier)
    with pytest.raises(CannotMerge, match="has ended"):
        merge(same(later, earlier), *procedure.world)


def test_an_interest_in_either_ticket_counts(procedure: Procedure) -> None:
    earlier, later = two(procedure)
    recuse(Recuse(reference=earlier, staff_id="lin", reason="邻居"), *procedure.world)
    with pytest.raises(Recused):
        merge(same(later, earlier), *procedure.world)
    keep_staff(KeepStaff(member=CHEN), procedure.units, procedure.time)
    merge(replace(same(later, earlier), staff_id="zhao"), *procedure.world)


def test_what_the_customer_adds_to_the_later_one_reaches_the_one_that_goes_on(
    procedure: Procedure,
) -> None:
    earlier, later = two(procedure)
    merge(same(later, earlier), *procedure.world)
    more = AddInformation(customer_id="cu_wang", text="出院小结已寄出", idempotency_key="m_1")
    assert add_information(replace(more, reference=later), *procedure.world).reference == earlier
    newest = replace(more, idempotency_key="m_2")
    assert add_information(newest, *procedure.world).reference == earlier
    taken_back = Withdraw(customer_id="cu_wang", idempotency_key="m_3")
    assert withdraw(taken_back, *procedure.world).reference == earlier


def test_files_follow_the_matter_and_so_do_those_that_come_later(procedure: Procedure) -> None:
    earlier, later = two(procedure)
    send(procedure.units, procedure.time, "bill")
    place = PlaceEvidence(customer_id="cu_wang", message_id="m_1", most=20, reference=later)
    place_evidence(place, *procedure.world)
    merge(same(later, earlier), *procedure.world)
    send(procedure.units, procedure.time, "letter", message="m_2")
    again = replace(place, message_id="m_2")
    assert place_evidence(again, *procedure.world).reference == earlier
    assert [file.id for file in case_file(earlier, procedure.units).files] == ["f_bill", "f_letter"]
    assert case_file(later, procedure.units).files == ()
    with procedure.units(read_only=True) as unit:
        events = [unit.audit.of_ticket(reference) for reference in (earlier, later)]
    told = [
        recorded.event.after["files"]
        for trail in events
        for recorded in trail
        if recorded.event.name in ("DuplicateTakenOver", "TicketMerged")
    ]
    assert [[file["id"] for file in files] for files in told] == [["f_bill"], ["f_bill"]]
