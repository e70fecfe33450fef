"""The indexed policy predicts what Rasa's own does, at every point of every conversation."""

import copy
from itertools import product
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.events import ActionExecuted, ActionExecutionRejected, ActiveLoop, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.rule_policy import IndexedRulePolicy


@pytest.fixture
def policies(tiny_processor: Any) -> tuple[RulePolicy, IndexedRulePolicy]:
    (loaded,) = (
        node._component
        for node in tiny_processor.graph_runner._instantiated_nodes.values()
        if isinstance(node._component, RulePolicy)
    )
    plain, indexed = copy.copy(loaded), copy.copy(loaded)
    plain.__class__ = RulePolicy
    IndexedRulePolicy.index(indexed)
    return plain, indexed


def test_every_point_of_conversations_gets_the_same_prediction(
    policies: tuple[RulePolicy, IndexedRulePolicy], tiny_processor: Any
) -> None:
    plain, indexed = policies
    domain = tiny_processor.domain
    loops = [None, *domain.form_names]
    compared = 0
    predicted = set()
    for first, second, loop, rejected in product(
        domain.intents, domain.intents, loops, (False, True)
    ):
        tracker = DialogueStateTracker("c", domain.slots)
        events: list[Any] = [
            ActionExecuted("action_session_start"),
            ActionExecuted("action_listen"),
        ]
        events += [UserUttered("words", {"name": first}), ActiveLoop(loop)]
        if loop:
            events += [ActionExecuted(loop)]
        events += [ActionExecuted("action_listen"), UserUttered("more words", {"name": second})]
        if loop and rejected:
            events.append(ActionExecutionRejected(loop))
        for event in events:
            tracker.update(event, domain)
            expected = plain.predict_action_probabilities(tracker, domain)
            found = indexed.predict_action_probabilities(tracker, domain)
            assert found.probabilities == expected.probabilities
            assert found.events == expected.events
            assert found.is_no_user_prediction == expected.is_no_user_prediction
            predicted.add(found.max_confidence_index)
            compared += 1
    # the comparison is none if everything ends in the fallback
    assert compared > 100
    assert len(predicted) > 3
