"""Fills the placeholders of responses with what customers said, whatever it looks like.

Rasa's interpolation runs `str.format` over buttons' JSON payloads, which it cannot read, and takes
a text apart again when a value happens to hold `0[`. Here a placeholder is a name in braces that
has a value; anything else, and every value, stays as it is.

And the variations of a response, some twenty for the languages and moods, are looked up; Rasa holds
each against the slots and copies the chosen one in depth.
"""

import copy
import random
import re
from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.constants import CHANNEL, RESPONSE_CONDITION
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
        self._variations: dict[str, Variations] = {}

    def generate_from_slots(
        self, utter_action: str, filled_slots: dict[str, Any], output_channel: str, **values: Any
    ) -> dict[str, Any] | None:
        """Say a response in the language and mood of the slots (see parent class)."""
        response = self._random_response_for(utter_action, output_channel, filled_slots)
        return None if response is None else self._fill_response(response, filled_slots, **values)

    def _random_response_for(
        self, utter_action: str, output_channel: str, filled_slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        responses = self.responses.get(utter_action, [])
        variations = self._variations.get(utter_action)
        # Rasa puts the responses in when it has loaded the model
        if variations is None or variations.responses is not responses:
            variations = self._variations[utter_action] = Variations(responses)
        if variations.by_channel:
            return super()._random_response_for(utter_action, output_channel, filled_slots)
        fitting = variations.fitting(filled_slots)
        return random.choice(fitting) if fitting else None

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **values: Any
    ) -> dict[str, Any]:
        known = {**(filled_slots or {}), **values}
        filled = copy.copy(response)
        if isinstance(response.get("text"), str):
            filled["text"] = fill(response["text"], known)
        # Rasa adds buttons of the action to them
        for shared in ("buttons", "custom"):
            if shared in response:
                filled[shared] = copy.deepcopy(response[shared])
        return filled


class Variations:
    """The variations of one response, by what the slots must be for each.

    Args:
        responses: as the domain has them.

    Attributes:
        by_channel: one of them is for a channel only: left to Rasa, the catalogues have none.
    """

    def __init__(self, responses: list[dict[str, Any]]) -> None:
        self.responses = responses
        self.by_channel = any(response.get(CHANNEL) for response in responses)
        self._unconditional: list[dict[str, Any]] = []
        self._by_slots: dict[tuple[str, ...], dict[tuple[Any, ...], list[dict[str, Any]]]] = {}
        for response in responses:
            conditions = response.get(RESPONSE_CONDITION)
            if conditions is None:
                self._unconditional.append(response)
            elif conditions:
                names = tuple(condition["name"] for condition in conditions)
                values = tuple(_folded(condition["value"]) for condition in conditions)
                self._by_slots.setdefault(names, {}).setdefault(values, []).append(response)

    def fitting(self, slots: dict[str, Any]) -> list[dict[str, Any]]:
        """Those whose conditions hold, else those without any."""
        conditional = [
            response
            for names, by_values in self._by_slots.items()
            for response in by_values.get(tuple(_folded(slots.get(name)) for name in names), ())
        ]
        return conditional or self._unconditional


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return value.casefold()
    # a list in a slot is equal to no value of a condition, and cannot be looked up
    return None if isinstance(value, list | dict) else value


def fill(text: str, values: dict[str, Any]) -> str:
    """A text with its placeholders filled in; one without a value stays as it stands."""

    def value_of(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return match[0] if value is None else str(value)

    return _PLACEHOLDER.sub(value_of, text)
