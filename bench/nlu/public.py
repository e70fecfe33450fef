"""Public test sets, answered by the same classifier code; for measuring only."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.nlu import figures, ours
from bench.nlu.corpus import Example, json_lines
from bot.nlu.head_training import INTENT
from bot.nlu.understanding import DEFAULTS, Understanding

_OUTSIDE = "oos"


def _settings(ngram_scale: float, word_scale: float, least_documents: int) -> dict[str, Any]:
    """Settings of the one head that a public set needs: hardly any shrinking, and more steps."""
    return {
        "penalty": {**DEFAULTS["penalty"], INTENT: 0.02},
        "ngram_scale": {**DEFAULTS["ngram_scale"], INTENT: ngram_scale},
        "word_scale": word_scale,
        "least_documents": least_documents,
        "iterations": 60,
    }


# ten examples a label: the sentence vector tells most
_FEW_SHOT = _settings(ngram_scale=0.7, word_scale=0.5, least_documents=1)
# only the sentence vector means the same in both languages
_ACROSS_LANGUAGES = _settings(ngram_scale=0.0, word_scale=0.0, least_documents=2)
_CATEGORY_OF_ASPECT = {
    **dict.fromkeys(("food", "menu"), "product"),
    **dict.fromkeys(("staff", "service"), "service"),
    **dict.fromkeys(("price", "place", "ambience", "miscellaneous"), "other"),
}


def _examples(path: Path) -> list[Example]:
    return [Example(line["text"], line["intent"], line["lang"]) for line in json_lines(path)]


def _accuracy(train: list[Example], test: list[Example], settings: dict[str, Any]) -> float:
    understanding = ours.trained(train, ours.rows_of([e.text for e in train]), settings)
    said = ours.ask(understanding, test, ours.rows_of([e.text for e in test]))
    return figures.accuracy([e.intent for e in test], [a.said["intent"] for a in said.answers])


def banking(folder: Path) -> dict[str, float]:
    """77 intents of online banking, ten examples of each."""
    train, test = _examples(folder / "train_10.jsonl"), _examples(folder / "test.jsonl")
    return {"banking77, 10-shot, accuracy": _accuracy(train, test, _FEW_SHOT)}


def clinc(folder: Path) -> dict[str, float]:
    """150 intents, ten examples of each; out of scope by a threshold from the validation split."""
    train = _examples(folder / "train_10.jsonl")
    understanding = ours.trained(train, ours.rows_of([e.text for e in train]), _FEW_SHOT)

    def ask(name: str) -> tuple[list[str], list[str], np.ndarray]:
        examples = _examples(folder / name)
        said = ours.ask(understanding, examples, ours.rows_of([e.text for e in examples]))
        return (
            [e.intent for e in examples],
            [a.said["intent"] for a in said.answers],
            np.array([a.confidence["intent"] for a in said.answers]),
        )

    truth, _, sure = ask("val.jsonl")
    inside = np.array([label != _OUTSIDE for label in truth])
    threshold = float(np.quantile(sure[inside], 0.03))
    truth, said, sure = ask("test.jsonl")
    inside = np.array([label != _OUTSIDE for label in truth])
    right = np.array([a == b for a, b in zip(truth, said, strict=True)])
    return {
        "CLINC150, 10-shot, in-scope accuracy": float(right[inside].mean()),
        "CLINC150, out-of-scope recall at 3 % rejected on validation": float(
            (sure[~inside] < threshold).mean()
        ),
        "CLINC150, in-scope rejected on test": float((sure[inside] < threshold).mean()),
    }


def xsid(folder: Path) -> dict[str, float]:
    """Intents learnt from English sentences alone, tested on Chinese ones."""
    train = _examples(folder / "en_valid.jsonl")
    known = {e.intent for e in train}
    test = _examples(folder / "zh_test.jsonl")
    covered = [e for e in test if e.intent in known]
    more = train + _examples(folder / "en_test.jsonl")
    return {
        "xSID, 300 English sentences → Chinese, accuracy": _accuracy(
            train, covered, _ACROSS_LANGUAGES
        ),
        "xSID, 800 English sentences (their parallels among them) → Chinese, accuracy": _accuracy(
            more, test, _ACROSS_LANGUAGES
        ),
    }


def zero_shot(shared: Path, heads: Understanding) -> dict[str, float]:
    """Our own heads on reviews and on complaint tweets that they were not trained for."""
    told = {}
    if (shared / "mams_acsa").exists():
        truth, test = [], []
        for line in json_lines(shared / "mams_acsa" / "test.jsonl"):
            bad = {
                _CATEGORY_OF_ASPECT[aspect]
                for aspect, feeling in line["aspects"].items()
                if feeling == "negative"
            }
            if len(bad) == 1:
                truth.append(bad.pop())
                test.append(Example(line["text"], "", "en"))
        said = ours.ask(heads, test, ours.rows_of([e.text for e in test]))
        categories = [a.said["category"] for a in said.answers]
        told["MAMS, category of the one criticised aspect, accuracy"] = figures.accuracy(
            truth, categories
        )
    if (shared / "complaints_xci").exists():
        lines = json_lines(shared / "complaints_xci" / "dev.jsonl")
        test = [Example(line["text"], "", "en") for line in lines]
        answers = ours.ask(heads, test, ours.rows_of([e.text for e in test])).answers
        kinds = ["complaint" if line["complaint"] else "other" for line in lines]
        guesses = [
            "complaint" if a.said["intent"] == "file_complaint" else "other" for a in answers
        ]
        told["X-CI tweets, complaint or not, macro-F1"] = figures.macro_f1(kinds, guesses)
    return told


SETS: dict[str, Callable[[Path], dict[str, float]]] = {
    "banking77": banking,
    "clinc150_oos": clinc,
    "xsid_zh_en": xsid,
}


def measure(shared: Path, heads: Understanding) -> tuple[dict[str, float], list[str]]:
    """Figures of the sets that are there, and the names of those that are not.

    Args:
        shared: folder of the public sets.
        heads: trained on our own data, for what is asked without further training.
    """
    told: dict[str, float] = {}
    for name, figures_of in SETS.items():
        if (shared / name).exists():
            told |= figures_of(shared / name)
    told |= zero_shot(shared, heads) if shared.exists() else {}
    every = [*SETS, "mams_acsa", "complaints_xci"]
    return told, [name for name in every if not (shared / name).exists()]
