"""Actions over a store in memory."""

import pytest

from actions import (
    answers,
    changes,
    choosing,
    deadlines,
    evidence,
    form,
    matters,
    not_understood,
    people,
    privacy,
    procedure,
    summary,
    tickets,
)
from actions.services import Services
from tests.auxil.dialogue import Conversation, services_in_memory

MODULES = (
    answers,
    changes,
    choosing,
    deadlines,
    evidence,
    form,
    matters,
    not_understood,
    people,
    privacy,
    procedure,
    summary,
    tickets,
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
