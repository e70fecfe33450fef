"""What is said of a message, decided from probabilities and the thresholds that were calibrated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import numpy as np

from bot.nlu.head_training import ASKS, CATEGORY, FLAGS, INTENT, TELLS, TONE, TOPIC
from bot.nlu.intents import OUT_OF_SCOPE
from tickets.vocabulary import Flag, Tone

ASKS_FOR_A_PERSON = "request_human"
STRONG_TONES = (Tone.ANGRY.value, Tone.DISTRESSED.value)
_COMPLAINT = "file_complaint"
# What is no complaint is angry or distressed from here on: a question that is taken for an outburst
# is answered as one.
_STRONG_ELSEWHERE = 0.35
THREATS = frozenset({Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT, Flag.MEDIA_THREAT})
# Who asks these calmly threatens nobody: on folds of our own examples none of six threats raised in
# such questions was meant, and two of seven in praise.
_NEUTRAL_QUESTIONS = frozenset(
    {"ask_rights", "ask_process", "ask_privacy", "ask_help", "explain_term"}
)
_PRAISE = "praise"
FEEDBACK = frozenset({_PRAISE, "suggest"})
# Complaints are most of what is learnt and told, so that these seldom win against them; from here
# on they go first. Of 460 complaints written to sound like praise, ideas and questions 5 % had so
# much of praise and 2 % of others; of 469 plain ones, 1 %.
_NO_COMPLAINTS = _NEUTRAL_QUESTIONS | FEEDBACK
# What went wrong before is told with praise and ideas, whose own tone is calm, where one is so sure
# and a strong tone is not. Of 73 such messages of others, 13 were read otherwise, none rightly.
_SUREFEEDBACK, _PLAINLY_STRONG = 0.9, 0.7
_LEAST_NO_COMPLAINT = 0.3
# a dry remark on a long wait is no hint of self-harm
_LEAST_DISTRESS = 0.05

Ranking = list[tuple[str, float]]


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
        tells: names and probabilities of what the message tells as a reply.
        asks: the same of the responses that it would ask for as a question.
    """

    intents: Ranking
    topics: Ranking
    categories: Ranking
    tones: Ranking
    flags: dict[str, float]
    self_harm_hint: float
    tells: Ranking
    asks: Ranking


def decide(
    probabilities: Mapping[str, np.ndarray],
    names: Mapping[str, Sequence[str]],
    thresholds: Mapping[str, Any],
) -> Reading:
    """Decide about one message.

    Args:
        probabilities: its calibrated probabilities, by head.
        names: of each head's labels, in order of their probabilities.
        thresholds: `rejection` of what is out of scope, `strong` of angry and distressed tones,
            `flags_said_from` and `self_harm_hinted_from`.
    """

    def ranked(head: str) -> Ranking:
        pairs = zip(names[head], probabilities[head].tolist(), strict=True)
        return sorted(pairs, key=itemgetter(1), reverse=True)

    intents = _outside_in_front(ranked(INTENT), thresholds["rejection"])
    if intents[0][0] == _COMPLAINT:
        intents = _no_complaint_in_front(intents)
    tones = ranked(TONE)
    distress = dict(tones).get(Tone.DISTRESSED.value, 1.0)
    strong_from = thresholds["strong"]
    if intents[0][0] != _COMPLAINT:
        strong_from = max(strong_from, _STRONG_ELSEWHERE)
    tones = _in_front(tones, STRONG_TONES, strong_from)
    if intents[0][0] in FEEDBACK and intents[0][1] >= _SUREFEEDBACK:
        tones = _calm_in_front(tones)
    flags = {
        name: value
        for name, value, least in zip(
            names[FLAGS], probabilities[FLAGS].tolist(), thresholds["flags_said_from"], strict=True
        )
        if value >= least
    }
    if intents[0][0] == ASKS_FOR_A_PERSON:
        # whoever asks for a person wants one, by definition (docs/labels.md)
        wanted = flags.get(Flag.WANTS_HUMAN.value, 0.0)
        flags[Flag.WANTS_HUMAN.value] = max(intents[0][1], wanted)
    if _threatens_nobody(intents[0][0], tones[0][0] if tones else ""):
        flags = {name: value for name, value in flags.items() if name not in THREATS}
    if intents[0][0] in FEEDBACK:
        # a class or an office that is glad together has no grievance in common
        flags.pop(Flag.GROUP.value, None)
    hint = float(probabilities[FLAGS][names[FLAGS].index(Flag.SELF_HARM)])
    distressed = distress >= _LEAST_DISTRESS
    hinted = Flag.SELF_HARM in flags or (distressed and hint >= thresholds["self_harm_hinted_from"])
    return Reading(
        intents,
        ranked(TOPIC),
        ranked(CATEGORY),
        tones,
        flags,
        hint if hinted else 0.0,
        ranked(TELLS),
        ranked(ASKS),
    )


def _outside_in_front(ranked: Ranking, least: float) -> Ranking:
    """What is out of scope in front from `least` on; of what is no complaint, if half as likely."""
    likeliest, likelihood = ranked[0]
    if likeliest not in (_COMPLAINT, OUT_OF_SCOPE):
        least = max(least, likelihood / 2)
    return _in_front(ranked, (OUT_OF_SCOPE,), least)


def _no_complaint_in_front(ranked: Ranking) -> Ranking:
    """Praise, an idea or a question in front of a complaint that it may well be in place of."""
    likeliest = next((pair for pair in ranked if pair[0] in _NO_COMPLAINTS), None)
    if likeliest is None or likeliest[1] < _LEAST_NO_COMPLAINT:
        return ranked
    return [likeliest, *(pair for pair in ranked if pair is not likeliest)]


def _calm_in_front(ranked: Ranking) -> Ranking:
    """The tone of feedback, unless it is plainly a strong one."""
    if ranked[0][0] in STRONG_TONES and ranked[0][1] >= _PLAINLY_STRONG:
        return ranked
    return sorted(ranked, key=lambda pair: pair[0] != Tone.CALM)


def _threatens_nobody(intent: str, tone: str) -> bool:
    return intent == _PRAISE or (intent in _NEUTRAL_QUESTIONS and tone == Tone.CALM)


def _in_front(ranked: Ranking, special: tuple[str, ...], least: float) -> Ranking:
    """Names by probability; the special ones in front from `least` on, and only from then."""
    present = [pair for pair in ranked if pair[0] in special]
    if not present or len(present) == len(ranked):
        return ranked
    in_front = sum(value for _, value in present) >= least
    first = next(pair for pair in ranked if (pair[0] in special) == in_front)
    return [first, *(pair for pair in ranked if pair is not first)]
