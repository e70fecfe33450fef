"""A customer asks for the own data, and for a copy of all of it."""

from dataclasses import replace

import pytest

from actions.privacy import AskPrivacy
from actions.services import Services
from tests.auxil.complaints import CLAIM_ZH
from tests.auxil.dialogue import Conversation, said
from tickets.clocks import ClockKind
from tickets.use_cases.open_ticket import open_ticket
from tickets.use_cases.withdraw import Withdraw, withdraw


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


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["· {0}：还在办理", "· {1}：保存至 2031 年11月22日（本单位规定的期限）"]),
        (
            "en",
            ["· {0}: it is still being handled", "· {1}: until 22 November 2031, by our own term"],
        ),
    ],
)
async def test_an_erasure_says_which_complaints_stay_why_and_until_when(
    talk: Conversation, services: Services, language: str, lines: list[str]
) -> None:
    app = services._app
    world = app.units, app.time, app.policies
    ended = open_ticket(CLAIM_ZH, *world).reference
    withdraw(Withdraw(customer_id="cu_wang", idempotency_key="m_w", reference=ended), *world)
    open_one = open_ticket(replace(CLAIM_ZH, draft_id="dr_2"), *world).reference
    talk.slots["language"] = language
    talk.hear("ask_privacy", request="erasure_confirmed")
    erased, kept, edge = await talk.run(AskPrivacy())
    assert [erased["response"], kept["response"]] == ["utter_erased", "utter_erased_kept"]
    assert kept["kept"] == "\n".join(lines).format(open_one, ended)
    assert edge["custom"] == {"edge": "erase_conversation"}
    with app.units(read_only=True) as unit:
        customer, ticket = unit.customers.get("cu_wang"), unit.tickets.get(ended)
    assert customer is not None
    assert ticket is not None
    assert (customer.contact, ticket.contact) == (None, CLAIM_ZH.contact)


async def test_an_erasure_without_complaints_leaves_nothing_to_name(talk: Conversation) -> None:
    talk.hear("ask_privacy", request="erasure_confirmed")
    assert said(await talk.run(AskPrivacy()))[0] == "utter_erased"
    assert "utter_erased_kept" not in said(await talk.run(AskPrivacy()))
