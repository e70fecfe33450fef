"""Who has no ticket, and what is kept of who has."""

from typing import Any

import pytest

from actions.answers import TakeAnswer
from actions.changes import ChangeTicket
from actions.privacy import AskPrivacy
from actions.procedure import AskRights, RateAction, ReopenAction, WithdrawAction
from tests.actions.procedure.steps import at, kept, open_one
from tests.auxil.dialogue import Conversation, said
from tests.auxil.staff import Procedure
from tickets.vocabulary import TicketState


@pytest.mark.parametrize(
    ("action", "intent", "entities"),
    [
        (WithdrawAction(), "withdraw_complaint", {}),
        (ReopenAction(), "reopen_complaint", {}),
        (RateAction(), "rate", {"score": "1"}),
        (AskRights(), "ask_rights", {"appeal_route": "court"}),
        (TakeAnswer(), "affirm", {"about": "result"}),
        (TakeAnswer(), "deny", {"about": "result"}),
        (TakeAnswer(), "affirm", {"about": "withdraw"}),
        (ChangeTicket(), "correct", {"correction_field": "demand", "demand": "赔钱"}),
    ],
)
async def test_a_stranger_with_a_right_reference_learns_and_changes_nothing(
    talk: Conversation, procedure: Procedure, action: Any, intent: str, entities: dict[str, str]
) -> None:
    reference = await at(talk, procedure, TicketState.RESPONDED)
    before = kept(procedure, reference)
    answers = []
    for told in (reference, "FD-0000-0000-97"):
        stranger = Conversation("cu_stranger", "c_2")
        stranger.hear(intent, "…", ticket_reference=told, **entities)
        answers.append(said(await stranger.run(action)))
    assert answers == [["utter_ticket_not_found"], ["utter_ticket_not_found"]]
    assert kept(procedure, reference) == before


async def test_a_customer_without_tickets_is_offered_to_complain(talk: Conversation) -> None:
    talk.hear("withdraw_complaint", "撤诉")
    assert said(await talk.run(WithdrawAction())) == ["utter_no_ticket_to_add"]


async def test_what_is_kept_of_the_customer_is_told(talk: Conversation) -> None:
    reference = await open_one(talk)
    talk.hear("ask_privacy", "你们存了我什么信息", request="own_data")
    (told,) = await talk.run(AskPrivacy())
    assert told["response"] == "utter_own_data"
    assert (told["name"], told["contact"], told["tickets"], told["draft"]) == (
        "王芳",
        "+8613900001111",
        reference,
        "无",
    )
