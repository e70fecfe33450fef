import re

import pytest

from bot.nlu.phrase_index import PhraseIndex

_PHRASES = {
    "court": [r"take (?:you|them) to court", r"\bsue\b", "告[^,。]{0,4}法院", "起诉"],
    "press": [r"go to the (?:press|papers)", "曝光", "媒体"],
    "number": [r"\d{5}", "ab"],
}
_TEXTS = [
    "i will take you to court and go to the press",
    "sue",
    "pursue it",
    "take you to the courtroom",
    "我要告你们到法院",
    "告诉媒体, 12345",
    "曝光你们, see you in court",
    "ab",
    "a",
    "",
]


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("key", [1, 2, 4])
def test_it_finds_those_whose_phrases_occur(text, key):
    expected = {
        owner
        for owner, phrases in _PHRASES.items()
        if any(re.search(phrase, text) for phrase in phrases)
    }
    assert PhraseIndex(_PHRASES, key).owners(text) == expected


def test_without_phrases_it_finds_nobody():
    assert PhraseIndex({}, 4).owners("i will take you to court") == set()
