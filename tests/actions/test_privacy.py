"""A customer asks for the own data, and for a copy of all of it."""

import pytest

from actions.privacy import AskPrivacy
from actions.services import Services
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.dialogue import Conversation, said
from tickets.clocks import ClockKind
from tickets.use_cases.open_ticket import open_ticket


@pytest.mark.parametrize(
    ("language", "due"),
    [("zh", "12月11日（周五）23:59"), ("en", "Fri 11 December, 23:59")],
)
async def test_a_full_copy_is_asked_for_with_its_term(
    talk: Conversation, services: Services, language: str, due: str
) -> None:
    app = services._app
    reference = open_ticket(CLAIM_ZH, app.units, app.time, app.policies).reference
    talk.slots["language"] = language
    talk.hear("ask_privacy", request="own_data_copy")
    (told,) = await talk.run(AskPrivacy())
    assert (told["response"], told["reference"], told["due"]) == (
        "utter_data_requested",
        reference,
        due,
    )
    with app.units(read_only=True) as unit:
        ticket = unit.tickets.get(reference)
    assert ticket is not None
    assert ClockKind.DATA_REQUEST in {clock.kind for clock in ticket.clocks}


async def test_without_a_complaint_all_was_told(talk: Conversation) -> None:
    talk.hear("ask_privacy", request="own_data_copy")
    assert said(await talk.run(AskPrivacy())) == ["utter_own_data_complete"]
