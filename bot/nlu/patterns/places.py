"""Where somebody is: "I'm in Cork", 我在台北, or by the money that they pay with."""

import re
from collections.abc import Iterable

from bot.nlu.text import fold

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


def speaks_of_money(text: str, names: Iterable[str]) -> bool:
    """Whether somebody speaks of some money: "25 quid", £25, 三千港币.

    Args:
        text: the customer's words.
        names: words and signs of the money, in lower case and Simplified.
    """
    read = fold(text).lower()
    return any(
        re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", read) is not None for name in names
    )
