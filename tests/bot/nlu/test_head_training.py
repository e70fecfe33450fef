"""Examples lie so that the fits need no copy, and each keeps its label."""

import numpy as np
import pytest

from bot.nlu.head_training import INTENT, TELLS, TOPIC, Labelled, arranged, tasks_of
from bot.nlu.linear_model import span

# kinds of examples: a complaint, another message, a reply
INTENTS = ["file_complaint", "thank", None]
TOPICS = ["fees_charges", None, None]
KINDS = np.random.default_rng(5).integers(0, 3, 60)
FOLDS = np.random.default_rng(6).integers(0, 2, 60)


@pytest.fixture
def labelled() -> Labelled:
    """Examples of three kinds, one in three a reply."""
    return Labelled(
        texts=[f"text {i}" for i in range(60)],
        rows=np.zeros((60, 1)),
        intents=[INTENTS[kind] for kind in KINDS],
        topics=[TOPICS[kind] for kind in KINDS],
        tones=[None] * 60,
        flags=[None] * 60,
        tells=["demand" if kind == 2 else None for kind in KINDS],
    )


@pytest.mark.parametrize("head", [INTENT, TOPIC])
def test_the_examples_of_a_head_follow_one_another_in_all_and_in_each_fold(labelled, head):
    order = arranged(labelled, FOLDS)
    task = tasks_of(labelled)[head].moved(np.argsort(order))
    folds = FOLDS[order][task.rows]
    for rows in (task.rows, task.rows[folds == 0], task.rows[folds == 1]):
        assert isinstance(span(rows), slice)


@pytest.mark.parametrize("head", [INTENT, TOPIC, TELLS])
def test_what_was_moved_keeps_its_label(labelled, head):
    order = arranged(labelled, FOLDS)
    before, after = tasks_of(labelled)[head], tasks_of(labelled)[head].moved(np.argsort(order))
    told = dict(zip(before.rows.tolist(), before.targets.tolist(), strict=True))
    assert [told[order[row]] for row in after.rows] == after.targets.tolist()
