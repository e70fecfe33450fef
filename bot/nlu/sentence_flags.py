"""Threats and calls for a person that stand in one sentence of a long message.

One sentence in ten changes what the whole says of itself too little. So a sentence of a long
message that has a phrase of such a flag is read by itself, and believed where it speaks plainly.
On folds of our own long messages this found 64 instead of 49 of 79, with one false alarm more;
flags of care, groups, the media and self-harm gained nothing or lost precision.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.nlu.breath import parts_of
from bot.nlu.lexicon import HINTED, FlagLexicon
from bot.nlu.text import count_han, for_patterns
from tickets.vocabulary import Flag

# Flags that a sentence can carry alone.
FLAGS = (Flag.LEGAL_THREAT.value, Flag.REGULATOR_THREAT.value, Flag.WANTS_HUMAN.value)
# From which probability a sentence is believed: by itself it has lost what speaks against it.
_BELIEVED_FROM = 0.75
# Letters from which a message is long, and sentences so short that they belong to the next; a
# Chinese sign says as much as some letters.
_LONG, _SHORT = 180, 40
_LETTERS_OF_A_SIGN = 2.5
# so many are read at most, whatever is pasted
_MOST_READ = 6
_COMMA = re.compile(r"[,，;；、\s]")
_SENTENCE = re.compile(r"[^.!?。！？\n]+[.!?。！？\n]*")


def _length(text: str) -> float:
    return len(text) + (_LETTERS_OF_A_SIGN - 1) * count_han(text)


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a text in their order, short ones together with what follows."""
    begun = ""
    for match in (part for one in _SENTENCE.finditer(text) for part in _parts(one)):
        begun += match.group()
        if _length(begun) >= _SHORT:
            yield begun.strip()
            begun = ""
    if begun.strip():
        yield begun.strip()


def _parts(sentence: re.Match[str]) -> Iterator[re.Match[str]]:
    """The sentence, or its parts where there is no comma either."""
    return iter([sentence]) if _COMMA.search(sentence.group()) else parts_of(sentence)


def flags_of_sentences(
    text: str, told: Mapping[str, float], read: Callable[[str], Mapping[str, float]]
) -> dict[str, float]:
    """Flags of single sentences that the whole message did not raise.

    Args:
        text: the customer's words.
        told: flags of the whole message, with their probabilities.
        read: says the same of a sentence.

    Returns:
        the further flags, with their probabilities.
    """
    text = for_patterns(text)
    sought = [flag for flag in FLAGS if flag not in told]
    if not sought or _length(text) < _LONG:
        return {}
    lexicon = FlagLexicon.load()
    hinted = lexicon.levels(text)
    sought = [flag for flag in sought if hinted.get(flag, 0) >= HINTED]
    found: dict[str, float] = {}
    looked = 0
    for sentence in sentences_of(text) if sought else ():
        levels = lexicon.levels(sentence)
        named = [flag for flag in sought if levels.get(flag, 0) >= HINTED]
        if not named:
            continue
        looked += 1
        if looked > _MOST_READ:
            break
        said = read(sentence)
        for flag in named:
            if said.get(flag, 0.0) >= max(_BELIEVED_FROM, found.get(flag, 0.0)):
                found[flag] = said[flag]
    return found
