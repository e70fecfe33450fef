"""The trained heads: what is learnt from labelled examples, and what they say of a message.

Knows nothing of Rasa: `heads.MessageHeads` brings it into the pipeline, the benchmark calls it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.decision import Reading, decide
from bot.nlu.features import FeatureSpace, hint_row, hints_in
from bot.nlu.head_training import (
    ASKS,
    FLAGS,
    HEADS,
    INTENT,
    TELLS,
    TONE,
    TOPIC,
    Labelled,
    arranged,
    fit_all,
    folds_of,
    tasks_of,
)
from bot.nlu.likelihoods import Likelihoods
from bot.nlu.linear_model import Inputs, LinearHead
from bot.nlu.wording import Wording

_WEIGHTS_FILE, _LABELS_FILE = "heads.npz", "heads.json"

DEFAULTS: dict[str, Any] = {
    # weight of the squared norm of the weights
    "penalty": {INTENT: 0.1, TOPIC: 2.0, TONE: 3.0, FLAGS: 0.2, TELLS: 0.1, ASKS: 0.1},
    # length of the n-gram block relative to the sentence vector
    "ngram_scale": {INTENT: 2.0, TOPIC: 2.0, TONE: 2.0, FLAGS: 2.0, TELLS: 2.0, ASKS: 1.0},
    # length of the mean word features relative to the sentence vector
    "word_scale": 1.0,
    # 0 leaves examples equal, 1 makes labels equal
    "balance": 0.5,
    # texts in which an n-gram must occur to get a weight
    "least_documents": 3,
    # steps of the fits, and of those on the folds, halfway between which the former begin
    "iterations": {INTENT: 6, TOPIC: 3, TONE: 3, FLAGS: 8, TELLS: 8, ASKS: 8},
    "held_out_iterations": {INTENT: 10, TOPIC: 6, TONE: 6, FLAGS: 20, TELLS: 12, ASKS: 12},
    # share of real complaints that may be taken for something out of scope
    "most_rejected": 0.025,
    # share of angry or distressed messages that must be seen as such among our own examples, which
    # are harder than what customers write: to meet a calm story as an outburst is a fault too
    "strong_tone_recall": 0.87,
    # how many times a flag's recall counts as much as its precision: nine in ten are to be right …
    "flag_recall_weight": 0.75,
    # … of those that call somebody; of those that make the handling careful a missed one costs as
    # much as a false one, which tells staff nothing where half the despairing bear it
    "care_recall_weight": 1.0,
    # none who despairs is to be missed; a crisis line in reply to anger is wrong all the same
    "self_harm_recall_weight": 1.3,
    # of a mere hint of it, which makes answers careful and which staff see, a false alarm
    # costs less
    "self_harm_hint_weight": 2.5,
    # examples at which a flag's own threshold and the common one count alike
    "flag_shrinkage": 1000.0,
}


class Understanding:
    """Trained heads.

    Args:
        space: turns messages into features.
        head: weights of all heads side by side.
        likelihoods: turns their scores into probabilities.
    """

    def __init__(self, space: FeatureSpace, head: LinearHead, likelihoods: Likelihoods) -> None:
        self._space, self._head, self._likelihoods = space, head, likelihoods
        # logistic heads have no weights of pairs, and to read zeros takes as long as to read others
        self._paired = np.flatnonzero(head.pairs.any(axis=0))
        self._pairs = np.ascontiguousarray(head.pairs[:, self._paired])

    # ---------- training ----------
    @classmethod
    def train(
        cls,
        labelled: Labelled,
        config: Mapping[str, Any] = DEFAULTS,
        wording: Wording | None = None,
    ) -> "Understanding":
        """Fit all heads, and calibrate them on folds that they were not fitted on.

        Args:
            labelled: the examples.
            config: see `DEFAULTS`.
            wording: of the examples' texts, where it was read already.
        """
        wording = wording or Wording.of(labelled.texts, config["least_documents"])
        space, dense = FeatureSpace.learn(
            labelled.rows, wording.hints, wording.vocabulary, config["word_scale"]
        )
        folds = folds_of(labelled, wording.groups)
        order = arranged(labelled, folds)
        dense = dense[order]
        inputs = Inputs(dense, space.pairs(dense), wording.ngrams[order])
        places = np.argsort(order)
        tasks = {name: task.moved(places) for name, task in tasks_of(labelled).items()}
        heads, held_out = fit_all(inputs, tasks, folds[order], config)
        likelihoods = Likelihoods({name: task.names for name, task in tasks.items()}, {})
        likelihoods.calibrate(tasks, held_out, hints_in(inputs)[tasks[FLAGS].rows], config)
        head = LinearHead(
            np.hstack([heads[name].dense for name in HEADS]),
            np.hstack([heads[name].pairs for name in HEADS]),
            np.hstack([heads[name].sparse for name in HEADS]),
            np.hstack([heads[name].bias for name in HEADS]),
        )
        return cls(space, head, likelihoods)

    # ---------- reading ----------
    def read_all(self, rows: np.ndarray, texts: Sequence[str]) -> list[Reading]:
        """What the heads say of many messages (see `read`)."""
        inputs = self._space.inputs(rows, texts)
        return self._decided(self._head.scores(inputs), hints_in(inputs))

    def read(self, row: np.ndarray, text: str) -> Reading:
        """What the heads say of one message.

        Args:
            row: what `encoder.embed` says of it.
            text: the customer's words.
        """
        columns, values = self._space.vector(text)
        hints = hint_row(text)[None, :]
        dense = self._space.dense(row[None, :], hints)
        scores = (dense @ self._head.dense)[0]
        scores[self._paired] += (self._space.pairs(dense) @ self._pairs)[0]
        scores += self._head.bias
        if len(columns):
            scores = scores + values @ self._head.sparse[columns]
        return self._decided(scores[None, :], hints)[0]

    def _decided(self, scores: np.ndarray, hints: np.ndarray) -> list[Reading]:
        """What is said of messages with these scores, shape (n, all), and hints, (n, flags)."""
        likely = self._likelihoods
        found = likely.probabilities(scores, hints)
        return [
            decide(
                {name: rows[message] for name, rows in found.items()},
                likely.names,
                likely.calibrated,
            )
            for message in range(len(scores))
        ]

    # ---------- keeping ----------
    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        np.savez(
            folder / _WEIGHTS_FILE,
            dense=self._head.dense,
            pairs=self._head.pairs,
            sparse=self._head.sparse,
            bias=self._head.bias,
            **self._space.arrays(),  # type: ignore[arg-type]  # none is named like an option
        )
        told = {
            "names": {
                name: self._likelihoods.learnt[name]
                for name in (TOPIC, TONE, FLAGS, INTENT, TELLS, ASKS)
            },
            "calibrated": self._likelihoods.calibrated,
            "ngrams": self._space.ngrams(),
        }
        text = json.dumps(told, ensure_ascii=False)
        (folder / _LABELS_FILE).write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> "Understanding | None":
        """Read what `save` wrote; None when nothing was."""
        if not (folder / _LABELS_FILE).exists():
            return None
        told = json.loads((folder / _LABELS_FILE).read_text(encoding="utf-8"))
        with np.load(folder / _WEIGHTS_FILE) as kept:
            head = LinearHead(kept["dense"], kept["pairs"], kept["sparse"], kept["bias"])
            space = FeatureSpace.restore(kept, told["ngrams"])
        return cls(space, head, Likelihoods(told["names"], told["calibrated"]))
