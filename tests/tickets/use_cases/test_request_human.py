from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, NOTHING_KNOWN, replace
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import Clock, ClockKind
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.handover import HandoverReason
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.ticket import Ticket
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.request_human import request_human
from tickets.vocabulary import Flag, Severity, Topic


def ticket_in(units: UnitOfWorkFactory, reference: str) -> Ticket:
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    return ticket


def test_the_newest_open_ticket_is_marked_and_staff_are_called(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    newest = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), units, time, policies)
    answer = request_human(NOTHING_KNOWN, units, time, policies)
    assert (answer.receipt.reference, answer.opened) == (newest.reference, False)
    assert ticket_in(units, newest.reference).flags == {Flag.REPEAT, Flag.WANTS_HUMAN}
    assert [(a.reference, a.reasons) for a in pending_alerts(units, time)] == [
        (newest.reference, ("wants_human", "handover:1"))
    ]


def test_the_ticket_that_was_named_is_marked(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    older = open_ticket(CLAIM_ZH, units, time, policies)
    open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), units, time, policies)
    named = replace(NOTHING_KNOWN, reference=older.reference.lower())
    assert request_human(named, units, time, policies).receipt.reference == older.reference


def test_a_foreign_reference_is_passed_over_without_a_word(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    foreign = open_ticket(COUNTER_EN, units, time, policies)
    named = replace(NOTHING_KNOWN, reference=foreign.reference)
    answer = request_human(named, units, time, policies)
    assert answer.opened
    assert answer.receipt.reference != foreign.reference
    assert ticket_in(units, foreign.reference).flags == frozenset()


def test_without_a_ticket_one_is_opened_with_what_is_known(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    answer = request_human(NOTHING_KNOWN, units, time, policies)
    ticket = ticket_in(units, answer.receipt.reference)
    assert answer.opened
    assert (ticket.topic, ticket.story, ticket.details_complete) == (Topic.OTHER, None, False)
    assert ticket.flags == {Flag.WANTS_HUMAN}


def test_a_story_that_was_begun_opens_its_own_ticket(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    older = open_ticket(CLAIM_ZH, units, time, policies)
    begun = replace(NOTHING_KNOWN, story="还有一件事", topic=Topic.FEES_CHARGES)
    answer = request_human(begun, units, time, policies)
    assert answer.opened
    assert answer.receipt.reference != older.reference
    assert ticket_in(units, answer.receipt.reference).story == "还有一件事"


def test_the_same_message_calls_once(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    first = request_human(NOTHING_KNOWN, units, time, policies)
    again = request_human(NOTHING_KNOWN, units, time, policies)
    assert again.receipt.reference == first.receipt.reference
    assert (first.repeated, again.repeated, again.opened) == (False, True, False)
    assert len(pending_alerts(units, time)) == 1


def test_asking_again_calls_again(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    request_human(NOTHING_KNOWN, units, time, policies)
    request_human(replace(NOTHING_KNOWN, message_id="m_2"), units, time, policies)
    assert len(pending_alerts(units, time)) == 2


def test_confirming_the_summary_completes_the_early_ticket(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    begun = replace(NOTHING_KNOWN, draft_id="dr_claim", topic=Topic.FEES_CHARGES)
    early = request_human(begun, units, time, policies).receipt
    time.move(minutes=20)
    receipt = open_ticket(CLAIM_ZH, units, time, policies)
    assert receipt.reference == early.reference
    assert (receipt.repeated, receipt.details_complete) == (False, True)
    # the deadlines run from the registration, not from the completion
    assert (receipt.opened_at, receipt.clocks) == (early.opened_at, early.clocks)
    ticket = ticket_in(units, early.reference)
    assert (ticket.topic, ticket.story) == (CLAIM_ZH.topic, CLAIM_ZH.story)
    assert ticket.flags == {Flag.REPEAT, Flag.WANTS_HUMAN}
    with units(read_only=True) as unit:
        names = [e.event.name for e in unit.audit.of_ticket(early.reference)]
    assert names == [
        EventName.TICKET_OPENED,
        EventName.HANDOVER_REQUESTED,
        EventName.TICKET_COMPLETED,
    ]
    again = open_ticket(CLAIM_ZH, units, time, policies)
    assert again == replace(receipt, repeated=True)


def test_completing_calls_staff_for_what_they_did_not_know_yet(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    request_human(replace(NOTHING_KNOWN, draft_id="dr_claim"), units, time, policies)
    threat = replace(CLAIM_ZH, flags=frozenset({Flag.MEDIA_THREAT}))
    assert open_ticket(threat, units, time, policies).severity is Severity.HIGH
    assert [a.reasons for a in pending_alerts(units, time)] == [
        ("wants_human", "handover:1"),
        ("severity:high", "flag:media_threat", "handover:1"),
    ]


def test_an_early_ticket_learns_more_but_forgets_nothing(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    begun = replace(NOTHING_KNOWN, story="扣费不对", topic=Topic.FEES_CHARGES)
    reference = request_human(begun, units, time, policies).receipt.reference
    later = replace(NOTHING_KNOWN, message_id="m_2", demand="退还费用")
    assert request_human(later, units, time, policies).receipt.reference == reference
    ticket = ticket_in(units, reference)
    assert (ticket.story, ticket.topic, ticket.demand) == (
        "扣费不对",
        Topic.FEES_CHARGES,
        "退还费用",
    )


def test_a_confirmed_ticket_is_marked_but_not_rewritten(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    late = replace(NOTHING_KNOWN, draft_id="dr_claim", story="别的")
    assert request_human(late, units, time, policies).receipt.reference == reference
    assert ticket_in(units, reference).story == CLAIM_ZH.story


def test_a_draft_of_another_customer_is_refused(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(COUNTER_EN, units, time, policies)
    with pytest.raises(InvalidCommand):
        request_human(replace(NOTHING_KNOWN, draft_id="dr_counter"), units, time, policies)


def person_clock(units: UnitOfWorkFactory, reference: str) -> Clock:
    return {c.kind: c for c in ticket_in(units, reference).clocks}[ClockKind.HUMAN_REQUEST]


def test_the_term_to_answer_runs_from_the_first_request(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    request_human(NOTHING_KNOWN, units, time, policies)
    # four office hours from 10:00 on a Monday, with an hour and a half of rest at noon
    due = datetime(2026, 11, 9, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
    first = person_clock(units, reference)
    assert first.due_at == due
    time.move(hours=1)
    request_human(replace(NOTHING_KNOWN, message_id="m_2"), units, time, policies)
    assert person_clock(units, reference) == first


def test_a_ticket_that_is_opened_for_it_has_the_term_too(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    asked = request_human(NOTHING_KNOWN, units, time, policies)
    assert person_clock(units, asked.receipt.reference).started_at == time.now()


def test_who_is_called_unasked_promises_no_time(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    reference = open_ticket(CLAIM_ZH, units, time, policies).reference
    unasked = replace(NOTHING_KNOWN, reason=HandoverReason.NOT_UNDERSTOOD)
    request_human(unasked, units, time, policies)
    assert ClockKind.HUMAN_REQUEST not in {c.kind for c in ticket_in(units, reference).clocks}
