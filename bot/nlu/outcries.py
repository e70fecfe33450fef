"""Outcries: words of feeling, or of questions put to nobody, that tell nothing of the matter."""

import re

from bot.nlu.rule_phrases import rules
from bot.nlu.text import for_rules
from bot.nlu.wishes import demanding_clause
from tickets.vocabulary import Tone

_PHRASES = rules("outcries")
_CRIES_OUT = _PHRASES["cries out"]
_ONLY_ANGRY = _PHRASES["only says that they are angry"]
_ONLY_UPSET = _PHRASES["only says that they are upset"]
_WELL_AGAIN = _PHRASES["says that they are better or not alone"]
_GOES_ON_WITH_IT = _PHRASES["wants to be done with it"]
_ASKS_NOBODY = _PHRASES["asks what nobody here can answer, in anger"]
# behind marks or "when" it is told why: "how am I to feed my kids when you froze my account"
_GOES_ON = re.compile(
    r"\s*[,，.。!！?？;；\n][\s,，.。!！?？;；]*"
    r"|\s+(?:because|cos|cause|since|after|while|whilst|when|now that)\s+"
    r"|(?<=[一-鿿])(?:\s+(?=[一-鿿])|因为)"
)


def cries_out(text: str) -> bool:
    """Whether a whole text is a cry over what it does not tell yet: "HELP how can this happen"."""
    return bool(_CRIES_OUT.fullmatch(for_rules(text).strip()))


def only_feels(text: str) -> Tone | None:
    """The tone of a text that tells only how its writer feels: "I'm so angry right now".

    So does what is asked of nobody: "who is going to explain that to my wife".

    Returns:
        `ANGRY` or `DISTRESSED`; None where any part of it says or asks something else.
    """
    read = for_rules(text).strip()
    if tone := _says_the_feeling(read):
        return tone
    tones = [_feels(part) for part in _GOES_ON.split(read) if part]
    if not tones or None in tones:
        return None
    return Tone.ANGRY if Tone.ANGRY in tones else Tone.DISTRESSED


def says_how_they_are(text: str) -> bool:
    """Whether a text says that its writer is better or not alone, and perhaps goes on: 我还好."""
    parts = [part for part in _GOES_ON.split(for_rules(text).strip()) if part]
    well = [bool(_WELL_AGAIN.fullmatch(part)) for part in parts]
    others = [part for part, is_well in zip(parts, well, strict=True) if not is_well]
    return any(well) and all(_feels(part) or _GOES_ON_WITH_IT.fullmatch(part) for part in others)


def behind_the_feeling(text: str) -> str:
    """A text, as rules read it, without how its writer feels at its head."""
    read = for_rules(text).strip()
    begins = 0
    for mark in _GOES_ON.finditer(read):
        if _feels(read[begins : mark.start()]) is None:
            break
        begins = mark.end()
    return read[begins:]


def _feels(part: str) -> Tone | None:
    """The tone of one part of a text; None where it says anything else."""
    if _ASKS_NOBODY.fullmatch(part) and not demanding_clause(part):
        return Tone.ANGRY
    return _says_the_feeling(part)


def _says_the_feeling(read: str) -> Tone | None:
    if _ONLY_ANGRY.fullmatch(read):
        return Tone.ANGRY
    return Tone.DISTRESSED if _ONLY_UPSET.fullmatch(read) else None
