"""A person is called to a conversation: asked for, or by the signals of a ticket."""

import pytest

from tests.auxil.complaints import CLAIM_ZH, NOTHING_KNOWN, replace
from tests.auxil.staff import Procedure
from tests.tickets.use_cases.steps import events, requested
from tickets.handover import Handover, HandoverReason
from tickets.use_cases.alerts import pending_alerts
from tickets.use_cases.open_ticket import open_ticket
from tickets.vocabulary import Flag, Tone


def test_a_request_opens_a_handover_that_waits(procedure: Procedure) -> None:
    asked = requested(procedure)
    assert asked.handover is not None
    assert asked.handover == Handover(
        number=1,
        conversation_id="c_wang",
        customer_id="cu_wang",
        reference=asked.receipt.reference,
        reasons=("requested",),
        language=NOTHING_KNOWN.language,
        requested_at=procedure.time.now(),
    )
    assert events(procedure, asked.receipt.reference) == [("HandoverRequested", "customer")]


def test_asking_again_joins_the_open_handover(procedure: Procedure) -> None:
    requested(procedure)
    again = requested(procedure, message_id="m_2")
    assert (again.handover and again.handover.number) == 1
    # each call names it
    assert {a.reasons[-1] for a in pending_alerts(procedure.units, procedure.time)} == {
        "handover:1"
    }


def test_the_handover_is_of_the_conversation_in_which_it_is_asked_for(
    procedure: Procedure,
) -> None:
    open_ticket(CLAIM_ZH, procedure.units, procedure.time, procedure.policies)
    asked = requested(procedure, conversation_id="c_elsewhere")
    assert (asked.handover and asked.handover.conversation_id) == "c_elsewhere"


@pytest.mark.parametrize(
    ("flags", "mood", "reasons"),
    [
        ({Flag.SELF_HARM}, Tone.DISTRESSED, ("severity:critical", "flag:self_harm")),
        ({Flag.LEGAL_THREAT}, Tone.ANGRY, ("flag:legal_threat",)),
        ({Flag.VULNERABLE, Flag.GROUP, Flag.REPEAT}, Tone.ANGRY, None),
    ],
)
def test_some_signals_call_a_person_unasked(
    procedure: Procedure, flags: set[Flag], mood: Tone, reasons: tuple[str, ...] | None
) -> None:
    complaint = replace(CLAIM_ZH, flags=frozenset(flags), mood=mood)
    receipt = open_ticket(complaint, procedure.units, procedure.time, procedure.policies)
    with procedure.units(read_only=True) as unit:
        found = unit.handovers.open_in(CLAIM_ZH.conversation_id)
    assert (found.reasons if found else None) == reasons
    expected = [("HandoverRequested", "system")] if reasons else []
    assert events(procedure, receipt.reference) == expected


def test_a_call_for_what_was_not_understood_does_not_say_that_it_was_asked_for(
    procedure: Procedure,
) -> None:
    open_ticket(CLAIM_ZH, procedure.units, procedure.time, procedure.policies)
    asked = requested(procedure, reason=HandoverReason.NOT_UNDERSTOOD)
    assert (asked.handover and asked.handover.reasons) == ("not_understood",)
    with procedure.units(read_only=True) as unit:
        ticket = unit.tickets.get(asked.receipt.reference)
    assert ticket is not None
    assert ticket.flags == CLAIM_ZH.flags
    assert [a.reasons for a in pending_alerts(procedure.units, procedure.time)] == [
        ("not_understood", "handover:1")
    ]
