"""Bounds on what a message may put into the feature computation."""

import re
from functools import cache, lru_cache
from pathlib import Path

import opencc

from bot.nlu.cantonese import in_mandarin
from bot.nlu.dialects import in_common_words

FEATURE_HEAD_CHARACTERS = 1200
FEATURE_TAIL_CHARACTERS = 600
PATTERN_CHARACTERS = 4000

# Control and format characters, and halves of surrogate pairs, which no codec accepts.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff]"
)
_HAN = re.compile(r"[一-鿿]")
# as many words of Latin letters as there are signs still stand in a Chinese sentence
_SIGNS_OF_A_WORD = 2
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
# that OpenCC's table leaves or only half turns, since a few words of the mainland have them too
_LEFT_AS_THEY_ARE = {"著": "着", "妳": "你", "帳": "账", "帐": "账"}
# that it would turn into rarer signs, which no word list of Cantonese has
_LEFT_AS_THEY_ARE |= {sign: sign for sign in "嗰喎噚"}
# which account, parcel or telephone it is says nothing of what is meant, and hotlines are shorter
_LONG_NUMBER, _ANY_LONG_NUMBER = re.compile(r"[0-9]{6,}"), "000000"
# at the ends of a text; a question mark says something
_SAYING_NOTHING = " \t\n,.。!~…"
SENTENCE = re.compile(r"[^。！？!?；;\n.]+[。！？!?；;\n.]*")


def printable(text: str) -> str:
    """The text with every control, format or broken character replaced by a space, same length."""
    # nearly all texts are of printable characters, as Python sees them, and so need no change
    return text if text.isprintable() else _UNPRINTABLE.sub(" ", text)


def for_features(text: str) -> str:
    """The printable text, at most the first 1,200 and the last 600 characters, long numbers alike.

    A story says what happened at its beginning and what is wanted at its end; what stands between
    changes the labels little and would cost a turn whole seconds for a pasted document.
    """
    if len(text) > FEATURE_HEAD_CHARACTERS + FEATURE_TAIL_CHARACTERS:
        text = text[:FEATURE_HEAD_CHARACTERS] + "\n" + text[-FEATURE_TAIL_CHARACTERS:]
    return _LONG_NUMBER.sub(_ANY_LONG_NUMBER, printable(text))


def for_patterns(text: str) -> str:
    """The printable text, at most its first 4,000 characters, each in its place."""
    return printable(text[:PATTERN_CHARACTERS])


def between_marks(text: str) -> str:
    """What rules read of a text, without the marks at its ends that ask nothing."""
    return for_rules(text).strip(_SAYING_NOTHING)


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return 0 if text.isascii() else len(_HAN.findall(text))


def has_at_least(text: str, *, words: int, han: int) -> bool:
    """Whether a text is as long, told in words that spaces part or in Chinese characters."""
    return len(text.split()) >= words or count_han(text) >= han


def is_mostly_chinese(text: str) -> bool:
    """Whether a text is Chinese in the main, and not English that names something in Chinese."""
    return _SIGNS_OF_A_WORD * count_han(text) > len(_LATIN_WORD.findall(text))


def sentences(text: str, longest: int) -> list[str]:
    """Split a text at sentence ends and join neighbours again up to a length.

    Args:
        text: any text.
        longest: characters in one part at most; longer sentences are cut.

    Returns:
        the parts in order, without empty ones.
    """
    parts: list[str] = []
    for match in SENTENCE.finditer(text):
        sentence = match.group()
        while sentence:
            piece, sentence = sentence[:longest], sentence[longest:]
            if parts and len(parts[-1]) + len(piece) <= longest:
                parts[-1] += piece
            else:
                parts.append(piece)
    return [part.strip() for part in parts if part.strip()]


@cache
def _folding() -> dict[int, str]:
    """Character by character: Traditional to Simplified (OpenCC's table), full-width to ASCII."""
    table = {ord(chr(code)): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table[0x3000] = " "
    dictionary = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == 1 and len(first) == 1:
            table[ord(traditional)] = first
    return table | {ord(sign): plain for sign, plain in _LEFT_AS_THEY_ARE.items()}


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """The text in Simplified characters, Mandarin words and half-width signs, of the same length.

    Patterns and n-grams are written once, for Simplified; positions stay those of the original.
    Several components fold one message, so that the last few are kept.
    """
    if text.isascii():
        return text
    return in_common_words(in_mandarin(text.translate(_folding())))


@lru_cache(maxsize=64)
def for_rules(text: str) -> str:
    """What patterns of words are held against: bounded, folded, small letters, plain apostrophes.

    Dozens of rules look at one message, so that the last few are kept.
    """
    return fold(for_patterns(text)).lower().replace("’", "'")
