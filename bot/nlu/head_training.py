"""Fitting all heads on labelled messages, once whole and once per fold for their calibration."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.nlu.linear_model import Inputs, LinearHead, balanced_weights, fit, one_hot
from bot.nlu.near_duplicates import fold_numbers
from bot.nlu.ridge import fit_ridge
from tickets.vocabulary import Flag

INTENT, TOPIC, TONE, FLAGS = "intent", "topic", "tone", "flags"
# what a reply to a question of the form tells (`reply_kind.ReplyKind`)
TELLS = "tells"
# which answer a question on the side asks for: the key of a response
ASKS = "asks"
# a category is the sum of its topics: a head of its own was worse, alone and beside them
CATEGORY = "category"
COMPLAINT = "file_complaint"
# flags by squared loss as well: beside tones, on the same examples, they cost next to nothing
SQUARED_FLAGS = "squared_flags"
HEADS = (INTENT, TOPIC, TONE, FLAGS, SQUARED_FLAGS, TELLS, ASKS)
# those that squared loss and pairs of components serve better; the others are sharper without
_BY_RIDGE = (TOPIC, TONE)
_FOLDS = 2


@dataclass(frozen=True)
class Labelled:
    """Labelled messages.

    Attributes:
        texts: the customers' words.
        rows: what `encoder.embed` says of them.
        intents: name of each one's intent, or None where its words leave that open.
        topics: topic of each, or None.
        tones: tone of each, or None.
        flags: flags of each, or None where they are not labelled.
        tells: what each tells as a reply, or None where it is not labelled.
        asks: key of the response that each asks for, or None.
    """

    texts: Sequence[str]
    rows: np.ndarray
    intents: Sequence[str | None]
    topics: Sequence[str | None]
    tones: Sequence[str | None]
    flags: Sequence[frozenset[str] | None]
    tells: Sequence[str | None]
    asks: Sequence[str | None] = ()


@dataclass
class Task:
    """One head's part of the training: its rows and targets."""

    rows: np.ndarray
    names: list[str]
    targets: np.ndarray

    def moved(self, places: np.ndarray) -> "Task":
        """The same where example i stands in row `places[i]`."""
        rows = places[self.rows]
        order = np.argsort(rows)
        return Task(rows[order], self.names, self.targets[order])


def kind_of(intent: str, topic: str | None) -> str:
    """What the intent head tells apart: intents, and complaints by their topic.

    One direction cannot part complaints about a clerk from praise of one and complaints about a fee
    from questions about it; one per topic can.
    """
    return f"{intent}/{topic}" if intent == COMPLAINT and topic else intent


def intent_of(kind: str) -> str:
    """The intent that a kind belongs to."""
    return COMPLAINT if kind.startswith(f"{COMPLAINT}/") else kind


def tasks_of(labelled: Labelled) -> dict[str, Task]:
    """Rows, names and targets of every head; those of the intent head are kinds."""

    def exclusive(values: Sequence[str | None]) -> Task:
        rows = np.array([i for i, value in enumerate(values) if value], dtype=np.int64)
        told = [str(values[i]) for i in rows]
        names = sorted(set(told))
        return Task(rows, names, one_hot(told, names))

    tasks = {
        INTENT: exclusive(
            [i and kind_of(i, t) for i, t in zip(labelled.intents, labelled.topics, strict=True)]
        ),
        TOPIC: exclusive(labelled.topics),
        TONE: exclusive(labelled.tones),
        TELLS: exclusive(labelled.tells),
        ASKS: exclusive(labelled.asks),
    }
    names = [flag.value for flag in Flag]
    rows = np.array([i for i, told in enumerate(labelled.flags) if told is not None], np.int64)
    targets = np.zeros((len(rows), len(names)))
    for place, row in enumerate(rows):
        for flag in labelled.flags[row] or ():
            targets[place, names.index(flag)] = 1
    tasks[FLAGS] = Task(rows, names, targets)
    return tasks


def folds_of(labelled: Labelled, groups: np.ndarray) -> np.ndarray:
    """A fold per example: kinds of messages spread over all, near-duplicates together.

    Args:
        labelled: the examples.
        groups: a number per example; near-duplicates have the same.
    """
    kinds = [f"{i}/{t}" for i, t in zip(labelled.intents, labelled.topics, strict=True)]
    return fold_numbers(kinds, groups, _FOLDS)


def arranged(labelled: Labelled, folds: np.ndarray) -> np.ndarray:
    """An order of the examples in which those of a head follow one another, in a fold and in all.

    Replies without an intent, other messages, complaints; then the same of the other fold the other
    way round. So the fits look at features where they lie: copies of them would be gigabytes.
    """
    kinds = [
        (intent is not None) + (topic is not None)
        for intent, topic in zip(labelled.intents, labelled.topics, strict=True)
    ]
    return np.argsort(np.where(folds == 0, kinds, 10 * folds - kinds), kind="stable")


def fit_all(
    inputs: Inputs, tasks: dict[str, Task], folds: np.ndarray, config: Mapping[str, Any]
) -> tuple[dict[str, LinearHead], dict[str, np.ndarray]]:
    """Every head on all its rows, and the scores that it gives to folds it was not fitted on.

    Args:
        inputs: features of all examples.
        tasks: rows and targets of the heads.
        folds: see `folds_of`.
        config: see `understanding.DEFAULTS`.

    Returns:
        the heads by name, and the scores, shape (n, labels), of the examples that a task has.
    """
    flags = tasks[FLAGS]
    flagged = np.zeros((len(inputs), len(flags.names)))
    flagged[flags.rows] = flags.targets

    def one(name: str, fold: int | None) -> tuple[np.ndarray, LinearHead]:
        task = tasks[name]
        inside = np.ones(len(task.rows), bool) if fold is None else folds[task.rows] != fold
        rows, targets = task.rows[inside], task.targets[inside]
        weights = None if name == FLAGS else balanced_weights(targets, config["balance"])
        if name == TONE:
            targets = np.hstack([targets, flagged[rows]])
        if not len(targets) or not task.names:
            return inside, LinearHead.untrained(inputs, targets.shape[1])
        terms = {
            "penalty": config["penalty"][name],
            "ngram_scale": config["ngram_scale"][name],
            "row_weights": weights,
        }
        terms["iterations"] = config["held_out_iterations"][name]
        if fold is None:
            # between the folds' heads it is a few steps to the head of all examples
            terms["iterations"] = config["iterations"][name]
            terms["start"] = LinearHead.mean([running[name, f].result()[1] for f in range(_FOLDS)])
        if name in _BY_RIDGE:
            return inside, fit_ridge(inputs, rows, targets, **terms)
        return inside, fit(inputs, rows, targets, exclusive=name != FLAGS, **terms)

    # The products release Python's lock, so threads use the cores that BLAS is kept from. Whoever
    # waits for the folds was begun after them.
    running: dict[tuple[str, int | None], Future[tuple[np.ndarray, LinearHead]]] = {}
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for fold in (*range(_FOLDS), None):
            for name in tasks:
                running[name, fold] = pool.submit(one, name, fold)
    fitted = {job: future.result() for job, future in running.items()}
    for fold in (None, *range(_FOLDS)):
        inside, both = fitted[TONE, fold]
        own = len(tasks[TONE].names)
        fitted[TONE, fold] = inside, both.columns(slice(own))
        kept = np.ones(len(flags.rows), bool) if fold is None else folds[flags.rows] != fold
        fitted[SQUARED_FLAGS, fold] = kept, both.columns(slice(own, None))
    held_out = {}
    for name, task in {**tasks, SQUARED_FLAGS: flags}.items():
        held_out[name] = np.zeros(task.targets.shape)
        for fold in range(_FOLDS):
            inside, head = fitted[name, fold]
            if (~inside).any():
                held_out[name][~inside] = head.scores(inputs, task.rows[~inside])
    return {name: fitted[name, None][1] for name in HEADS}, held_out


def scores_beside(
    told: str, head: str, tasks: dict[str, Task], scores: dict[str, np.ndarray]
) -> np.ndarray:
    """Scores that one head told for the examples of another, in the order of the latter.

    An example that the former does not have is told nothing: all its scores are 0.
    """
    place = {row: i for i, row in enumerate(tasks[told].rows.tolist())}
    found = np.zeros((len(tasks[head].rows), scores[told].shape[1]))
    for i, row in enumerate(tasks[head].rows.tolist()):
        if row in place:
            found[i] = scores[told][place[row]]
    return found
