"""Fills the placeholders of responses with what customers said, whatever it looks like.

Rasa's interpolation runs `str.format` over buttons' JSON payloads, which it cannot read, and takes
a text apart again when a value happens to hold `0[`. Here a placeholder is a name in braces that
has a value; anything else, and every value, stays as it is.
"""

import copy
import re
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class CatalogueLanguageGenerator(TemplatedNaturalLanguageGenerator):
    """Rasa's choice among the response variations, with a filling that cannot fail.

    Args:
        endpoint_config: the `nlg` part of endpoints.yml; it has nothing but the type.
        domain: the domain with its responses.
    """

    def __init__(self, endpoint_config: Any = None, domain: Domain | None = None) -> None:
        super().__init__(domain.responses if domain is not None else {})

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **values: Any
    ) -> dict[str, Any]:
        known = {**(filled_slots or {}), **values}
        filled = copy.copy(response)
        if isinstance(response.get("text"), str):
            filled["text"] = fill(response["text"], known)
        return filled


def fill(text: str, values: dict[str, Any]) -> str:
    """A text with its placeholders filled in; one without a value stays as it stands."""

    def value_of(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return match[0] if value is None else str(value)

    return _PLACEHOLDER.sub(value_of, text)
