"""Tokens of Chinese, English and mixed text."""

import pytest

from bot.nlu.tokenizer import BilingualTokenizer
from tests.bot.nlu.conftest import message


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("I don't agree", ["I", "don't", "agree"]),
        ("我不同意", ["我", "不", "同", "意"]),
        ("我的claim被拒了", ["我", "的", "claim", "被", "拒", "了"]),
        ("mail li@example.com now", ["mail", "li@example.com", "now"]),
        ("写信到li@example.com吧", ["写", "信", "到", "li@example.com", "吧"]),
        ("paid 2,500.00 on 2026-11-03", ["paid", "2,500.00", "on", "2026-11-03"]),
        ("查FD-1234-5678-97", ["查", "FD-1234-5678-97"]),
        ("😀!", ["😀", "!"]),
        ("   ", [" "]),
    ],
)
def test_text_splits_into_tokens(build, text, tokens):
    read = build(BilingualTokenizer).tokenize(message(text), "text")
    assert [token.text for token in read] == tokens


def test_tokens_keep_their_place(build):
    text = "我的 claim\u200b被拒"
    for token in build(BilingualTokenizer).tokenize(message(text), "text"):
        assert text[token.start : token.end] == token.text


def test_a_huge_text_gives_a_bounded_number_of_tokens(build):
    assert len(build(BilingualTokenizer).tokenize(message("投" * 100_000), "text")) == 4000
