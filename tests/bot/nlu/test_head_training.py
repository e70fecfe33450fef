"""What the fits of all heads do beside fitting."""

import numpy as np
import pytest

from bot.nlu.head_training import Task, log_shares


def task(names, sizes):
    """A task with so many examples of each name."""
    return Task(np.arange(sum(sizes)), names, np.repeat(np.eye(len(names)), sizes, axis=0))


def test_an_intents_share_counts_its_kinds_together():
    kinds = ["file_complaint/premises", "file_complaint/waiting", "praise"]
    found = log_shares(task(kinds, [5, 3, 2]))
    assert found == pytest.approx(np.log([0.8, 0.8, 0.2]))


def test_nothing_to_learn_from_has_no_shares():
    assert log_shares(task([], [])).tolist() == []


def test_one_intent_is_all_of_them():
    assert log_shares(task(["inform"], [4])).tolist() == [0.0]
