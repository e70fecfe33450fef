"""The page and the data file of the benchmark of understanding."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.nlu.answers import (
    NAMED_HEADS,
    TARGET_FLAGS,
    Answers,
    flag_figures,
    measures,
    true_label,
    worst_errors,
)
from bench.nlu.verdict import verdicts

_INTRODUCTION = """\
# Understanding of messages, beside Rasa's stock pipeline

Written by `make bench-nlu`; do not edit. The figures are in [nlu.json](nlu.json). Nothing of a
public set, and nothing of `tests/nlu`, is in the model that is shipped.
"""
_PEER = """\
Rasa's stock pipeline is what `rasa init` writes: `WhitespaceTokenizer` (Chinese: `JiebaTokenizer`),
`RegexFeaturizer`, `LexicalSyntacticFeaturizer`, `CountVectorsFeaturizer` on words and on `char_wb`
1- to 4-grams, `DIETClassifier`. DIET knows one label a message, so it is trained twice a language:
on intents, those of complaints split by topic, and on tones; its category is that of its topic.
Our pipeline is one model for both languages. Both sides are trained and asked through Rasa, one
after the other, on the same examples, read by the same reader; a parse is one message, without a
server. Times are processor time of all cores, which other work on the machine does not lengthen.
"""
_PUBLIC = """\
The same classifier code with settings of its own (`bench/nlu/public.py`), since ten examples a
label are few: hardly any shrinking of the weights, shorter word features and n-grams. With ten
examples a label they were chosen on folds of those examples, never on a test split
([how](../adr/second-view-for-public-sets.md)); across languages the sentence vector is taken alone,
since nothing else means the same in both. Folds of the English sentences do not part penalties of
0.01 and below; among those the one that is taken, 0.005, gives one right answer in 500 more.

"One view" is what is shipped: one encoder, with n-grams. "Two views" has the vector of a second,
English encoder beside it and is for this comparison alone: the targets are the figures of two
encoders together (USE and ConveRT), and the shipped model, which reads Chinese too, must answer
within the time of one.
"""
LANGUAGES = ("en", "zh")
_FLAGS = """\
The flags with a target are those that the issue of understanding names; recall and precision "of
flags" elsewhere on this page count them together.
"""
_SERVED = """\
### As served

The tables above show what the heads say by themselves. Here the whole pipeline was asked, with the
rules that read plain words after them: that is what a customer gets. The messages are those with a
tone.
"""
_PICTURE = "![confusion of {head}, {language}](nlu-{head}-{language}.png)"


@dataclass
class Measured:
    """Everything of one benchmark.

    Attributes:
        examples: number of training examples.
        folds: number of folds of the cross-validation.
        crossed: our answers on the folds.
        held_out: our answers to `tests/nlu`, by file.
        peer_terms: training examples of either side, and epochs of DIET.
        peers: side → language → figures on the same held-out messages, by name of the measure.
        train_seconds: of our training on all examples through Rasa, by the clock.
        parse_milliseconds: median of our parse through Rasa, processor time.
        seconds: side → processor seconds of all its trainings.
        milliseconds: side → median parse, processor time.
        served: what our pipeline says with all its rules, trained on everything.
        public: figures of public sets.
        views: median processor milliseconds of encoding one message, by name of the encoder.
        skipped: what could not be measured, in words.
        kept: part ("stock", "public") → number of our examples when its figures were measured, for
            parts that were taken from an earlier run.
    """

    examples: int
    folds: int
    crossed: Answers = field(default_factory=Answers)
    held_out: dict[str, Answers] = field(default_factory=dict)
    peers: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    peer_terms: tuple[int, int] = (0, 0)
    train_seconds: float | None = None
    parse_milliseconds: float | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    milliseconds: dict[str, float] = field(default_factory=dict)
    served: Answers = field(default_factory=Answers)
    public: dict[str, float] = field(default_factory=dict)
    views: dict[str, float] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)

    @property
    def all_held_out(self) -> Answers:
        """The held-out files as one set."""
        every = Answers()
        for part in self.held_out.values():
            every.examples += part.examples
            every.answers += part.answers
        return every


def table(heads: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def measure_table(columns: dict[str, Answers]) -> str:
    """One row a measure, one column a set."""
    return figure_table({name: measures(answers) for name, answers in columns.items()})


def figure_table(columns: dict[str, dict[str, float]]) -> str:
    """One row a measure, one column a set, of figures that were counted before."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    rows = [
        [name, *(f"{column[name]:.3f}" if name in column else "–" for column in columns.values())]
        for name in names
    ]
    return table(["measure", *columns], rows)


def flag_table(answers: Answers) -> str:
    """One row a flag, those with a target first; recall and precision by language."""
    sides = [flag_figures(answers.of(language)) for language in LANGUAGES]
    sides.append(flag_figures(answers))
    others = [name for name in sides[-1] if name not in TARGET_FLAGS]
    rows = []
    for name in [*TARGET_FLAGS, *others] if sides[-1] else []:
        row = [name if name in TARGET_FLAGS else f"{name} (no target)"]
        for found in (side[name] for side in sides if side):
            row += [str(found.hits + found.missed), f"{found.recall:.2f}", f"{found.precision:.2f}"]
        rows.append(row)
    heads = [
        f"{what}, {side}"
        for side, told in zip((*LANGUAGES, "both"), sides, strict=True)
        if told
        for what in ("messages", "recall", "precision")
    ]
    return table(["flag", *heads], rows)


def error_table(answers: Answers) -> str:
    """The ten most confident errors."""
    rows = [
        [
            " ".join(example.text.split()).replace("|", "/")[:160],
            head,
            str(true_label(example, head)),
            said,
            f"{sure:.2f}",
        ]
        for example, head, said, sure in worst_errors(answers)
    ]
    return table(["message", "head", "label", "said", "confidence"], rows)


def _ratios(measured: Measured) -> str:
    (ours, theirs) = ("ours", "stock")
    rows = [
        [
            name,
            f"{figures[ours]:.1f}",
            f"{figures[theirs]:.1f}",
            f"{figures[ours] / figures[theirs]:.2f}",
        ]
        for name, figures in (
            ("training, processor s (all models of the side)", measured.seconds),
            ("one parse, processor ms (median)", measured.milliseconds),
        )
        if ours in figures and theirs in figures
    ]
    return table(["", "ours", "stock", "ours ÷ stock"], rows)


def _served(answers: Answers) -> list[str]:
    """What customers get, where the whole pipeline was asked."""
    if not answers.answers:
        return []
    columns = {"en": answers.of("en"), "zh": answers.of("zh"), "both": answers}
    return [_SERVED, measure_table(columns), "Flags as served:\n", flag_table(answers)]


def _earlier(measured: Measured, part: str) -> list[str]:
    """That figures were kept from an earlier run, where they were."""
    if part not in measured.kept:
        return []
    return [
        f"Measured at an earlier state, of {measured.kept[part]} examples; so are the rows of the "
        "targets that come from here.\n"
    ]


def page(measured: Measured) -> str:
    """The page in Markdown."""
    crossed, held_out = measured.crossed, measured.all_held_out
    parts = [
        _INTRODUCTION,
        "## Targets\n",
        table(
            ["target", "measured", ""],
            [[v.what, v.figure, "met" if v.met else "**not met**"] for v in verdicts(measured)],
        ),
        f"## {measured.folds}-fold cross-validation on our {measured.examples} examples\n"
        "Near-duplicates share a fold.\n",
        measure_table({"en": crossed.of("en"), "zh": crossed.of("zh"), "both": crossed}),
        "## Held-out messages (`tests/nlu`)\n",
        measure_table({"en": held_out.of("en"), "zh": held_out.of("zh"), "both": held_out}),
        "### By file\n",
        measure_table(measured.held_out),
        *_served(measured.served),
        "### Flags\n",
        _FLAGS,
        flag_table(held_out),
        "On the folds:\n",
        flag_table(crossed),
        "### Ten worst errors on the folds\n",
        "The most confident ones; of our own examples, so that this page gives away no held-out "
        "message.\n",
        error_table(crossed),
    ]
    if measured.peers:
        columns = {
            f"{side}, {language}": told
            for side, by_language in measured.peers.items()
            for language, told in by_language.items()
        }
        parts += [
            "## Beside the stock pipeline\n",
            *_earlier(measured, "stock"),
            _PEER,
            "Trained on {} of the examples, DIET for {} epochs.\n".format(*measured.peer_terms),
            figure_table(columns),
            _ratios(measured),
        ]
    if measured.public:
        rows = [[name, f"{value:.3f}"] for name, value in measured.public.items()]
        earlier = _earlier(measured, "public")
        parts += ["## Public sets\n", *earlier, _PUBLIC, table(["measure", "value"], rows)]
    if measured.views:
        rows = [[name, f"{value:.1f}"] for name, value in measured.views.items()]
        parts.append(table(["encoder", "one message, processor ms (median)"], rows))
    parts.append("## Confusion on the folds\n")
    parts += [
        _PICTURE.format(head=head, language=language) + "\n"
        for head in NAMED_HEADS
        for language in ("en", "zh")
    ]
    skipped = "\n".join(f"- {line}" for line in measured.skipped) or "Nothing."
    return "\n".join([*parts, "## Skipped\n", skipped, ""])


def flag_data(answers: Answers) -> dict[str, Any]:
    """Recall, precision and number of messages of each flag, by language."""
    return {
        language: {
            name: {
                "messages": found.hits + found.missed,
                "recall": found.recall,
                "precision": found.precision,
            }
            for name, found in flag_figures(answers.of(language)).items()
        }
        for language in LANGUAGES
    }


def data(measured: Measured) -> dict[str, Any]:
    """What the page says, as JSON."""
    crossed, held_out = measured.crossed, measured.all_held_out
    return {
        "examples": measured.examples,
        "folds": measured.folds,
        "cross_validation": {lang: measures(crossed.of(lang)) for lang in ("en", "zh")},
        "held_out": {lang: measures(held_out.of(lang)) for lang in LANGUAGES},
        "held_out_flags": flag_data(held_out),
        "cross_validation_flags": flag_data(crossed),
        "held_out_files": {name: measures(part) for name, part in measured.held_out.items()},
        "peers": measured.peers,
        "train_seconds": measured.train_seconds,
        "parse_milliseconds": measured.parse_milliseconds,
        "beside_stock_train_processor_seconds": measured.seconds,
        "beside_stock_parse_milliseconds": measured.milliseconds,
        "peer_examples_and_epochs": measured.peer_terms,
        "served": {lang: measures(measured.served.of(lang)) for lang in LANGUAGES},
        "served_flags": flag_data(measured.served),
        "public": measured.public,
        "public_encoder_milliseconds": measured.views,
        "targets": [verdict.__dict__ for verdict in verdicts(measured)],
        "skipped": measured.skipped,
        "kept": measured.kept,
    }


def write(measured: Measured, folder: Path) -> None:
    """Write page and data into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "nlu.md").write_text(page(measured), encoding="utf-8")
    text = json.dumps(data(measured), indent=1, ensure_ascii=False)
    (folder / "nlu.json").write_text(text + "\n", encoding="utf-8")
