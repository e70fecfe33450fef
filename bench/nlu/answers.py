"""What a side said of labelled messages, and how good that is."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.nlu import figures
from bench.nlu.corpus import Example
from tickets.vocabulary import CATEGORY_OF_TOPIC, Flag, Topic

STRONG_TONES = ("angry", "distressed")
# whose labels are told one by one; the category is its topic's
NAMED_HEADS: tuple[str, ...] = ("intent", "topic", "tone")
COMPLAINT, OUT_OF_SCOPE = "file_complaint", "out_of_scope"
# those whose recall the issue sets a target for
TARGET_FLAGS = ("legal_threat", "regulator_threat", "media_threat", "group", "self_harm",
                "wants_human")  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What was said of one message.

    Attributes:
        said: label of each head, by name of the head; heads that a side does not have are absent.
        confidence: probability of each such label.
        flags: flags raised, or None when the side does not know flags.
    """

    said: dict[str, str]
    confidence: dict[str, float]
    flags: frozenset[str] | None = None


@dataclass
class Answers:
    """Messages with what was said of them, in the same order."""

    examples: list[Example] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def of(self, *languages: str) -> "Answers":
        """Those in some languages."""
        pairs = [
            pair
            for pair in zip(self.examples, self.answers, strict=True)
            if pair[0].language in languages
        ]
        return Answers([e for e, _ in pairs], [a for _, a in pairs])

    def pairs(self, head: str) -> tuple[list[str], list[str], list[float]]:
        """Truth, statement and confidence of a head, for the messages that are labelled."""
        truth, said, sure = [], [], []
        for example, answer in zip(self.examples, self.answers, strict=True):
            label = true_label(example, head)
            if label is not None and head in answer.said:
                truth.append(label)
                said.append(answer.said[head])
                sure.append(answer.confidence[head])
        return truth, said, sure


def true_label(example: Example, head: str) -> str | None:
    """The truth of one head; None when the message has none."""
    if head == "category":
        topic = example.topic if example.intent == COMPLAINT else None
        return CATEGORY_OF_TOPIC[Topic(topic)].value if topic else None
    if head == "topic" and example.intent != COMPLAINT:
        return None
    value: str | None = getattr(example, head)
    return value or None


def measures(answers: Answers) -> dict[str, float]:
    """All figures of one set by name; a figure that the set cannot give is absent."""
    told: dict[str, float] = {}
    for head in ("intent", "category", "topic", "tone", "tells"):
        truth, said, sure = answers.pairs(head)
        if not truth:
            continue
        told[f"{head} accuracy"] = figures.accuracy(truth, said)
        told[f"{head} macro-F1"] = figures.macro_f1(truth, said)
        right = [a == b for a, b in zip(truth, said, strict=True)]
        told[f"{head} ECE"] = figures.calibration_error(sure, right)
        if head == "tone":
            told["angry or distressed recall"] = figures.recall(truth, said, STRONG_TONES)
        if head == "intent" and OUT_OF_SCOPE in truth:
            told["out of scope recall"] = figures.recall(truth, said, [OUT_OF_SCOPE])
        if head == "intent" and COMPLAINT in truth:
            complaints = [b for a, b in zip(truth, said, strict=True) if a == COMPLAINT]
            rejected = sum(b == OUT_OF_SCOPE for b in complaints)
            told["complaints taken for out of scope"] = rejected / len(complaints)
    flags = flag_figures(answers)
    if flags:
        all_targets = figures.together([flags[name] for name in TARGET_FLAGS])
        told["flags recall"] = all_targets.recall
        told["flags precision"] = all_targets.precision
        told["self-harm recall"] = flags["self_harm"].recall
    return told


def flag_figures(answers: Answers) -> dict[str, figures.Found]:
    """Each flag's hits and errors; empty when the side or the set does not know flags."""
    pairs = [
        (example.flags, answer.flags)
        for example, answer in zip(answers.examples, answers.answers, strict=True)
        if example.flags is not None and answer.flags is not None
    ]
    if not pairs:
        return {}
    truth, said = [a for a, _ in pairs], [b for _, b in pairs]
    return {flag.value: figures.found(truth, said, flag.value) for flag in Flag}


def worst_errors(answers: Answers, count: int = 10) -> list[tuple[Example, str, str, float]]:
    """The most confident errors: message, head, what was said, how sure."""
    errors = [
        (example, head, answer.said[head], answer.confidence[head])
        for example, answer in zip(answers.examples, answers.answers, strict=True)
        for head in NAMED_HEADS
        if head in answer.said and true_label(example, head) not in (None, answer.said[head])
    ]
    return sorted(errors, key=lambda error: -error[3])[:count]


def middle(values: Sequence[float]) -> float:
    """The median; 0 of nothing."""
    return statistics.median(values) if values else 0.0
