"""How probable flags are, by all that speaks for them.

A phrase, the head that learnt by logarithmic loss, the one that learnt by squared loss, the kind of
message and its tone each know something that the others do not: a lawyer in a question about rights
is no threat, nor is one who is named calmly, and whoever asks for a person wants one in whatever
words. How much each counts is
learnt, flag by flag, from scores of examples that the heads had not seen; by itself none raises a
flag, but for plain words of self-harm, of the courts and of a regulator.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

from bot.nlu import calibration
from bot.nlu.lexicon import HINTED, PLAIN, SOUNDS_SO
from tickets.vocabulary import Flag, Tone

# kinds of messages that speak for or against flags; the others are alike
KINDS = ("request_human", "file_complaint", "out_of_scope", "neutral")
# threats are angry, and who names a court calmly mostly means none; despair is distressed
TONES = (Tone.CALM.value, Tone.ANGRY.value, Tone.DISTRESSED.value)
# in which somebody asks or tells something without a grievance
NEUTRAL_INTENTS = frozenset(
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
        "out_of_scope",
    }
)
_NEUTRAL = "neutral"
# what they call for is care, and a person who looks closer
_OF_CARE = frozenset({Flag.VULNERABLE, Flag.SAFETY, Flag.AGENT_ON_BEHALF, Flag.REPEAT})
# beyond it no kind and no tone is surer
_SUREST = 1e-3
# weight of the squared norm of the standardised weights
_PENALTY = 1.0
_TINY = 1e-9
# place of plain words in the evidence
_PLAIN = 3
# What plain words of these are worth at least, whatever the message is taken for: a missed danger
# costs the most, and of the 279 plain words of courts and regulators among our examples that are
# not asked about, 270 were meant.
_PLAIN_WORDS = 0.95
_PLAINLY_MEANT = (Flag.SELF_HARM, Flag.LEGAL_THREAT, Flag.REGULATOR_THREAT)


@cache
def _kinds_of(intents: tuple[str, ...]) -> np.ndarray:
    """1 where an intent is of a kind, shape (intents, kinds)."""
    membership = np.zeros((len(intents), len(KINDS)))
    for row, name in enumerate(intents):
        for column, kind in enumerate(KINDS):
            belongs = name in NEUTRAL_INTENTS if kind == _NEUTRAL else name == kind
            membership[row, column] = belongs
    return membership


@cache
def _tones_of(tones: tuple[str, ...]) -> np.ndarray:
    """1 where a tone is one of the `TONES`, shape (tones, 3)."""
    membership = np.array([[name == tone for tone in TONES] for name in tones], float)
    return membership.reshape(len(tones), len(TONES))


def kind_shares(intents: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """How surely messages are of each of the `KINDS`.

    Args:
        intents: probabilities, shape (n, intents).
        names: of the intents, in order of their columns.

    Returns:
        log-odds, shape (n, kinds); those of an intent that is not known are the lowest.
    """
    return _log_odds(intents @ _kinds_of(tuple(names)))


def tone_shares(tones: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """How surely messages are in each of the `TONES`.

    Args:
        tones: probabilities, shape (n, tones).
        names: of the tones, in order of their columns.

    Returns:
        log-odds, shape (n, 3); those of a tone that is not known are the lowest.
    """
    return _log_odds(tones @ _tones_of(tuple(names)))


def _log_odds(shares: np.ndarray) -> np.ndarray:
    # `clip` takes several times as long on so few numbers
    found: np.ndarray = logit(np.minimum(np.maximum(shares, _SUREST), 1 - _SUREST))
    return found


def evidence(
    logistic: np.ndarray, squared: np.ndarray, levels: np.ndarray, shares: np.ndarray
) -> np.ndarray:
    """All that speaks for flags, side by side.

    Args:
        logistic: scores of the head that learnt by logarithmic loss, shape (n, flags).
        squared: scores of the one that learnt by squared loss, the same shape.
        levels: how plainly phrases speak of the flag (see `lexicon`), the same shape.
        shares: what `kind_shares` and `tone_shares` say, side by side, shape (n, shares).

    Returns:
        array of shape (n, flags, 6 + shares); the last is 1 everywhere.
    """
    own = (logistic, squared, levels >= HINTED, levels == PLAIN, levels == SOUNDS_SO)
    told = np.ones((*logistic.shape, len(own) + shares.shape[1] + 1))
    for place, part in enumerate(own):
        told[:, :, place] = part
    told[:, :, len(own) : -1] = shares[:, None, :]
    return told


def weigh(told: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """How much each piece of evidence counts, by regularised logistic regression per flag.

    Args:
        told: evidence of examples that the heads were not fitted on, as `evidence` gives it.
        targets: 0/1, shape (n, flags).

    Returns:
        weights, shape (flags, evidence); a flag without examples follows the first head alone.
    """
    flags, width = told.shape[1:]
    weights = np.zeros((flags, width))
    weights[:, 0] = 1.0
    for flag in range(flags):
        if targets[:, flag].any():
            weights[flag] = _weighed(told[:, flag, :-1], targets[:, flag])
    return weights


def _weighed(told: np.ndarray, truth: np.ndarray) -> np.ndarray:
    centre, spread = told.mean(axis=0), told.std(axis=0) + _TINY
    scaled = (told - centre) / spread

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        own = weights[:-1]
        scores = scaled @ own + weights[-1]
        value = (np.logaddexp(0, scores) - scores * truth).sum() + _PENALTY / 2 * (own @ own)
        residual = expit(scores) - truth
        return float(value), np.append(scaled.T @ residual + _PENALTY * own, residual.sum())

    found = minimize(loss, np.zeros(told.shape[1] + 1), jac=True, method="L-BFGS-B").x
    own = found[:-1] / spread
    return np.append(own, found[-1] - own @ centre)


def probabilities(told: np.ndarray, weights: np.ndarray, names: Sequence[str]) -> np.ndarray:
    """Probabilities of flags, shape (n, flags).

    Args:
        told: as `evidence` gives it.
        weights: as `weigh` found them.
        names: of the flags.
    """
    found: np.ndarray = expit(np.einsum("nfk,fk->nf", told, weights))
    places = [list(names).index(flag) for flag in _PLAINLY_MEANT if flag in names]
    plainly = told[:, places, _PLAIN] * _PLAIN_WORDS
    found[:, places] = np.maximum(found[:, places], plainly)
    return found


def thresholds(
    found: np.ndarray, targets: np.ndarray, names: Sequence[str], config: Mapping[str, Any]
) -> tuple[list[float], float]:
    """The probabilities from which flags are said, and that from which self-harm is hinted at.

    Args:
        found: probabilities of examples that nothing was fitted on, shape (n, flags).
        targets: 0/1, the same shape.
        names: of the flags.
        config: weights of recall, see `understanding.DEFAULTS`.
    """
    weights = [
        config["care_recall_weight" if Flag(name) in _OF_CARE else "flag_recall_weight"]
        for name in names
    ]
    said_from = calibration.flag_thresholds(found, targets, weights, config["flag_shrinkage"])
    self_harm = names.index(Flag.SELF_HARM)
    said_from[self_harm], hinted_from = (
        calibration.best_threshold(found[:, self_harm], targets[:, self_harm], config[weight])
        for weight in ("self_harm_recall_weight", "self_harm_hint_weight")
    )
    return said_from.tolist(), hinted_from
