"""What a receipt says and records, and a draft that was put aside."""

import pytest

from actions.tickets import CancelDraft, OpenTicketAction
from tests.actions.procedure.steps import COMPLETE, kept, open_one
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure


@pytest.mark.parametrize("topic", ["claim_denied", "surrender_refund"])
async def test_the_receipt_of_a_refusal_says_what_is_checked(
    talk: Conversation, topic: str
) -> None:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": "d1", "topic": topic})
    assert said(await talk.run(OpenTicketAction())) == ["utter_receipt", f"utter_checks_{topic}"]


async def test_numbers_and_reason_of_a_refusal_are_on_the_ticket(
    talk: Conversation, procedure: Procedure
) -> None:
    reference = await open_one(talk, claim_number="C5566", given_reason="等待期内出险")
    ticket = kept(procedure, reference)
    assert ticket.reference_number == "P88231，理赔号 C5566"
    assert ticket.story == "住院理赔被拒\n对方给的理由：等待期内出险"


async def test_for_whom_a_complaint_was_made_is_recorded(
    talk: Conversation, procedure: Procedure
) -> None:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": "d1", "flags": "agent_on_behalf"})
    talk.set(principal="我母亲李梅，有公证的遗嘱")
    receipt, *rest = await talk.run(OpenTicketAction())
    assert "utter_authority_recorded" in said(rest)
    with procedure.units(read_only=True) as unit:
        (authority,) = unit.authorities.on(receipt["reference"])
    assert (authority.principal, authority.capacity, authority.basis) == (
        "我母亲李梅",
        "heir",
        "我母亲李梅，有公证的遗嘱",
    )


async def test_a_draft_is_kept_when_the_customer_stops(talk: Conversation) -> None:
    talk.form_is_open = True
    talk.set(**COMPLETE | {"draft_id": "d1", "requested_slot": "demand"})
    talk.hear("cancel", "先不弄了")
    (told,) = await talk.run(CancelDraft())
    assert (told["response"], told["days"]) == ("utter_draft_kept", 30)
    assert talk.slots["story"] == COMPLETE["story"]
    talk.form_is_open = False
    talk.hear("cancel", None, draft_choice="discard")
    assert said(await talk.run(CancelDraft())) == ["utter_draft_cancelled"]
    assert talk.slots["story"] is None


async def test_there_is_nothing_to_cancel_without_a_draft(talk: Conversation) -> None:
    talk.hear("cancel", "取消")
    assert said(await talk.run(CancelDraft())) == ["utter_nothing_to_cancel"]
