"""Actions over a store in memory."""

import pytest

from actions.services import Services
from tests.auxil.dialogue import Conversation, services_in_memory


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Services:
    made = services_in_memory()
    monkeypatch.setattr("actions.services.wired", lambda: made)
    return made


@pytest.fixture
def talk(services: Services) -> Conversation:
    return Conversation()
