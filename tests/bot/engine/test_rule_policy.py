"""The indexed policy predicts what Rasa's own does, at every point of every conversation."""

import copy
from itertools import product
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.rule_policy import IndexedRulePolicy
from bot.engine.tracker import ConversationTracker


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


def test_what_was_replayed_is_replayed_anew_where_the_past_changes(
    policies: tuple[RulePolicy, IndexedRulePolicy], tiny_processor: Any
) -> None:
    plain, indexed = policies
    domain = tiny_processor.domain
    tracker = ConversationTracker("c", domain.slots)
    form = domain.form_names[0]
    events: list[Any] = [ActionExecuted("action_listen"), UserUttered("a", {"name": "complain"})]
    events += [ActionExecuted(form), ActiveLoop(form), ActionExecuted("action_listen")]
    # what was said inside the form counts only from the moment that the form refuses it
    events += [UserUttered("b", {"name": "question"}), ActionExecutionRejected(form)]
    events += [UserUtteranceReverted(), UserUttered("c", {"name": "greet"})]
    for event in events:
        tracker.update(event, domain)
        twin = tracker.copy()
        expected = plain.predict_action_probabilities(tracker, domain).probabilities
        assert indexed.predict_action_probabilities(tracker, domain).probabilities == expected
        twin.update(ActionExecuted("action_listen"), domain)
        assert (
            indexed.predict_action_probabilities(twin, domain).probabilities
            == plain.predict_action_probabilities(twin, domain).probabilities
        )
