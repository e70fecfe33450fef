"""Actions over a store in memory."""

import pytest

from actions import deadlines, form, people, privacy, summary, tickets
from actions.services import Services
from tests.auxil.dialogue import Conversation, services_in_memory


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    made = services_in_memory()
    for module in (deadlines, form, people, privacy, summary, tickets):
        monkeypatch.setattr(module, "services", lambda: made)
    return made


@pytest.fixture
def talk(services: Services) -> Conversation:
    return Conversation()
