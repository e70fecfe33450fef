"""The trained heads: what is learnt from labelled examples, and what they say of a message.

Knows nothing of Rasa: `heads.MessageHeads` brings it into the pipeline, the benchmark calls it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu import calibration, flag_evidence
from bot.nlu.features import FeatureSpace, hint_row, hints_in, levels_in
from bot.nlu.head_training import (
    CATEGORY,
    COMPLAINT,
    FLAGS,
    HEADS,
    INTENT,
    SQUARED_FLAGS,
    TONE,
    TOPIC,
    Labelled,
    Task,
    fit_all,
    folds_of,
    intent_of,
    kind_of,
    scores_beside,
    tasks_of,
)
from bot.nlu.linear_model import Inputs, LinearHead, one_hot, softmax
from bot.nlu.wording import Wording
from tickets.vocabulary import CATEGORY_OF_TOPIC, Flag, Tone, Topic

OUT_OF_SCOPE = "out_of_scope"
ASKS_FOR_A_PERSON = "request_human"
_STRONG_TONES = (Tone.ANGRY.value, Tone.DISTRESSED.value)
# a dry remark on a long wait is no hint of self-harm
_LEAST_DISTRESS = 0.05
_TINY = 1e-12
# what one head may say against a topic at most
_LEAST_SHARE = 1e-4
# of the kinds' word on a topic beside the topic head's, which judges better
_KINDS_WEIGHT = 0.5
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
    # steps of the fits, and of those on the folds, halfway between which the former begin
    "iterations": {INTENT: 8, TOPIC: 4, TONE: 4, FLAGS: 16},
    "held_out_iterations": {INTENT: 14, TOPIC: 10, TONE: 10, FLAGS: 20},
    # share of real complaints that may be taken for something out of scope
    "most_rejected": 0.025,
    # share of angry or distressed messages that must be seen as such
    "strong_tone_recall": 0.92,
    # how many times a flag's recall counts as much as its precision: nine in ten are to be right …
    "flag_recall_weight": 0.75,
    # … of those that call somebody; of those that make the handling careful a missed one costs more
    "care_recall_weight": 1.3,
    # a missed self-harm costs more, a crisis line in reply to anger is wrong all the same
    "self_harm_recall_weight": 0.85,
    # of a mere hint of it, which makes answers careful and which staff see, a false alarm
    # costs little
    "self_harm_hint_weight": 6.0,
    # examples at which a flag's own threshold and the common one count alike
    "flag_shrinkage": 1000.0,
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
        self_harm_hint: probability of self-harm where it is worth care; 0 where it is not.
    """

    intents: list[tuple[str, float]]
    topics: list[tuple[str, float]]
    categories: list[tuple[str, float]]
    tones: list[tuple[str, float]]
    flags: dict[str, float]
    self_harm_hint: float


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
        sizes = [len(names[FLAGS if name == SQUARED_FLAGS else name]) for name in HEADS]
        ends = np.cumsum(sizes).tolist()
        self._columns = {
            name: slice(end - size, end) for name, size, end in zip(HEADS, sizes, ends, strict=True)
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
        tasks = tasks_of(labelled)
        wording = wording or Wording.of(labelled.texts, config["least_documents"])
        space, dense = FeatureSpace.learn(
            labelled.rows, wording.hints, wording.vocabulary, config["word_scale"]
        )
        inputs = Inputs(dense, space.pairs(dense), wording.ngrams)
        heads, held_out = fit_all(inputs, tasks, folds_of(labelled, wording.groups), config)
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
        understanding._calibrate(tasks, held_out, hints_in(inputs)[tasks[FLAGS].rows], config)
        return understanding

    def _calibrate(
        self,
        tasks: dict[str, Task],
        scores: dict[str, np.ndarray],
        hints: np.ndarray,
        config: Mapping[str, Any],
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
            joined = self._joined(scores_beside(INTENT, TOPIC, tasks, scores), scores[TOPIC])
            told["joined"] = calibration.temperature(joined, tasks[TOPIC].targets)
        self._calibrate_flags(tasks, scores, hints, config)
        told["rejection"] = self._rejection(tasks[INTENT], scores[INTENT], config)
        tones = self._tones(scores[TONE])
        strong = [i for i, name in enumerate(tasks[TONE].names) if name in _STRONG_TONES]
        told["strong"] = calibration.recall_threshold(
            tones[:, strong].sum(axis=1),
            tasks[TONE].targets[:, strong].sum(axis=1),
            config["strong_tone_recall"],
        )

    def _calibrate_flags(
        self,
        tasks: dict[str, Task],
        scores: dict[str, np.ndarray],
        hints: np.ndarray,
        config: Mapping[str, Any],
    ) -> None:
        told, task = self._calibrated, tasks[FLAGS]
        intents = self._intents(scores_beside(INTENT, FLAGS, tasks, scores))
        tones = self._tones(scores_beside(TONE, FLAGS, tasks, scores))
        evidence = self._evidence(scores[FLAGS], scores[SQUARED_FLAGS], hints, intents, tones)
        told[FLAGS] = flag_evidence.weigh(evidence, task.targets).tolist()
        found = flag_evidence.probabilities(evidence, np.array(told[FLAGS]), task.names)
        told["flags_said_from"], told["self_harm_hinted_from"] = flag_evidence.thresholds(
            found, task.targets, task.names, config
        )

    def _evidence(
        self,
        logistic: np.ndarray,
        squared: np.ndarray,
        hints: np.ndarray,
        intents: np.ndarray,
        tones: np.ndarray,
    ) -> np.ndarray:
        kinds = flag_evidence.kind_shares(intents, self.names[INTENT])
        shares = np.hstack([kinds, flag_evidence.tone_shares(tones, self.names[TONE])])
        return flag_evidence.evidence(logistic, squared, levels_in(hints), shares)

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

    def _tones(self, scores: np.ndarray) -> np.ndarray:
        """Probabilities of the tones."""
        return softmax(scores / self._calibrated[TONE]) if self.names[TONE] else scores

    def _joined(self, kinds: np.ndarray, topics: np.ndarray) -> np.ndarray:
        """Scores of the topics, shape (n, topics), from both heads that know of them."""
        told = self._calibrated
        # tempered before the share among complaints is taken
        shares = softmax(kinds / told[INTENT]) @ self._topics_of_kinds
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), _TINY)
        own = softmax(topics / told[TOPIC])
        return np.log(own + _LEAST_SHARE) + _KINDS_WEIGHT * np.log(shares + _LEAST_SHARE)

    def probabilities(self, scores: np.ndarray, hints: np.ndarray) -> dict[str, np.ndarray]:
        """Calibrated probabilities of each head's labels.

        Args:
            scores: of all heads side by side, shape (n, all).
            hints: as `features.hint_row` gives them, shape (n, flags).
        """
        told = self._calibrated
        part = {name: scores[:, columns] for name, columns in self._columns.items()}
        intents, tones = self._intents(part[INTENT]), self._tones(part[TONE])
        found = {INTENT: intents, TOPIC: part[TOPIC], TONE: tones}
        if self.names[TOPIC]:
            found[TOPIC] = softmax(self._joined(part[INTENT], part[TOPIC]) / told["joined"])
        found[CATEGORY] = found[TOPIC] @ self._categories_of_topics
        evidence = self._evidence(
            part[FLAGS], part[SQUARED_FLAGS], hints, found[INTENT], found[TONE]
        )
        weights = np.array(told[FLAGS])
        found[FLAGS] = flag_evidence.probabilities(evidence, weights, self.names[FLAGS])
        return found

    def read_all(self, rows: np.ndarray, texts: Sequence[str]) -> list[Reading]:
        """What the heads say of many messages (see `read`)."""
        inputs = self._space.inputs(rows, texts)
        found = self.probabilities(self._head.scores(inputs), hints_in(inputs))
        return [
            self.reading({name: part[i] for name, part in found.items()}) for i in range(len(texts))
        ]

    def read(self, row: np.ndarray, text: str) -> Reading:
        """What the heads say of one message.

        Args:
            row: what `encoder.embed` says of it.
            text: the customer's words.
        """
        columns, values = self._space.vector(text)
        hints = hint_row(text)[None, :]
        dense = self._space.dense(row[None, :], hints)
        scores = (dense @ self._head.dense + self._space.pairs(dense) @ self._head.pairs)[0]
        scores += self._head.bias
        if len(columns):
            scores = scores + values @ self._head.sparse[columns]
        found = self.probabilities(scores[None, :], hints)
        return self.reading({name: rows[0] for name, rows in found.items()})

    def reading(self, probabilities: dict[str, np.ndarray]) -> Reading:
        """Decide about one message.

        Args:
            probabilities: its calibrated probabilities.
        """
        told = self._calibrated
        intents = self._first(INTENT, probabilities, (OUT_OF_SCOPE,), told["rejection"])
        flags = {
            name: float(value)
            for name, value, least in zip(
                self.names[FLAGS], probabilities[FLAGS], told["flags_said_from"], strict=True
            )
            if value >= least
        }
        if intents[0][0] == ASKS_FOR_A_PERSON:
            # whoever asks for a person wants one, by definition (docs/labels.md)
            wanted = flags.get(Flag.WANTS_HUMAN.value, 0.0)
            flags[Flag.WANTS_HUMAN.value] = max(intents[0][1], wanted)
        hint = float(probabilities[FLAGS][self.names[FLAGS].index(Flag.SELF_HARM)])
        distressed = self._distress(probabilities) >= _LEAST_DISTRESS
        hinted = Flag.SELF_HARM in flags or (distressed and hint >= told["self_harm_hinted_from"])
        return Reading(
            intents,
            self._first(TOPIC, probabilities),
            self._first(CATEGORY, probabilities),
            self._first(TONE, probabilities, _STRONG_TONES, told["strong"]),
            flags,
            hint if hinted else 0.0,
        )

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
            "names": {
                **{name: self.names[name] for name in (TOPIC, TONE, FLAGS)},
                INTENT: self._kinds,
            },
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
