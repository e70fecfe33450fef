"""N-grams of a text, and the unit vectors made of them."""

from collections import Counter

import numpy as np
import pytest

from bot.nlu.ngrams import NgramVocabulary, ngrams

TEXTS = ["退款一直没到", "退款还没到账", "the refund never came", "where is my refund"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("退款", {"退": 1, "款": 1, "退款": 1}),
        ("now now", {" now ": 2, "now_now": 1, " now": 2, "now ": 2}),
        ("42!", {" 0 ": 1, " ! ": 1, "0_!": 1}),
        ("WAIT...", {"§..": 1, "§caps": 1, " wait ": 1, " wai": 1, "wait": 1, "ait ": 1}),
        ("", {}),
    ],
)
def test_what_is_counted(text: str, counted: dict[str, int]) -> None:
    assert Counter(ngrams(text)) == counted


def test_a_text_by_itself_has_the_vector_that_it_has_among_others() -> None:
    vocabulary, counted = NgramVocabulary.learn(TEXTS)
    rows = vocabulary.matrix(counted)
    for row, text in enumerate(TEXTS):
        columns, values = vocabulary.vector(text)
        assert rows[row].toarray()[0, columns].tolist() == pytest.approx(values.tolist())
        assert rows[row].nnz == len(columns)
        assert float(np.linalg.norm(values)) == pytest.approx(1.0)


def test_a_text_without_known_ngrams_has_an_empty_vector() -> None:
    vocabulary, _ = NgramVocabulary.learn(TEXTS)
    columns, values = vocabulary.vector("ok")
    assert (len(columns), len(values)) == (0, 0)
    rows = vocabulary.matrix([Counter(ngrams("ok")), Counter(ngrams("refund"))])
    assert rows.getnnz(axis=1).tolist()[0] == 0
