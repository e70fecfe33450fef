"""Rasa's RulePolicy with the same predictions, found without trying every rule.

For each prediction Rasa asks the rules twice, once for the words and once for the intent of the
last message, and each time holds every rule against every state since the conversation began: a
third of a turn's time. Rules about words (end-to-end training) do not occur here; of the others
only those count that end in the action that ran last and the intent that was read, and of the
states those that the longest rule reaches back to. What was replayed for one prediction is not
replayed for the next.
"""

from collections import deque
from functools import lru_cache
from operator import is_
from typing import Any

from rasa.core.policies.rule_policy import (
    RULES,
    RULES_FOR_LOOP_UNHAPPY_PATH,
    RulePolicy,
)
from rasa.shared.core.constants import ACTION_LISTEN_NAME, PREVIOUS_ACTION, USER
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ACTION_NAME, INTENT

from bot.engine.tracker import REPLAY

# rules of a model, and more
_RULES = 1000
# action and intent of the state that a rule ends in; None where it names none
_End = tuple[str | None, str | None]


class _Replay:
    """A conversation replayed as far as the policy saw it, to be gone on with at its next look.

    Args:
        tracker: the conversation.
        remembered: how many states before actions are kept.

    Attributes:
        reached: the conversation after the events so far.
        states: those before its last actions.
    """

    def __init__(self, tracker: DialogueStateTracker, remembered: int) -> None:
        self.states: deque[State] = deque(maxlen=remembered)
        self._begin(tracker)

    def _begin(self, tracker: DialogueStateTracker) -> None:
        self.reached = tracker.init_copy()
        self.states.clear()
        self._events: list[Event] = []

    @classmethod
    def of(cls, tracker: DialogueStateTracker, remembered: int) -> "_Replay":
        """The tracker's own; copies of a tracker do not share it (see `ConversationTracker`)."""
        replay = tracker.__dict__.get(REPLAY)
        if replay is None or replay.states.maxlen != remembered:
            replay = tracker.__dict__[REPLAY] = cls(tracker, remembered)
        return replay

    def go_on(self, events: list[Event], domain: Domain) -> None:
        """Replay what came since; all anew if what counted before does so no more."""
        done = len(self._events)
        if len(events) < done or not all(map(is_, self._events, events)):
            self._begin(self.reached)
            done = 0
        new = events[done:]
        actions = [index for index, event in enumerate(new) if type(event) is ActionExecuted]
        # the states before the others would only be pushed out again
        kept = frozenset(actions[-(self.states.maxlen or 0) :])
        for index, event in enumerate(new):
            if index in kept:
                self.states.append(domain.get_active_state(self.reached))
            self.reached.update(event)
        self._events = events


class IndexedRulePolicy(RulePolicy):
    """A trained RulePolicy, indexed; made by `index`."""

    _by_end: dict[int, dict[_End, dict[str, str]]]
    _reads_words: bool
    _longest_rule: int

    @classmethod
    def index(cls, policy: RulePolicy) -> None:
        """Turn a loaded policy into an indexed one, in place: the graph holds on to it."""
        policy.__class__ = cls
        assert isinstance(policy, cls)
        policy._by_end = {}
        policy._reads_words = any(
            policy._may_answer_words(key) for key in policy.lookup.get(RULES, {})
        )
        policy._longest_rule = max(
            (
                len(policy._rule_key_to_state(key))
                for kind in (RULES, RULES_FOR_LOOP_UNHAPPY_PATH)
                for key in policy.lookup.get(kind, {})
            ),
            default=1,
        )

    def _may_answer_words(self, rule_key: str) -> bool:
        state = self._rule_key_to_state(rule_key)[-1]
        previous = state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME)
        # a state of words has no intent, which such a rule asks for
        return previous in (None, ACTION_LISTEN_NAME) and not state.get(USER, {}).get(INTENT)

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input and not self._reads_words:
            return None, None, False
        return super()._find_action_from_rules(tracker, domain, use_text_for_last_user_input)

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        replay = _Replay.of(tracker, self._longest_rule - 1)
        replay.go_on(tracker.applied_events(), domain)
        states = [*replay.states, domain.get_active_state(replay.reached)]
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
        return states

    def format_tracker_states(self, states: list[State]) -> None:
        """Nothing: Rasa writes them out for a line of the debug log only."""

    @staticmethod
    @lru_cache(maxsize=_RULES)
    def _states_back(rule_key: str) -> list[State]:
        return IndexedRulePolicy._rule_key_to_state(rule_key)[::-1]

    def _is_rule_applicable(
        self, rule_key: str, turn_index: int, conversation_state: State
    ) -> bool:
        states = self._states_back(rule_key)
        if turn_index >= len(states):
            return True
        rule_state = states[turn_index]
        if rule_state.get(PREVIOUS_ACTION) and conversation_state.get(PREVIOUS_ACTION):
            return self._does_rule_match_state(rule_state, conversation_state)
        # beginnings of conversations are Rasa's matter
        return super()._is_rule_applicable(rule_key, turn_index, conversation_state)

    def _get_possible_keys(self, lookup: dict[str, str], states: list[State]) -> set[str]:
        if not states:
            return super()._get_possible_keys(lookup, states)
        action, intent = _end(states[-1])
        if action is None:
            return super()._get_possible_keys(lookup, states)
        by_end = self._by_end.get(id(lookup))
        if by_end is None:
            by_end = self._by_end[id(lookup)] = self._indexed(lookup)
        ends = dict.fromkeys([(action, intent), (action, None), (None, intent), (None, None)])
        fitting = {key: value for end in ends for key, value in by_end.get(end, {}).items()}
        return super()._get_possible_keys(fitting, states)

    def _indexed(self, lookup: dict[str, str]) -> dict[_End, dict[str, str]]:
        """Rules by what the state that they end in holds."""
        by_end: dict[_End, dict[str, str]] = {}
        for key, value in lookup.items():
            by_end.setdefault(_end(self._rule_key_to_state(key)[-1]), {})[key] = value
        return by_end


def _end(state: State) -> _End:
    return state.get(PREVIOUS_ACTION, {}).get(ACTION_NAME), state.get(USER, {}).get(INTENT)
