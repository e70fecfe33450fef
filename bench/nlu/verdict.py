"""The targets of understanding, and whether they were met."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.nlu.answers import measures

if TYPE_CHECKING:
    from bench.nlu.report import Measured

# (measure, least on held-out messages of each language)
_HELD_OUT = (
    ("intent accuracy", 0.92),
    ("category accuracy", 0.92),
    ("topic accuracy", 0.82),
    ("tone macro-F1", 0.70),
    ("angry or distressed recall", 0.90),
    ("flags recall", 0.95),
    ("flags precision", 0.90),
    ("self-harm recall", 1.0),
    ("out of scope recall", 0.80),
)
# what rules decide after the heads, so that it is held against the target as a customer gets it too
_SERVED = ("tone", "angry", "flags", "self-harm")
# (measure, most of it)
_HELD_OUT_MOST = (("complaints taken for out of scope", 0.03),)
_FOLDS_MOST = tuple((f"{head} ECE", 0.05) for head in ("intent", "category", "topic", "tone"))
# (beginning of the measure's name, least)
_PUBLIC = (("banking77", 0.852), ("CLINC150, 10-shot", 0.933), ("xSID, 800", 0.97))
# (name of the variant's file, that of the same messages in plain form)
_VARIANTS = (("mixed", "mixed.plain"), ("traditional", "traditional.plain"))
_MOST_LOST = 0.02
_TRAIN_SECONDS, _PARSE_MILLISECONDS = 60.0, 3.0
_TRAIN_RATIO, _PARSE_RATIO = 1 / 3, 1 / 5


@dataclass(frozen=True)
class Verdict:
    """One target.

    Attributes:
        what: the target in words.
        figure: what was measured.
        met: whether it is.
    """

    what: str
    figure: str
    met: bool


def _least(what: str, value: float, least: float) -> Verdict:
    return Verdict(f"{what} ≥ {least:g}", f"{value:.3f}", value >= least)


def _most(what: str, value: float, most: float) -> Verdict:
    return Verdict(f"{what} ≤ {most:.3g}", f"{value:.3f}", value <= most)


def verdicts(measured: "Measured") -> list[Verdict]:
    """Every target that could be measured; what was skipped has none."""
    return [
        *_own(measured),
        *_variants(measured),
        *_public(measured),
        *_times(measured),
        *_beside_stock(measured),
    ]


def _own(measured: "Measured") -> Iterator[Verdict]:
    for language in ("en", "zh"):
        told = measures(measured.all_held_out.of(language))
        for name, least in _HELD_OUT:
            if name in told:
                yield _least(f"held out, {language}: {name}", told[name], least)
        for name, most in _HELD_OUT_MOST:
            if name in told:
                yield _most(f"held out, {language}: {name}", told[name], most)
        told = measures(measured.served.of(language))
        for name, least in _HELD_OUT:
            if name in told and name.startswith(_SERVED):
                yield _least(f"held out, {language}, as served: {name}", told[name], least)
    told = measures(measured.crossed)
    for name, most in _FOLDS_MOST:
        if name in told:
            yield _most(f"folds: {name}", told[name], most)


def _variants(measured: "Measured") -> Iterator[Verdict]:
    for variant, plain in _VARIANTS:
        if variant not in measured.held_out or plain not in measured.held_out:
            continue
        ours, theirs = measures(measured.held_out[variant]), measures(measured.held_out[plain])
        for head in ("intent", "category", "topic", "tone"):
            name = f"{head} accuracy"
            if name in ours and name in theirs:
                yield _most(f"{variant}, lost of {name}", theirs[name] - ours[name], _MOST_LOST)


def _public(measured: "Measured") -> Iterator[Verdict]:
    for beginning, least in _PUBLIC:
        for name, value in measured.public.items():
            if name.startswith(beginning) and name.endswith("accuracy"):
                yield _least(name, value, least)


def _times(measured: "Measured") -> Iterator[Verdict]:
    for what, value, most, unit in (
        ("training on all examples", measured.train_seconds, _TRAIN_SECONDS, "s"),
        ("median parse", measured.parse_milliseconds, _PARSE_MILLISECONDS, "ms"),
    ):
        if value is not None:
            yield Verdict(f"{what} ≤ {most:g} {unit}", f"{value:.1f} {unit}", value <= most)


def _beside_stock(measured: "Measured") -> Iterator[Verdict]:
    own, stock = measured.peers.get("ours", {}), measured.peers.get("stock", {})
    for language in stock:
        ours, theirs = own[language], stock[language]
        for name, value in ours.items():
            if name in theirs and name.endswith(("accuracy", "macro-F1", "recall")):
                yield Verdict(
                    f"{language}: {name} above stock's {theirs[name]:.3f}",
                    f"{value:.3f}",
                    value > theirs[name],
                )
    for what, figures, ratio in (
        ("processor time of training", measured.seconds, _TRAIN_RATIO),
        ("processor time of a parse", measured.milliseconds, _PARSE_RATIO),
    ):
        if "ours" in figures and figures.get("stock"):
            yield _most(f"{what}, ours ÷ stock", figures["ours"] / figures["stock"], ratio)
