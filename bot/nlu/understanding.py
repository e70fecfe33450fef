"""The trained heads: what is learnt from labelled examples, and what they say of a message.

Knows nothing of Rasa: `heads.MessageHeads` brings it into the pipeline, the benchmark calls it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu import calibration
from bot.nlu.features import FeatureSpace, flags_hinted, hint_row
from bot.nlu.head_training import (
    CATEGORY,
    COMPLAINT,
    FLAGS,
    HEADS,
    INTENT,
    TONE,
    TOPIC,
    Labelled,
    Task,
    fit_all,
    intent_of,
    kind_of,
    tasks_of,
)
from bot.nlu.lexicon import FlagLexicon
from bot.nlu.linear_model import LinearHead, one_hot, softmax
from tickets.vocabulary import CATEGORY_OF_TOPIC, Flag, Tone, Topic

OUT_OF_SCOPE = "out_of_scope"
_STRONG_TONES = (Tone.ANGRY.value, Tone.DISTRESSED.value)
# a question about the ombudsman is no threat
_NEUTRAL_INTENTS = frozenset(
    {
        "ask_rights",
        "ask_process",
        "ask_privacy",
        "ask_help",
        "explain_term",
        "inform",
        "bot_challenge",
        "rate",
        "suggest",
        "praise",
        OUT_OF_SCOPE,
    }
)
_SURELY_NEUTRAL = 0.8
_NOT_IN_QUESTIONS = (
    Flag.LEGAL_THREAT,
    Flag.REGULATOR_THREAT,
    Flag.MEDIA_THREAT,
    Flag.WANTS_HUMAN,
)
_LEAST_DISTRESS = 0.1
_TINY = 1e-12
# what one head may say against a topic at most
_LEAST_SHARE = 1e-4
_WEIGHTS_FILE, _LABELS_FILE = "heads.npz", "heads.json"

DEFAULTS: dict[str, Any] = {
    # weight of the squared norm of the weights
    "penalty": {INTENT: 0.1, TOPIC: 2.0, TONE: 3.0, FLAGS: 0.2},
    # length of the n-gram block relative to the sentence vector
    "ngram_scale": {INTENT: 2.0, TOPIC: 2.0, TONE: 2.0, FLAGS: 2.0},
    # length of the mean word features relative to the sentence vector
    "word_scale": 1.0,
    # 0 leaves examples equal, 1 makes labels equal
    "balance": 0.5,
    # texts in which an n-gram must occur to get a weight
    "least_documents": 3,
    # steps of the fits, and of those that only calibrate
    "iterations": 32,
    "held_out_iterations": 20,
    # share of real complaints that may be taken for something out of scope
    "most_rejected": 0.025,
    # share of angry or distressed messages that must be seen as such
    "strong_tone_recall": 0.92,
    # how many times a flag's recall counts as much as its precision; of self-harm a false alarm
    # costs next to nothing
    "flag_recall_weight": 1.25,
    "self_harm_recall_weight": 4.0,
    # examples at which a flag's own threshold and the common one count alike
    "flag_shrinkage": 300.0,
}


@dataclass(frozen=True)
class Reading:
    """What the heads say of one message; every ranking starts with what is said.

    Attributes:
        intents: names and calibrated probabilities.
        topics: the same; empty when nothing was learnt, as below.
        categories: the same.
        tones: the same.
        flags: the flags raised, with their probabilities.
    """

    intents: list[tuple[str, float]]
    topics: list[tuple[str, float]]
    categories: list[tuple[str, float]]
    tones: list[tuple[str, float]]
    flags: dict[str, float]


class Understanding:
    """Trained heads.

    Args:
        space: turns messages into features.
        head: weights of all heads side by side.
        names: labels of each head, in order of their columns; those of the intent head are kinds.
        calibrated: temperatures, slopes and thresholds, as `train` finds them.
    """

    def __init__(
        self,
        space: FeatureSpace,
        head: LinearHead,
        names: dict[str, list[str]],
        calibrated: dict[str, Any],
    ) -> None:
        self._space = space
        self._head = head
        ends = np.cumsum([len(names[name]) for name in HEADS])
        self._columns = {
            name: slice(end - len(names[name]), end)
            for name, end in zip(HEADS, ends.tolist(), strict=True)
        }
        self._kinds = names[INTENT]
        intents = sorted(set(map(intent_of, self._kinds)))
        self._intents_of_kinds = np.zeros((len(self._kinds), len(intents)))
        for row, kind in enumerate(self._kinds):
            self._intents_of_kinds[row, intents.index(intent_of(kind))] = 1
        self.names = {**names, INTENT: intents}
        self._calibrated = calibrated
        # a topic's complaints, among the kinds
        self._topics_of_kinds = np.zeros((len(self._kinds), len(names[TOPIC])))
        for column, topic in enumerate(names[TOPIC]):
            kind = kind_of(COMPLAINT, topic)
            if kind in self._kinds:
                self._topics_of_kinds[self._kinds.index(kind), column] = 1
        told = [CATEGORY_OF_TOPIC[Topic(topic)].value for topic in names[TOPIC]]
        self.names[CATEGORY] = sorted(set(told))
        self._categories_of_topics = one_hot(told, self.names[CATEGORY])

    # ---------- training ----------
    @classmethod
    def train(cls, labelled: Labelled, config: Mapping[str, Any] = DEFAULTS) -> "Understanding":
        """Fit all heads, and calibrate them on folds that they were not fitted on.

        Args:
            labelled: the examples.
            config: see `DEFAULTS`.
        """
        tasks = tasks_of(labelled)
        space, inputs = FeatureSpace.learn(
            labelled.rows, labelled.texts, config["least_documents"], config["word_scale"]
        )
        heads, held_out = fit_all(inputs, tasks, labelled, config)
        understanding = cls(
            space,
            LinearHead(
                np.hstack([heads[name].dense for name in HEADS]),
                np.hstack([heads[name].pairs for name in HEADS]),
                np.hstack([heads[name].sparse for name in HEADS]),
                np.hstack([heads[name].bias for name in HEADS]),
            ),
            {name: task.names for name, task in tasks.items()},
            {},
        )
        understanding._calibrate(tasks, held_out, config)
        return understanding

    def _calibrate(
        self, tasks: dict[str, Task], scores: dict[str, np.ndarray], config: Mapping[str, Any]
    ) -> None:
        told = self._calibrated
        told[INTENT] = calibration.temperature(
            scores[INTENT],
            tasks[INTENT].targets @ self._intents_of_kinds,
            self._intents_of_kinds,
        )
        for name in (TOPIC, TONE):
            several = len(tasks[name].names) > 1
            truth = tasks[name].targets
            told[name] = calibration.temperature(scores[name], truth) if several else 1.0
        told["joined"] = 1.0
        if len(tasks[TOPIC].names) > 1:
            place = {row: i for i, row in enumerate(tasks[INTENT].rows.tolist())}
            kinds = scores[INTENT][[place[row] for row in tasks[TOPIC].rows.tolist()]]
            joined = self._joined(kinds, scores[TOPIC])
            told["joined"] = calibration.temperature(joined, tasks[TOPIC].targets)
        told[FLAGS] = calibration.slopes(scores[FLAGS], tasks[FLAGS].targets).tolist()
        self_harm = np.array([name == Flag.SELF_HARM for name in tasks[FLAGS].names])
        told["flag_thresholds"] = calibration.flag_thresholds(
            calibration.calibrated_flags(scores[FLAGS], np.array(told[FLAGS])),
            tasks[FLAGS].targets,
            np.where(self_harm, config["self_harm_recall_weight"], config["flag_recall_weight"]),
            np.where(self_harm, 0.0, config["flag_shrinkage"]),
        ).tolist()
        told["rejection"] = self._rejection(tasks[INTENT], scores[INTENT], config)
        tones = softmax(scores[TONE] / told[TONE]) if tasks[TONE].names else scores[TONE]
        strong = [i for i, name in enumerate(tasks[TONE].names) if name in _STRONG_TONES]
        told["strong"] = calibration.recall_threshold(
            tones[:, strong].sum(axis=1),
            tasks[TONE].targets[:, strong].sum(axis=1),
            config["strong_tone_recall"],
        )

    def _rejection(self, task: Task, scores: np.ndarray, config: Mapping[str, Any]) -> float:
        names = self.names[INTENT]
        if OUT_OF_SCOPE not in names or COMPLAINT not in names:
            return 0.5
        probabilities = self._intents(scores)[:, names.index(OUT_OF_SCOPE)]
        truth = task.targets @ self._intents_of_kinds
        complaints = truth[:, names.index(COMPLAINT)] > 0
        return calibration.rejection_threshold(probabilities[complaints], config["most_rejected"])

    # ---------- reading ----------
    def _intents(self, scores: np.ndarray) -> np.ndarray:
        """Probabilities of the intents from scores of the kinds."""
        return softmax(scores / self._calibrated[INTENT]) @ self._intents_of_kinds

    def _joined(self, kinds: np.ndarray, topics: np.ndarray) -> np.ndarray:
        """Scores of the topics, shape (n, topics), from both heads that know of them."""
        told = self._calibrated
        # tempered before the share among complaints is taken
        shares = softmax(kinds / told[INTENT]) @ self._topics_of_kinds
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), _TINY)
        own = softmax(topics / told[TOPIC])
        return np.log(own + _LEAST_SHARE) + np.log(shares + _LEAST_SHARE)

    def probabilities(self, scores: np.ndarray) -> dict[str, np.ndarray]:
        """Calibrated probabilities of each head's labels from the scores of all, shape (n, all)."""
        told = self._calibrated
        part = {name: scores[:, columns] for name, columns in self._columns.items()}
        found = {INTENT: self._intents(part[INTENT]), TOPIC: part[TOPIC], TONE: part[TONE]}
        if self.names[TONE]:
            found[TONE] = softmax(part[TONE] / told[TONE])
        if self.names[TOPIC]:
            found[TOPIC] = softmax(self._joined(part[INTENT], part[TOPIC]) / told["joined"])
        found[CATEGORY] = found[TOPIC] @ self._categories_of_topics
        found[FLAGS] = calibration.calibrated_flags(part[FLAGS], np.array(told[FLAGS]))
        return found

    def scores(self, rows: np.ndarray, texts: Sequence[str]) -> np.ndarray:
        """Scores of many messages, all heads side by side."""
        return self._head.scores(self._space.inputs(rows, texts))

    def read(self, row: np.ndarray, text: str) -> Reading:
        """What the heads say of one message.

        Args:
            row: what `encoder.embed` says of it.
            text: the customer's words.
        """
        columns, values = self._space.vector(text)
        hinted = flags_hinted(text)
        dense = self._space.dense(row[None, :], hint_row(hinted)[None, :])
        scores = (dense @ self._head.dense + self._space.pairs(dense) @ self._head.pairs)[0]
        scores += self._head.bias
        if len(columns):
            scores = scores + values @ self._head.sparse[columns]
        found = self.probabilities(scores[None, :])
        return self.reading({name: rows[0] for name, rows in found.items()}, hinted)

    def reading(self, probabilities: dict[str, np.ndarray], hinted: Sequence[str]) -> Reading:
        """Decide about one message.

        Args:
            probabilities: its calibrated probabilities.
            hinted: flags whose phrases occur in it.
        """
        told = self._calibrated
        intents = self._first(INTENT, probabilities, (OUT_OF_SCOPE,), told["rejection"])
        flags = {
            name: float(value)
            for name, value, least in zip(
                self.names[FLAGS], probabilities[FLAGS], told["flag_thresholds"], strict=True
            )
            if value >= least
        }
        if Flag.SELF_HARM in flags and self._distress(probabilities) < _LEAST_DISTRESS:
            # its threshold is low; a dry remark on a long wait is not answered with a crisis line
            del flags[Flag.SELF_HARM]
        lexicon = FlagLexicon.load()
        for name in lexicon.decisive.intersection(hinted):
            flags[name] = max(flags.get(name, 0.0), lexicon.confidence)
        if self._neutral(probabilities) >= _SURELY_NEUTRAL:
            flags = {name: value for name, value in flags.items() if name not in _NOT_IN_QUESTIONS}
        return Reading(
            intents,
            self._first(TOPIC, probabilities),
            self._first(CATEGORY, probabilities),
            self._first(TONE, probabilities, _STRONG_TONES, told["strong"]),
            flags,
        )

    def _neutral(self, probabilities: dict[str, np.ndarray]) -> float:
        """How probably the message asks or tells something without a grievance."""
        named = zip(self.names[INTENT], probabilities[INTENT].tolist(), strict=True)
        return sum(value for name, value in named if name in _NEUTRAL_INTENTS)

    def _distress(self, probabilities: dict[str, np.ndarray]) -> float:
        names = self.names[TONE]
        if Tone.DISTRESSED not in names:
            return 1.0
        return float(probabilities[TONE][names.index(Tone.DISTRESSED)])

    def _first(
        self,
        head: str,
        probabilities: dict[str, np.ndarray],
        special: tuple[str, ...] = (),
        least: float = 0.0,
    ) -> list[tuple[str, float]]:
        """Names by probability; the special ones in front from `least` on, and only from then."""
        ranked = sorted(
            zip(self.names[head], probabilities[head].tolist(), strict=True),
            key=lambda pair: -pair[1],
        )
        present = [pair for pair in ranked if pair[0] in special]
        if not present or len(present) == len(ranked):
            return ranked
        in_front = sum(value for _, value in present) >= least
        first = next(pair for pair in ranked if (pair[0] in special) == in_front)
        return [first, *(pair for pair in ranked if pair is not first)]

    # ---------- keeping ----------
    def save(self, folder: Path) -> None:
        """Write everything into a folder."""
        np.savez(
            folder / _WEIGHTS_FILE,
            dense=self._head.dense,
            pairs=self._head.pairs,
            sparse=self._head.sparse,
            bias=self._head.bias,
            **self._space.arrays(),
        )
        told = {
            "names": {**{name: self.names[name] for name in HEADS}, INTENT: self._kinds},
            "calibrated": self._calibrated,
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
        return cls(space, head, told["names"], told["calibrated"])
