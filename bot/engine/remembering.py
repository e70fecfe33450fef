"""What is worked out once in the life of a model, though Rasa works it out for every turn."""

from functools import lru_cache
from typing import Any, Generic, TypeVar

from rasa.core.actions import action as rasas
from rasa.core.actions.action import Action
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

T = TypeVar("T")

# all actions of a domain, and more than one domain only in tests
_REMEMBERED = 500


class ById(Generic[T]):
    """An object as a key: what is remembered for it lives as long as it does.

    Args:
        it: a domain or an endpoint, which are changed no more once a model is loaded.
    """

    def __init__(self, it: T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, ById) and other.it is self.it


def remember_actions() -> None:
    """Make each action once: for each that it runs Rasa makes all of its own ones anew.

    Actions keep nothing of a conversation.
    """
    rasas.action_for_name_or_text = _remembered


_made = rasas.action_for_name_or_text


def _remembered(
    action_name_or_text: str, domain: Domain, action_endpoint: EndpointConfig | None
) -> Action:
    return _made_once(action_name_or_text, ById(domain), ById(action_endpoint))


@lru_cache(maxsize=_REMEMBERED)
def _made_once(name: str, domain: ById[Domain], endpoint: ById[EndpointConfig | None]) -> Action:
    return _made(name, domain.it, endpoint.it)
