from datetime import UTC, datetime

import pytest

from tests.auxil.complaints import CLAIM_ZH, COUNTER_EN, replace
from tests.auxil.frozen_time import FrozenTime
from tickets.clocks import ClockKind
from tickets.errors import InvalidCommand
from tickets.events import EventName
from tickets.policies import PolicyBook
from tickets.ports import UnitOfWorkFactory
from tickets.reference import parse_reference
from tickets.ticket import Customer
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.customers import known_customer
from tickets.use_cases.open_ticket import OpenTicket, open_ticket
from tickets.vocabulary import (
    Category,
    Flag,
    Language,
    ReplyChannel,
    Severity,
    TicketState,
    Tone,
    Topic,
)


@pytest.mark.parametrize("complaint", [CLAIM_ZH, COUNTER_EN])
def test_everything_that_was_told_stands_in_the_ticket(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, complaint: OpenTicket
) -> None:
    receipt = open_ticket(complaint, units, time, policies)
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(receipt.reference)
    assert ticket is not None
    told = {
        name: getattr(complaint, name)
        for name in (
            *("draft_id", "customer_id", "conversation_id", "channel", "language", "topic"),
            *("mood", "tone_path", "flags", "story", "incident_time_told", "incident_date"),
            *("reference_number", "demand", "amount", "customer_name", "contact"),
            *("reply_channel", "confidences"),
        )
    }
    assert {name: getattr(ticket, name) for name in told} == told
    assert ticket.state is TicketState.REGISTERED
    assert ticket.opened_at == time.now()
    assert ticket.policy_id == "cn-financial-sector"
    assert ticket.version == 1


def test_the_receipt_tells_reference_category_and_both_deadlines(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    receipt = open_ticket(CLAIM_ZH, units, time, policies)
    assert parse_reference(receipt.reference) == receipt.reference
    assert (receipt.category, receipt.topic) == (Category.PRODUCT, Topic.CLAIM_DENIED)
    assert (receipt.severity, receipt.details_complete) == (Severity.NORMAL, True)
    assert receipt.repeated is False
    assert [(clock.kind, clock.due_at) for clock in receipt.clocks] == [
        (ClockKind.PRELIMINARY_INVESTIGATION, datetime(2026, 11, 10, 2, 0, tzinfo=UTC)),
        (ClockKind.FEEDBACK, datetime(2026, 11, 13, 15, 59, 59, tzinfo=UTC)),
    ]


def test_repeating_a_draft_gives_the_same_ticket_and_changes_nothing(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    first = open_ticket(CLAIM_ZH, units, time, policies)
    time.move(hours=3)
    again = open_ticket(replace(CLAIM_ZH, story="另一个故事"), units, time, policies)
    assert again == replace(first, repeated=True)
    with units(read_only=True) as unit:
        kept = list(unit.tickets.all())
        events = list(unit.audit.all())
    assert [ticket.story for ticket in kept] == [CLAIM_ZH.story]
    assert [e.event.name for e in events] == [
        EventName.TICKET_OPENED,
        EventName.CUSTOMER_REMEMBERED,
    ]


def test_two_drafts_of_one_customer_are_two_tickets(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    one = open_ticket(CLAIM_ZH, units, time, policies)
    other = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), units, time, policies)
    assert one.reference != other.reference


def test_a_draft_of_another_customer_is_refused(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    with pytest.raises(InvalidCommand):
        open_ticket(replace(COUNTER_EN, draft_id="dr_claim"), units, time, policies)


def test_the_customer_is_remembered_and_not_overwritten_by_silence(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    wang = Customer(
        customer_id="cu_wang",
        updated_at=time.now(),
        name="王小芳",
        contact="+8613800138000",
        reply_channel=ReplyChannel.PHONE,
        language=Language.ZH,
    )
    assert known_customer("cu_wang", units) == wang
    silent = replace(
        CLAIM_ZH, draft_id="dr_2", customer_name=None, contact="  ", reply_channel=None
    )
    receipt = open_ticket(silent, units, time, policies)
    assert known_customer("cu_wang", units) == wang
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(receipt.reference)
    assert ticket is not None
    # what is known already is not asked again, and stands in the ticket all the same
    assert (ticket.customer_name, ticket.contact) == ("王小芳", "+8613800138000")
    assert ticket.reply_channel is ReplyChannel.PHONE


def test_the_trail_does_not_hold_the_profile(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook
) -> None:
    open_ticket(CLAIM_ZH, units, time, policies)
    with units(read_only=True) as unit:
        (remembered,) = (
            e.event for e in unit.audit.all() if e.event.name is EventName.CUSTOMER_REMEMBERED
        )
    assert remembered.after == {"fields": ["name", "contact", "reply_channel", "language"]}


@pytest.mark.parametrize(
    ("flags", "mood", "reasons"),
    [
        (set(), Tone.CALM, []),
        (
            {Flag.SELF_HARM},
            Tone.DISTRESSED,
            [("severity:critical", "flag:self_harm", "handover:1")],
        ),
        (
            {Flag.REGULATOR_THREAT, Flag.LEGAL_THREAT, Flag.MEDIA_THREAT},
            Tone.ANGRY,
            [
                (
                    "severity:high",
                    "flag:legal_threat",
                    "flag:regulator_threat",
                    "flag:media_threat",
                    "handover:1",
                )
            ],
        ),
        (set(), Tone.DISTRESSED, [("severity:high",)]),
        ({Flag.SAFETY}, Tone.CALM, [("severity:critical", "flag:safety", "handover:1")]),
        (
            {Flag.VULNERABLE, Flag.GROUP},
            Tone.CALM,
            [("severity:high", "flag:vulnerable", "flag:group")],
        ),
    ],
)
def test_staff_hear_at_once_of_what_cannot_wait(
    units: UnitOfWorkFactory,
    time: FrozenTime,
    policies: PolicyBook,
    flags: set[Flag],
    mood: Tone,
    reasons: list[tuple[str, ...]],
) -> None:
    complaint = replace(CLAIM_ZH, flags=frozenset(flags), mood=mood)
    receipt = open_ticket(complaint, units, time, policies)
    alerts = pending_alerts(units, time)
    assert [alert.reasons for alert in alerts] == reasons
    assert {alert.reference for alert in alerts} <= {receipt.reference}


@pytest.mark.parametrize(
    "changes",
    [
        {"story": ""},
        {"story": None},
        {"story": " \n "},
        {"draft_id": ""},
        {"draft_id": "x" * 65},
        {"customer_id": "王"},
        {"conversation_id": "a\nb"},
        {"channel": ""},
    ],
)
def test_a_command_that_cannot_be_is_refused(changes: dict[str, str | None]) -> None:
    with pytest.raises(InvalidCommand):
        replace(CLAIM_ZH, **changes)


@pytest.mark.parametrize(
    "story", ["😡", "a" * 100_000, "'; DROP TABLE tickets; --", "<script>alert(1)</script>", "\x01"]
)
def test_any_text_is_a_story_and_comes_back_as_it_was(
    units: UnitOfWorkFactory, time: FrozenTime, policies: PolicyBook, story: str
) -> None:
    receipt = open_ticket(replace(CLAIM_ZH, story=story), units, time, policies)
    with units(read_only=True) as unit:
        ticket = unit.tickets.get(receipt.reference)
    assert ticket is not None
    assert ticket.story == story
