"""Remembers which mappings of a form fill one slot only.

Rasa writes the whole domain out for it, for every slot of every message told inside a form; the
answer follows from the domain alone.
"""

from functools import lru_cache
from typing import Any

from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain

# forms times domains of one process; a domain lives as long as the model that it came with
_REMEMBERED = 64

_worked_out = FormAction._create_unique_entity_mappings


def remember_form_mappings() -> None:
    """Let all forms of this process work their mappings out once."""
    FormAction._create_unique_entity_mappings = _remembered


def _remembered(form: FormAction, domain: Domain) -> set[str]:
    return _unique_mappings(form.name(), _ById(domain))


class _ById:
    """A domain as a key: one object is one domain."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain

    def __hash__(self) -> int:
        return id(self.domain)

    def __eq__(self, other: Any) -> bool:
        return isinstance(other, _ById) and other.domain is self.domain


@lru_cache(maxsize=_REMEMBERED)
def _unique_mappings(form_name: str, domain: _ById) -> set[str]:
    return _worked_out(FormAction(form_name, None), domain.domain)
