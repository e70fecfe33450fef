"""Actions over a store in memory."""

import pytest

from actions import (
    answers,
    changes,
    choosing,
    deadlines,
    evidence,
    matters,
    not_understood,
    of_ticket,
    people,
    privacy,
    procedure,
    signals,
    summary,
    tickets,
)
from actions.form import acknowledgement, action, which_draft
from actions.services import Services
from tests.auxil.dialogue import Conversation, services_in_memory

MODULES = (
    acknowledgement,
    action,
    answers,
    changes,
    choosing,
    deadlines,
    evidence,
    matters,
    not_understood,
    of_ticket,
    people,
    privacy,
    procedure,
    signals,
    summary,
    tickets,
    which_draft,
)


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    made = services_in_memory()
    for module in MODULES:
        monkeypatch.setattr(module, "services", lambda: made)
    return made


@pytest.fixture
def talk(services: Services) -> Conversation:
    return Conversation()
