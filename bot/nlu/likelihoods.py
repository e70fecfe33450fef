"""Calibrated probabilities of labels, from the scores of the heads.

The intent head tells complaints apart by their topic, so that topics are weighed by two heads;
flags are weighed by all that speaks for them (`flag_evidence`).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np

from bot.nlu import calibration, flag_evidence
from bot.nlu.decision import STRONG_TONES
from bot.nlu.features import levels_in
from bot.nlu.head_training import (
    ASKS,
    CATEGORY,
    COMPLAINT,
    FLAGS,
    HEADS,
    INTENT,
    SQUARED_FLAGS,
    TELLS,
    TONE,
    TOPIC,
    Task,
    intent_of,
    kind_of,
    scores_beside,
)
from bot.nlu.intents import OUT_OF_SCOPE
from bot.nlu.linear_model import one_hot, softmax
from tickets.vocabulary import CATEGORY_OF_TOPIC, Topic

_TINY = 1e-12
# what one head may say against a topic at most
_LEAST_SHARE = 1e-4
# of the kinds' word on a topic beside the topic head's, which judges better
_KINDS_WEIGHT = 0.25


class Likelihoods:
    """Turns scores into probabilities.

    Args:
        learnt: labels of each head, in order of their columns; those of the intent head are kinds.
        calibrated: temperatures, weights and thresholds, as `calibrate` finds them.

    Attributes:
        names: labels whose probabilities are told, by head and for the category.
    """

    def __init__(self, learnt: dict[str, list[str]], calibrated: dict[str, Any]) -> None:
        self.learnt, self.calibrated = learnt, calibrated
        sizes = [len(learnt[FLAGS if name == SQUARED_FLAGS else name]) for name in HEADS]
        ends = np.cumsum(sizes).tolist()
        self._columns = {
            name: slice(end - size, end) for name, size, end in zip(HEADS, sizes, ends, strict=True)
        }
        self._kinds = learnt[INTENT]
        intents = sorted(set(map(intent_of, self._kinds)))
        self._intents_of_kinds = np.zeros((len(self._kinds), len(intents)))
        for row, kind in enumerate(self._kinds):
            self._intents_of_kinds[row, intents.index(intent_of(kind))] = 1
        self.names = {**learnt, INTENT: intents}
        # a topic's complaints, among the kinds
        self._topics_of_kinds = np.zeros((len(self._kinds), len(learnt[TOPIC])))
        for column, topic in enumerate(learnt[TOPIC]):
            kind = kind_of(COMPLAINT, topic)
            if kind in self._kinds:
                self._topics_of_kinds[self._kinds.index(kind), column] = 1
        told = [CATEGORY_OF_TOPIC[Topic(topic)].value for topic in learnt[TOPIC]]
        self.names[CATEGORY] = sorted(set(told))
        self._categories_of_topics = one_hot(told, self.names[CATEGORY])

    def calibrate(
        self,
        tasks: dict[str, Task],
        scores: dict[str, np.ndarray],
        hints: np.ndarray,
        config: Mapping[str, Any],
    ) -> None:
        """Find temperatures, weights of evidence and thresholds.

        Args:
            tasks: rows and targets of the heads.
            scores: of examples that the heads were not fitted on, by head.
            hints: as `features.hints_in` gives them, of the examples labelled with flags.
            config: see `understanding.DEFAULTS`.
        """
        told = self.calibrated
        told[INTENT] = calibration.temperature(
            scores[INTENT],
            tasks[INTENT].targets @ self._intents_of_kinds,
            self._intents_of_kinds,
        )
        for name in (TOPIC, TONE, TELLS, ASKS):
            several = len(tasks[name].names) > 1
            truth = tasks[name].targets
            told[name] = calibration.temperature(scores[name], truth) if several else 1.0
        told["joined"] = 1.0
        if len(tasks[TOPIC].names) > 1:
            kinds = self._kinds_shares(scores_beside(INTENT, TOPIC, tasks, scores))
            joined = self._joined(kinds, scores[TOPIC])
            told["joined"] = calibration.temperature(joined, tasks[TOPIC].targets)
        self._calibrate_flags(tasks, scores, hints, config)
        told["rejection"] = self._rejection(tasks[INTENT], scores[INTENT], config)
        tones = self._tones(scores[TONE])
        strong = [i for i, name in enumerate(tasks[TONE].names) if name in STRONG_TONES]
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
        told, task = self.calibrated, tasks[FLAGS]
        kinds = self._kinds_shares(scores_beside(INTENT, FLAGS, tasks, scores))
        intents = kinds @ self._intents_of_kinds
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
        intents = self._kinds_shares(scores) @ self._intents_of_kinds
        probabilities = intents[:, names.index(OUT_OF_SCOPE)]
        truth = task.targets @ self._intents_of_kinds
        complaints = truth[:, names.index(COMPLAINT)] > 0
        return calibration.rejection_threshold(probabilities[complaints], config["most_rejected"])

    @cached_property
    def _weights(self) -> np.ndarray:
        """How much evidence counts, as calibrated."""
        return np.array(self.calibrated[FLAGS])

    def _kinds_shares(self, scores: np.ndarray) -> np.ndarray:
        """Probabilities of the kinds, from their scores."""
        return softmax(scores / self.calibrated[INTENT])

    def _tones(self, scores: np.ndarray) -> np.ndarray:
        """Probabilities of the tones."""
        return softmax(scores / self.calibrated[TONE]) if self.names[TONE] else scores

    def _joined(self, kinds: np.ndarray, topics: np.ndarray) -> np.ndarray:
        """Scores of the topics, shape (n, topics), from both heads that know of them.

        Args:
            kinds: probabilities, of which those of complaints tell of their topics.
            topics: scores of the topic head.
        """
        shares = kinds @ self._topics_of_kinds
        shares /= np.maximum(shares.sum(axis=1, keepdims=True), _TINY)
        own = softmax(topics / self.calibrated[TOPIC])
        return np.log(own + _LEAST_SHARE) + _KINDS_WEIGHT * np.log(shares + _LEAST_SHARE)

    def probabilities(self, scores: np.ndarray, hints: np.ndarray) -> dict[str, np.ndarray]:
        """Calibrated probabilities of each head's labels.

        Args:
            scores: of all heads side by side, shape (n, all).
            hints: as `features.hint_row` gives them, shape (n, flags).
        """
        part = {name: scores[:, columns] for name, columns in self._columns.items()}
        kinds, tones = self._kinds_shares(part[INTENT]), self._tones(part[TONE])
        found = {INTENT: kinds @ self._intents_of_kinds, TOPIC: part[TOPIC], TONE: tones}
        if self.names[TOPIC]:
            joined = self._joined(kinds, part[TOPIC])
            found[TOPIC] = softmax(joined / self.calibrated["joined"])
        for name in (TELLS, ASKS):
            known = bool(self.names[name])
            found[name] = softmax(part[name] / self.calibrated[name]) if known else part[name]
        found[CATEGORY] = found[TOPIC] @ self._categories_of_topics
        evidence = self._evidence(
            part[FLAGS], part[SQUARED_FLAGS], hints, found[INTENT], found[TONE]
        )
        found[FLAGS] = flag_evidence.probabilities(evidence, self._weights, self.names[FLAGS])
        return found
