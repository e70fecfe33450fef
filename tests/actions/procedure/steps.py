"""Tickets at a stage of the procedure, as the tests of the conversation need them."""

import json
from typing import Any

import pytest

from actions.tickets import OpenTicketAction
from tests.auxil.dialogue import Conversation
from tests.auxil.staff import Procedure
from tickets.ticket import Ticket
from tickets.vocabulary import TicketState

COMPLETE = {
    "story": "住院理赔被拒",
    "topic": "claim_denied",
    "incident_time": "九月",
    "reference_number": "P88231",
    "demand": "重新审核",
    "reply_channel": "phone",
    "contact": "+8613900001111",
    "customer_name": "王芳",
    "requested_slot": None,
}


both_languages = pytest.mark.parametrize("language", ["zh", "en"])


async def open_one(talk: Conversation, draft_id: str = "d1", **slots: Any) -> str:
    talk.hear("affirm", "提交")
    talk.set(**COMPLETE | {"draft_id": draft_id} | slots)
    return str((await talk.run(OpenTicketAction()))[0]["reference"])


async def at(
    talk: Conversation, procedure: Procedure, state: TicketState, draft_id: str = "d1"
) -> str:
    reference = await open_one(talk, draft_id)
    procedure.take_to(state, reference)
    return reference


def kept(procedure: Procedure, reference: str) -> Ticket:
    return procedure.ticket(reference)


def payloads(message: dict[str, Any]) -> list[tuple[str, dict[str, str]]]:
    """Intent and entities of each button."""
    found = []
    for button in message["buttons"]:
        intent, brace, rest = button["payload"].removeprefix("/").partition("{")
        found.append((intent, json.loads(brace + rest) if brace else {}))
    return found
