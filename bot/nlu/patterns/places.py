"""Where somebody says that they are: "I'm in Cork", 我在台北."""

import re
from collections.abc import Iterable

_DENIED = re.compile(r"\b(?:not|n't|never) (?:\w+ )?(?:in|from) (?:the )?\w+|不[是]?[在住]\w{1,4}")
_BEING_IN = r"\b(?:in|from|here in|live in) (?:the )?(?:{places})\b|[在住](?:{places})"


def says_to_be_in(text: str, places: Iterable[str]) -> bool:
    """Whether somebody says that they are in one of some places.

    A place that is named otherwise is where a shop stands, or a company comes from.

    Args:
        text: the customer's words.
        places: names in lower case.
    """
    named = "|".join(map(re.escape, places))
    read = _DENIED.sub(" ", text.lower())
    return bool(named and re.search(_BEING_IN.format(places=named), read))
