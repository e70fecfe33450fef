"""The second view of public sets: how it cuts texts, and what it says of them."""

import numpy as np
import pytest

from bench.nlu import minilm
from bench.nlu.minilm import MiniLm, NoSecondView, WordPieces

VOCABULARY = ["[CLS]", "[SEP]", "[UNK]", "card", "##s", "new", "?", "cafe", "我"]


def cut(text: str) -> list[str]:
    """A text's pieces between start and end."""
    return [VOCABULARY[number] for number in WordPieces(VOCABULARY).numbers(text)[1:-1]]


@pytest.fixture(scope="module")
def encoder() -> MiniLm:
    return MiniLm()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("New cards?", ["new", "card", "##s", "?"]),
        ("a CAFÉ", ["[UNK]", "cafe"]),
        ("我card", ["我", "card"]),
        ("new\u200b\tcard", ["new", "card"]),
        ("cardx", ["[UNK]"]),
        ("card" * 26, ["[UNK]"]),
        (" ", []),
    ],
)
def test_a_text_is_cut_into_the_longest_known_pieces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_text_too_long_keeps_its_beginning() -> None:
    numbers = WordPieces(VOCABULARY).numbers("card " * 300)
    assert (len(numbers), numbers[0], numbers[-1]) == (256, 0, 1)


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: MiniLm) -> None:
    texts = ["My card was declined.", "hi", "Where is my parcel?", "My card got declined."]
    together = encoder.encode(texts)
    alone = np.vstack([encoder.encode([text]) for text in texts])
    assert together.shape == (4, minilm.DIMENSIONS)
    assert np.linalg.norm(together, axis=1) == pytest.approx([1.0] * 4, abs=1e-5)
    assert np.abs(together - alone).max() < 1e-5


def test_vectors_are_those_of_the_published_model(encoder: MiniLm) -> None:
    # of the same weights run by another library; 8-bit weights there: 0.9996 alike as a whole
    (vector,) = encoder.encode(["What is the status of my new card?"])
    assert vector[:4] == pytest.approx([-0.02706, -0.03112, -0.02282, 0.00359], abs=1e-4)


def test_like_meanings_are_near(encoder: MiniLm) -> None:
    first, like, other = encoder.encode(
        ["My card was declined.", "They refused my debit card.", "What is the capital of Peru?"]
    )
    assert first @ like > 0.5 > 0.2 > first @ other


def test_no_texts_have_no_vectors(encoder: MiniLm) -> None:
    assert encoder.encode([]).shape == (0, minilm.DIMENSIONS)


def test_without_its_package_there_is_no_second_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "PACKAGE", "front_door_has_no_such_package")
    assert not minilm.installed()
    with pytest.raises(NoSecondView, match="front_door_has_no_such_package is not installed"):
        MiniLm()
